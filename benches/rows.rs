//! How long the raw rows take: `cargo bench --features export --bench rows [-- RECORDS...]`.
//!
//! A national demonstration force of each size. Each question is asked anew, the median of nine; the first time is
//! said too, since the order of a column's values is worked out then.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints, and fails by panicking")]

use std::time::Instant;

use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load_file, load_tables, save};
use placeharm::rows::{Desk, Filter, Gathering, Look, Order, TableId, Test};

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![1_000_000] } else { asked };
    println!("{:>10}  {:<44} {:>9} {:>9} {:>10}", "records", "question", "first", "median", "rows");
    sizes.into_iter().for_each(bench);
}

fn bench(records: usize) {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::National, records: Some(records), seed: 1 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    drop(demo.tables);
    let (manifest, files) = load_tables(dir.path()).expect("the files");
    let began = Instant::now();
    let mut desk = Desk::open(&manifest, files).expect("a desk");
    desk.look(Look::default()).expect("it looks");
    println!("{records:>10}  {:<44} {:>6.1} ms", "open, and read the records", millis(began));
    let began = Instant::now();
    let names = ["id", "detail"].map(str::to_owned).to_vec();
    let mut gathering = Gathering::new(names);
    for part in manifest.files.iter().filter(|file| file.table == "records_detail") {
        gathering.add(&load_file(dir.path(), part).expect("a part")).expect("a part");
    }
    desk.set_gathered(gathering.finish());
    println!("{records:>10}  {:<44} {:>6.1} ms", "unpack and gather id and detail", millis(began));
    let filter = |column: &str, test| Filter { column: column.to_owned(), test };
    let order = |column: &str| vec![Order { column: column.to_owned(), descending: true }];
    let kinds = Test::OneOf(["drug_death", "firearms_intel"].map(str::to_owned).into());
    let questions = [
        ("filter by a set", Look { filters: vec![filter("kind", kinds)], ..Look::default() }),
        (
            "text contains, offence name",
            Look { filters: vec![filter("offence_name", Test::Contains("drug".into()))], ..Look::default() },
        ),
        ("text contains, id", Look { filters: vec![filter("id", Test::Contains("777".into()))], ..Look::default() }),
        ("search of all columns at hand", Look { search: "north".into(), ..Look::default() }),
        ("sort by sector", Look { order: order("sector_name"), ..Look::default() }),
        ("sort by day", Look { order: order("date"), ..Look::default() }),
        ("sort by harm", Look { order: order("harm"), ..Look::default() }),
        ("sort by id", Look { order: order("id"), ..Look::default() }),
    ];
    let columns = ["date", "sector_name", "offence_name", "kind", "source", "harm", "counted_by"].map(str::to_owned);
    for (name, look) in questions {
        let (mut times, mut rows) = (Vec::new(), 0);
        for _ in 0..9 {
            let look = Look { table: TableId::Records, ..look.clone() };
            let began = Instant::now();
            rows = desk.look(look).expect("it looks").rows;
            assert!(desk.window(rows / 2, 50, &columns).rows.len() <= 50);
            times.push(millis(began));
        }
        let first = times[0];
        times.sort_by(f64::total_cmp);
        println!("{records:>10}  {name:<44} {first:>6.1} ms {:>6.1} ms {rows:>10}", times[4]);
    }
}

fn millis(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1e3
}
