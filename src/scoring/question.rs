//! A selection made ready for one pass over the cells.

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
    /// For each source, how many months enter the verdict now and before.
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
            let mut exposure = [0; 2];
            if let Some(comparison) = comparison {
                let (now, before) = comparison.months_compared(period, source);
                exposure[0] = mark(&mut meanings, catalogue.period, period, Some(&now), COMPARED_NOW);
                exposure[1] = mark(&mut meanings, catalogue.period, comparison.period, Some(&before), COMPARED_BEFORE);
            }
            (meanings, exposure)
        };
        let (months, exposure) = catalogue.sources.iter().map(meaning_of).unzip();
        let area_of_place = catalogue.areas.areas_by_place(selection.level);
        Self { covered: catalogue.period, period, comparison, area_of_place, months, exposure }
    }

    /// Whether a month lies in the comparison period, complete or not.
    pub fn is_before(&self, month: usize) -> bool {
        let month = i32::try_from(month).map_or(self.covered.to(), |month| self.covered.from().plus(month));
        self.comparison.is_some_and(|comparison| comparison.period.contains(month))
    }
}

/// Sets a bit on the months of a period that are in; says how many.
fn mark(meanings: &mut [u8], covered: Period, period: Period, included: Option<&[bool]>, bit: u8) -> u32 {
    let mut marked = 0;
    for offset in 0..period.months() as usize {
        let month = usize::try_from(period.from().since(covered.from())).map_or(usize::MAX, |from| from + offset);
        let is_in = included.is_none_or(|included| included[offset]);
        if let Some(meaning) = meanings.get_mut(month).filter(|_| is_in) {
            *meaning |= bit;
            marked += 1;
        }
    }
    marked
}
