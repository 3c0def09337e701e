//! Whether columns can be scored: of one length each, and every number within its list.

use super::by_day::LONGEST_MONTH_DAYS;
use super::{Dataset, NO_GROUP, NO_PLACE, OUTSIDE_PERIOD, RecordColumns};

/// Columns that cannot be scored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CubeError {
    /// A column is shorter or longer than its table.
    #[error("column {column}: found {found} rows, expected {expected}, as in the rest of its table")]
    Length {
        /// The column.
        column: &'static str,
        /// Its length.
        found: usize,
        /// The table's.
        expected: usize,
    },
    /// A number that points past the end of its list.
    #[error("column {column}, row {}: found position {found}, expected one under {limit}", .row + 1)]
    Position {
        /// The column.
        column: &'static str,
        /// The row, from 0.
        row: usize,
        /// The number.
        found: u64,
        /// The list's length.
        limit: usize,
    },
    /// More areas, offences or combinations than the engine numbers.
    #[error("found {found} {what}, expected at most {limit}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        found: usize,
        /// The most.
        limit: usize,
    },
}

/// Checks every column.
pub(super) fn check(dataset: &Dataset) -> Result<(), CubeError> {
    check_lists(dataset)?;
    check_records(dataset, &dataset.records, 0)?;
    check_linked(dataset, dataset.records.count.len())
}

/// Checks all but the records.
pub(super) fn check_lists(dataset: &Dataset) -> Result<(), CubeError> {
    let catalogue = &dataset.catalogue;
    let (places, groups) = (catalogue.areas.places(), catalogue.groups.len());
    at_most("places", places, usize::from(NO_PLACE))?;
    at_most("offences", catalogue.offences.len() + 1, usize::from(u16::MAX))?;
    at_most("months", catalogue.period.months() as usize, usize::from(OUTSIDE_PERIOD))?;
    let links = &dataset.links;
    let rows = links.record.len();
    length("links.nominal_kind", links.nominal_kind.len(), rows)?;
    length("links.role", links.role.len(), rows)?;
    length("links.group", links.group.len(), rows)?;
    positions("links.role", &links.role, 0, dataset.roles.len(), None)?;
    positions("links.group", &links.group, 0, groups, Some(NO_GROUP))?;
    check_members(dataset, places, groups)
}

/// Checks records of which `first` come before.
pub(super) fn check_records(dataset: &Dataset, records: &RecordColumns, first: usize) -> Result<(), CubeError> {
    let catalogue = &dataset.catalogue;
    let rows = records.count.len();
    length("records.police_generated", records.police_generated.len(), rows)?;
    length("records.date", records.month.len(), rows)?;
    length("records.date", records.day.len(), rows)?;
    length("records.sector", records.place.len(), rows)?;
    length("records.offence", records.offence.len(), rows)?;
    length("records.kind", records.kind.len(), rows)?;
    length("records.source", records.source.len(), rows)?;
    let months = catalogue.period.months() as usize;
    positions("records.date", &records.month, first, months, Some(OUTSIDE_PERIOD))?;
    positions("records.date", &records.day, first, LONGEST_MONTH_DAYS + 1, None)?;
    positions("records.sector", &records.place, first, catalogue.areas.places(), Some(NO_PLACE))?;
    positions("records.offence", &records.offence, first, catalogue.offences.len() + 1, None)?;
    positions("records.kind", &records.kind, first, dataset.kinds.len(), None)?;
    positions("records.source", &records.source, first, catalogue.sources.len(), None)
}

/// Checks that links lead to records, of which there are so many.
pub(super) fn check_linked(dataset: &Dataset, records: usize) -> Result<(), CubeError> {
    positions("links.record", &dataset.links.record, 0, records, None)
}

fn check_members(dataset: &Dataset, places: usize, groups: usize) -> Result<(), CubeError> {
    let members = &dataset.members;
    let spells = members.place.len();
    length("members.nominal_kind", members.nominal_kind.len(), spells)?;
    length("members.from", members.from_day.len(), spells)?;
    length("members.to", members.to_day.len(), spells)?;
    if spells > 0 {
        length("members.groups", members.group_offsets.len(), spells + 1)?;
    }
    positions("members.home_sector", &members.place, 0, places, Some(NO_PLACE))?;
    positions("members.groups", &members.group_offsets, 0, members.groups.len() + 1, None)?;
    positions("members.groups", &members.groups, 0, groups, None)
}

pub(super) fn at_most(what: &'static str, found: usize, limit: usize) -> Result<(), CubeError> {
    if found <= limit { Ok(()) } else { Err(CubeError::TooMany { what, found, limit }) }
}

/// A column is as long as its table.
fn length(column: &'static str, found: usize, expected: usize) -> Result<(), CubeError> {
    if found == expected { Ok(()) } else { Err(CubeError::Length { column, found, expected }) }
}

/// Each number of a column, of whose table `first` rows come before, is under its limit, or no position: from
/// `special` on.
fn positions<T: Copy + Ord + Into<u64> + TryFrom<usize>>(
    column: &'static str,
    values: &[T],
    first: usize,
    limit: usize,
    special: Option<T>,
) -> Result<(), CubeError> {
    // A limit that no value reaches.
    let Ok(least_wrong) = T::try_from(limit) else { return Ok(()) };
    let is_wrong = |value: T| value >= least_wrong && special.is_none_or(|special| value < special);
    // All are looked at before the first wrong one is looked for, which takes no branch for each.
    if !values.iter().fold(false, |any, &value| any | is_wrong(value)) {
        return Ok(());
    }
    let found = values.iter().enumerate().find(|(_, value)| is_wrong(**value));
    found.map_or(Ok(()), |(row, &found)| {
        Err(CubeError::Position { column, row: first + row, found: found.into(), limit })
    })
}
