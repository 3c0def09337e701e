//! A snapshot for an audience that gets counts: what is withheld is not in its bytes, and the rest is right.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use arrow::array::AsArray;
use arrow::datatypes::{UInt8Type, UInt32Type};
use placeharm::domain::Date;
use placeharm::export::aggregate::{ABSENT, Aggregate, aggregate};
use placeharm::export::check::check;
use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{StoreError, load, load_file, load_manifest, save};
use placeharm::scoring::Selection;
use placeharm::snapshot::{Manifest, NO_DAY, Tables, read_themes};

const SMALLEST: u32 = 5;

/// Values and their counts.
type Values<'a> = Vec<(&'a str, Option<u32>)>;

struct Made {
    dir: tempfile::TempDir,
    /// The force's own tables.
    full: Tables,
    manifest: Manifest,
}

fn made() -> Made {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(120_000), seed: 7 });
    let audience = Aggregate { label: "Partners".to_owned(), smallest: SMALLEST, months: 12 };
    let (tables, manifest) = aggregate(demo.tables.clone(), demo.manifest, &audience);
    let manifest = save(dir.path(), &tables, manifest).expect("a snapshot");
    Made { dir, full: demo.tables, manifest }
}

impl Made {
    fn bytes(&self, table: &'static str) -> Vec<u8> {
        load_file(self.dir.path(), self.manifest.file(table).expect("the table")).expect("its bytes")
    }

    /// The rows of `records` as text by column, their counts, and the keys of these as they lie in the file, nulls
    /// included.
    fn records(&self) -> (Vec<Vec<String>>, Vec<Option<u32>>, Vec<u8>) {
        let bytes = self.bytes("records");
        let mut reader = arrow::ipc::reader::StreamReader::try_new(bytes.as_slice(), None).expect("a stream");
        let batch = reader.next().expect("a batch").expect("readable");
        let counts = batch.column_by_name("count").expect("counts").as_dictionary::<UInt8Type>();
        let distinct = counts.values().as_primitive::<UInt32Type>();
        let count = |key: Option<u8>| key.map(|key| distinct.value(key.into()));
        let text = |name: &str, row: usize| {
            let column = batch.column_by_name(name).expect("a column");
            arrow::util::display::array_value_to_string(column, row).expect("text")
        };
        let names = ["date", "sector", "offence", "kind", "source", "police_generated", "soc_related"];
        let rows = (0..batch.num_rows()).map(|row| names.iter().map(|name| text(name, row)).collect()).collect();
        (rows, counts.keys().iter().map(count).collect(), counts.keys().values().to_vec())
    }
}

#[test]
fn absent_tables_have_no_file_and_the_snapshot_is_sound() {
    let made = made();
    for table in ABSENT {
        assert!(!made.manifest.files.iter().any(|file| file.table == table), "{table}");
        assert!(made.manifest.lacks(table));
    }
    assert!(made.manifest.groups_index.is_none() && made.manifest.rejected.is_empty());
    let (_, findings) = check(made.dir.path()).expect("a manifest");
    assert!(findings.iter().all(placeharm::export::check::Finding::is_warning), "{findings:?}");
    let (_, cube) = load(made.dir.path()).expect("it opens");
    assert!(cube.answer(&Selection::default()).areas.iter().any(|area| area.score > 0.0));
    let linked = cube.catalogue().measures.iter().filter(|measure| measure.is_linked());
    assert!(linked.into_iter().all(|measure| !measure.supplied));
}

