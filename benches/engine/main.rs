//! How long the engine takes: `cargo bench --features export --bench engine [-- RECORDS...]`.
//!
//! A national demonstration force of each size; 2,000 different seeded changes, none of them seen
//! before, timed in batches of 100.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints, and fails by panicking")]

use std::time::Instant;

use placeharm::domain::{Period, Points, Via, ViaSet};
use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load_tables, save};
use placeharm::scoring::{Catalogue, Cube, Overlap, Selection, Valuation};
use placeharm::snapshot::open;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const CHANGES: usize = 2_000;
const BATCH: usize = 100;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![100_000, 1_000_000] } else { asked };
    println!(
        "{:>10}  {:<28} {:>22} {:>22}",
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
    let changes: [(&str, Change); 8] = [
        ("offences", offences),
        ("weights", weights),
        ("measures", measures),
        ("whole months", months),
        ("kinds of group", kinds),
        ("one to three groups", groups),
        ("all groups but one to three", all_but_groups),
        ("the overlap rule, offences", overlap),
    ];
    for (name, change) in changes {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let selections: Vec<Selection> = (0..CHANGES).map(|_| change(cube.catalogue(), &mut rng)).collect();
        let [ranked, ranked_high] = time(&selections, |selection| cube.ranking(selection).areas[0].standing.score);
        let [whole, whole_high] = time(&selections, |selection| cube.answer(selection).force.score);
        println!("{records:>10}  {name:<28} {ranked:>14.4} {ranked_high:>7.4} {whole:>14.3} {whole_high:>7.3}");
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
    [means[means.len() / 2], means[means.len() * 95 / 100]]
}

type Change = fn(&Catalogue, &mut ChaCha8Rng) -> Selection;

fn below(rng: &mut ChaCha8Rng, limit: usize) -> usize {
    rng.next_u32() as usize % limit
}

fn offences(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let out = catalogue.offences.iter().filter(|_| below(rng, 3) == 0).map(|offence| offence.code.clone());
    Selection { offences_out: out.collect(), ..Selection::default() }
}

fn weights(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let changed: Vec<_> = catalogue.offences.iter().filter(|_| below(rng, 3) == 0).collect();
    let points = |rng: &mut ChaCha8Rng| Points::new(f64::from(rng.next_u32() % 1_000)).expect("in range");
    let weights = changed.into_iter().map(|offence| (offence.code.clone(), points(rng))).collect();
    Selection { valuation: Valuation { weights, ..Valuation::default() }, ..Selection::default() }
}

fn measures(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let off = catalogue.measures.iter().filter(|_| below(rng, 3) == 0).map(|measure| measure.id.clone());
    Selection { measures_off: off.collect(), ..offences(catalogue, rng) }
}

fn months(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let covered = catalogue.period.months();
    let from = rng.next_u32() % covered;
    let to = from + 1 + rng.next_u32() % (covered - from);
    let month = |offset: u32| catalogue.period.from().plus(i32::try_from(offset).expect("a small number"));
    Selection { period: Period::new(month(from), month(to)).ok(), ..offences(catalogue, rng) }
}

fn kinds(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let base = offences(catalogue, rng);
    let vias = Via::ALL.into_iter().filter(|_| below(rng, 2) == 0).fold(base.vias, ViaSet::without);
    Selection { vias, ..base }
}

fn groups(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let out = (0..=below(rng, 3)).map(|_| catalogue.groups[below(rng, catalogue.groups.len())].code.clone());
    Selection { groups_out: out.collect(), ..Selection::default() }
}

fn all_but_groups(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let kept = groups(catalogue, rng).groups_out;
    let out = catalogue.groups.iter().map(|group| &group.code).filter(|code| !kept.contains(code)).cloned();
    Selection { groups_out: out.collect(), ..Selection::default() }
}

fn overlap(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    Selection { overlap: Overlap::CountOnce, ..offences(catalogue, rng) }
}
