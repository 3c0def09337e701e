//! What `placeharm check` finds in a snapshot of the example.

use std::io::Write;
use std::path::Path;

use placeharm::export::check::check;
use placeharm::export::import::Imported;
use placeharm::export::store::{load_manifest, save};

use crate::warehouse::Warehouse;

/// Findings of the snapshot of an import, which `change` may break first.
fn findings(warehouse: &Warehouse, change: impl FnOnce(&mut Imported)) -> Vec<String> {
    let mut imported = warehouse.import();
    change(&mut imported);
    let snapshot = warehouse.path("snapshot");
    save(&snapshot, &imported.tables, imported.manifest).expect("a snapshot");
    said(&snapshot)
}

fn said(snapshot: &Path) -> Vec<String> {
    check(snapshot).expect("a manifest").1.iter().map(ToString::to_string).collect()
}

#[test]
fn the_example_has_no_findings_and_all_of_its_files_are_checked() {
    let warehouse = Warehouse::new();
    assert_eq!(findings(&warehouse, |_| ()), [] as [String; 0]);
    let gz = std::fs::read_dir(warehouse.path("snapshot")).expect("a folder");
    let files = gz.filter(|entry| entry.as_ref().expect("an entry").path().extension().is_some_and(|end| end == "gz"));
    assert_eq!(check(&warehouse.path("snapshot")).expect("a manifest").0, files.count());
}

#[test]
fn a_point_outside_its_sectors_polygon_is_a_counted_warning() {
    let warehouse = Warehouse::new().change("crimes.csv", "2.02,56.15", "2.12,56.15").change(
        "crimes.csv",
        "2.03,56.06",
        "2.13,56.06",
    );
    let found = findings(&warehouse, |_| ());
    assert_eq!(
        found,
        ["warning: records_detail: row 9: column longitude, latitude: found [2.12, 56.15] (2 such rows in all), \
          expected a point in the polygon of sector \"N1\""]
    );
}

#[test]
fn a_day_outside_the_period_is_a_counted_warning() {
    let warehouse = Warehouse::new().change("crimes.csv", "C009,2026-05-06", "C009,2062-05-06");
    let found = findings(&warehouse, |_| ());
    assert_eq!(
        found,
        ["warning: records: row 5: column date: found 2062-05-06 (1 such rows in all), expected 2026-01-01 to before \
          2026-07-01"]
    );
}

#[test]
fn references_that_lead_nowhere_are_named_with_table_row_and_column() {
    let activity = findings(&Warehouse::new(), |imported| imported.tables.activity[1].sectors.push("X".to_owned()));
    assert_eq!(activity, [r#"activity: row 2: column sectors: found "X", expected ids of sectors"#]);
    let ends = findings(&Warehouse::new(), |imported| {
        let first = &mut imported.tables.activity[0];
        first.to = Some(first.from);
    });
    assert_eq!(ends, [r#"activity: row 1: column to: found "a day not after `from`", expected a day after the first"#]);
    // Without a group nothing but the nominals' own file has them.
    let home = findings(&Warehouse::new(), |imported| {
        imported.tables.records.sector_ids.push("X".to_owned());
        imported.tables.nominals[1].memberships.clear();
        imported.tables.nominals[1].home_sector = Some(4);
    });
    assert_eq!(home, [r#"nominals: row 1: column home_sector: found "X", expected the id of a sector"#]);
    let beat = findings(&Warehouse::new(), |imported| imported.tables.records.beat[0] = Some(2));
    assert_eq!(beat, [r#"records: row 9: column beat: found "N2-1", expected a beat of the row's sector"#]);
}

#[test]
fn damage_to_a_file_of_one_groups_nominals_is_found() {
    let warehouse = Warehouse::new();
    findings(&warehouse, |_| ());
    let snapshot = warehouse.path("snapshot");
    let nominals = std::fs::read_dir(&snapshot)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("nominals-")))
        .expect("a group's file");
    let mut file = std::fs::File::options().append(true).open(&nominals).expect("the file");
    file.write_all(b"x").expect("written");
    let found = said(&snapshot);
    assert!(found.len() == 1 && found[0].starts_with("nominals-") && found[0].contains("bytes, expected"), "{found:?}");
    let index = load_manifest(&snapshot).expect("a manifest").groups_index.expect("an index");
    std::fs::remove_file(snapshot.join(&index.name)).expect("removed");
    assert!(said(&snapshot)[0].contains("groups_index-"));
}

#[test]
fn a_digest_of_what_is_unpacked_is_held_too() {
    let warehouse = Warehouse::new();
    assert_eq!(findings(&warehouse, |_| ()), [] as [String; 0]);
    let manifest = warehouse.path("snapshot/manifest.json");
    let text = std::fs::read_to_string(&manifest).expect("the manifest");
    let (before, after) = text.split_once("\"unpacked_sha256\": \"").expect("a digest");
    let digest = if after.starts_with('0') { "1" } else { "0" };
    std::fs::write(&manifest, format!("{before}\"unpacked_sha256\": \"{digest}{}", &after[1..])).expect("written");
    let said = said(&warehouse.path("snapshot"));
    assert!(said.len() == 1 && said[0].contains(", unpacked: found SHA-256"), "{said:?}");
}
