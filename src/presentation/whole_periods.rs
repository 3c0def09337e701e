//! Whole quarters and years among the months that a snapshot covers.

use crate::domain::{Month, Period};

/// Whole quarters, financial years (from April) and calendar years, each kind with its title; the latest
/// come first.
#[must_use]
pub fn whole_periods(covered: Period) -> Vec<(&'static str, Vec<Period>)> {
    let kinds = [("Quarters", 3, 1), ("Financial years", 12, 4), ("Calendar years", 12, 1)];
    let kinds = kinds.map(|(title, months, first)| (title, whole(covered, months, first)));
    kinds.into_iter().filter(|(_, periods)| !periods.is_empty()).collect()
}

/// Periods of so many months, one of which begins with that month of a year.
fn whole(covered: Period, months: i32, first: i32) -> Vec<Period> {
    let begins = |month: &Month| (i32::try_from(month.number()).unwrap_or(0) - first).rem_euclid(months) == 0;
    let mut periods: Vec<Period> = (0..)
        .map(|month| covered.from().plus(month))
        .take_while(|&month| covered.contains(month))
        .filter(begins)
        .filter_map(|month| Period::new(month, month.plus(months)).ok())
        .filter(|period| period.within(covered) == Some(*period))
        .collect();
    periods.reverse();
    periods
}

/// A period moved by its own length, where the snapshot covers all of that: earlier by -1, later by 1.
#[must_use]
pub fn moved(period: Period, by: i32, covered: Period) -> Option<Period> {
    let moved = period.shifted(by * i32::try_from(period.months()).ok()?);
    (moved.within(covered) == Some(moved)).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DayEdges;
    use crate::presentation::date;

    fn period(from: &str, to: &str) -> Period {
        let month = |text| Month::parse(text).expect("a month");
        Period::new(month(from), month(to)).expect("not empty")
    }

    #[test]
    fn only_what_is_covered_whole_is_offered() {
        let said = |period| date::period(period, DayEdges::WHOLE);
        let offered = whole_periods(period("2024-02", "2026-02"));
        let said: Vec<(&str, Vec<String>)> =
            offered.into_iter().map(|(title, periods)| (title, periods.into_iter().map(said).collect())).collect();
        let quarters = [
            "October to December 2025",
            "July to September 2025",
            "April to June 2025",
            "January to March 2025",
            "October to December 2024",
            "July to September 2024",
            "April to June 2024",
        ];
        let expected = [
            ("Quarters", quarters.map(str::to_owned).to_vec()),
            ("Financial years", vec!["April 2024 to March 2025".to_owned()]),
            ("Calendar years", vec!["January to December 2025".to_owned()]),
        ];
        assert_eq!(said, expected);
        assert_eq!(whole_periods(period("2024-02", "2024-04")), []);
    }

    #[test]
    fn a_period_moves_by_its_own_length_within_what_is_covered() {
        let covered = period("2024-02", "2026-02");
        let quarter = period("2025-10", "2026-01");
        assert_eq!(moved(quarter, -1, covered), Some(period("2025-07", "2025-10")));
        assert_eq!(moved(quarter, 1, covered), None);
        assert_eq!(moved(covered, -1, covered), None);
    }
}