#[test]
fn shown_counts_are_the_forces_own_and_withheld_ones_leave_no_trace() {
    let made = made();
    let records = &made.full.records;
    let mut own: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    for row in 0..records.rows() {
        let day = Some(records.day[row]).filter(|&day| day != NO_DAY).and_then(Date::from_epoch_days);
        // Three years to the end of October: each is dated to its October.
        let month = day.map_or(String::new(), |day| {
            let (year, month, _) = day.ymd();
            format!("{}-10-01", if month > 10 { year + 1 } else { year })
        });
        let key = vec![
            month,
            records.sector[row].map_or(String::new(), |at| records.sector_ids[usize::from(at)].clone()),
            records.offence[row].map_or(String::new(), |at| made.full.offences[usize::from(at)].code.to_string()),
            records.kinds[usize::from(records.kind[row])].to_string(),
            records.sources[usize::from(records.source[row])].to_string(),
            records.police_generated[row].to_string(),
            records.soc_related[row].to_string(),
        ];
        *own.entry(key).or_default() += records.count[row];
    }
    let (rows, counts, keys) = made.records();
    assert_eq!(rows.len(), own.len());
    let mut withheld = 0;
    for ((row, count), key) in rows.iter().zip(&counts).zip(&keys) {
        if let Some(count) = count {
            assert_eq!(own.get(row), Some(count), "{row:?}");
            assert!(*count >= SMALLEST);
        } else {
            assert_eq!(*key, 0, "the place of a null is that of any other");
            withheld += 1;
        }
    }
    assert!(withheld > 100 && counts.iter().flatten().count() > 100, "{withheld} of {}", counts.len());
    let shown: u64 = counts.iter().flatten().map(|&count| u64::from(count)).sum();
    assert_eq!(made.manifest.sources.iter().map(|source| source.rows).sum::<u64>(), shown);
    let themes = read_themes(&made.bytes("themes")).expect("themes");
    let hidden = withheld + themes.iter().filter(|cell| cell.count.is_none()).count() as u64;
    assert_eq!(made.manifest.audience.as_ref().map(|audience| audience.withheld), Some(hidden));
}

#[test]
fn what_is_withheld_of_a_theme_cannot_be_had_from_its_sum() {
    let made = made();
    let themes = read_themes(&made.bytes("themes")).expect("themes");
    let records = &made.full.records;
    let mut by_list: BTreeMap<(&str, &str, Date), Values> = BTreeMap::new();
    for cell in &themes {
        assert!(cell.count.is_none_or(|count| count >= SMALLEST), "{cell:?}");
        by_list.entry((&cell.kind, &cell.facet, cell.from)).or_default().push((&cell.value, cell.count));
    }
    let (mut hidden_lists, mut shown) = (0, 0);
    for ((kind, facet, from), cells) in by_list.iter().filter(|((_, facet, _), _)| *facet != "substance") {
        let to = themes.iter().find(|cell| cell.from == *from).expect("the window").to;
        let own: Vec<u32> = cells
            .iter()
            .map(|(value, _)| {
                let is_here = |row: &usize| {
                    let column = match *facet {
                        "age_band" => &records.age_band,
                        "subject" => &records.intelligence_subject,
                        _ => &records.intelligence_type,
                    };
                    records.kinds[usize::from(records.kind[*row])].as_str() == *kind
                        && (from.epoch_days()..to.epoch_days()).contains(&records.day[*row])
                        && column[*row].as_deref().unwrap_or("") == *value
                };
                (0..records.rows()).filter(is_here).map(|row| records.count[row]).sum()
            })
            .collect();
        for ((_, count), own) in cells.iter().zip(&own) {
            assert!(count.is_none_or(|count| count == *own));
            shown += usize::from(count.is_some());
        }
        let hidden: Vec<u32> =
            cells.iter().zip(&own).filter(|((_, count), _)| count.is_none()).map(|(_, &own)| own).collect();
        if !hidden.is_empty() && hidden.len() < cells.len() {
            let others = u32::try_from(hidden.len()).expect("few") - 1;
            let left = hidden.iter().sum::<u32>() - others;
            assert!(hidden.len() >= 2 && left >= SMALLEST - 1, "{kind} {facet} {from}: {hidden:?}");
            hidden_lists += 1;
        }
    }
    assert!(hidden_lists > 0 && shown > 10, "{hidden_lists} lists, {shown} shown");
}

#[test]
fn counts_are_not_written_over_a_snapshot_with_rows() {
    let (made, dir) = (made(), tempfile::tempdir().expect("a folder"));
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(2_000), seed: 7 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot with rows");
    let manifest = load_manifest(made.dir.path()).expect("a manifest");
    let refused = save(dir.path(), &Tables::default(), manifest).expect_err("it is refused");
    assert!(matches!(refused, StoreError::OtherAudience { .. }), "{refused}");
}
