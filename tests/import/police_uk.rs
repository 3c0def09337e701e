//! Real police.uk data in, a ranking out.

use std::path::{Path, PathBuf};

use placeharm::export::import::{ImportError, Imported, import};
use placeharm::export::store::{load, save};
use placeharm::scoring::{Reason, Selection};

use crate::created;

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
    let supplied = cube.catalogue().measures.iter().filter(|measure| measure.supplied).count();
    assert_eq!((cube.catalogue().measures.len(), supplied), (10, 1));
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

#[test]
fn a_truncated_archive_fails_the_export() {
    let whole = std::fs::read(excerpt()).expect("the excerpt");
    let dir = example(&excerpt());
    std::fs::write(dir.path().join("download/archive.zip"), &whole[..whole.len() / 2]).expect("written");
    let error = import(&dir.path().join("placeharm.toml"), created()).expect_err("a failure");
    assert!(matches!(&error, ImportError::Unreadable { expected: "a whole zip archive", .. }), "{error}");
}
