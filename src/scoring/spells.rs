//! Spells of nominals by kind and links, and the months on whose last day they last.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Dataset;
use super::dropped::Dropped;
use super::link_kinds::LinkKinds;
use super::members::{groups_of_spell, links_of_spell};
use crate::domain::{Date, Month, NominalKind};

/// Spells of nominals, by stratum and by group.
#[derive(Clone, Debug, Default)]
pub(super) struct Spells {
    /// A kind of nominal, the kinds of link by which its spells count, and how many there are.
    strata: Vec<(NominalKind, LinkKinds, u64)>,
    /// The stratum of each spell, counted from the first of nominals.
    pub stratum: Vec<usize>,
    /// Spells of each group.
    pub of_group: Vec<Vec<u32>>,
}

impl Spells {
    pub fn new(dataset: &Dataset) -> Self {
        let mut spells = Self { of_group: vec![Vec::new(); dataset.catalogue.groups.len()], ..Self::default() };
        let mut numbers = BTreeMap::new();
        for (spell, &kind) in (0_u32..).zip(&dataset.members.nominal_kind) {
            let links = links_of_spell(dataset, spell as usize, &Dropped::default());
            let number = *numbers.entry((kind, links)).or_insert_with(|| {
                spells.strata.push((kind, links, 0));
                spells.strata.len() - 1
            });
            spells.strata[number].2 += 1;
            spells.stratum.push(number);
            for &group in groups_of_spell(dataset, spell as usize) {
                spells.of_group[group as usize].push(spell);
            }
        }
        spells
    }

    pub fn strata(&self) -> impl Iterator<Item = (NominalKind, LinkKinds, u64)> {
        self.strata.iter().copied()
    }
}

/// The day after each of the months that begin there.
pub(super) fn days_after(first: Month, months: u32) -> Vec<i32> {
    let day_after = |month: i32| first.plus(month + 1).first_day().map_or(i32::MAX, Date::epoch_days);
    (0..).take(months as usize).map(day_after).collect()
}

/// The months on whose last day a spell lasts, by their position.
pub(super) fn months_of_spell(dataset: &Dataset, spell: usize, days_after: &[i32]) -> Range<usize> {
    let month_of = |day: i32| days_after.partition_point(|&after| after <= day);
    let (from, to) = (dataset.members.from_day[spell], dataset.members.to_day[spell]);
    month_of(from)..month_of(to).max(month_of(from))
}
