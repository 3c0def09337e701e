//! Months: values, and what is said of them.

use super::{Cell, Table};
use crate::domain::Month;
use crate::presentation::{date, number};

/// How months are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MonthKind {
    /// A line for each series.
    #[default]
    Lines,
    /// The series on top of each other.
    Stack,
}

/// The limits of a control chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The lower one.
    pub lower: f64,
    /// The mean.
    pub mean: f64,
    /// The upper one.
    pub upper: f64,
}

/// A value for each month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// What it is.
    pub label: String,
    /// The class of its colour: `line`, `line second`, `element-3`.
    pub class: String,
    /// One for each month; none where there is none.
    pub values: Vec<Option<f64>>,
    /// For each month between what the value is known to lie; empty where that is not said.
    pub band: Vec<[f64; 2]>,
    /// Positions of months that are marked, such as those outside control limits.
    pub marked: Vec<usize>,
}

/// Months on one axis, values from zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MonthChart {
    /// Its id in the page, unique.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What the values are: `points a month`.
    pub unit: String,
    /// Lines, or a stack.
    pub kind: MonthKind,
    /// The first month; nothing is drawn without one.
    pub first: Option<Month>,
    /// For each month whether its sources are complete; complete where it has no entry.
    pub complete: Vec<bool>,
    /// The series.
    pub series: Vec<Series>,
    /// Control limits.
    pub limits: Option<Limits>,
    /// Whether the values are ranks: 1 at the head.
    pub ranks: bool,
    /// What happened in a month, by its position.
    pub events: Vec<(usize, String)>,
    /// What else the sentence says, such as what the limits are of.
    pub note: String,
    /// Width and height in pixels; 640 by 220 where 0.
    pub size: [f64; 2],
}

impl MonthChart {
    /// How many months it has.
    #[must_use]
    pub fn months(&self) -> usize {
        self.series.iter().map(|series| series.values.len()).max().unwrap_or(0)
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> [f64; 2] {
        if self.size[0] > 0.0 { self.size } else { [640.0, 220.0] }
    }

    /// What the chart shows.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Some(first) = self.first.filter(|_| self.months() > 0) else {
            return format!("{}: nothing to show.", self.title);
        };
        let totals: Vec<f64> = (0..self.months()).map(|month| self.total(month)).collect();
        let largest = (0..).zip(&totals).max_by(|a, b| a.1.total_cmp(b.1)).map(|(month, &value)| (month, value));
        let (at, value) = largest.unwrap_or((0, 0.0));
        let last = first.plus(i32::try_from(totals.len()).unwrap_or(0) - 1);
        format!(
            "{}, {}, {} to {}: {} in {} with {}.{}{}",
            self.title,
            self.unit,
            date::month(first),
            date::month(last),
            if self.ranks { "furthest down" } else { "highest" },
            date::month(first.plus(at)),
            self.said(value),
            if self.note.is_empty() { "" } else { " " },
            self.note
        )
    }

    /// A value as a reader sees it: whole where all of them are.
    fn said(&self, value: f64) -> String {
        let mut values = self.series.iter().flat_map(|series| series.values.iter().copied().flatten());
        if values.all(|value| value.fract() == 0.0) && value.fract() == 0.0 {
            number::decimals(value, 0)
        } else {
            number::points(value)
        }
    }

    /// The sum of a stack's month; of lines the largest.
    pub(super) fn total(&self, month: usize) -> f64 {
        let values = self.series.iter().filter_map(|series| series.values.get(month).copied().flatten());
        match self.kind {
            MonthKind::Stack => values.sum(),
            MonthKind::Lines => values.fold(0.0, f64::max),
        }
    }

    /// One month in words: what is read out where a pointer or the keyboard is.
    #[must_use]
    pub fn said_of(&self, month: usize) -> String {
        let Some(first) = self.first else { return String::new() };
        let name = date::month(first.plus(i32::try_from(month).unwrap_or(0)));
        let said = self.series.iter().filter_map(|series| {
            let value = series.values.get(month).copied().flatten()?;
            let range = series
                .band
                .get(month)
                .map_or_else(String::new, |[low, high]| format!(" ({} to {})", self.said(*low), self.said(*high)));
            let is_worth_saying = self.kind == MonthKind::Lines || value > 0.0;
            is_worth_saying.then(|| format!("{} {}{range}", series.label, self.said(value)))
        });
        let said: Vec<String> = said.collect();
        let incomplete = if self.is_complete(month) { "" } else { " (incomplete)" };
        let has_figure = self.series.iter().any(|series| series.values.get(month).copied().flatten().is_some());
        let said = match said.is_empty() {
            true if has_figure => "none".to_owned(),
            true => "no figure".to_owned(),
            false => said.join(", "),
        };
        let events = self.events.iter().filter(|(at, _)| *at == month).map(|(_, event)| format!("; {event}"));
        format!("{name}{incomplete}: {said}{}", events.collect::<String>())
    }

    pub(super) fn is_complete(&self, month: usize) -> bool {
        self.complete.get(month).copied().unwrap_or(true)
    }

    /// Its figures.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut columns = vec!["Month".to_owned()];
        for series in &self.series {
            columns.push(format!("{}, {}", series.label, self.unit));
            if !series.band.is_empty() {
                columns.extend([format!("{}, from", series.label), format!("{}, to", series.label)]);
            }
        }
        let number = |value: Option<f64>| match value {
            Some(value) => Cell::Number(value, self.said(value)),
            None => Cell::Text(number::NONE.to_owned()),
        };
        let row = |month: usize| {
            let at = self.first.map(|first| first.plus(i32::try_from(month).unwrap_or(0)));
            let incomplete = if self.is_complete(month) { "" } else { " (incomplete)" };
            let mut row = vec![Cell::Text(format!("{}{incomplete}", at.map(date::month).unwrap_or_default()))];
            for series in &self.series {
                row.push(number(series.values.get(month).copied().flatten()));
                if !series.band.is_empty() {
                    let band = series.band.get(month);
                    row.extend([number(band.map(|band| band[0])), number(band.map(|band| band[1]))]);
                }
            }
            row
        };
        Table { columns, rows: (0..self.months()).map(row).collect() }
    }
}

#[cfg(test)]
#[path = "month_chart_tests.rs"]
mod tests;
