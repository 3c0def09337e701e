//! Days by their place in the months covered.

use std::ops::Range;

use crate::domain::{Date, DayEdges, Month, Period};

/// A day: the position of its month among those covered, and its number in it, from 1. A number that the month
/// lacks stands for the first day of the next: no record lies between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub month: u16,
    pub number: u8,
}

impl Day {
    /// The first day of a month.
    pub fn first_of(month: usize) -> Self {
        Self { month: u16::try_from(month).unwrap_or(u16::MAX), number: 1 }
    }

    /// Whether a month begins with it.
    pub fn begins_month(self) -> bool {
        self.number == 1
    }

    /// Days from 1 January 1970 to it.
    pub fn epoch_days(self, covered: Period) -> Option<i32> {
        let month = covered.from().plus(self.month.into());
        let date = Date::from_ymd(month.year(), month.number(), self.number.into());
        date.or_else(|| month.plus(1).first_day()).map(Date::epoch_days)
    }
}

/// The days of a period with such edges.
pub(super) fn days_of(covered: Period, period: Period, edges: DayEdges) -> Range<Day> {
    let first_of = |month: Month| Day::first_of(usize::try_from(month.since(covered.from())).unwrap_or(0));
    let from = Day { number: edges.first_day(), ..first_of(period.from()) };
    let in_last = |number| Day { number, ..first_of(period.last()) };
    from..edges.day_after().map_or_else(|| first_of(period.to()), in_last)
}
