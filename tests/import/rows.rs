//! Rows that are wrong, over one small CSV file.

use std::path::PathBuf;

use placeharm::export::import::import;

use crate::created;

/// A small configuration over one CSV file.
fn small(csv: &[u8], more: &str) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| std::fs::write(dir.path().join(name), bytes).expect("written");
    write("rows.csv", csv);
    write("offences.csv", b"code,name,group,weight\n92A,Supply,Drugs,512.96\n");
    write(
        "sectors.geojson",
        br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"S1","name":"One"},
        "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}}]}"#,
    );
    let config = format!(
        r#"
force = "Test"
marking = "OFFICIAL"
score_title = "harm"
stale_after_days = 2
from = "2025-01-01"
to = "2026-01-01"
max_rejected_share = 0.6
{more}
[sectors]
file = "sectors.geojson"
id = "id"
name = "name"
[offences]
file = "offences.csv"
code = "code"
name = "name"
group = "group"
weight = "weight"
edition = "2019"
source = "test"
[[source]]
id = "crimes"
label = "Crimes"
complete_to = "2026-01-01"
dates = "occurrence"
files = "rows.csv"
kind = "crime"
sector = {{ column = "sector" }}
[source.columns]
id = "id"
date = "date"
offence = "offence"
[[measure]]
id = "crime"
label = "Crime"
unit = "crimes"
records = ["crime"]
points = "own_weight"
"#
    );
    write("config.toml", config.as_bytes());
    let path = dir.path().join("config.toml");
    (dir, path)
}

const HEADER: &str = "id,date,sector,offence\n1,2025-03-04,S1,92A\n";

fn refused(row: &str) -> String {
    let (_dir, config) = small(format!("{HEADER}{row}\n").as_bytes(), "");
    let imported = import(&config, created()).expect("an import");
    assert_eq!(imported.tables.records.rows(), 1, "the good row stays");
    assert_eq!(imported.manifest.rejected[0].rows, 1);
    imported.rejects[0].to_string()
}

#[test]
fn wrong_rows_are_refused_with_where_found_and_expected() {
    assert_eq!(
        refused("2,2025-02-30,S1,92A"),
        r#"rows.csv:3: date: found "2025-02-30", expected a date such as 2026-11-24, or a month such as 2026-11"#
    );
    assert_eq!(refused("2,2025-03-04,S9,92A"), r#"rows.csv:3: sector: found "S9", expected the id of a sector"#);
    assert_eq!(
        refused("2,2025-03-04,S1,1Z"),
        r#"rows.csv:3: offence: found "1Z", expected a code of the offences file"#
    );
    assert_eq!(
        refused("1,2025-03-04,S1,92A"),
        r#"rows.csv:3: id: found "1", expected an id that no row of the source before it has"#
    );
}

#[test]
fn a_row_cut_short_is_refused() {
    assert_eq!(
        refused("2,2025-03-04"),
        r#"rows.csv:3: row: found "2 fields", expected as many fields as the header has"#
    );
}

#[test]
fn a_byte_that_is_no_utf8_is_refused_with_its_row() {
    let (_dir, config) = small(&[HEADER.as_bytes(), b"2,2025-03-04,S\xff,92A\n"].concat(), "");
    let imported = import(&config, created()).expect("an import");
    assert_eq!(imported.rejects[0].to_string(), "rows.csv:3: sector: found \"S\u{fffd}\", expected text in UTF-8");
}

#[test]
fn what_is_empty_is_kept_as_missing() {
    let (_dir, config) = small(format!("{HEADER}2,,,\n").as_bytes(), "");
    let imported = import(&config, created()).expect("an import");
    assert_eq!((imported.tables.records.rows(), imported.rejects.len()), (2, 0));
}

fn failure(csv: &[u8], more: &str) -> String {
    let (dir, config) = small(csv, more);
    let error = import(&config, created()).expect_err("a failure");
    error.to_string().replace(&format!("{}/", dir.path().display()), "")
}

#[test]
fn files_and_configurations_of_no_use_fail_the_export() {
    assert_eq!(failure(b"id,date,offence\n", ""), "rows.csv:1: sector: found 0 such columns, expected one");
    assert_eq!(failure(b"", ""), "rows.csv:1: found an empty file, expected a header and rows");
    let typo = failure(HEADER.as_bytes(), "markking = \"OFFICIAL\"");
    assert!(
        typo.starts_with("config.toml:9: column 1: found unknown field `markking`, expected one of `force`"),
        "{typo}"
    );
    let refused = failure(b"id,date,sector,offence\n1,x,S1,92A\n", "");
    assert!(refused.starts_with("crimes: found 1 of 1 rows refused, expected a share of at most 0.6"), "{refused}");
}
