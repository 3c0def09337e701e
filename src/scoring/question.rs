//! A selection made ready for one pass over the cells.

use std::ops::Range;

use super::{Comparison, Cube, Selection};
use crate::domain::Period;

/// What a month means to a question, as bits.
pub(super) const IN_PERIOD: u8 = 1;
pub(super) const COMPARED_NOW: u8 = 2;
pub(super) const COMPARED_BEFORE: u8 = 4;

/// A selection made ready for one pass over the cells.
pub(super) struct Question {
    covered: Period,
    pub period: Period,
    pub comparison: Option<Comparison>,
    pub area_of_place: Vec<Option<u16>>,
    /// For each source the meaning of each month.
    pub months: Vec<Vec<u8>>,
    /// For each source, the months that enter the verdict now and before, which lie together; and how many they are.
    pub spans: Vec<[Range<usize>; 2]>,
    pub exposure: Vec<[u32; 2]>,
}

impl Question {
    pub fn new(cube: &Cube, selection: &Selection) -> Self {
        let catalogue = cube.catalogue();
        let period = selection.period_in(catalogue);
        let comparison = Comparison::find(selection.comparison, period, catalogue.period);
        let months = catalogue.period.months();
        let meaning_of = |source| {
            let mut meanings = vec![0_u8; months as usize];
            mark(&mut meanings, catalogue.period, period, None, IN_PERIOD);
            let mut spans = [0..0, 0..0];
            if let Some(comparison) = comparison {
                let (now, before) = comparison.months_compared(period, source);
                spans[0] = mark(&mut meanings, catalogue.period, period, Some(&now), COMPARED_NOW);
                spans[1] = mark(&mut meanings, catalogue.period, comparison.period, Some(&before), COMPARED_BEFORE);
            }
            (meanings, spans)
        };
        let (months, spans): (_, Vec<[Range<usize>; 2]>) = catalogue.sources.iter().map(meaning_of).unzip();
        let months_in = |span: &Range<usize>| u32::try_from(span.len()).unwrap_or(u32::MAX);
        let exposure = spans.iter().map(|spans| spans.each_ref().map(months_in)).collect();
        let area_of_place = catalogue.areas.areas_by_place(selection.level);
        Self { covered: catalogue.period, period, comparison, area_of_place, months, spans, exposure }
    }

    /// Whether a month lies in the comparison period, complete or not.
    pub fn is_before(&self, month: usize) -> bool {
        let month = i32::try_from(month).map_or(self.covered.to(), |month| self.covered.from().plus(month));
        self.comparison.is_some_and(|comparison| comparison.period.contains(month))
    }
}

/// Sets a bit on the months of a period that are in, the first so many; says which.
fn mark(meanings: &mut [u8], covered: Period, period: Period, included: Option<&[bool]>, bit: u8) -> Range<usize> {
    let from = usize::try_from(period.from().since(covered.from())).unwrap_or(usize::MAX);
    let months =
        included.map_or(period.months() as usize, |included| included.iter().take_while(|is_in| **is_in).count());
    let span = from..from.saturating_add(months).min(meanings.len());
    meanings.get_mut(span.clone()).unwrap_or_default().iter_mut().for_each(|meaning| *meaning |= bit);
    span
}
