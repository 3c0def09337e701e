//! Bytes to activity.

use super::columns::Table;
use super::schema::ACTIVITY;
use super::{Activity, SnapshotError};
use crate::domain::{Date, GroupCode};
use crate::scoring::Catalogue;

/// Reads the table `activity` from its bytes, unpacked.
///
/// # Errors
/// Bytes that are no Arrow, a column that is missing or of another type, a day that the calendar lacks, and an
/// area or a group that the catalogue does not have.
pub fn read_activity(bytes: &[u8], catalogue: &Catalogue) -> Result<Vec<Activity>, SnapshotError> {
    let table = Table::read(&ACTIVITY, bytes)?;
    let (ids, agencies, kinds) = (table.texts("id")?, table.texts("agency")?, table.texts("kind")?);
    let phases = table.texts_or_null("phase")?;
    let (from, to) = (table.days("from", std::convert::identity)?, table.days("to", std::convert::identity)?);
    let (sectors, groups) = (table.text_lists("sectors")?, table.text_lists("groups")?);
    let known = |row: usize, column, found: &str, is_known: bool, expected: &str| {
        if is_known { Ok(found.to_owned()) } else { Err(table.wrong_value(row, column, found, expected)) }
    };
    let day = |row: usize, column, day: i32| {
        Date::from_epoch_days(day)
            .ok_or_else(|| table.wrong_value(row, column, &day.to_string(), "a day of the calendar"))
    };
    let mut activities = Vec::with_capacity(ids.len());
    let rows = ids.into_iter().zip(agencies).zip(kinds.into_iter().zip(phases));
    for (row, ((id, agency), (kind, phase))) in rows.enumerate() {
        let began = from.get(row).copied().flatten().ok_or_else(|| table.wrong_value(row, "from", "null", "a date"))?;
        let sectors = sectors.get(row).into_iter().flatten().map(|id| {
            let is_known = catalogue.areas.sectors.iter().any(|area| area.id.as_str() == *id);
            known(row, "sectors", id, is_known, "ids of sectors")
        });
        let groups = groups.get(row).into_iter().flatten().map(|code| {
            let is_known = catalogue.groups.iter().any(|group| group.code.as_str() == *code);
            known(row, "groups", code, is_known, "codes of the groups table").map(GroupCode::new)
        });
        activities.push(Activity {
            id,
            from: day(row, "from", began)?,
            to: to.get(row).copied().flatten().map(|end| day(row, "to", end)).transpose()?,
            agency,
            kind,
            phase,
            sectors: sectors.collect::<Result<_, _>>()?,
            groups: groups.collect::<Result<_, _>>()?,
        });
    }
    Ok(activities)
}
