//! What each measure gives each area, summed under a selection.

use super::claims::{Asked, Claim};
use super::members::vias_of_spell;
use super::micro::Micro;
use super::spells::{days_after, months_of_spell};
use super::table::{LANES, Lanes, sum_block};
use super::ways::vias;
use super::{Cube, Selection};
use crate::domain::{Counts, Points, ViaSet};

/// Counts and micropoints by measure and area.
pub(super) struct ElementSums<T> {
    /// Areas of a measure, whole blocks of them.
    width: usize,
    counts: Vec<i32>,
    points: Vec<T>,
}

impl<T: Micro> ElementSums<T> {
    pub fn new(cube: &Cube, selection: &Selection, asked: &Asked) -> Self {
        let measures = &cube.catalogue().measures;
        let mut listed: Vec<Vec<(usize, T)>> = vec![Vec::with_capacity(cube.claims.strata()); measures.len()];
        for stratum in 0..cube.claims.strata() {
            for (claim, each) in asked.holding(cube.claims.of(stratum), None) {
                listed[claim.measure].push((stratum, T::of(each)));
            }
        }
        let blocks = cube.catalogue().areas.of(selection.level).len().div_ceil(LANES);
        let length = blocks * LANES * measures.len();
        let mut sums =
            Self { width: blocks * LANES, counts: Vec::with_capacity(length), points: Vec::with_capacity(length) };
        let [from, to] = cube.months_of(selection);
        let rows = [0, from, to].map(|month| cube.counted_before(selection.level, month));
        let [none, low, high]: [&[Lanes]; 3] = [&rows[0], &rows[1], &rows[2]];
        let strata = cube.claims.strata();
        for (measure, listed) in measures.iter().zip(&listed) {
            // Stock is counted as it stands at the end.
            let low = if matches!(measure.counts, Counts::Nominals { .. }) { none } else { low };
            for block in 0..blocks {
                let at = block * strata..(block + 1) * strata;
                let (counts, points) = sum_block(listed, &high[at.clone()], &low[at]);
                sums.counts.extend(counts);
                sums.points.extend(points);
            }
        }
        if !selection.groups_out.is_empty() {
            sums.drop_groups(cube, selection, asked, from..to);
        }
        sums
    }

    /// Count and micropoints of a measure in an area.
    pub fn of(&self, measure: usize, area: usize) -> (i32, T) {
        let at = measure * self.width + area;
        (self.counts[at], self.points[at])
    }

    /// Takes out what dropped groups alone linked, and puts it where its other links let it count.
    fn drop_groups(&mut self, cube: &Cube, selection: &Selection, asked: &Asked, months: std::ops::Range<usize>) {
        let dataset = &cube.dataset;
        let dropped = cube.groups_dropped(selection);
        let areas = dataset.catalogue.areas.areas_by_place(selection.level);
        let area_of = |place: u16| areas.get(usize::from(place)).copied().flatten();
        let mut left = vec![ViaSet::NONE; dataset.catalogue.measures.len()];
        for linked in cube.linked.of_groups(&dropped) {
            let [_, _, place, month] = linked.key.parts();
            let Some(area) = area_of(place).filter(|_| months.contains(&month.into())) else { continue };
            vias(dataset, linked.ways_without(&dropped), &mut left);
            let count = i32::try_from(linked.count).unwrap_or(i32::MAX);
            self.relink(asked, cube.claims.of(linked.stratum), &left, area, count);
        }
        let Some(last) = months.last() else { return };
        let days_after = days_after(dataset.catalogue.period.from(), dataset.catalogue.period.months());
        for spell in cube.spells.of_groups(&dropped).into_iter().map(|spell| spell as usize) {
            let is_active = months_of_spell(dataset, spell, &days_after).contains(&last);
            let Some(area) = area_of(dataset.members.place[spell]).filter(|_| is_active) else { continue };
            let claims = cube.claims.of(cube.cells.strata.len() + cube.spells.stratum[spell]);
            self.relink(asked, claims, &[vias_of_spell(dataset, spell, &dropped)], area, 1);
        }
    }

    /// Moves things from the measures that count them as they are to those that do by what is left.
    fn relink(&mut self, asked: &Asked, claims: &[Claim], left: &[ViaSet], area: u16, count: i32) {
        if claims.iter().all(|claim| claim.linked.is_none_or(|(number, vias)| left[number] == vias)) {
            return;
        }
        for (claim, each) in asked.holding(claims, None) {
            self.add(claim, area, -count, each);
        }
        for (claim, each) in asked.holding(claims, Some(left)) {
            self.add(claim, area, count, each);
        }
    }

    fn add(&mut self, claim: &Claim, area: u16, count: i32, each: Points) {
        let at = claim.measure * self.width + usize::from(area);
        self.counts[at] += count;
        self.points[at] += T::from(count) * T::of(each);
    }
}
