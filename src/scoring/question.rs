//! A selection made ready for one pass over the cells.

use std::ops::Range;

use super::day::{Day, days_of};
use super::{Comparison, Cube, Selection};
use crate::domain::{DayEdges, Period};

/// A selection made ready for one pass over the cells.
pub(super) struct Question {
    pub period: Period,
    /// The days on which it begins and ends.
    pub edges: DayEdges,
    pub comparison: Option<Comparison>,
    pub area_of_place: Vec<Option<u16>>,
    /// The days of the period.
    pub now: Range<Day>,
    /// The days of the comparison period, if there is one.
    pub before: Option<Range<Day>>,
    /// For each source, the days that enter the verdict now and before, which lie together.
    pub spans: Vec<[Range<Day>; 2]>,
    /// How long they are: months, or days where a period begins or ends within one.
    pub exposure: Vec<[u32; 2]>,
}

impl Question {
    pub fn new(cube: &Cube, selection: &Selection) -> Self {
        let catalogue = cube.catalogue();
        let covered = catalogue.period;
        let (period, edges) = (selection.period_in(catalogue), selection.days_in(catalogue));
        let comparison = Comparison::find(selection.comparison, period, edges, covered);
        let now = days_of(covered, period, edges);
        let before = comparison.map(|comparison| days_of(covered, comparison.period, comparison.days));
        let spans_of = |source| match comparison.zip(before.as_ref()) {
            None => [now.start..now.start, now.start..now.start],
            Some((comparison, before)) => {
                let (now_in, before_in) = comparison.months_compared(period, source);
                [first_months(&now, &now_in), first_months(before, &before_in)]
            }
        };
        let spans: Vec<[Range<Day>; 2]> = catalogue.sources.iter().map(spans_of).collect();
        let is_whole = edges.is_whole() && comparison.is_none_or(|comparison| comparison.days.is_whole());
        let length = |span: &Range<Day>| if is_whole { months_in(span) } else { days_in(covered, span) };
        let exposure = spans.iter().map(|spans| spans.each_ref().map(length)).collect();
        let area_of_place = catalogue.areas.areas_by_place(selection.level);
        Self { period, edges, comparison, area_of_place, now, before, spans, exposure }
    }

    /// Whether a day lies in the comparison period, complete or not.
    pub fn is_before(&self, day: Day) -> bool {
        self.before.as_ref().is_some_and(|before| before.contains(&day))
    }

    /// The days within a month on which either period begins, or ends the day before.
    pub fn cuts(&self) -> Vec<Day> {
        let periods = std::iter::once(&self.now).chain(&self.before);
        periods.flat_map(|days| [days.start, days.end]).filter(|day| !day.begins_month()).collect()
    }
}

/// The days of the first months of a period that are in: all its days where every month is.
fn first_months(days: &Range<Day>, is_in: &[bool]) -> Range<Day> {
    let months = is_in.iter().take_while(|is_in| **is_in).count();
    match months {
        0 => days.start..days.start,
        _ if months == is_in.len() => days.clone(),
        _ => days.start..Day::first_of(usize::from(days.start.month) + months),
    }
}

fn months_in(days: &Range<Day>) -> u32 {
    u32::from(days.end.month - days.start.month)
}

fn days_in(covered: Period, days: &Range<Day>) -> u32 {
    let days = days.end.epoch_days(covered).zip(days.start.epoch_days(covered)).map(|(end, start)| end - start);
    days.and_then(|days| u32::try_from(days).ok()).unwrap_or(0)
}
