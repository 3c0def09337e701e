//! Everything but its elements that is summed for one area, and for sixteen of them at once.

use super::Exposure;
use super::explained::Valued;
use super::lanes::{LANES, Lanes};
use super::micro::Micro;

/// The sums of one area. Points are micropoints.
#[derive(Clone, Debug, Default)]
pub(super) struct AreaSums {
    pub records: u64,
    pub police_generated: f64,
    /// Of points, not of micropoints.
    pub squares: f64,
    /// The record that gives most.
    pub heaviest: Option<Valued>,
    /// Points in micropoints too, and months not yet known.
    by_source: Vec<Exposure>,
    pub monthly: Vec<f64>,
}

impl AreaSums {
    /// Adds another area's sums, for the force.
    pub fn add(&mut self, other: &Self) {
        self.records += other.records;
        self.police_generated += other.police_generated;
        self.squares += other.squares;
        self.heaviest = heavier(self.heaviest, other.heaviest);
        self.monthly.iter_mut().zip(&other.monthly).for_each(|(to, from)| *to += from);
        for (to, from) in self.by_source.iter_mut().zip(&other.by_source) {
            for side in 0..2 {
                to.records[side] += from.records[side];
                to.points[side] += from.points[side];
                to.squares[side] += from.squares[side];
            }
        }
    }

    /// Adds records that no row counts: whether they are in the period, and compared now and before.
    pub fn add_moved(&mut self, valued: &Valued, count: u32, in_period: bool, compared: [bool; 2]) {
        let (points, value) = (f64::of(valued.points) * f64::from(count), valued.points.value());
        let squares = value * value * f64::from(count);
        if in_period {
            self.records += u64::from(count);
            self.squares += squares;
            self.police_generated += if valued.police_generated { points } else { 0.0 };
            self.heaviest = heavier(self.heaviest, Some(*valued));
        }
        for (side, _) in compared.into_iter().enumerate().filter(|(_, is_compared)| *is_compared) {
            let of_source = &mut self.by_source[valued.source];
            of_source.records[side] += u64::from(count);
            of_source.points[side] += points;
            of_source.squares[side] += squares;
        }
    }

    /// What each source gave, where so many months of each are compared.
    pub fn exposures(&self, months: &[[u32; 2]]) -> Vec<Exposure> {
        let in_points =
            |(sums, &months): (&Exposure, _)| Exposure { months, points: sums.points.map(Micro::points), ..*sums };
        self.by_source.iter().zip(months).map(in_points).collect()
    }
}

fn heavier(a: Option<Valued>, b: Option<Valued>) -> Option<Valued> {
    [a, b].into_iter().flatten().max_by_key(Valued::weight)
}

/// The same sums for a block of areas.
pub(super) struct BlockSums {
    records: Lanes,
    police_generated: [f64; LANES],
    squares: [f64; LANES],
    /// Positions of strata, one more, where any is.
    heaviest: [u32; LANES],
    /// For each source, now and before.
    by_source: Vec<[SideSums; 2]>,
}

#[derive(Clone, Copy, Default)]
struct SideSums {
    records: Lanes,
    points: [f64; LANES],
    squares: [f64; LANES],
}

impl SideSums {
    fn add(&mut self, counts: &Lanes, each: f64, square: f64) {
        for (lane, &count) in counts.iter().enumerate() {
            self.records[lane] += count;
            self.points[lane] += f64::from(count) * each;
            self.squares[lane] += f64::from(count) * square;
        }
    }
}

impl BlockSums {
    pub fn new(sources: usize) -> Self {
        Self {
            records: [0; LANES],
            police_generated: [0.0; LANES],
            squares: [0.0; LANES],
            heaviest: [0; LANES],
            by_source: vec![Default::default(); sources],
        }
    }

    /// Adds the records of a stratum: in the period, and compared now and before. Of strata the heavier come later.
    pub fn add(&mut self, position: u32, valued: &Valued, in_period: &Lanes, compared: &[Lanes; 2]) {
        let (each, value) = (f64::of(valued.points), valued.points.value());
        let generated = if valued.police_generated { each } else { 0.0 };
        for (lane, &count) in in_period.iter().enumerate() {
            self.records[lane] += count;
            self.squares[lane] += f64::from(count) * (value * value);
            self.police_generated[lane] += f64::from(count) * generated;
            self.heaviest[lane] = if count > 0 { position + 1 } else { self.heaviest[lane] };
        }
        for (sums, counts) in self.by_source[valued.source].iter_mut().zip(compared) {
            sums.add(counts, each, value * value);
        }
    }

    /// The sums of each area, given the strata that were added.
    pub fn areas(&self, valued: &[Valued]) -> impl Iterator<Item = AreaSums> {
        (0..LANES).map(|lane| AreaSums {
            records: u64::from(self.records[lane].unsigned_abs()),
            police_generated: self.police_generated[lane],
            squares: self.squares[lane],
            heaviest: valued.get((self.heaviest[lane] as usize).wrapping_sub(1)).copied(),
            by_source: self.by_source.iter().map(|sides| exposure(sides, lane)).collect(),
            monthly: Vec::new(),
        })
    }
}

fn exposure(sides: &[SideSums; 2], lane: usize) -> Exposure {
    Exposure {
        months: [0; 2],
        records: sides.each_ref().map(|side| u64::from(side.records[lane].unsigned_abs())),
        points: sides.each_ref().map(|side| side.points[lane]),
        squares: sides.each_ref().map(|side| side.squares[lane]),
    }
}
