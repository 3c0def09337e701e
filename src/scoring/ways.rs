//! The ways in which records are linked, and which records are linked through which group.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cells::{CellKey, Cells};
use super::day::Day;
use super::dropped::Dropped;
use super::link_kinds::LinkKinds;
use super::postings::{Posting, Postings};
use super::{CubeError, Dataset, NO_GROUP};
use crate::domain::{Counts, Measure, NominalKind, Via};

/// The most measures that count by links: each has a bit in [`Way::measures`].
const MOST_LINKED_MEASURES: usize = 32;

/// One way in which a record is linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way {
    /// Its row.
    record: u32,
    /// The group, or [`NO_GROUP`] for a priority individual alone.
    group: u32,
    nominal_kind: NominalKind,
    /// The linked measures for which it counts, a bit each in their order.
    measures: u32,
}

impl Way {
    /// The row of its record.
    pub fn record(self) -> u32 {
        self.record
    }

    /// The group, or [`NO_GROUP`].
    pub fn group(self) -> u32 {
        self.group
    }

    /// What kind of link it is.
    pub fn kind(self, dataset: &Dataset) -> LinkKinds {
        LinkKinds::of(dataset.group_kind(self.group).map_or(Via::Individual, Via::Group), self.nominal_kind)
    }

    /// Whether it counts for the linked measure of that number among them.
    pub fn counts_for(self, bit: u32) -> bool {
        self.measures.checked_shr(bit).unwrap_or(0) & 1 == 1
    }
}

/// The number of a measure among those that count by links, if it does.
pub(super) fn linked_bit(measures: &[Measure], at: usize) -> Option<u32> {
    measures.get(at).filter(|measure| measure.is_linked())?;
    u32::try_from(measures.iter().take(at).filter(|measure| measure.is_linked()).count()).ok()
}

/// The way in which a link or a spell counts, if it does: through a group, or as a priority
/// individual without one.
pub(super) fn via(group: Option<crate::domain::GroupKind>, nominal_kind: NominalKind) -> Option<Via> {
    match (group, nominal_kind) {
        (Some(kind), _) => Some(Via::Group(kind)),
        (None, NominalKind::PriorityIndividual) => Some(Via::Individual),
        (None, _) => None,
    }
}

/// Every way that counts for a measure, by record.
pub(super) fn ways(dataset: &Dataset) -> Result<Vec<Way>, CubeError> {
    let linked: Vec<(Vec<bool>, &Vec<NominalKind>)> = dataset
        .catalogue
        .measures
        .iter()
        .filter_map(|measure| match &measure.counts {
            Counts::Records { linked_to, roles, .. } if !linked_to.is_empty() => {
                Some((dataset.roles.iter().map(|role| roles.contains(role)).collect(), linked_to))
            }
            _ => None,
        })
        .collect();
    super::check::at_most("measures that count by links", linked.len(), MOST_LINKED_MEASURES)?;
    let links = &dataset.links;
    let mut ways = Vec::with_capacity(links.record.len());
    for row in 0..links.record.len() {
        let (nominal_kind, group) = (links.nominal_kind[row], links.group[row]);
        if via(dataset.group_kind(group), nominal_kind).is_none() {
            continue;
        }
        let role = usize::from(links.role[row]);
        let mut measures = 0;
        for (bit, (roles, kinds)) in linked.iter().enumerate() {
            measures |= u32::from(roles[role] && kinds.contains(&nominal_kind)) << bit;
        }
        if measures != 0 {
            ways.push(Way { record: links.record[row], group, nominal_kind, measures });
        }
    }
    // A snapshot's are in the order of their records.
    if ways.is_sorted_by_key(|way: &Way| way.record) {
        ways.chunk_by_mut(|one, next| one.record == next.record).for_each(<[Way]>::sort_unstable);
    } else {
        ways.sort_unstable();
    }
    Ok(ways)
}

/// Where the ways of the record that comes next lie, where records are taken in order.
pub(super) fn next_of(ways: &[Way], taken: &mut usize, record: usize) -> Range<usize> {
    let from = *taken;
    *taken += ways[from..].iter().take_while(|way| way.record as usize == record).count();
    from..*taken
}

