//! A period as the pairs of an address's query: months (`from=2025-11&to=2026-10`), or days
//! (`from=2026-03-10&to=2026-04-09`), the last of them included.

use super::selection_text::Pairs;
use crate::domain::{Date, DayEdges, Month, Period};
use crate::scoring::Catalogue;

/// Takes a period out of a query: its months, and on which days it begins and ends.
pub(super) fn read(pairs: &mut Pairs, catalogue: &Catalogue) -> Option<(Period, DayEdges)> {
    let (from, last) = (end(pairs, "from"), end(pairs, "to"));
    if from.is_none() && last.is_none() {
        return None;
    }
    let covered = catalogue.period;
    let from = from.unwrap_or(End::Month(covered.from()));
    let last = last.unwrap_or(End::Month(covered.last()));
    let text = format!("{from} to {last}");
    let asked = Period::new(from.month(), last.month().plus(1)).ok();
    let days = DayEdges::between(from.first_day()?, last.last_day()?);
    let found = asked.filter(|asked| days.days_in(*asked) > 0).and_then(|asked| {
        let period = asked.within(covered)?;
        Some((period, days.within(asked, period)))
    });
    if found.is_none() {
        pairs.ignore("from", &text, "the snapshot covers none of it");
    } else if found.map(|(period, _)| period) != asked {
        pairs.ignore("from", &text, "the snapshot covers only a part of it");
    }
    found
}

/// The pairs of a period.
pub(super) fn write(period: Period, days: DayEdges) -> [String; 2] {
    let ends = match days.first_of(period).zip(days.last_of(period)) {
        Some((first, last)) if !days.is_whole() => [End::Day(first), End::Day(last)],
        _ => [End::Month(period.from()), End::Month(period.last())],
    };
    let [from, last] = ends;
    [format!("from={from}"), format!("to={last}")]
}

/// Where a period begins or ends.
#[derive(Clone, Copy)]
enum End {
    Month(Month),
    Day(Date),
}

impl End {
    fn month(self) -> Month {
        match self {
            Self::Month(month) => month,
            Self::Day(day) => day.month(),
        }
    }

    fn first_day(self) -> Option<Date> {
        match self {
            Self::Month(month) => month.first_day(),
            Self::Day(day) => Some(day),
        }
    }

    fn last_day(self) -> Option<Date> {
        match self {
            Self::Month(month) => Date::from_epoch_days(month.plus(1).first_day()?.epoch_days() - 1),
            Self::Day(day) => Some(day),
        }
    }
}

impl std::fmt::Display for End {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Month(month) => month.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

fn end(pairs: &mut Pairs, key: &str) -> Option<End> {
    let text = pairs.take(key)?;
    let end = Month::parse(&text).map(End::Month).ok().or_else(|| Date::parse(&text).map(End::Day).ok());
    if end.is_none() {
        pairs.ignore(key, &text, "expected a month such as 2026-11, or a day such as 2026-11-24");
    }
    end
}
