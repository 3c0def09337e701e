//! How long the engine takes: `cargo bench --features export --bench engine [-- RECORDS...]`.
//!
//! A national demonstration force of each size; 2,000 different seeded changes, none of them seen
//! before, timed in batches of 100.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints, and fails by panicking")]

mod changes;

use std::time::Instant;

use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load_tables, save};
use placeharm::scoring::{Cube, Selection};
use placeharm::snapshot::open;

use changes::{CHANGES, drawn};

const SELECTIONS: usize = 2_000;
const BATCH: usize = 100;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![100_000, 1_000_000] } else { asked };
    println!(
        "{:>10}  {:<36} {:>22} {:>22}",
        "records", "a change of, ms", "ranked, median and 95%", "whole, median and 95%"
    );
    for records in sizes {
        bench(records);
    }
}

fn bench(records: usize) {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::National, records: Some(records), seed: 1 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    drop(demo.tables);
    let (manifest, files) = load_tables(dir.path()).expect("the files");
    let began = Instant::now();
    let dataset = open(&manifest, &files).expect("a dataset");
    let decode = began.elapsed().as_secs_f64();
    let began = Instant::now();
    let cube = Cube::build(dataset).expect("a cube");
    let build = began.elapsed().as_secs_f64();
    let began = Instant::now();
    let first = cube.ranking(&Selection::default());
    let first_ms = began.elapsed().as_secs_f64() * 1e3;
    assert_eq!(first.standings(), cube.answer(&Selection::default()).standings(), "both rank alike");
    println!(
        "{records:>10}  decoded in {:.0} ms, cube built in {:.0} ms, first ranked in {first_ms:.1} ms",
        decode * 1e3,
        build * 1e3,
    );
    for (name, change) in CHANGES {
        let selections = drawn(change, cube.catalogue(), SELECTIONS);
        let [ranked, ranked_high] = time(&selections, |selection| cube.ranking(selection).areas[0].standing.score);
        let [whole, whole_high] = time(&selections, |selection| cube.answer(selection).force.score);
        println!("{records:>10}  {name:<36} {ranked:>14.4} {ranked_high:>7.4} {whole:>14.3} {whole_high:>7.3}");
    }
}

/// The median and the 95th percentile of a batch's mean, in milliseconds.
#[allow(clippy::cast_precision_loss, reason = "a small number")]
fn time(selections: &[Selection], ask: impl Fn(&Selection) -> f64) -> [f64; 2] {
    let mut checksum = 0.0;
    let mut means: Vec<f64> = selections
        .chunks(BATCH)
        .map(|batch| {
            let began = Instant::now();
            checksum += batch.iter().map(&ask).sum::<f64>();
            began.elapsed().as_secs_f64() * 1e3 / batch.len() as f64
        })
        .collect();
    assert!(checksum > 0.0, "the answers are used");
    means.sort_by(f64::total_cmp);
    [means[means.len() / 2], means[(means.len() * 95).div_ceil(100) - 1]]
}
