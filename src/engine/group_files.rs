//! A group's nominals, fetched only when a page asks for them.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Failure;
use super::extras::Source;
use super::opening::{fetch_for, fetch_table};
use crate::domain::{Date, GroupCode};
use crate::scoring::{Catalogue, Cube, LinkedRecord, NominalLinks, Selection, linked_records};
use crate::snapshot::{FileEntry, Manifest, NominalRow, OpenRows, SnapshotError, nominals, open_rows};

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

/// A group's nominals as their file has them, and the records that they are linked to.
pub struct Fetched {
    rows: Vec<NominalRow>,
    records: OpenRows,
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

/// Fetches a group's nominals, and what they are linked to; none where the snapshot has no file for that group.
pub(super) async fn fetch_nominals(
    source: &Source,
    catalogue: &Catalogue,
    group: &GroupCode,
    purpose: &str,
) -> Result<Option<Rc<Fetched>>, Failure> {
    let (manifest_url, manifest) = (source.manifest_url.as_str(), &source.manifest);
    let Some(bytes) = fetch_group_file(manifest_url, manifest, group, purpose).await? else { return Ok(None) };
    let rows = nominals(&bytes)?;
    let [records, links] =
        [table(manifest_url, manifest, "records").await?, table(manifest_url, manifest, "links").await?];
    let mut linked: Vec<u32> = rows.iter().flat_map(|row| &row.links).map(|(record, _)| *record).collect();
    linked.sort_unstable();
    linked.dedup();
    let records = open_rows(catalogue, &records, &links, &linked)?;
    Ok(Some(Rc::new(Fetched { rows, records })))
}

async fn table(manifest_url: &str, manifest: &Manifest, table: &'static str) -> Result<Vec<u8>, Failure> {
    let entry = manifest.file(table)?;
    fetch_table(manifest_url, entry, &|_| ()).await
}

impl Fetched {
    /// The nominals with what they are linked to under a selection.
    pub fn linked(&self, cube: &Cube, selection: &Selection, group: &GroupCode) -> Result<Vec<GroupNominal>, Failure> {
        let OpenRows { dataset, days, rows } = &self.records;
        let position = dataset.catalogue.groups.iter().position(|known| known.code == *group);
        let position = position.and_then(|position| u32::try_from(position).ok()).unwrap_or(u32::MAX);
        let spells = |row: &NominalRow, of: Option<&GroupCode>| {
            let memberships = row.memberships.iter().filter(|(code, ..)| of.is_none_or(|of| of == code));
            memberships.map(|(_, from, to)| (from.epoch_days(), to.map_or(i32::MAX, Date::epoch_days))).collect()
        };
        let links: Vec<NominalLinks> = self
            .rows
            .iter()
            .map(|row| NominalLinks {
                kind: row.kind,
                spells: spells(row, Some(group)),
                any_spells: spells(row, None),
                links: row
                    .links
                    .iter()
                    .filter_map(|(record, role)| Some((self.records.place_of(*record)?, role.clone())))
                    .collect(),
            })
            .collect();
        let linked = linked_records(dataset, days, cube, selection, position, &links);
        let mut linked = linked.map_err(SnapshotError::from)?;
        for record in linked.iter_mut().flatten() {
            record.row = rows.get(record.row as usize).copied().unwrap_or(record.row);
        }
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
