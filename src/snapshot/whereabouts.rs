//! Where and when records are, with their points: what a check of a whole snapshot holds together.

use std::collections::HashMap;

use super::SnapshotError;
use super::columns::Table;
use super::schema::{ACTIVITY, NOMINALS, RECORDS, RECORDS_DETAIL};
use crate::domain::NominalKind;

/// Days, sectors and points of all records, a column each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whereabouts {
    /// Days since 1 January 1970.
    pub day: Vec<Option<i32>>,
    /// Position among the sectors' ids.
    pub sector: Vec<Option<u16>>,
    /// Degrees east and north.
    pub point_deg: Vec<Option<[f64; 2]>>,
}

/// Reads `records` and all parts of `records_detail`, in order, unpacked; without parts, where the audience gets
/// none, no record has a point.
///
/// # Errors
/// Tables that are not what the format says, and parts that have not a row for each record.
pub fn whereabouts(
    records: &[u8],
    details: Option<&[Vec<u8>]>,
    sector_ids: &[&str],
) -> Result<Whereabouts, SnapshotError> {
    let records = Table::read(&RECORDS, records)?;
    let positions: HashMap<&str, u16> = sector_ids.iter().copied().zip(0..).collect();
    let sector = |id: &str| positions.get(id).copied().map(Some);
    let mut found = Whereabouts {
        day: records.days("date", std::convert::identity)?,
        sector: records.codes("sector", Some(None), sector, "the id of a sector")?,
        point_deg: Vec::with_capacity(records.rows()),
    };
    let Some(details) = details else {
        found.point_deg = vec![None; found.day.len()];
        return Ok(found);
    };
    for part in details {
        let part = Table::read(&RECORDS_DETAIL, part)?;
        let degrees = part.numbers("longitude")?.into_iter().zip(part.numbers("latitude")?);
        found.point_deg.extend(degrees.map(|(east, north)| Some([east?, north?])));
    }
    if found.point_deg.len() != found.day.len() {
        return Err(SnapshotError::Format {
            file: RECORDS_DETAIL.name.to_owned(),
            found: format!("{} rows in all parts", found.point_deg.len()),
            expected: "a row for each of `records`",
        });
    }
    Ok(found)
}

/// Checks that the activity's sectors and groups are there.
///
/// # Errors
/// A table that is not what the format says; the first row that names a sector or group that is
/// not in the lists, and the first that ends before it begins.
pub fn check_activity(activity: &[u8], sector_ids: &[&str], group_codes: &[&str]) -> Result<(), SnapshotError> {
    let table = Table::read(&ACTIVITY, activity)?;
    for (column, known, expected) in
        [("sectors", sector_ids, "ids of sectors"), ("groups", group_codes, "codes of groups")]
    {
        for (row, listed) in table.text_lists(column)?.into_iter().enumerate() {
            if let Some(unknown) = listed.iter().find(|id| !known.contains(id)) {
                return Err(table.wrong_value(row, column, unknown, expected));
            }
        }
    }
    for (row, (from, to)) in table
        .days("from", std::convert::identity)?
        .into_iter()
        .zip(table.days("to", std::convert::identity)?)
        .enumerate()
    {
        let Some(from) = from else { return Err(table.wrong_value(row, "from", "null", "a date")) };
        if to.is_some_and(|to| to <= from) {
            return Err(table.wrong_value(row, "to", "a day not after `from`", "a day after the first"));
        }
    }
    Ok(())
}

/// Checks the nominals of one group: their kinds, days and home sectors.
///
/// # Errors
/// A table that is not what the format says; the first row with a sector that is not in the list.
pub fn check_nominals(nominals: &[u8], sector_ids: &[&str]) -> Result<(), SnapshotError> {
    let table = Table::read(&NOMINALS, nominals)?;
    table.texts("id")?;
    table.codes("kind", None, |text| text.parse::<NominalKind>().ok(), "a kind of nominal")?;
    table.codes("home_sector", Some(()), |id| sector_ids.contains(&id).then_some(()), "the id of a sector")?;
    for (row, day) in table.days("from", std::convert::identity)?.into_iter().enumerate() {
        day.ok_or_else(|| table.wrong_value(row, "from", "null", "a date"))?;
    }
    table.days("to", std::convert::identity)?;
    Ok(())
}
