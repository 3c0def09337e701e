//! What groups that are left out move: records and nominals, to the measures that their other links leave them.
//!
//! Where few groups are out, their records are moved away. Where most are, all of them are taken out at
//! once, by letting no link through a group count, and the records of those that stay are put back.

use std::ops::Range;

use super::Cube;
use super::claims::{Asked, Through};
use super::day::Day;
use super::dropped::Dropped;
use super::link_kinds::LinkKinds;
use super::members::links_of_spell;
use super::ways::link_kinds;

/// Groups that a selection leaves out, from the side on which there are fewer.
pub(super) struct Moves<'a> {
    cube: &'a Cube,
    dropped: &'a Dropped,
    /// The groups whose records are moved.
    groups: Vec<usize>,
    /// Through what everything counts before anything is moved.
    pub from: Through<'static>,
    /// Through what a record of one group alone counts once it is moved.
    to: Through<'static>,
}

/// A record, or a nominal as of a day, that is moved.
pub(super) struct Moved<'m> {
    pub stratum: usize,
    pub place: u16,
    pub day: Day,
    pub count: i32,
    /// Through what it counts then.
    pub to: Through<'m>,
}

impl<'a> Moves<'a> {
    pub fn new(cube: &'a Cube, asked: &Asked<'a>) -> Self {
        let dropped = asked.dropped();
        let (from, to) = (asked.every_way(), asked.without_groups());
        let puts_back = dropped.are_most();
        let (from, to) = if puts_back { (to, from) } else { (from, to) };
        Self { cube, dropped, groups: dropped.groups(!puts_back), from, to }
    }

    /// Calls `each` with every record of some days that is moved.
    pub fn each_record(&self, days: &Range<Day>, mut each: impl FnMut(Moved)) {
        let dataset = &self.cube.dataset;
        let mut shared = Vec::new();
        for posting in self.groups.iter().flat_map(|&group| self.cube.linked.postings.of_days(group, days)) {
            if posting.is_shared {
                shared.push(*posting);
                continue;
            }
            each(Moved {
                stratum: posting.stratum as usize,
                place: posting.place,
                day: posting.day,
                count: whole(posting.count),
                to: self.to,
            });
        }
        shared.sort_unstable_by_key(|posting| posting.record);
        shared.dedup_by_key(|posting| posting.record);
        let mut left = vec![LinkKinds::NONE; dataset.catalogue.measures.len()];
        for posting in shared {
            let linked = self.cube.linked.record(posting.record as usize);
            link_kinds(dataset, linked.ways_without(self.dropped), &mut left);
            each(Moved {
                stratum: posting.stratum as usize,
                place: posting.place,
                day: posting.day,
                count: whole(posting.count),
                to: Through::Left(&left),
            });
        }
    }

    /// Calls `each` with every nominal who is moved and counts on the day before one.
    pub fn each_nominal(&self, day: Day, mut each: impl FnMut(Moved)) {
        let cube = self.cube;
        let Some(last_day) = cube.day_before(day) else { return };
        let members = &cube.dataset.members;
        let mut spells: Vec<u32> =
            self.groups.iter().flat_map(|&group| &cube.spells.of_group[group]).copied().collect();
        spells.sort_unstable();
        spells.dedup();
        for spell in spells.into_iter().map(|spell| spell as usize) {
            if members.from_day[spell] <= last_day && last_day < members.to_day[spell] {
                let left = [links_of_spell(&cube.dataset, spell, self.dropped)];
                let stratum = cube.cells.strata.len() + cube.spells.stratum[spell];
                each(Moved { stratum, place: members.place[spell], day, count: 1, to: Through::Left(&left) });
            }
        }
    }
}

/// A count as it is summed; all of them together are.
fn whole(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
