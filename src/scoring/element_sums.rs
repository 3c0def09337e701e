//! What each measure gives each area, summed under a selection.

use std::ops::Range;

use super::Cube;
use super::claims::{Asked, Claim, Counted};
use super::day::Day;
use super::lanes::{Count, LANES};
use super::micro::Micro;
use super::moves::{Moved, Moves};
use super::table::sum_block;
use super::table_rows::{Rows, row_before};
use crate::domain::{Counts, Level, Points};

/// Counts and micropoints by measure and area.
pub(super) struct ElementSums<T> {
    /// Areas of a measure, whole blocks of them.
    width: usize,
    counts: Vec<i32>,
    points: Vec<T>,
}

impl<T: Micro> ElementSums<T> {
    /// `counted` is what measures count before anything is moved.
    pub fn new(
        cube: &Cube,
        level: Level,
        days: &Range<Day>,
        counted: &Counted,
        asked: &Asked,
        moves: &Moves,
        rows: &Rows,
    ) -> Self {
        let wanted = [Day::first_of(0), days.start, days.end];
        let mut sums = match rows {
            Rows::Narrow(rows) => Self::of_rows(cube, level, counted, wanted.map(|day| row_before(rows, day))),
            Rows::Wide(rows) => Self::of_rows(cube, level, counted, wanted.map(|day| rows.before(day))),
        };
        let areas = cube.catalogue().areas.areas_by_place(level);
        let mut move_one = |moved: Moved| {
            if let Some(area) = areas.get(usize::from(moved.place)).copied().flatten() {
                sums.relink(asked, cube.claims.of(moved.stratum), moves, &moved, area);
            }
        };
        moves.each_record(days, &mut move_one);
        moves.each_nominal(days.end, move_one);
        sums
    }

    /// What lies between two rows; of stock, what lies between none and the later.
    fn of_rows<C: Count>(cube: &Cube, level: Level, counted: &Counted, [none, low, high]: [&[[C; LANES]]; 3]) -> Self {
        let (measures, strata) = (&cube.catalogue().measures, cube.claims.strata());
        let blocks = cube.catalogue().areas.of(level).len().div_ceil(LANES);
        let width = blocks * LANES;
        let length = width * measures.len();
        let mut sums = Self { width, counts: vec![0; length], points: vec![T::default(); length] };
        // Block by block, so that what several measures count is read once.
        for block in 0..blocks {
            let of_block = block * strata..(block + 1) * strata;
            for (measure, listed) in counted.by_measure.iter().enumerate() {
                // Stock is counted as it stands at the end.
                let is_stock = matches!(measures[measure].counts, Counts::Nominals { .. });
                let low = if is_stock { none } else { low };
                let (counts, points) = sum_block(listed, &high[of_block.clone()], &low[of_block.clone()]);
                let at = measure * width + block * LANES;
                sums.counts[at..at + LANES].copy_from_slice(&counts);
                sums.points[at..at + LANES].copy_from_slice(&points);
            }
        }
        sums
    }

    /// Count and micropoints of a measure in an area.
    pub fn of(&self, measure: usize, area: usize) -> (i32, T) {
        let at = measure * self.width + area;
        (self.counts[at], self.points[at])
    }

    /// Counts and micropoints of every measure, for each area.
    pub fn by_area(&self, areas: usize) -> Vec<Vec<(u64, u128)>> {
        let measures = self.counts.len().checked_div(self.width).unwrap_or(0);
        let of = |area| (0..measures).map(move |measure| self.of(measure, area));
        let whole = |(count, points): (i32, T)| (u64::from(count.unsigned_abs()), points.micro());
        (0..areas).map(|area| of(area).map(whole).collect()).collect()
    }

    /// Moves things from the measures that count them to those that do once they are moved.
    fn relink(&mut self, asked: &Asked, claims: &[Claim], moves: &Moves, moved: &Moved, area: u16) {
        for (claim, each) in asked.holding(claims, moves.from) {
            self.add(claim, area, -moved.count, each);
        }
        for (claim, each) in asked.holding(claims, moved.to) {
            self.add(claim, area, moved.count, each);
        }
    }

    fn add(&mut self, claim: &Claim, area: u16, count: i32, each: Points) {
        let at = claim.measure * self.width + usize::from(area);
        self.counts[at] += count;
        self.points[at] += T::from(count) * T::of(each);
    }
}