/// For each linked measure, the kinds of link by which a record counts for it.
pub(super) fn link_kinds<'a>(dataset: &Dataset, ways: impl Iterator<Item = &'a Way>, kinds: &mut [LinkKinds]) {
    kinds.fill(LinkKinds::NONE);
    for way in ways {
        let kind = way.kind(dataset);
        for (bit, kinds) in kinds.iter_mut().enumerate() {
            if way.measures >> bit & 1 == 1 {
                *kinds = kinds.with(kind);
            }
        }
    }
}

/// The records that are linked through groups.
#[derive(Clone, Debug, Default)]
pub(super) struct LinkedRecords {
    key: Vec<CellKey>,
    /// Days of the month.
    day: Vec<u8>,
    count: Vec<u32>,
    /// For each record where its ways begin; last, where they end.
    way_offsets: Vec<usize>,
    ways: Vec<Way>,
    /// The same records by group.
    pub postings: Postings,
}

/// A record that a dropped group linked.
pub(super) struct Linked<'a> {
    pub key: CellKey,
    pub day: Day,
    pub count: u32,
    ways: &'a [Way],
}

impl Linked<'_> {
    /// Every way.
    pub fn all_ways(&self) -> &[Way] {
        self.ways
    }

    /// The ways that are left.
    pub fn ways_without(&self, dropped: &Dropped) -> impl Iterator<Item = &Way> {
        self.ways.iter().filter(|way| !dropped.has(way.group))
    }
}

impl LinkedRecords {
    /// Adds a record, unless none of its ways is a group.
    pub fn push(&mut self, key: CellKey, day: u8, count: u32, ways: &[Way]) {
        if ways.iter().all(|way| way.group == NO_GROUP) {
            return;
        }
        self.key.push(key);
        self.day.push(day);
        self.count.push(count);
        self.way_offsets.push(self.ways.len());
        self.ways.extend(ways);
    }

    /// Lists the records by group, once all are there.
    pub fn list(&mut self, cells: &Cells, groups: usize) {
        let strata: BTreeMap<_, u32> =
            cells.strata.iter().map(|stratum| (stratum.signature, stratum.offence)).zip(0..).collect();
        self.way_offsets.push(self.ways.len());
        let mut listed: Vec<(u32, Posting)> = Vec::with_capacity(self.ways.len());
        for (record, range) in (0..).zip(self.way_offsets.array_windows().map(|&[from, to]| from..to)) {
            let [signature, offence, place, month] = self.key[record as usize].parts();
            let stratum = strata.get(&(signature, offence)).copied().unwrap_or(0);
            // Sorted by group: those of a group lie together.
            let of_groups = self.ways[range].chunk_by(|one, next| one.group == next.group);
            let groups =
                of_groups.filter_map(|ways| ways.first().map(|way| way.group)).filter(|&group| group != NO_GROUP);
            let is_shared = groups.clone().nth(1).is_some();
            let day = Day { month, number: self.day[record as usize] };
            let posting = Posting { day, place, stratum, count: self.count[record as usize], record, is_shared };
            listed.extend(groups.map(|group| (group, posting)));
        }
        self.postings = Postings::list(listed, groups);
    }

    /// Every record that a group links.
    pub fn all(&self) -> impl Iterator<Item = Linked<'_>> {
        (0..self.key.len()).map(|record| self.record(record))
    }

    /// The record of a number.
    pub fn record(&self, record: usize) -> Linked<'_> {
        let ways = &self.ways[self.way_offsets[record]..self.way_offsets[record + 1]];
        let [.., month] = self.key[record].parts();
        let day = Day { month, number: self.day[record] };
        Linked { key: self.key[record], day, count: self.count[record], ways }
    }

    /// The records that any dropped group links, each once.
    pub fn of_groups(&self, dropped: &Dropped) -> impl Iterator<Item = Linked<'_>> {
        let mut records: Vec<u32> = dropped
            .groups(true)
            .into_iter()
            .flat_map(|group| self.postings.of(group))
            .map(|posting| posting.record)
            .collect();
        records.sort_unstable();
        records.dedup();
        records.into_iter().map(|record| self.record(record as usize))
    }
}
