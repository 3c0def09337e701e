//! A force's own files in, a ranking out: real police.uk data, and files that are wrong.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use placeharm::domain::Date;
use placeharm::export::import::{ImportError, Imported, import};
use placeharm::export::store::{load, save};
use placeharm::scoring::{Reason, Selection};

fn created() -> Date {
    Date::from_ymd(2022, 1, 3).expect("a day")
}

/// A folder with the shipped example, and the archive as its download.
fn example(archive: &Path) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/police_uk");
    for name in ["placeharm.toml", "weights.csv", "lsoa_to_msoa.csv", "msoa.geojson"] {
        std::fs::copy(shipped.join(name), dir.path().join(name)).expect("a shipped file");
    }
    std::fs::create_dir(dir.path().join("download")).expect("a folder");
    std::fs::copy(archive, dir.path().join("download/archive.zip")).expect("an archive");
    dir
}

fn excerpt() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/police_uk/excerpt.zip")
}

fn whole_period(imported: &Imported) -> Selection {
    let (from, to) = (imported.manifest.from.month(), imported.manifest.to.month());
    Selection { period: placeharm::domain::Period::new(from, to).ok(), ..Selection::default() }
}

/// Imports, saves, loads and ranks: (id of the first, its score, the force's score, missing sectors).
fn ranked(dir: &Path) -> (Imported, String, f64, f64, u64) {
    let imported = import(&dir.join("placeharm.toml"), created()).expect("an import");
    save(&dir.join("snapshot"), &imported.tables, imported.manifest.clone()).expect("a snapshot");
    let (_, cube) = load(&dir.join("snapshot")).expect("it opens");
    let answer = cube.answer(&whole_period(&imported));
    let first = &answer.areas[0];
    let id = cube.catalogue().areas.sectors[usize::from(first.area)].id.to_string();
    let missing = cube.quality().total(Reason::NoSector);
    (imported, id, first.score, answer.force.score, missing)
}

#[test]
fn a_police_uk_excerpt_ranks_by_lookup_and_by_polygon() {
    let dir = example(&excerpt());
    let (by_lookup, ..) = ranked(dir.path());
    assert_eq!(by_lookup.tables.records.rows() + by_lookup.rejects.len(), 3_246);
    let config = dir.path().join("placeharm.toml");
    let text = std::fs::read_to_string(&config).expect("a configuration");
    let line = text.lines().find(|line| line.starts_with("sector = ")).expect("how sectors are found");
    std::fs::write(&config, text.replace(line, "sector = \"polygon\"")).expect("written");
    let (by_polygon, ..) = ranked(dir.path());
    assert_eq!(by_polygon.tables.records.rows(), 3_246);
    let placed = |imported: &Imported| imported.tables.records.sector.iter().flatten().count();
    assert!(placed(&by_polygon) > 3_200, "{}", placed(&by_polygon));
}

#[test]
fn anti_social_behaviour_is_unweighted_by_design() {
    let dir = example(&excerpt());
    let imported = import(&dir.path().join("placeharm.toml"), created()).expect("an import");
    save(&dir.path().join("snapshot"), &imported.tables, imported.manifest).expect("a snapshot");
    let (_, cube) = load(&dir.path().join("snapshot")).expect("it opens");
    assert!(cube.quality().total(Reason::UnweightedByDesign) > 900);
    assert_eq!(cube.quality().total(Reason::NoWeight), 0);
    assert_eq!(cube.catalogue().score_title(), "recorded crime harm");
}

#[test]
fn the_full_download_gives_the_reference_figures() {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/police_uk/northumbria_2020-05_2021-12.zip");
    if !full.exists() {
        eprintln!("SKIPPED: {} is not here; the excerpt alone was tested", full.display());
        return;
    }
    let dir = example(&full);
    let (imported, first, first_score, force_score, missing) = ranked(dir.path());
    assert_eq!(imported.tables.records.rows() + imported.rejects.len(), 323_598);
    assert_eq!(missing, 299);
    assert_eq!(imported.rejects.len(), 193);
    assert_eq!(first, "E02001731");
    assert!((first_score - 1_527_704.37).abs() < 0.01, "{first_score}");
    assert!((force_score - 31_254_587.0).abs() < 0.5, "{force_score}");
}

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
    assert_eq!(failure(b"id,date,offence\n", ""), "rows.csv:1: sector: found no such columns, expected one");
    assert_eq!(failure(b"", ""), "rows.csv:1: found an empty file, expected a header and rows");
    let typo = failure(HEADER.as_bytes(), "markking = \"OFFICIAL\"");
    assert!(
        typo.starts_with("config.toml:9: column 1: found unknown field `markking`, expected one of `force`"),
        "{typo}"
    );
    let refused = failure(b"id,date,sector,offence\n1,x,S1,92A\n", "");
    assert!(refused.starts_with("crimes: found 1 of 1 rows refused, expected a share of at most 0.6"), "{refused}");
}

#[test]
fn a_truncated_archive_fails_the_export() {
    let whole = std::fs::read(excerpt()).expect("the excerpt");
    let dir = example(&excerpt());
    std::fs::write(dir.path().join("download/archive.zip"), &whole[..whole.len() / 2]).expect("written");
    let error = import(&dir.path().join("placeharm.toml"), created()).expect_err("a failure");
    assert!(matches!(&error, ImportError::Unreadable { expected: "a whole zip archive", .. }), "{error}");
}
