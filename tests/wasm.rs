//! Native and wasm give the same scores and ranks to the bit, and intervals within 1e-9. The wasm runs in an
//! interpreter, so that this shows, too, what an interpreted browser reckons.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../benches/engine/changes.rs"]
mod changes;
#[path = "../benches/engine/interpreter.rs"]
mod interpreter;
#[path = "../benches/engine/said.rs"]
mod said;

use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load_tables, save};
use placeharm::scoring::{Cube, Selection};
use placeharm::snapshot::open;
use serde_json::Value;

use changes::{CHANGES, drawn};
use interpreter::Interpreter;
use said::said;

/// Selections of each change.
const SELECTIONS: usize = 2;

/// Fails where two values differ; numbers that are not whole may by a thousand-millionth of them.
fn assert_alike(native: &Value, wasm: &Value, at: &str) {
    match (native, wasm) {
        (Value::Object(native), Value::Object(wasm)) => {
            assert!(native.keys().eq(wasm.keys()), "{at}");
            native.iter().for_each(|(key, value)| assert_alike(value, &wasm[key], &format!("{at}.{key}")));
        }
        (Value::Array(native), Value::Array(wasm)) => {
            assert_eq!(native.len(), wasm.len(), "{at}");
            native.iter().zip(wasm).for_each(|(native, wasm)| assert_alike(native, wasm, at));
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() && other.is_f64() => {
            let [one, other] = [one, other].map(|number| number.as_f64().expect("a float"));
            assert!((one - other).abs() <= 1e-9 * one.abs().max(1.0), "{at}: native {one}, wasm {other}");
        }
        _ => assert_eq!(native, wasm, "{at}"),
    }
}

#[test]
fn native_and_wasm_rank_alike_to_the_bit() {
    let wasm = std::fs::read("target/engine-wasm/simd.wasm").expect("run scripts/engine-wasm simd");
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(5_000), seed: 7 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    let (manifest, files) = load_tables(dir.path()).expect("the files");
    let cube = Cube::build(open(&manifest, &files).expect("a dataset")).expect("a cube");
    let mut interpreter = Interpreter::new(&wasm);
    interpreter.open(&manifest, &files);
    let force = (u32::MAX, vec![Selection::default()]);
    let changes = (0..).zip(CHANGES).map(|(number, (_, change))| (number, drawn(change, cube.catalogue(), SELECTIONS)));
    for (number, selections) in changes.chain([force]) {
        interpreter.call::<_, ()>("draw", (number, u32::try_from(selections.len()).expect("a few")));
        for (at, selection) in (0..).zip(&selections) {
            let native: Value = serde_json::from_str(&said(&cube, selection)).expect("JSON");
            let wasm: Value = serde_json::from_str(&interpreter.text("speak", at)).expect("JSON");
            for exact in ["standings", "elements", "likely"] {
                assert_eq!(native[exact].to_string(), wasm[exact].to_string(), "{exact} of {selection:?}");
            }
            assert_alike(&native, &wasm, "said");
        }
    }
}
