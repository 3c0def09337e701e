//! Which months a period is compared with.

use serde::{Deserialize, Serialize};

use crate::domain::{DayEdges, Month, Period, Source};

/// What a reader wants a period compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ComparisonChoice {
    /// The same months a year earlier, since crime has seasons; where history is too short, the
    /// period before.
    #[default]
    YearEarlier,
    /// The months just before, on the same days of the month.
    PeriodBefore,
    /// As many earlier months, from this one on, on the same days of the month.
    From(Month),
}

/// The months a period is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The months.
    pub period: Period,
    /// The days on which they begin and end: the same days of the month as now.
    pub days: DayEdges,
    /// Whether they are the same months of an earlier year.
    pub year_earlier: bool,
    /// Whether history is too short for what was asked: another period, or fewer months, stand in.
    pub short_history: bool,
}

impl Comparison {
    /// What the months `now` with edges of `days` are compared with, given the months `covered`; none where
    /// nothing lies before them, or not all of what was asked for does.
    #[must_use]
    pub fn find(choice: ComparisonChoice, now: Period, days: DayEdges, covered: Period) -> Option<Self> {
        if let ComparisonChoice::From(month) = choice {
            return Self::from(month, now, days, covered);
        }
        let months = days.months_in(now);
        let [months, years] = [months, months.div_ceil(12)].map(|back| i32::try_from(back).unwrap_or(i32::MAX));
        let earlier = now.shifted(-years.saturating_mul(12));
        let wants_year = choice == ComparisonChoice::YearEarlier;
        if wants_year && earlier.within(covered) == Some(earlier) && days.days_in(earlier) > 0 {
            return Some(Self { period: earlier, days, year_earlier: true, short_history: false });
        }
        let before = now.shifted(-months);
        let period = before.within(covered)?;
        let days = days.within(before, period);
        let year_earlier = period == before && before == earlier;
        let short_history = wants_year || period != before;
        (days.days_in(period) > 0).then_some(Self { period, days, year_earlier, short_history })
    }

    /// As many months from one on, where they are covered and end before those they are compared with begin.
    fn from(month: Month, now: Period, days: DayEdges, covered: Period) -> Option<Self> {
        let back = now.from().since(month);
        let period = now.shifted(-back);
        let is_earlier = period.to() <= now.from() && period.within(covered) == Some(period);
        let year_earlier = back % 12 == 0;
        let found = Self { period, days, year_earlier, short_history: false };
        (is_earlier && days.days_in(period) > 0).then_some(found)
    }

    /// The months from which on as many may be compared with, the earliest first.
    pub fn starts(now: Period, days: DayEdges, covered: Period) -> impl Iterator<Item = Month> {
        let months = (0..).map(move |month| covered.from().plus(month)).take_while(move |&month| month < now.from());
        months.filter(move |&month| Self::from(month, now, days, covered).is_some())
    }

