//! Stock: nominals by home area, on a period's last day.

use super::dropped::Dropped;
use super::link_kinds::LinkKinds;
use super::strata::{Terms, is_on};
use super::ways::via;
use super::{Dataset, Overlap, Selection};
use crate::domain::{Counts, Points, Via};

/// Calls `each` with (spell, measure, points each) for each spell that a measure counts on a day, counted from
/// 1 January 1970, wherever its home is.
pub(super) fn each_spell(
    dataset: &Dataset,
    selection: &Selection,
    terms: &Terms,
    day: i32,
    mut each: impl FnMut(usize, usize, Points),
) {
    let catalogue = &dataset.catalogue;
    let stock: Vec<_> = catalogue
        .measures
        .iter()
        .enumerate()
        .filter(|(_, measure)| is_on(measure, &selection.measures_off))
        .filter_map(|(position, measure)| match &measure.counts {
            Counts::Nominals { kinds } => Some((position, kinds, terms.prices.of_nominal(position))),
            Counts::Records { .. } => None,
        })
        .collect();
    let members = &dataset.members;
    for spell in 0..members.place.len() {
        let active = members.from_day[spell] <= day && day < members.to_day[spell];
        if !active || !links_of_spell(dataset, spell, &terms.dropped).meets(terms.links) {
            continue;
        }
        for (position, _, points) in stock.iter().filter(|(_, kinds, _)| kinds.contains(&members.nominal_kind[spell])) {
            each(spell, *position, *points);
            if selection.overlap == Overlap::CountOnce {
                break;
            }
        }
    }
}

/// Whether a selection counts links and memberships through a group.
pub(super) fn counts_through(dataset: &Dataset, selection: &Selection, dropped: &Dropped, group: u32) -> bool {
    let kind = dataset.group_kind(group);
    !dropped.has(group) && kind.is_some_and(|kind| selection.vias.contains(Via::Group(kind)))
}

/// The groups of a spell.
pub(super) fn groups_of_spell(dataset: &Dataset, spell: usize) -> &[u32] {
    let members = &dataset.members;
    let groups = members.group_offsets[spell] as usize..members.group_offsets[spell + 1] as usize;
    members.groups.get(groups).unwrap_or_default()
}

/// The kinds of link by which a spell counts: as a link through a membership, or of the nominal alone.
pub(super) fn links_of_spell(dataset: &Dataset, spell: usize, dropped: &Dropped) -> LinkKinds {
    let nominal = dataset.members.nominal_kind[spell];
    groups_of_spell(dataset, spell)
        .iter()
        .filter(|&&group| !dropped.has(group))
        .filter_map(|&group| dataset.group_kind(group))
        .map(Via::Group)
        .chain(via(None, nominal))
        .map(|via| LinkKinds::of(via, nominal))
        .fold(LinkKinds::NONE, LinkKinds::with)
}
