//! Some records alone, for pages that look closer at a few.

use super::columns::Table;
use super::read::links;
use super::schema::{LINKS, RECORDS};
use super::{RecordReader, SnapshotError};
use crate::scoring::{Catalogue, Dataset, LinkColumns, MemberColumns, RecordColumns};

/// Some rows of a snapshot.
#[derive(Clone, Debug)]
pub struct OpenRows {
    /// The rows as a dataset of their own, without spells of nominals.
    pub dataset: Dataset,
    /// The day of each, as days since 1 January 1970.
    pub days: Vec<Option<i32>>,
    /// Where each stands in `records`.
    pub rows: Vec<u32>,
}

impl OpenRows {
    /// The place among these rows of a row of `records`.
    #[must_use]
    pub fn place_of(&self, row: u32) -> Option<u32> {
        u32::try_from(self.rows.binary_search(&row).ok()?).ok()
    }
}

/// The columns of some rows of `records` (in order, each once) and their links, with the lists of the snapshot that
/// they are of, and the day of each; rows that do not exist are left out. Nothing else of a snapshot is read.
///
/// # Errors
/// As [`open`](super::open).
pub fn open_rows(
    catalogue: &Catalogue,
    records_bytes: &[u8],
    links_bytes: &[u8],
    rows: &[u32],
) -> Result<OpenRows, SnapshotError> {
    let table = Table::read(&RECORDS, records_bytes)?;
    let rows: Vec<u32> = rows.iter().copied().filter(|&row| (row as usize) < table.rows()).collect();
    let mut reader = RecordReader::default();
    let records = reader.read(catalogue, records_bytes)?;
    let days = only(&table.days("date", std::convert::identity)?, &rows);
    let records = RecordColumns {
        month: only(&records.month, &rows),
        day: only(&records.day, &rows),
        place: only(&records.place, &rows),
        offence: only(&records.offence, &rows),
        kind: only(&records.kind, &rows),
        source: only(&records.source, &rows),
        police_generated: only(&records.police_generated, &rows),
        count: only(&records.count, &rows),
    };
    let (roles, all) = links(&Table::read(&LINKS, links_bytes)?, &catalogue.groups)?;
    let mut links = LinkColumns::default();
    for (link, record) in all.record.iter().enumerate() {
        let Some(record) = rows.binary_search(record).ok().and_then(|row| u32::try_from(row).ok()) else { continue };
        links.record.push(record);
        links.role.push(all.role[link]);
        links.nominal_kind.push(all.nominal_kind[link]);
        links.group.push(all.group[link]);
    }
    let members = MemberColumns { group_offsets: vec![0], ..MemberColumns::default() };
    Ok(OpenRows {
        dataset: Dataset { catalogue: catalogue.clone(), kinds: reader.kinds, roles, records, links, members },
        days,
        rows,
    })
}

fn only<T: Copy>(column: &[T], rows: &[u32]) -> Vec<T> {
    rows.iter().filter_map(|&row| column.get(row as usize).copied()).collect()
}