    /// For one source, which months enter the verdict: those complete now and, where both periods
    /// are of one length, their partners, so that both sides have the same months.
    #[must_use]
    pub fn months_compared(&self, now: Period, source: &Source) -> (Vec<bool>, Vec<bool>) {
        let complete = |period: Period| -> Vec<bool> {
            (0..)
                .map(|month| period.from().plus(month))
                .take_while(|&month| period.contains(month))
                .map(|month| source.covers(month))
                .collect()
        };
        let (mut now_in, mut before_in) = (complete(now), complete(self.period));
        if now_in.len() == before_in.len() {
            for (now_month, before_month) in now_in.iter_mut().zip(&mut before_in) {
                *now_month &= *before_month;
                *before_month = *now_month;
            }
        }
        (now_in, before_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Date, DateMeaning, Month, SourceId};

    const WHOLE: DayEdges = DayEdges::WHOLE;

    fn period(from: i32, to: i32) -> Period {
        let start = Month::new(2024, 0);
        Period::new(start.plus(from), start.plus(to)).expect("not empty")
    }

    #[test]
    fn the_default_is_the_same_months_a_year_earlier() {
        let found = Comparison::find(ComparisonChoice::YearEarlier, period(30, 33), WHOLE, period(0, 36));
        assert_eq!(
            found,
            Some(Comparison { period: period(18, 21), days: WHOLE, year_earlier: true, short_history: false })
        );
    }

    #[test]
    fn a_short_history_falls_back_to_the_period_before() {
        let found = Comparison::find(ComparisonChoice::YearEarlier, period(8, 20), WHOLE, period(0, 20));
        assert_eq!(
            found,
            Some(Comparison { period: period(0, 8), days: WHOLE, year_earlier: false, short_history: true })
        );
        assert_eq!(Comparison::find(ComparisonChoice::YearEarlier, period(0, 20), WHOLE, period(0, 20)), None);
    }

    /// What days are compared with, as texts of its first and last.
    fn compared(choice: ComparisonChoice, first: &str, last: &str, covered: Period) -> Option<[String; 2]> {
        let [first, last] = [first, last].map(|text| Date::parse(text).expect("a day"));
        let now = Period::new(first.month(), last.month().plus(1)).expect("not empty");
        let found = Comparison::find(choice, now, DayEdges::between(first, last), covered)?;
        Some([found.days.first_of(found.period)?, found.days.last_of(found.period)?].map(|day| day.to_string()))
    }

    #[test]
    fn days_are_compared_with_the_same_days_of_the_month() {
        let covered = period(-12, 36);
        let year = |first, last| compared(ComparisonChoice::YearEarlier, first, last, covered);
        let before = |first, last| compared(ComparisonChoice::PeriodBefore, first, last, covered);
        let days = |first: &str, last: &str| Some([first.to_owned(), last.to_owned()]);
        assert_eq!(year("2026-03-10", "2026-04-09"), days("2025-03-10", "2025-04-09"));
        assert_eq!(year("2025-03-10", "2026-03-09"), days("2024-03-10", "2025-03-09"), "a year, though in 13 months");
        assert_eq!(before("2026-03-10", "2026-04-09"), days("2026-02-10", "2026-03-09"));
        assert_eq!(before("2026-03-10", "2026-04-20"), days("2026-01-10", "2026-02-20"), "no day is in both");
        assert_eq!(before("2026-03-10", "2026-03-20"), days("2026-02-10", "2026-02-20"));
        assert_eq!(year("2024-02-29", "2024-02-29"), days("2024-01-29", "2024-01-31"), "no such day a year earlier");
        assert_eq!(before("2026-03-30", "2026-03-31"), None, "no such days in February");
    }

    #[test]
    fn months_of_a_reader_s_choice_are_as_many_earlier_and_covered() {
        let covered = period(0, 36);
        let from = |month| {
            let choice = ComparisonChoice::From(Month::new(2024, month));
            Comparison::find(choice, period(30, 33), WHOLE, covered)
        };
        let found = |from, year_earlier| {
            Some(Comparison { period: period(from, from + 3), days: WHOLE, year_earlier, short_history: false })
        };
        assert_eq!(from(0), found(0, false));
        assert_eq!(from(6), found(6, true), "two years earlier");
        assert_eq!(from(27), found(27, false), "just before");
        assert_eq!(from(28), None, "a month would be on both sides");
        assert_eq!(from(33), None, "later");
        assert_eq!(
            Comparison::find(ComparisonChoice::From(Month::new(2023, 11)), period(30, 33), WHOLE, covered),
            None,
            "before the snapshot"
        );
        let starts: Vec<Month> = Comparison::starts(period(30, 33), WHOLE, covered).collect();
        assert_eq!(starts, (0..28).map(|month| Month::new(2024, month)).collect::<Vec<_>>());
        let days = |choice| compared(choice, "2026-03-10", "2026-04-09", covered);
        let texts = |first: &str, last: &str| Some([first.to_owned(), last.to_owned()]);
        assert_eq!(days(ComparisonChoice::From(Month::new(2024, 4))), texts("2024-05-10", "2024-06-09"));
    }

    #[test]
    fn days_before_the_snapshot_are_in_no_comparison() {
        let days = |first: &str, last: &str| Some([first.to_owned(), last.to_owned()]);
        let before = |covered| compared(ComparisonChoice::PeriodBefore, "2024-06-10", "2024-08-09", covered);
        assert_eq!(before(period(3, 12)), days("2024-04-10", "2024-06-09"));
        assert_eq!(before(period(4, 12)), days("2024-05-01", "2024-06-09"));
        assert_eq!(before(period(5, 12)), days("2024-06-01", "2024-06-09"));
    }

    #[test]
    fn incomplete_months_leave_with_their_partners() {
        let source = Source {
            id: SourceId::new("coroner"),
            label: String::new(),
            rows: 0,
            complete_to: Date::from_ymd(2026, 2, 1).expect("a day"),
            dates: DateMeaning::Occurrence,
        };
        let comparison = Comparison { period: period(12, 15), days: WHOLE, year_earlier: true, short_history: false };
        let (now, before) = comparison.months_compared(period(24, 27), &source);
        assert_eq!(now, [true, false, false]);
        assert_eq!(before, [true, false, false]);
    }
}
