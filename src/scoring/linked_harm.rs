//! Linked harm: for each group, the records that its members are linked to.

use std::borrow::Cow;
use std::collections::HashMap;

use super::breakdown::{Facts, narrowed};
use super::dropped::Dropped;
use super::link_kinds::LinkKinds;
use super::part_sums::PartSums;
use super::question::Question;
use super::strata::{Terms, Worth, worth};
use super::ways::{Linked, Way, link_kinds, linked_bit};
use super::{Cube, NO_GROUP, Selection, Subject};

/// Every record that groups link, with its worth under a selection.
pub(super) struct LinkedHarm<'a> {
    cube: &'a Cube,
    selection: &'a Selection,
    /// The bit of the subject's measure among those that count by links, if it is one of them.
    bit: Option<u32>,
    subject: Subject,
    terms: &'a Terms,
    /// By signature and offence, where no way of the record is left out.
    worths: HashMap<(u16, u16), Worth>,
}

impl<'a> LinkedHarm<'a> {
    pub fn new(cube: &'a Cube, selection: &'a Selection, terms: &'a Terms, subject: Subject) -> Self {
        let measures = &cube.catalogue().measures;
        let bit = subject.measure.and_then(|at| linked_bit(measures, at.into()));
        let mut harm = Self { cube, selection, terms, subject, bit, worths: HashMap::new() };
        for linked in cube.linked.all() {
            let (signature, offence) = stratum(&linked);
            if !harm.worths.contains_key(&(signature, offence)) {
                let links = &cube.signatures[usize::from(signature)].links;
                harm.worths.insert((signature, offence), harm.worth_of(links, signature, offence));
            }
        }
        harm
    }

    fn worth_of(&self, links: &[LinkKinds], signature: u16, offence: u16) -> Worth {
        let mut signature = self.cube.signatures[usize::from(signature)].clone();
        signature.links = links.to_vec();
        narrowed(worth(&self.cube.dataset, &signature, offence, self.selection, self.terms), self.subject.measure)
    }

    /// The groups through which a record counts, each once; and what it is worth.
    fn groups_and_worth(&self, linked: &Linked, groups: &mut Vec<u32>) -> Cow<'_, Worth> {
        groups.clear();
        let is_in = |way: &&Way| way.group() != NO_GROUP && self.terms.links.meets(way.kind(&self.cube.dataset));
        let ways =
            linked.ways_without(&self.terms.dropped).filter(|way| self.bit.is_none_or(|bit| way.counts_for(bit)));
        groups.extend(ways.filter(is_in).map(|way| way.group()));
        groups.sort_unstable();
        groups.dedup();
        let (signature, offence) = stratum(linked);
        if linked.is_touched(&self.terms.dropped) {
            let mut left = vec![LinkKinds::NONE; self.cube.signatures[usize::from(signature)].links.len()];
            link_kinds(&self.cube.dataset, linked.ways_without(&self.terms.dropped), &mut left);
            return Cow::Owned(self.worth_of(&left, signature, offence));
        }
        self.worths.get(&(signature, offence)).map_or_else(Cow::default, Cow::Borrowed)
    }

    /// Calls `add` with every record of the subject that a group links, its worth and its groups.
    pub fn each(&self, mut add: impl FnMut(Facts, &Worth, &[u32])) {
        let mut groups = Vec::new();
        for linked in self.cube.linked.all() {
            let worth = self.groups_and_worth(&linked, &mut groups);
            let is_asked = self.subject.group.map_or(!groups.is_empty(), |group| groups.contains(&group));
            if is_asked && !worth.measures.is_empty() {
                add(self.facts(&linked), &worth, &groups);
            }
        }
    }

    /// The linked harm of every group, within the places.
    pub fn by_group(&self, question: &Question, places_in: &[bool]) -> Vec<PartSums> {
        let catalogue = self.cube.catalogue();
        let mut sums = vec![PartSums::new(catalogue.sources.len()); catalogue.groups.len()];
        self.each(|facts, worth, groups| {
            if places_in[usize::from(facts.place)] {
                let source = usize::from(facts.source);
                let when = question.when(source, facts.day);
                for &group in groups {
                    sums[group as usize].add(source, when, worth.points, facts.count);
                }
            }
        });
        sums
    }

    fn facts(&self, linked: &Linked) -> Facts {
        let [signature, offence, place, _] = linked.key.parts();
        let source = self.cube.signatures[usize::from(signature)].source;
        Facts { source, offence, place, day: linked.day, count: linked.count }
    }
}

/// Signature and offence of a record.
fn stratum(linked: &Linked) -> (u16, u16) {
    let [signature, offence, ..] = linked.key.parts();
    (signature, offence)
}

impl Linked<'_> {
    /// Whether a group through which it is linked is dropped.
    fn is_touched(&self, dropped: &Dropped) -> bool {
        self.all_ways().iter().any(|way| dropped.has(way.group()))
    }
}
