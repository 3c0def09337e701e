//! Days, months and periods in words.

use crate::domain::{Date, DayEdges, Month, Period};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day: `24 November 2026`.
#[must_use]
pub fn day(date: Date) -> String {
    let (_, _, day) = date.ymd();
    format!("{day} {}", month(date.month()))
}

/// The last day of what ends before a day.
#[must_use]
pub fn last_day(before: Date) -> String {
    day(Date::from_epoch_days(before.epoch_days() - 1).unwrap_or(before))
}

/// A month: `October 2026`.
#[must_use]
pub fn month(month: Month) -> String {
    format!("{} {}", month_name(month), month.year())
}

/// A period by its first and last months: `November 2025 to October 2026`, `May to July 2026`,
/// `May 2026`; by its first and last days where those are not all of its months.
#[must_use]
pub fn period(period: Period, edges: DayEdges) -> String {
    match edges.first_of(period).zip(edges.last_of(period)) {
        Some((first, last)) if !edges.is_whole() => days(first, last),
        _ => months(period),
    }
}

/// From a day to another: `10 to 20 March 2026`, `10 March to 9 April 2026`, `10 March 2026`.
fn days(first: Date, last: Date) -> String {
    let (from, to) = (first.month(), last.month());
    let (_, _, number) = first.ymd();
    if first == last {
        day(first)
    } else if from == to {
        format!("{number} to {}", day(last))
    } else if from.year() == to.year() {
        format!("{number} {} to {}", month_name(from), day(last))
    } else {
        format!("{} to {}", day(first), day(last))
    }
}

fn months(period: Period) -> String {
    let (from, last) = (period.from(), period.last());
    if from == last {
        month(from)
    } else if from.year() == last.year() {
        format!("{} to {}", month_name(from), month(last))
    } else {
        format!("{} to {}", month(from), month(last))
    }
}

/// How long ago a day was: `today`, `yesterday`, `12 days old`.
#[must_use]
pub fn age(created: Date, today: Date) -> String {
    match today.epoch_days() - created.epoch_days() {
        0 => "made today".to_owned(),
        1 => "made yesterday".to_owned(),
        days if days < 0 => "dated in the future: check this computer's clock".to_owned(),
        days => format!("{days} days old"),
    }
}

/// A month's name in three letters, without its year: `Oct`.
#[must_use]
pub fn short_month_name(month: Month) -> &'static str {
    month_name(month).get(..3).unwrap_or_default()
}

fn month_name(month: Month) -> &'static str {
    usize::try_from(month.number() - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_read_as_officers_write_them() {
        let date = Date::parse("2026-11-24").expect("a day");
        assert_eq!(day(date), "24 November 2026");
        assert_eq!(last_day(Date::parse("2026-03-01").expect("a day")), "28 February 2026");
        assert_eq!(month(Month::new(2026, 0)), "January 2026");
        assert_eq!(month(Month::new(2026, 11)), "December 2026");
    }

    #[test]
    fn periods_name_a_year_once_where_one_will_do() {
        let of = |from, to| period(Period::new(from, to).expect("not empty"), DayEdges::WHOLE);
        assert_eq!(of(Month::new(2025, 10), Month::new(2026, 10)), "November 2025 to October 2026");
        assert_eq!(of(Month::new(2026, 4), Month::new(2026, 7)), "May to July 2026");
        assert_eq!(of(Month::new(2026, 4), Month::new(2026, 5)), "May 2026");
    }

    #[test]
    fn days_name_a_month_and_a_year_once_where_one_will_do() {
        let of = |first: &str, last: &str| {
            let [first, last] = [first, last].map(|text| Date::parse(text).expect("a day"));
            let months = Period::new(first.month(), last.month().plus(1)).expect("not empty");
            period(months, DayEdges::between(first, last))
        };
        assert_eq!(of("2025-11-10", "2026-04-09"), "10 November 2025 to 9 April 2026");
        assert_eq!(of("2026-03-10", "2026-04-09"), "10 March to 9 April 2026");
        assert_eq!(of("2026-03-10", "2026-04-30"), "10 March to 30 April 2026");
        assert_eq!(of("2026-03-10", "2026-03-20"), "10 to 20 March 2026");
        assert_eq!(of("2026-03-10", "2026-03-10"), "10 March 2026");
        assert_eq!(of("2026-03-01", "2026-04-30"), "March to April 2026");
    }

    #[test]
    fn ages_are_whole_days() {
        let on = |text: &str| Date::parse(text).expect("a day");
        assert_eq!(age(on("2026-11-24"), on("2026-11-24")), "made today");
        assert_eq!(age(on("2026-11-23"), on("2026-11-24")), "made yesterday");
        assert_eq!(age(on("2026-10-24"), on("2026-11-24")), "31 days old");
        assert!(age(on("2026-11-25"), on("2026-11-24")).contains("clock"));
    }
}
