//! Rankings against DuckDB SQL: over invented forces' own files, over real police.uk files, and over
//! the tables of the demonstration force, which has no files.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "oracle/exports.rs"]
mod exports;

use std::path::Path;
use std::process::Command;

use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load, save};
use placeharm::scoring::Selection;

/// Runs a script of `tests/oracle` in the environment that `scripts/setup oracle` made.
fn run(script: &str, arguments: &[&str]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/venv/bin/python");
    assert!(python.exists(), "{}: found nothing; run scripts/setup oracle", python.display());
    let script = root.join("tests/oracle").join(script);
    let output = Command::new(python).arg(script).args(arguments).output().expect("the script runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    println!("{said}");
    assert!(output.status.success(), "{said}");
}

fn agrees(arguments: [&str; 4]) {
    run("oracle.py", &[&[env!("CARGO_BIN_EXE_placeharm")], arguments.as_slice()].concat());
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Ranks the shipped police.uk excerpt, each row placed by `sector`, or as it is shipped.
fn agrees_on_real_files(sector: Option<&str>) {
    let dir = tempfile::tempdir().expect("a folder");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/police_uk");
    for name in ["placeharm.toml", "weights.csv", "lsoa_to_msoa.csv", "msoa.geojson"] {
        std::fs::copy(shipped.join(name), dir.path().join(name)).expect("a shipped file");
    }
    std::fs::create_dir(dir.path().join("download")).expect("a folder");
    std::fs::copy(shipped.join("excerpt.zip"), dir.path().join("download/excerpt.zip")).expect("the excerpt");
    let config = dir.path().join("placeharm.toml");
    if let Some(sector) = sector {
        let written = std::fs::read_to_string(&config).expect("a configuration");
        let line = written.lines().find(|line| line.starts_with("sector = ")).expect("how sectors are found");
        std::fs::write(&config, written.replace(line, sector)).expect("written");
    }
    agrees(["source", text(&config), "8", "1"]);
}

#[test]
fn duckdb_agrees_on_the_demonstration_force() {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(8_000), seed: 3 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    agrees(["snapshot", text(dir.path()), "25", "1"]);
}

#[test]
fn duckdb_agrees_on_real_files_by_lookup() {
    agrees_on_real_files(None);
}

#[test]
fn duckdb_agrees_on_real_files_by_polygon() {
    agrees_on_real_files(Some("sector = \"polygon\""));
}

#[test]
fn duckdb_agrees_on_the_example_of_every_table() {
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/warehouse/placeharm.toml");
    agrees(["source", text(&config), "40", "1"]);
}

#[test]
fn duckdb_agrees_on_invented_forces() {
    agrees(["forces", "40", "6", "1"]);
}

#[test]
fn a_snapshot_that_pyarrow_wrote_ranks_as_ours_does() {
    let (ours, theirs) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(8_000), seed: 3 });
    save(ours.path(), &demo.tables, demo.manifest).expect("a snapshot");
    run("rewrite.py", &[text(ours.path()), text(theirs.path())]);
    let answer = |dir: &Path| load(dir).expect("it opens").1.answer(&Selection::default());
    assert!(answer(ours.path()).force.score > 0.0);
    assert_eq!(answer(theirs.path()), answer(ours.path()));
}
