//! Whether columns can be scored: of one length each, and every number within its list.

use super::{Dataset, NO_GROUP, NO_PLACE, OUTSIDE_PERIOD};

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
    let catalogue = &dataset.catalogue;
    at_most("places", catalogue.areas.places(), usize::from(NO_PLACE))?;
    at_most("offences", catalogue.offences.len() + 1, usize::from(u16::MAX))?;
    at_most("months", catalogue.period.months() as usize, usize::from(OUTSIDE_PERIOD))?;
    let records = &dataset.records;
    let rows = records.count.len();
    column("records.police_generated", &records.police_generated, rows, |_| None)?;
    let (months, places) = (catalogue.period.months() as usize, catalogue.areas.places());
    column("records.date", &records.month, rows, |&month| (month < OUTSIDE_PERIOD).then_some((month.into(), months)))?;
    column("records.sector", &records.place, rows, |&place| (place != NO_PLACE).then_some((place.into(), places)))?;
    column("records.offence", &records.offence, rows, |&o| Some((o.into(), catalogue.offences.len() + 1)))?;
    column("records.kind", &records.kind, rows, |&kind| Some((kind.into(), dataset.kinds.len())))?;
    column("records.source", &records.source, rows, |&source| Some((source.into(), catalogue.sources.len())))?;
    let (links, groups) = (&dataset.links, catalogue.groups.len());
    let rows_linked = links.record.len();
    column("links.record", &links.record, rows_linked, |&record| Some((record.into(), rows)))?;
    column("links.role", &links.role, rows_linked, |&role| Some((role.into(), dataset.roles.len())))?;
    column("links.nominal_kind", &links.nominal_kind, rows_linked, |_| None)?;
    column("links.group", &links.group, rows_linked, |&group| (group != NO_GROUP).then_some((group.into(), groups)))?;
    check_members(dataset, places, groups)
}

fn check_members(dataset: &Dataset, places: usize, groups: usize) -> Result<(), CubeError> {
    let members = &dataset.members;
    let spells = members.place.len();
    column("members.home_sector", &members.place, spells, |&place| {
        (place != NO_PLACE).then_some((place.into(), places))
    })?;
    column("members.nominal_kind", &members.nominal_kind, spells, |_| None)?;
    column("members.from", &members.from_day, spells, |_| None)?;
    column("members.to", &members.to_day, spells, |_| None)?;
    let memberships = members.groups.len();
    let offsets = if spells == 0 { members.group_offsets.len() } else { spells + 1 };
    column("members.groups", &members.group_offsets, offsets, |&o| Some((o.into(), memberships + 1)))?;
    column("members.groups", &members.groups, memberships, |&group| Some((group.into(), groups)))
}

pub(super) fn at_most(what: &'static str, found: usize, limit: usize) -> Result<(), CubeError> {
    if found <= limit { Ok(()) } else { Err(CubeError::TooMany { what, found, limit }) }
}

/// A column has the table's length, and each number that `position` names is under its limit.
fn column<T>(
    column: &'static str,
    values: &[T],
    expected: usize,
    position: impl Fn(&T) -> Option<(u64, usize)>,
) -> Result<(), CubeError> {
    if values.len() != expected {
        return Err(CubeError::Length { column, found: values.len(), expected });
    }
    for (row, value) in values.iter().enumerate() {
        if let Some((found, limit)) = position(value).filter(|&(found, limit)| found >= limit as u64) {
            return Err(CubeError::Position { column, row, found, limit });
        }
    }
    Ok(())
}
