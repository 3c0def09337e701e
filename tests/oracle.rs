//! Rankings against DuckDB SQL, over the demonstration force and over real police.uk data.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use placeharm::domain::Date;
use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::import::import;
use placeharm::export::store::save;

/// Runs the oracle in the environment that `scripts/setup oracle` made.
fn agrees(snapshot: &Path, selections: u32) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/venv/bin/python");
    assert!(python.exists(), "{}: found nothing; run scripts/setup oracle", python.display());
    let output = Command::new(python)
        .arg(root.join("tests/oracle/oracle.py"))
        .arg(env!("CARGO_BIN_EXE_placeharm"))
        .arg(snapshot)
        .args([selections.to_string(), "1".to_owned()])
        .output()
        .expect("the oracle runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    println!("{said}");
    assert!(output.status.success(), "{said}");
}

#[test]
fn duckdb_agrees_on_the_demonstration_force() {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(8_000), seed: 3 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    agrees(dir.path(), 40);
}

#[test]
fn duckdb_agrees_on_real_records() {
    let dir = tempfile::tempdir().expect("a folder");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/police_uk");
    for name in ["placeharm.toml", "weights.csv", "lsoa_to_msoa.csv", "msoa.geojson"] {
        std::fs::copy(shipped.join(name), dir.path().join(name)).expect("a shipped file");
    }
    std::fs::create_dir(dir.path().join("download")).expect("a folder");
    std::fs::copy(shipped.join("excerpt.zip"), dir.path().join("download/excerpt.zip")).expect("the excerpt");
    let created = Date::from_ymd(2022, 1, 3).expect("a day");
    let imported = import(&dir.path().join("placeharm.toml"), created).expect("an import");
    let snapshot = dir.path().join("snapshot");
    save(&snapshot, &imported.tables, imported.manifest).expect("a snapshot");
    agrees(&snapshot, 10);
}
