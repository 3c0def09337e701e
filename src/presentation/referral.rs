//! A referral, before and after, in words.

use super::{date, number};
use crate::domain::Date;
use crate::scoring::BeforeAfter;

/// What the figures before and after a referral do not show.
pub const LIMITS: &str = "Before and after are as many days each, a year at most, within the days for which the \
    sources are complete; the day of the referral is the first after. Counted are records that the elements count, \
    linked while in any group (priority individuals need none), in all months, whatever months are chosen. This does \
    not show what the referral did. People are referred when much is recorded of them, and less would be expected \
    next without it (regression to the mean); nobody comparable who was not referred stands beside them; and time in \
    custody, moving away, leaving the group or less police attention lower the count as well.";

/// A referral with what was linked before and after: `Referred to X on 3 May 2026. In the 90 days before: …`.
#[must_use]
pub fn said(scheme: &str, day: Date, found: Option<&BeforeAfter>) -> String {
    let begin = format!("Referred to {scheme} on {}.", date::day(day));
    let Some(found) = found else {
        return format!("{begin} There are no days on both sides of it for which the sources are complete.");
    };
    let side = |at: usize| {
        format!(
            "{}, {} points",
            number::counted(found.records[at], "linked record", "linked records"),
            number::points(found.points[at])
        )
    };
    let ratio = match found.ratio {
        None => String::new(),
        Some(ratio) => {
            let end = |end: f64| if end.is_finite() { number::decimals(end, 2) } else { "no upper end".to_owned() };
            let interval = format!("95% interval {} to {}", end(ratio.lower), end(ratio.upper));
            if ratio.ratio.is_finite() {
                format!(" Records after over before: {} ({interval}).", number::decimals(ratio.ratio, 2))
            } else {
                format!(" None before, so no ratio ({interval}).")
            }
        }
    };
    let days = number::counted(u64::from(found.days.unsigned_abs()), "day", "days");
    format!("{begin} In the {days} before: {}; in as many from then on: {}.{ratio}", side(0), side(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::RateRatio;

    #[test]
    fn before_and_after_read_with_their_interval() {
        let day = Date::from_ymd(2026, 5, 3).expect("a day");
        let found = BeforeAfter {
            days: 365,
            records: [30, 15],
            points: [1_200.0, 90.0],
            ratio: RateRatio::of((30, 365.0), (15, 365.0)),
        };
        assert_eq!(
            said("Pathways", day, Some(&found)),
            "Referred to Pathways on 3 May 2026. In the 365 days before: 30 linked records, 1,200 points; in as many \
             from then on: 15 linked records, 90.0 points. Records after over before: 0.50 (95% interval 0.25 to 0.96)."
        );
        let none = BeforeAfter { records: [0, 0], points: [0.0, 0.0], ratio: None, ..found };
        assert!(said("Pathways", day, Some(&none)).ends_with("0 linked records, 0.0 points."));
        assert!(said("Pathways", day, None).contains("no days on both sides"));
    }
}
