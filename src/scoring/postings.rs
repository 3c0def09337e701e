//! The records of each group, day by day.

use std::ops::Range;

use super::day::Day;

/// A record in the list of a group that links it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub day: Day,
    pub place: u16,
    /// The position of its stratum in the cells.
    pub stratum: u32,
    pub count: u32,
    /// Its number among the records that groups link.
    pub record: u32,
    /// Whether other groups link it too.
    pub is_shared: bool,
}

/// Postings by group, and of a group by day.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    all: Vec<Posting>,
    /// For each group where its postings end.
    ends: Vec<usize>,
}

impl Postings {
    /// Lists pairs of a group and a posting.
    pub fn list(mut listed: Vec<(u32, Posting)>, groups: usize) -> Self {
        listed.sort_unstable();
        let ends = (0..groups).map(|group| listed.partition_point(|(of, _)| *of as usize <= group)).collect();
        Self { all: listed.into_iter().map(|(_, posting)| posting).collect(), ends }
    }

    /// Every posting of a group.
    pub fn of(&self, group: usize) -> &[Posting] {
        let from = group.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[from..self.ends[group]]
    }

    /// Those of some days.
    pub fn of_days(&self, group: usize, days: &Range<Day>) -> &[Posting] {
        let of_group = self.of(group);
        let before = |day: Day| of_group.partition_point(|posting| posting.day < day);
        &of_group[before(days.start)..before(days.end)]
    }
}
