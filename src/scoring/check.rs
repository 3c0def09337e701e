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
    column("links.role", &links.role, rows, 0, |&role| Some((role.into(), dataset.roles.len())))?;
    column("links.nominal_kind", &links.nominal_kind, rows, 0, |_| None)?;
    column("links.group", &links.group, rows, 0, |&group| (group != NO_GROUP).then_some((group.into(), groups)))?;
    check_members(dataset, places, groups)
}

/// Checks records of which `first` come before.
pub(super) fn check_records(dataset: &Dataset, records: &RecordColumns, first: usize) -> Result<(), CubeError> {
    let catalogue = &dataset.catalogue;
    let (months, places) = (catalogue.period.months() as usize, catalogue.areas.places());
    let (offences, kinds, sources) = (catalogue.offences.len() + 1, dataset.kinds.len(), catalogue.sources.len());
    let rows = records.count.len();
    let dated = |&month: &u16| (month < OUTSIDE_PERIOD).then_some((month.into(), months));
    let placed = |&place: &u16| (place != NO_PLACE).then_some((place.into(), places));
    column("records.police_generated", &records.police_generated, rows, first, |_| None)?;
    column("records.date", &records.month, rows, first, dated)?;
    column("records.date", &records.day, rows, first, |&day| Some((day.into(), LONGEST_MONTH_DAYS + 1)))?;
    column("records.sector", &records.place, rows, first, placed)?;
    column("records.offence", &records.offence, rows, first, |&offence| Some((offence.into(), offences)))?;
    column("records.kind", &records.kind, rows, first, |&kind| Some((kind.into(), kinds)))?;
    column("records.source", &records.source, rows, first, |&source| Some((source.into(), sources)))
}

/// Checks that links lead to records, of which there are so many.
pub(super) fn check_linked(dataset: &Dataset, records: usize) -> Result<(), CubeError> {
    let linked = &dataset.links.record;
    column("links.record", linked, linked.len(), 0, |&record| Some((record.into(), records)))
}

fn check_members(dataset: &Dataset, places: usize, groups: usize) -> Result<(), CubeError> {
    let members = &dataset.members;
    let spells = members.place.len();
    column("members.home_sector", &members.place, spells, 0, |&place| {
        (place != NO_PLACE).then_some((place.into(), places))
    })?;
    column("members.nominal_kind", &members.nominal_kind, spells, 0, |_| None)?;
    column("members.from", &members.from_day, spells, 0, |_| None)?;
    column("members.to", &members.to_day, spells, 0, |_| None)?;
    let memberships = members.groups.len();
    let offsets = if spells == 0 { members.group_offsets.len() } else { spells + 1 };
    column("members.groups", &members.group_offsets, offsets, 0, |&o| Some((o.into(), memberships + 1)))?;
    column("members.groups", &members.groups, memberships, 0, |&group| Some((group.into(), groups)))
}

pub(super) fn at_most(what: &'static str, found: usize, limit: usize) -> Result<(), CubeError> {
    if found <= limit { Ok(()) } else { Err(CubeError::TooMany { what, found, limit }) }
}

/// A column has the table's length, and each number that `position` names is under its limit; `first` is the row of
/// the table that it begins with.
fn column<T>(
    column: &'static str,
    values: &[T],
    expected: usize,
    first: usize,
    position: impl Fn(&T) -> Option<(u64, usize)>,
) -> Result<(), CubeError> {
    if values.len() != expected {
        return Err(CubeError::Length { column, found: values.len(), expected });
    }
    for (row, value) in values.iter().enumerate() {
        if let Some((found, limit)) = position(value).filter(|&(found, limit)| found >= limit as u64) {
            return Err(CubeError::Position { column, row: first + row, found, limit });
        }
    }
    Ok(())
}
