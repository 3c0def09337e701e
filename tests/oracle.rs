//! Rankings against DuckDB SQL: over invented forces' own files, over real police.uk files, and over
//! the tables of the demonstration force, which has no files.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::save;

/// Runs the oracle in the environment that `scripts/setup oracle` made.
fn agrees(arguments: [&str; 4]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/venv/bin/python");
    assert!(python.exists(), "{}: found nothing; run scripts/setup oracle", python.display());
    let output = Command::new(python)
        .arg(root.join("tests/oracle/oracle.py"))
        .arg(env!("CARGO_BIN_EXE_placeharm"))
        .args(arguments)
        .output()
        .expect("the oracle runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    println!("{said}");
    assert!(output.status.success(), "{said}");
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
        let text = std::fs::read_to_string(&config).expect("a configuration");
        let line = text.lines().find(|line| line.starts_with("sector = ")).expect("how sectors are found");
        std::fs::write(&config, text.replace(line, sector)).expect("written");
    }
    agrees(["source", config.to_str().expect("a path in UTF-8"), "8", "1"]);
}

#[test]
fn duckdb_agrees_on_the_demonstration_force() {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(8_000), seed: 3 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    agrees(["snapshot", dir.path().to_str().expect("a path in UTF-8"), "25", "1"]);
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
    agrees(["source", config.to_str().expect("a path in UTF-8"), "40", "1"]);
}

#[test]
fn duckdb_agrees_on_invented_forces() {
    agrees(["forces", "40", "6", "1"]);
}
