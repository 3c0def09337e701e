//! Parts of a breakdown as charts.

use super::chart::{Bar, BarChart, Cell, Limits, MonthChart, Series};
use super::{date, measure_words, number, words};
use crate::domain::Month;
use crate::scoring::{Counted, Part, control_chart};

/// The most bars of a list.
const MOST_BARS: usize = 40;

/// With fewer a month on average, limits say nothing.
const RARE_MEAN: f64 = 1.0;

/// How long bars are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As their points; the count stands beside them.
    Points,
    /// As their count; the points stand beside them.
    Count,
}

/// Parts that have something now as bars, the largest first; a chart whose title, id, heads and unit
/// are given. `name`, `href` and `rows`, the address of the rows that it counts, are asked with the part's position.
#[must_use]
pub fn bars(
    mut chart: BarChart,
    parts: &[Part],
    length: Length,
    name: impl Fn(usize) -> String,
    href: impl Fn(usize) -> Option<String>,
    rows: impl Fn(usize) -> Option<String>,
) -> BarChart {
    let value = |part: &Part| match length {
        Length::Points => part.now.points,
        Length::Count => count(part.now),
    };
    let mut parts: Vec<&Part> = parts.iter().filter(|part| part.now.count > 0).collect();
    parts.sort_by(|a, b| value(b).total_cmp(&value(a)).then(a.at.cmp(&b.at)));
    if parts.len() > MOST_BARS {
        chart.title = format!("{}: the first {MOST_BARS} of {}", chart.title, parts.len());
    }
    let bar = |part: &&Part| {
        let at = usize::try_from(part.at).unwrap_or(usize::MAX);
        let points = number::points(part.now.points);
        let (text, value_rows, beside) = match length {
            Length::Points => (points, None, Cell::count(part.now.count, rows(at))),
            Length::Count => (number::whole(part.now.count), rows(at), Cell::Number(part.now.points, points)),
        };
        let mut more = vec![beside];
        if chart.more.len() > 1 {
            let change = part.change.map_or(number::NONE, |change| words::verdict(change.verdict));
            more.push(Cell::Text(change.to_owned()));
        }
        Bar { label: name(at), href: href(at), value: value(part), text, rows: value_rows, more, ..Bar::default() }
    };
    chart.bars = parts.iter().take(MOST_BARS).map(bar).collect();
    chart
}

#[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
fn count(counted: Counted) -> f64 {
    counted.count as f64
}

/// Counts by month: with control limits where they may be drawn, and in words what they are and what
/// stands out. Months from the first incomplete one on are in no limits. Of stock, of which the same
/// people count month after month, there are none.
#[must_use]
pub fn months(
    id: &str,
    first: Month,
    monthly: &[Counted],
    complete: &[bool],
    is_stock: bool,
    unit: &str,
) -> (MonthChart, Vec<String>) {
    let is_whole = |month: usize| complete.get(month).copied().unwrap_or(true);
    let counts: Vec<u64> =
        monthly.iter().enumerate().take_while(|(month, _)| is_whole(*month)).map(|(_, month)| month.count).collect();
    let control = if is_stock { None } else { control_chart(&counts) };
    let is_rare = control.as_ref().is_some_and(|control| control.mean < RARE_MEAN);
    let control = control.filter(|_| !is_rare);
    let month = |at: usize| date::month(first.plus(i32::try_from(at).unwrap_or(0)));
    let mut note = match (&control, is_stock) {
        (Some(control), _) => measure_words::limits(control),
        _ if is_rare => "Under one a month: no limits, since nearly any month would lie outside them.".to_owned(),
        (None, true) => {
            "On each month's last day; no limits, since the same people count month after month.".to_owned()
        }
        (None, false) => "Under 12 complete months: no limits.".to_owned(),
    };
    if counts.len() < monthly.len() {
        note.push_str(&format!(" Months from {} on are incomplete, and in no limits.", month(counts.len())));
    }
    let mut marked: Vec<usize> = control.iter().flat_map(|control| &control.signals).map(|signal| signal.0).collect();
    marked.dedup();
    let values = monthly.iter().map(|&counted| Some(count(counted))).collect();
    let chart = MonthChart {
        id: id.to_owned(),
        title: format!("By month: {unit}"),
        unit: format!("{unit} a month"),
        first: Some(first),
        complete: complete.to_vec(),
        series: vec![Series { label: unit.to_owned(), class: "line".to_owned(), values, marked, ..Series::default() }],
        limits: control.as_ref().map(|c| Limits { lower: c.lower, mean: c.mean, upper: c.upper }),
        note: note.clone(),
        ..MonthChart::default()
    };
    let signals = control.into_iter().flat_map(|control| control.signals);
    let mut signals: Vec<_> = signals.map(|(at, rule)| (rule, at)).collect();
    signals.sort_unstable();
    let runs = signals.chunk_by(|one, next| one.0 == next.0 && one.1 + 1 == next.1);
    let said = runs.filter_map(|run| {
        let (&(rule, from), &(_, last)) = (run.first()?, run.last()?);
        let to = if last > from { format!(" to {}", month(last)) } else { String::new() };
        Some(format!("{}{to}: {}", month(from), measure_words::rule(rule)))
    });
    (chart, std::iter::once(note).chain(said).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(at: u32, count: u64, points: f64) -> Part {
        Part { at, now: Counted { count, points }, ..Part::default() }
    }

    #[test]
    fn bars_are_as_long_as_asked_and_the_largest_is_first() {
        let parts = [part(0, 3, 10.0), part(1, 1, 40.0), part(2, 0, 0.0)];
        let labels = |length| {
            let chart = bars(BarChart::default(), &parts, length, |at| format!("P{at}"), |_| None, |_| None);
            chart.bars.into_iter().map(|bar| (bar.label, bar.value)).collect::<Vec<_>>()
        };
        assert_eq!(labels(Length::Points), [("P1".to_owned(), 40.0), ("P0".to_owned(), 10.0)]);
        assert_eq!(labels(Length::Count), [("P0".to_owned(), 3.0), ("P1".to_owned(), 1.0)]);
    }

    #[test]
    fn incomplete_months_are_in_no_limits_and_said() {
        let counts = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 90];
        let monthly: Vec<Counted> = counts.iter().map(|&count| Counted { count, points: 0.0 }).collect();
        let complete: Vec<bool> = (0..13).map(|month| month < 12).collect();
        let (chart, said) = months("m", Month::new(2025, 0), &monthly, &complete, false, "crimes");
        assert_eq!(chart.limits.map(|limits| limits.mean), Some(11.0));
        assert!(said[0].ends_with("Months from January 2026 on are incomplete, and in no limits."), "{said:?}");
        assert_eq!(said.len(), 1);
        let (stock, _) = months("m", Month::new(2025, 0), &monthly, &[], true, "members");
        assert_eq!(stock.limits, None);
    }
}
