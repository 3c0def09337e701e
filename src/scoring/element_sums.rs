//! What each measure gives each area, summed under a selection.

use std::ops::Range;

use super::Cube;
use super::claims::{Asked, Counted};
use super::day::Day;
use super::lanes::{Count, LANES};
use super::micro::{Micro, fits_f64};
use super::moves::{Moved, Moves};
use super::shifts::{Shift, Shifts};
use super::table::sum_block;
use super::table_rows::{Rows, row_before};
use crate::domain::{Counts, Level};

/// What is to be summed: a level's areas, what measures count before anything is moved, and what is moved.
pub(super) struct Summing<'a> {
    cube: &'a Cube,
    level: Level,
    asked: &'a Asked<'a>,
    moves: &'a Moves<'a>,
    counted: Counted,
}

impl<'a> Summing<'a> {
    pub fn new(cube: &'a Cube, level: Level, asked: &'a Asked<'a>, moves: &'a Moves<'a>) -> Self {
        let counted = cube.claims.counted(cube.catalogue().measures.len(), asked, moves.from);
        Self { cube, level, asked, moves, counted }
    }

    /// Whether an `f64` holds every sum.
    pub fn fits_f64(&self) -> bool {
        fits_f64(self.counted.most)
    }
}

/// Counts and micropoints by measure and area.
pub(super) struct ElementSums<T> {
    /// Areas of a measure, whole blocks of them.
    width: usize,
    counts: Vec<i32>,
    points: Vec<T>,
}

impl<T: Micro> ElementSums<T> {
    /// The sums of some days, whose rows are given.
    pub fn new(summing: &Summing, days: &Range<Day>, rows: &Rows) -> Self {
        let Summing { cube, level, asked, moves, .. } = summing;
        let wanted = [Day::first_of(0), days.start, days.end];
        let mut sums = match rows {
            Rows::Narrow(rows) => Self::of_rows(summing, wanted.map(|day| row_before(rows, day))),
            Rows::Wide(rows) => Self::of_rows(summing, wanted.map(|day| rows.before(day))),
        };
        let areas = cube.catalogue().areas.areas_by_place(*level);
        let mut shifts = Shifts::new(asked, &cube.claims, moves.from);
        let mut move_one = |moved: Moved| {
            if let Some(area) = areas.get(usize::from(moved.place)).copied().flatten() {
                sums.shift(shifts.of(moved.stratum, moved.to), moved.count, area);
            }
        };
        moves.each_record(days, &mut move_one);
        moves.each_nominal(days.end, move_one);
        sums
    }

    /// What lies between two rows; of stock, what lies between none and the later.
    fn of_rows<C: Count>(summing: &Summing, [none, low, high]: [&[[C; LANES]]; 3]) -> Self {
        let Summing { cube, level, counted, .. } = summing;
        let (measures, strata) = (&cube.catalogue().measures, cube.claims.strata());
        let blocks = cube.catalogue().areas.of(*level).len().div_ceil(LANES);
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

    /// Moves so many things of an area.
    fn shift(&mut self, shifts: &[Shift<T>], count: i32, area: u16) {
        for shift in shifts {
            let at = shift.measure * self.width + usize::from(area);
            self.counts[at] += count * shift.count;
            self.points[at] += T::from(count) * shift.points;
        }
    }
}
