//! Which months a period is compared with.

use serde::{Deserialize, Serialize};

use crate::domain::{Period, Source};

/// What a reader wants a period compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ComparisonChoice {
    /// The same months a year earlier, since crime has seasons; where history is too short, the
    /// period before.
    #[default]
    YearEarlier,
    /// The months just before.
    PeriodBefore,
}

/// The months a period is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The months.
    pub period: Period,
    /// Whether they are the same months of an earlier year.
    pub year_earlier: bool,
    /// Whether history is too short for what was asked: another period, or fewer months, stand in.
    pub short_history: bool,
}

impl Comparison {
    /// What `now` is compared with, given the months `covered`; none where nothing lies before it.
    #[must_use]
    pub fn find(choice: ComparisonChoice, now: Period, covered: Period) -> Option<Self> {
        let years_back = i32::try_from(now.months().div_ceil(12)).ok()?;
        let earlier = now.shifted(-12 * years_back);
        let wants_year = choice == ComparisonChoice::YearEarlier;
        if wants_year && earlier.within(covered) == Some(earlier) {
            return Some(Self { period: earlier, year_earlier: true, short_history: false });
        }
        let before = now.before();
        let period = before.within(covered)?;
        let year_earlier = period == before && before == earlier;
        Some(Self { period, year_earlier, short_history: wants_year || period != before })
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

    fn period(from: i32, to: i32) -> Period {
        let start = Month::new(2024, 0);
        Period::new(start.plus(from), start.plus(to)).expect("not empty")
    }

    #[test]
    fn the_default_is_the_same_months_a_year_earlier() {
        let found = Comparison::find(ComparisonChoice::YearEarlier, period(30, 33), period(0, 36));
        assert_eq!(found, Some(Comparison { period: period(18, 21), year_earlier: true, short_history: false }));
    }

    #[test]
    fn a_short_history_falls_back_to_the_period_before() {
        let found = Comparison::find(ComparisonChoice::YearEarlier, period(8, 20), period(0, 20));
        assert_eq!(found, Some(Comparison { period: period(0, 8), year_earlier: false, short_history: true }));
        assert_eq!(Comparison::find(ComparisonChoice::YearEarlier, period(0, 20), period(0, 20)), None);
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
        let comparison = Comparison { period: period(12, 15), year_earlier: true, short_history: false };
        let (now, before) = comparison.months_compared(period(24, 27), &source);
        assert_eq!(now, [true, false, false]);
        assert_eq!(before, [true, false, false]);
    }
}
