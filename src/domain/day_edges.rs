//! The days on which a period begins and ends within its first and its last month.

use serde::{Deserialize, Serialize};

use super::{Date, Month, Period};

/// The last day of the longest month: as an edge, the end of any.
const MONTH_END: u8 = 31;

/// Days of the month, 1 to 31: from which on the first month of a period is in it, and up to and with which its
/// last month is. By default both are in it whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DayEdges {
    first: u8,
    last: u8,
}

impl Default for DayEdges {
    fn default() -> Self {
        Self::WHOLE
    }
}

impl DayEdges {
    /// Whole months.
    pub const WHOLE: Self = Self { first: 1, last: MONTH_END };

    /// Those of the days from one to another, both included. A month's last day is its end, so that the end of a
    /// longer month stands for it elsewhere.
    #[must_use]
    pub fn between(first: Date, last: Date) -> Self {
        let day = |date: Date| u8::try_from(date.ymd().2).unwrap_or(MONTH_END);
        let is_month_end =
            last.month().plus(1).first_day().is_none_or(|next| next.epoch_days() == last.epoch_days() + 1);
        Self { first: day(first), last: if is_month_end { MONTH_END } else { day(last) } }
    }

    /// Whether both months are in whole.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self == Self::WHOLE
    }

    /// The day of the first month from which on it is in.
    #[must_use]
    pub fn first_day(self) -> u8 {
        self.first
    }

    /// The day of the last month from which on it is not in any more; none where all of the month is.
    #[must_use]
    pub fn day_after(self) -> Option<u8> {
        (self.last < MONTH_END).then_some(self.last + 1)
    }

    /// The first day of a period with these edges.
    #[must_use]
    pub fn first_of(self, period: Period) -> Option<Date> {
        day_of(period.from(), self.first)
    }

    /// The day after the last of a period with these edges.
    #[must_use]
    pub fn end_of(self, period: Period) -> Option<Date> {
        self.day_after().map_or_else(|| period.to().first_day(), |day| day_of(period.last(), day))
    }

    /// The last day of a period with these edges.
    #[must_use]
    pub fn last_of(self, period: Period) -> Option<Date> {
        Date::from_epoch_days(self.end_of(period)?.epoch_days() - 1)
    }

    /// Whether a day lies in a period with these edges.
    #[must_use]
    pub fn hold(self, period: Period, day: Date) -> bool {
        let (_, _, number) = day.ymd();
        let is_early = day.month() == period.from() && number < u32::from(self.first);
        let is_late = day.month() == period.last() && number > u32::from(self.last);
        period.contains(day.month()) && !is_early && !is_late
    }

    /// How many days a period with these edges has; none where it would end before it begins.
    #[must_use]
    pub fn days_in(self, period: Period) -> u32 {
        let days =
            self.first_of(period).zip(self.end_of(period)).map(|(first, end)| end.epoch_days() - first.epoch_days());
        days.and_then(|days| u32::try_from(days).ok()).unwrap_or(0)
    }

    /// How many months earlier a period with these edges ends before it begins: one fewer than the months it
    /// touches where it ends on an earlier day of the month than it begins on.
    #[must_use]
    pub fn months_in(self, period: Period) -> u32 {
        let months = period.months();
        if self.last < self.first && months > 1 { months - 1 } else { months }
    }

    /// The edges of what is left of a period in another one: a side that is cut off ends with the other's month.
    #[must_use]
    pub fn within(self, period: Period, other: Period) -> Self {
        Self {
            first: if period.from() < other.from() { 1 } else { self.first },
            last: if period.to() > other.to() { MONTH_END } else { self.last },
        }
    }
}

/// A day of a month, or the first of the next where the month is too short.
fn day_of(month: Month, day: u8) -> Option<Date> {
    Date::from_ymd(month.year(), month.number(), day.into()).or_else(|| month.plus(1).first_day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    fn of(first: &str, last: &str) -> (DayEdges, Period) {
        let (first, last) = (date(first), date(last));
        let period = Period::new(first.month(), last.month().plus(1)).expect("not empty");
        (DayEdges::between(first, last), period)
    }

    #[test]
    fn the_days_of_a_period_are_those_it_was_made_of() {
        for (first, last, days) in [
            ("2026-03-10", "2026-04-09", 31),
            ("2026-03-10", "2026-03-10", 1),
            ("2024-02-10", "2024-02-29", 20),
            ("2025-02-01", "2025-02-28", 28),
        ] {
            let (edges, period) = of(first, last);
            assert_eq!(edges.first_of(period), Some(date(first)));
            assert_eq!(edges.last_of(period), Some(date(last)));
            assert_eq!(edges.days_in(period), days);
            let held = (-40..500).filter_map(|day| Date::from_epoch_days(date(first).epoch_days() + day));
            let held: Vec<Date> = held.filter(|&day| edges.hold(period, day)).collect();
            assert_eq!((held.first(), held.last()), (Some(&date(first)), Some(&date(last))));
            assert_eq!(held.len(), days as usize);
        }
        assert!(of("2025-02-01", "2025-02-28").0.is_whole());
        assert!(!of("2024-02-01", "2024-02-28").0.is_whole());
    }

    #[test]
    fn a_day_that_a_month_lacks_is_its_end() {
        let (edges, period) = of("2026-03-31", "2026-04-29");
        let earlier = period.shifted(-13);
        assert_eq!(edges.first_of(earlier), Some(date("2025-03-01")));
        let (edges, period) = of("2026-03-30", "2026-03-31");
        assert_eq!(edges.days_in(period.shifted(-1)), 0);
        let (edges, period) = of("2026-01-10", "2026-03-30");
        assert_eq!(edges.last_of(period.shifted(-1)), Some(date("2026-02-28")));
    }

    #[test]
    fn a_period_that_ends_early_in_the_month_is_a_month_shorter_than_those_it_touches() {
        for (first, last, months) in [
            ("2026-03-10", "2026-04-09", 1),
            ("2026-03-10", "2026-04-10", 2),
            ("2025-03-10", "2026-03-09", 12),
            ("2026-03-01", "2026-04-30", 2),
            ("2026-03-10", "2026-03-20", 1),
        ] {
            let (edges, period) = of(first, last);
            assert_eq!(edges.months_in(period), months, "{first} to {last}");
        }
    }

    #[test]
    fn a_side_that_is_cut_off_is_whole() {
        let (edges, period) = of("2026-03-10", "2026-05-09");
        let cut = |from: i32, to: i32| {
            let other = Period::new(period.from().plus(from), period.to().plus(to)).expect("not empty");
            edges.within(period, other)
        };
        assert_eq!(cut(0, 0), edges);
        assert_eq!(cut(1, 0), DayEdges { first: 1, last: 9 });
        assert_eq!(cut(0, -1), DayEdges { first: 10, last: 31 });
        assert!(cut(1, -1).is_whole());
    }
}
