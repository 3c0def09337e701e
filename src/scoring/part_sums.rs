//! The sums of one part of a breakdown: whole numbers, as those of an area.

use super::Counted;
use super::day::Day;
use super::question::Question;
use super::source_sums::SourceSums;
use crate::domain::Points;

/// To which sides of a comparison a record belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct When {
    /// In the period, in the comparison period.
    sides: [bool; 2],
    /// In the days compared, now and before.
    compared: [bool; 2],
}

/// What records come to, now and before.
#[derive(Clone, Debug, Default)]
pub(super) struct PartSums {
    records: [u64; 2],
    points: [u128; 2],
    /// Whether there are any, in whatever month.
    has_records: bool,
    pub by_source: Vec<SourceSums>,
}

impl PartSums {
    pub fn new(sources: usize) -> Self {
        Self { by_source: vec![SourceSums::default(); sources], ..Self::default() }
    }

    pub fn add(&mut self, source: usize, when: When, worth: Points, count: u32) {
        let count = u64::from(count);
        self.has_records |= count > 0;
        let of = |is_in: bool| if is_in { count } else { 0 };
        for (side, is_in) in when.sides.into_iter().enumerate() {
            self.records[side] += of(is_in);
            self.points[side] += u128::from(worth.micro()) * u128::from(of(is_in));
        }
        if let Some(sums) = self.by_source.get_mut(source).filter(|_| when.compared != [false; 2]) {
            sums.add(worth, when.compared.map(of));
        }
    }

    /// Adds what a nominal gives, now (0) or before (1); counted only where no measure before counted the same one.
    pub fn add_nominal(&mut self, side: usize, worth: Points, is_counted: bool) {
        self.records[side] += u64::from(is_counted);
        self.points[side] += u128::from(worth.micro());
    }

    /// Whether it has any in the period or the comparison period.
    pub fn has_any(&self) -> bool {
        self.records != [0; 2]
    }

    /// Whether it has any record at all.
    pub fn has_records(&self) -> bool {
        self.has_records
    }

    /// What there is now (0) or before (1).
    pub fn counted(&self, side: usize) -> Counted {
        Counted { count: self.records[side], points: Points::from_micro(self.points[side]) }
    }
}

impl Question {
    /// What a day means to records of a source.
    pub(super) fn when(&self, source: usize, day: Day) -> When {
        When {
            sides: [self.now.contains(&day), self.is_before(day)],
            compared: self.spans[source].each_ref().map(|span| span.contains(&day)),
        }
    }
}
