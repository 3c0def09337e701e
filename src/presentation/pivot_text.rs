//! Rows summed, as a reader sees them: labels, numbers, charts, and the way back to the rows.

use super::chart::{Bar, BarChart, MonthChart, Series};
use super::rows_words::{cell, column_label};
use super::{date, number, words};
use crate::domain::{Date, Month};
use crate::rows::{Asks, ColumnAbout, Dimension, Filter, Grain, Group, Pivot, PivotAsk, Summed, Test};
use crate::scoring::Catalogue;

/// The most bars drawn.
const MOST_BARS: usize = 25;

/// The dimensions that a table's rows can be summed by: columns of few values, and days by year, month and day.
#[must_use]
pub fn dimensions(about: &[ColumnAbout]) -> Vec<Dimension> {
    let of = |column: &ColumnAbout| {
        let grains: &[Grain] = match column.asks {
            Asks::Set => &[Grain::Value],
            Asks::Day => &[Grain::Month, Grain::Year, Grain::Value],
            Asks::Text | Asks::Number | Asks::Time => &[],
        };
        grains.iter().map(|&grain| Dimension { column: column.name.clone(), grain }).collect::<Vec<_>>()
    };
    about.iter().flat_map(of).collect()
}

/// What a table is summed by until a reader chooses: a name where it has one.
#[must_use]
pub fn usual(about: &[ColumnAbout]) -> Option<PivotAsk> {
    let all = dimensions(about);
    let named = |name: &str| all.iter().find(|dimension| dimension.column == name).cloned();
    let down = named("sector_name").or_else(|| named("home_sector_name")).or_else(|| all.first().cloned())?;
    let across = named("kind").or_else(|| named("nominal_kind")).filter(|across| *across != down);
    Some(PivotAsk { down, across, summed: Summed::Count })
}

/// A dimension's name.
#[must_use]
pub fn dimension(dimension: &Dimension) -> String {
    let column = column_label(&dimension.column);
    match dimension.grain {
        Grain::Value => column,
        Grain::Month => format!("{column}, by month"),
        Grain::Year => format!("{column}, by year"),
    }
}

/// A group's label.
#[must_use]
pub fn label(group: &Group, dimension: &Dimension, asks: Asks, catalogue: &Catalogue) -> String {
    if group.others > 0 || group.value.is_empty() {
        return group.label();
    }
    match (dimension.grain, month(&group.value)) {
        (Grain::Month, Some(month)) => date::month(month),
        (Grain::Year, _) => group.value.clone(),
        _ => cell(&dimension.column, asks, &group.value, catalogue),
    }
}

/// A month out of `2026-11`.
fn month(value: &str) -> Option<Month> {
    Date::parse(&format!("{value}-01")).ok().map(Date::month)
}

/// A sum.
#[must_use]
pub fn sum(summed: Summed, value: f64) -> String {
    match summed {
        Summed::Harm if value > 0.0 => number::points(value),
        Summed::Harm | Summed::Count => number::decimals(value, 0),
    }
}

/// What is summed, with its unit.
#[must_use]
pub fn unit(summed: Summed, is_records: bool) -> &'static str {
    match summed {
        Summed::Harm => "Harm, points",
        Summed::Count if is_records => "Records",
        Summed::Count => "Rows",
    }
}

/// The filter that leaves the rows of a group; none for several together.
#[must_use]
pub fn filter(group: &Group, dimension: &Dimension, asks: Asks) -> Option<Filter> {
    let value = &group.value;
    let days = |first: Option<Date>, next: Option<Date>| {
        let last = next.and_then(|next| Date::from_epoch_days(next.epoch_days() - 1));
        Some(Test::Days(Some(first?), Some(last?)))
    };
    let test = match (dimension.grain, asks) {
        _ if group.others > 0 => return None,
        _ if value.is_empty() => Test::Empty,
        (Grain::Month, _) => {
            let month = month(value)?;
            days(month.first_day(), month.plus(1).first_day())?
        }
        (Grain::Year, _) => {
            let year: i32 = value.parse().ok()?;
            days(Date::from_ymd(year, 1, 1), Date::from_ymd(year + 1, 1, 1))?
        }
        (Grain::Value, Asks::Day) => {
            let day = Date::parse(value).ok()?;
            Test::Days(Some(day), Some(day))
        }
        (Grain::Value, _) => Test::OneOf([value.clone()].into()),
    };
    Some(Filter { column: dimension.column.clone(), test })
}

