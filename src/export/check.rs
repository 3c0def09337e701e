//! Findings of a whole snapshot: damage, references that lead nowhere, and what looks wrong.

use std::path::Path;

use geojson::FeatureCollection;

use super::store::{StoreError, load, load_file, load_manifest};
use crate::boundary::Ground;
use crate::domain::Date;
use crate::scoring::Cube;
use crate::snapshot::{
    FileEntry, Manifest, SnapshotError, Whereabouts, check_activity, check_nominals, sha256_hex, whereabouts,
};

/// One finding.
#[derive(Debug, thiserror::Error)]
pub enum Finding {
    /// The snapshot, or a file of it, cannot be used as it is.
    #[error(transparent)]
    Fault(#[from] StoreError),
    /// Rows that can be used and look wrong; the scores' data quality counts them too, where they
    /// leave them out.
    #[error(
        "warning: {table}: row {row}: column {column}: found {found} ({rows} such rows in all), expected {expected}"
    )]
    Warning {
        /// The table.
        table: &'static str,
        /// The first such row, from 1.
        row: usize,
        /// The column.
        column: &'static str,
        /// Its value.
        found: String,
        /// How many rows are like it.
        rows: usize,
        /// What it should be.
        expected: String,
    },
}

impl Finding {
    /// Whether the snapshot can be used in spite of it.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(self, Self::Warning { .. })
    }
}

/// Checks every file of the snapshot in a folder; gives how many there are, and the findings.
///
/// # Errors
/// There is no manifest to begin with.
pub fn check(dir: &Path) -> Result<(usize, Vec<Finding>), StoreError> {
    let manifest = load_manifest(dir)?;
    let (files, unreadable) = files(dir, &manifest);
    let damaged = files.iter().filter_map(|file| whole(dir, file).err());
    let mut findings: Vec<Finding> = damaged.chain(unreadable).map(Finding::Fault).collect();
    // With a damaged file the tables would only say the same again.
    if findings.is_empty() {
        match tables(dir, &manifest, &files) {
            Ok(warnings) => findings = warnings,
            Err(fault) => findings.push(fault.into()),
        }
    }
    Ok((files.len(), findings))
}

/// A file is what the manifest says, packed and unpacked: some servers unpack on the way.
fn whole(dir: &Path, file: &FileEntry) -> Result<(), StoreError> {
    let found = sha256_hex(&load_file(dir, file)?);
    if found == file.unpacked_sha256 {
        return Ok(());
    }
    let (name, expected) = (format!("{}, unpacked", file.name), file.unpacked_sha256.clone());
    Err(SnapshotError::Hash { file: name, found, expected }.into())
}

/// Every file, those that the index of groups lists too; or what is wrong with that index.
fn files(dir: &Path, manifest: &Manifest) -> (Vec<FileEntry>, Option<StoreError>) {
    let mut files = manifest.files.clone();
    let Some(index) = &manifest.groups_index else { return (files, None) };
    files.push(index.clone());
    // A damaged index is found among the files.
    let Ok(bytes) = load_file(dir, index) else { return (files, None) };
    match serde_json::from_slice::<Vec<FileEntry>>(&bytes) {
        Ok(grouped) => files.extend(grouped),
        Err(error) => return (files, Some(error.into())),
    }
    (files, None)
}

fn tables(dir: &Path, manifest: &Manifest, files: &[FileEntry]) -> Result<Vec<Finding>, StoreError> {
    let (_, cube) = load(dir)?;
    let sectors = &cube.catalogue().areas.sectors;
    let sector_ids: Vec<&str> = sectors.iter().map(|sector| sector.id.as_str()).collect();
    let group_codes: Vec<&str> = group_codes(&cube);
    if !manifest.lacks("activity") {
        check_activity(&load_file(dir, manifest.file("activity")?)?, &sector_ids, &group_codes)?;
    }
    for file in files.iter().filter(|file| file.table == "nominals") {
        check_nominals(&load_file(dir, file)?, &sector_ids)?;
    }
    let mut parts: Vec<&FileEntry> = manifest.files.iter().filter(|file| file.table == "records_detail").collect();
    parts.sort_by_key(|file| file.part);
    let details = parts.into_iter().map(|part| load_file(dir, part)).collect::<Result<Vec<_>, _>>()?;
    let details = (!manifest.lacks("records_detail")).then_some(details.as_slice());
    let found = whereabouts(&load_file(dir, manifest.file("records")?)?, details, &sector_ids)?;
    let grounds = grounds(&load_file(dir, manifest.file("sectors")?)?)?;
    Ok(outside_period(manifest, &found).into_iter().chain(outside_sector(&grounds, &sector_ids, &found)).collect())
}

fn group_codes(cube: &Cube) -> Vec<&str> {
    cube.catalogue().groups.iter().map(|group| group.code.as_str()).collect()
}

fn grounds(sectors: &[u8]) -> Result<Vec<Option<Ground>>, SnapshotError> {
    let collection: FeatureCollection = serde_json::from_slice(sectors).map_err(|error| SnapshotError::Format {
        file: "sectors".to_owned(),
        found: error.to_string(),
        expected: "a GeoJSON FeatureCollection",
    })?;
    Ok(collection.features.iter().map(Ground::of).collect())
}

fn outside_period(manifest: &Manifest, records: &Whereabouts) -> Option<Finding> {
    let period = manifest.from.epoch_days()..manifest.to.epoch_days();
    let outside = |day: Option<i32>| day.filter(|day| !period.contains(day));
    let mut rows = records.day.iter().enumerate().filter_map(|(row, &day)| Some((row, outside(day)?)));
    let (row, day) = rows.next()?;
    Some(Finding::Warning {
        table: "records",
        row: row + 1,
        column: "date",
        found: Date::from_epoch_days(day).map_or_else(|| format!("day {day}"), |date| date.to_string()),
        rows: 1 + rows.count(),
        expected: format!("{} to before {}", manifest.from, manifest.to),
    })
}

/// Points that lie outside the polygon of the sector that their record has.
fn outside_sector(grounds: &[Option<Ground>], sector_ids: &[&str], records: &Whereabouts) -> Option<Finding> {
    let outside = |(row, (sector, point)): (usize, (&Option<u16>, &Option<[f64; 2]>))| {
        let (sector, point) = (usize::from((*sector)?), (*point)?);
        let ground = grounds.get(sector)?.as_ref()?;
        (!ground.holds(point)).then_some((row, sector, point))
    };
    let mut rows = records.sector.iter().zip(&records.point_deg).enumerate().filter_map(outside);
    let (row, sector, point) = rows.next()?;
    Some(Finding::Warning {
        table: "records_detail",
        row: row + 1,
        column: "longitude, latitude",
        found: format!("{point:?}"),
        rows: 1 + rows.count(),
        expected: format!("a point in the polygon of sector {:?}", sector_ids.get(sector).copied().unwrap_or_default()),
    })
}
