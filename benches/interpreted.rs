//! How long the engine's wasm takes in an interpreter:
//! `cargo bench --features engine-interpreted --bench interpreted [-- RECORDS...]`, after `scripts/engine-wasm simd plain`.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints, and fails by panicking")]

#[path = "engine/interpreter.rs"]
mod interpreter;

use std::time::Instant;

use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load_tables, save};

use interpreter::Interpreter;

const SELECTIONS: u32 = 200;
const BATCH: usize = 10;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![250_000, 1_000_000] } else { asked };
    for kind in ["simd", "plain"] {
        let wasm =
            std::fs::read(format!("target/engine-wasm/{kind}.wasm")).expect("run scripts/engine-wasm simd plain");
        for &records in &sizes {
            println!("{kind}");
            bench(&wasm, records);
        }
    }
}

fn bench(wasm: &[u8], records: usize) {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::National, records: Some(records), seed: 1 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    drop(demo.tables);
    let (manifest, files) = load_tables(dir.path()).expect("the files");
    let mut interpreter = Interpreter::new(wasm);
    let began = Instant::now();
    interpreter.open(&manifest, &files);
    let opened = millis(began);
    interpreter.call::<_, ()>("draw", (u32::MAX, 1_u32));
    let began = Instant::now();
    interpreter.call::<_, f64>("rank", (0_u32, 1_u32));
    println!("{records:>10}  opened in {opened:.0} ms, first ranked in {:.1} ms", millis(began));
    let changes: Vec<String> = serde_json::from_str(&interpreter.text("changes", ())).expect("names");
    for (number, name) in (0_u32..).zip(changes) {
        interpreter.call::<_, ()>("draw", (number, SELECTIONS));
        for asks in ["rank", "answer"] {
            let mut times: Vec<f64> = (0..SELECTIONS)
                .step_by(BATCH)
                .map(|from| {
                    let (to, began) = (from + u32::try_from(BATCH).expect("a few"), Instant::now());
                    interpreter.call::<_, f64>(asks, (from, to));
                    millis(began) / f64::from(to - from)
                })
                .collect();
            times.sort_by(f64::total_cmp);
            let [median, high] = [times[times.len() / 2], times[(times.len() * 95).div_ceil(100) - 1]];
            println!("{records:>10}  {name:<36} {asks:<8} median {median:>8.3} ms, 95% {high:>8.3} ms");
        }
    }
}

fn millis(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1e3
}