/// The totals of the first rows as bars.
#[must_use]
pub fn bars(pivot: &Pivot, ask: &PivotAsk, asks: Asks, is_records: bool, catalogue: &Catalogue) -> BarChart {
    let unit = unit(ask.summed, is_records);
    let bar = |group: &Group| Bar {
        label: label(group, &ask.down, asks, catalogue),
        value: group.total,
        text: sum(ask.summed, group.total),
        ..Bar::default()
    };
    let head = if pivot.down.len() > MOST_BARS { format!(", the first {MOST_BARS}") } else { String::new() };
    BarChart {
        id: "pivot-bars".to_owned(),
        title: format!("{unit} by {}{head}", words::mid_sentence(&dimension(&ask.down))),
        what: dimension(&ask.down),
        unit: unit.to_owned(),
        bars: pivot.down.iter().take(MOST_BARS).map(bar).collect(),
        ..BarChart::default()
    }
}

/// The totals of months as a line, where the rows are months.
#[must_use]
pub fn months(pivot: &Pivot, ask: &PivotAsk, is_records: bool) -> Option<MonthChart> {
    if ask.down.grain != Grain::Month {
        return None;
    }
    let totals: Vec<(Month, f64)> =
        pivot.down.iter().filter_map(|group| Some((month(&group.value)?, group.total))).collect();
    let (first, last) = (totals.first()?.0, totals.last()?.0);
    let mut values = Vec::new();
    let mut at = first;
    while at <= last {
        let total = totals.iter().find(|(month, _)| *month == at).map_or(0.0, |(_, total)| *total);
        values.push(Some(total));
        at = at.plus(1);
    }
    let unit = unit(ask.summed, is_records);
    let series = Series { label: "Total".to_owned(), class: "line".to_owned(), values, ..Series::default() };
    Some(MonthChart {
        id: "pivot-months".to_owned(),
        title: format!("{unit} by month"),
        unit: unit.to_lowercase(),
        first: Some(first),
        series: vec![series],
        ..MonthChart::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(value: &str) -> Group {
        Group { value: value.to_owned(), others: 0, total: 1.0 }
    }

    #[test]
    fn a_group_leads_back_to_its_rows() {
        let of = |column: &str, grain| Dimension { column: column.to_owned(), grain };
        let test = |group: &Group, grain, asks| filter(group, &of("c", grain), asks).map(|filter| filter.test);
        let day = |text: &str| Some(Date::parse(text).expect("a day"));
        assert_eq!(
            test(&group("2024-02"), Grain::Month, Asks::Day),
            Some(Test::Days(day("2024-02-01"), day("2024-02-29")))
        );
        assert_eq!(
            test(&group("2024"), Grain::Year, Asks::Day),
            Some(Test::Days(day("2024-01-01"), day("2024-12-31")))
        );
        assert_eq!(
            test(&group("2024-02-03"), Grain::Value, Asks::Day),
            Some(Test::Days(day("2024-02-03"), day("2024-02-03")))
        );
        assert_eq!(test(&group("a"), Grain::Value, Asks::Set), Some(Test::OneOf(["a".to_owned()].into())));
        assert_eq!(test(&group(""), Grain::Month, Asks::Day), Some(Test::Empty));
        assert_eq!(test(&Group { others: 3, ..group("") }, Grain::Value, Asks::Set), None);
    }

    #[test]
    fn months_without_rows_are_drawn_as_nothing() {
        let ask = PivotAsk {
            down: Dimension { column: "date".into(), grain: Grain::Month },
            across: None,
            summed: Summed::Count,
        };
        let pivot = Pivot { down: vec![group("2025-12"), group("2026-02")], ..Pivot::default() };
        let chart = months(&pivot, &ask, true).expect("a chart");
        assert_eq!(chart.first, Some(Month::new(2025, 11)));
        assert_eq!(chart.series[0].values, [Some(1.0), Some(0.0), Some(1.0)]);
    }
}
