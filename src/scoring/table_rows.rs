//! Rows of a level's table, as it keeps them or to be changed.

use std::borrow::Cow;

use super::day::Day;
use super::lanes::{Lanes, Narrow};

/// Some days' rows of a level: for each block and stratum, records before the day, and nominals on the
/// day before it.
pub(super) enum Rows<'a> {
    Narrow(Vec<(Day, &'a [Narrow])>),
    Wide(WideRows<'a>),
}

/// Rows that can be changed.
pub(super) struct WideRows<'a>(pub Vec<(Day, Cow<'a, [Lanes]>)>);

impl<'a> Rows<'a> {
    /// The same rows, so that they can be changed.
    pub fn widened(self) -> WideRows<'a> {
        match self {
            Self::Narrow(rows) => {
                WideRows(rows.into_iter().map(|(day, row)| (day, Cow::Owned(widened(row)))).collect())
            }
            Self::Wide(rows) => rows,
        }
    }
}

pub(super) fn widened(row: &[Narrow]) -> Vec<Lanes> {
    row.iter().map(|lanes| lanes.map(i32::from)).collect()
}

/// The row of a day, which must be one of those asked for.
pub(super) fn row_before<R: AsRef<[L]>, L>(rows: &[(Day, R)], day: Day) -> &[L] {
    rows.iter().find(|(of, _)| *of == day).map_or(&[], |(_, row)| row.as_ref())
}

impl WideRows<'_> {
    /// The row of a day, which must be one of those asked for.
    pub fn before(&self, day: Day) -> &[Lanes] {
        row_before(&self.0, day)
    }

    /// Takes records of a day out of every row that counts them.
    pub fn take(&mut self, day: Day, lane: usize, area: usize, count: i32) {
        for (_, row) in self.0.iter_mut().filter(|(before, _)| day < *before) {
            row.to_mut()[lane][area] -= count;
        }
    }
}
