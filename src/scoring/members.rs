//! Stock: nominals by home area, on the period's last day.

use super::strata::is_on;
use super::valuation::Prices;
use super::ways::{is_dropped, via};
use super::{Cube, Overlap, Selection};
use crate::domain::{Counts, Period, Points, Via, ViaSet};

impl Cube {
    /// Calls `add` with (area, measure, points each in micropoints) for each nominal that a
    /// measure counts.
    pub(super) fn each_member(
        &self,
        selection: &Selection,
        prices: &Prices,
        period: Period,
        area_of_place: &[Option<u16>],
        mut add: impl FnMut(u16, usize, u64),
    ) {
        let places = &self.dataset.members.place;
        self.each_spell(selection, prices, period, |spell, measure, points| {
            if let Some(area) = area_of_place.get(usize::from(places[spell])).copied().flatten() {
                add(area, measure, points.micro());
            }
        });
    }

    /// Calls `add` with (row of the spell, measure, points) for each nominal that a measure counts on
    /// a period's last day, wherever their home.
    pub(super) fn each_spell(
        &self,
        selection: &Selection,
        prices: &Prices,
        period: Period,
        mut add: impl FnMut(usize, usize, Points),
    ) {
        let Some(day_after) = period.to().first_day() else { return };
        let last_day = day_after.epoch_days() - 1;
        let catalogue = &self.dataset.catalogue;
        let stock: Vec<_> = catalogue
            .measures
            .iter()
            .enumerate()
            .filter(|(_, measure)| is_on(measure, &selection.measures_off))
            .filter_map(|(position, measure)| match &measure.counts {
                Counts::Nominals { kinds } => Some((position, kinds, prices.of_nominal(position))),
                Counts::Records { .. } => None,
            })
            .collect();
        let dropped = selection.groups_dropped(catalogue);
        let members = &self.dataset.members;
        for spell in 0..members.place.len() {
            let active = members.from_day[spell] <= last_day && last_day < members.to_day[spell];
            if !active || !self.vias_of_spell(spell, &dropped).meets(selection.vias) {
                continue;
            }
            for (position, _, points) in
                stock.iter().filter(|(_, kinds, _)| kinds.contains(&members.nominal_kind[spell]))
            {
                add(spell, *position, *points);
                if selection.overlap == Overlap::CountOnce {
                    break;
                }
            }
        }
    }

    /// The groups of a spell.
    pub(super) fn groups_of_spell(&self, spell: usize) -> &[u32] {
        let members = &self.dataset.members;
        let groups = members.group_offsets[spell] as usize..members.group_offsets[spell + 1] as usize;
        members.groups.get(groups).unwrap_or_default()
    }

    fn vias_of_spell(&self, spell: usize, dropped: &[bool]) -> ViaSet {
        let alone: Option<Via> = via(None, self.dataset.members.nominal_kind[spell]);
        self.groups_of_spell(spell)
            .iter()
            .filter(|&&group| !is_dropped(dropped, group))
            .filter_map(|&group| self.dataset.group_kind(group))
            .map(Via::Group)
            .chain(alone)
            .fold(ViaSet::NONE, ViaSet::with)
    }
}
