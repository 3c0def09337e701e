//! A group's nominals, fetched only when a page asks for them.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Failure;
use super::extras::Source;
use super::opening::{fetch_for, fetch_table, open_tables};
use crate::domain::{Date, GroupCode};
use crate::scoring::{Cube, Dataset, LinkedRecord, NominalLinks, Selection, linked_records};
use crate::snapshot::{FileEntry, Manifest, NominalRow, SnapshotError, nominals, record_days};

/// A nominal of a group with what they are linked to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupNominal {
    /// Pseudonym.
    pub id: String,
    /// Their kind, as in files.
    pub kind: String,
    /// Status as the force has it.
    pub status: String,
    /// Id of the home sector.
    pub home_sector: Option<String>,
    /// Groups, each from a day up to another, open where none.
    pub memberships: Vec<(String, Date, Option<Date>)>,
    /// Schemes and days of referrals.
    pub referrals: Vec<(String, Date)>,
    /// Records they are linked to.
    pub records: Vec<LinkedRecord>,
}

/// A group's nominals as their file has them, and the tables that say what records are.
pub struct Fetched {
    rows: Vec<NominalRow>,
    dataset: Dataset,
    days: Vec<Option<i32>>,
}

/// Fetches a group's own file with the purpose in the request's query; none where the snapshot has
/// no file for that group.
pub(super) async fn fetch_group_file(
    manifest_url: &str,
    manifest: &Manifest,
    group: &GroupCode,
    purpose: &str,
) -> Result<Option<Vec<u8>>, Failure> {
    let Some(index) = &manifest.groups_index else { return Ok(None) };
    let listed = fetch_table(manifest_url, index, &|_| ()).await?;
    let files: Vec<FileEntry> = serde_json::from_slice(&listed).map_err(|error| SnapshotError::Format {
        file: index.name.clone(),
        found: error.to_string(),
        expected: "a list of files",
    })?;
    let Some(entry) = files.iter().find(|file| file.group.as_ref() == Some(group)) else { return Ok(None) };
    entry.check_name()?;
    fetch_for(manifest_url, entry, purpose).await.map(Some)
}

/// Fetches a group's nominals, and the tables that say what they are linked to; none where the snapshot
/// has no file for that group.
pub(super) async fn fetch_nominals(
    source: &Source,
    group: &GroupCode,
    purpose: &str,
) -> Result<Option<Rc<Fetched>>, Failure> {
    let (manifest_url, manifest) = (source.manifest_url.as_str(), &source.manifest);
    let Some(bytes) = fetch_group_file(manifest_url, manifest, group, purpose).await? else { return Ok(None) };
    let rows = nominals(&bytes)?;
    let files: BTreeMap<String, Vec<u8>> = open_tables(manifest_url, manifest, &|_, _, _| ()).await?;
    let days = record_days(files.get("records").map(Vec::as_slice).unwrap_or_default())?;
    Ok(Some(Rc::new(Fetched { rows, dataset: crate::snapshot::open(manifest, &files)?, days })))
}

impl Fetched {
    /// The nominals with what they are linked to under a selection.
    pub fn linked(&self, cube: &Cube, selection: &Selection, group: &GroupCode) -> Result<Vec<GroupNominal>, Failure> {
        let position = self.dataset.catalogue.groups.iter().position(|known| known.code == *group);
        let position = position.and_then(|position| u32::try_from(position).ok()).unwrap_or(u32::MAX);
        let links: Vec<NominalLinks> = self
            .rows
            .iter()
            .map(|row| NominalLinks {
                kind: row.kind,
                spells: row
                    .memberships
                    .iter()
                    .filter(|(of, ..)| of == group)
                    .map(|(_, from, to)| (from.epoch_days(), to.map_or(i32::MAX, Date::epoch_days)))
                    .collect(),
                links: row.links.clone(),
            })
            .collect();
        let linked = linked_records(&self.dataset, &self.days, cube, selection, position, &links);
        let linked = linked.map_err(SnapshotError::from)?;
        let nominal = |(row, records): (&NominalRow, Vec<LinkedRecord>)| GroupNominal {
            id: row.id.clone(),
            kind: row.kind.as_str().to_owned(),
            status: row.status.clone(),
            home_sector: row.home_sector.clone(),
            memberships: row.memberships.iter().map(|(code, from, to)| (code.to_string(), *from, *to)).collect(),
            referrals: row.referrals.clone(),
            records,
        };
        Ok(self.rows.iter().zip(linked).map(nominal).collect())
    }
}
