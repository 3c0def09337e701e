//! Everything that is summed for one area: whole numbers, so that the order of adding is of no matter.

use super::Exposure;
use crate::domain::Points;

/// The sums of one area. Points are millionths, and their squares millionths of millionths.
#[derive(Clone, Debug, Default)]
pub(super) struct AreaSums {
    pub element_counts: Vec<u64>,
    pub element_points: Vec<u128>,
    pub flow: u128,
    pub stock: u128,
    pub records: u64,
    pub police_generated: u128,
    /// Offence and points of the record that gives most.
    pub heaviest: Option<(u16, Points)>,
    pub squares: u128,
    pub by_source: Vec<SourceSums>,
    pub monthly: Vec<u128>,
}

/// What one source gave one area in the months compared, now and before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SourceSums {
    records: [u64; 2],
    points: [u128; 2],
    squares: [u128; 2],
}

impl SourceSums {
    /// Adds records of one worth, so many now and so many before.
    pub fn add(&mut self, worth: Points, counts: [u64; 2]) {
        for (side, count) in counts.into_iter().enumerate() {
            self.records[side] += count;
            self.points[side] += u128::from(worth.micro()) * u128::from(count);
            self.squares[side] += squared(worth, count);
        }
    }

    /// What each source gave, where so many months of each are compared.
    pub fn exposures(by_source: &[Self], months: &[[u32; 2]]) -> Vec<Exposure> {
        let exposure = |(sums, &months): (&Self, &[u32; 2])| Exposure {
            months,
            records: sums.records,
            points: sums.points.map(Points::from_micro),
            squares: sums.squares.map(square_points),
        };
        by_source.iter().zip(months).map(exposure).collect()
    }

    fn add_sums(&mut self, other: &Self) {
        for side in 0..2 {
            self.records[side] += other.records[side];
            self.points[side] += other.points[side];
            self.squares[side] += other.squares[side];
        }
    }
}

/// The sum of the squares of so many records of one worth.
pub(super) fn squared(worth: Points, count: u64) -> u128 {
    let micro = u128::from(worth.micro());
    (micro * micro).saturating_mul(u128::from(count))
}

/// A sum of squares in points.
#[allow(clippy::cast_precision_loss, reason = "a variance needs no more than 53 bits")]
pub(super) fn square_points(squares: u128) -> f64 {
    squares as f64 / 1e12
}

impl AreaSums {
    pub fn new(measures: usize, sources: usize, months: usize) -> Self {
        Self {
            element_counts: vec![0; measures],
            element_points: vec![0; measures],
            by_source: vec![SourceSums::default(); sources],
            monthly: vec![0; months],
            ..Self::default()
        }
    }

    /// Adds another area's sums, for the force.
    pub fn add(&mut self, other: &Self) {
        let add_all = |to: &mut [u128], from: &[u128]| to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        self.element_counts.iter_mut().zip(&other.element_counts).for_each(|(to, from)| *to += from);
        add_all(&mut self.element_points, &other.element_points);
        add_all(&mut self.monthly, &other.monthly);
        self.flow += other.flow;
        self.stock += other.stock;
        self.records += other.records;
        self.police_generated += other.police_generated;
        self.squares += other.squares;
        self.heaviest = heavier(self.heaviest, other.heaviest);
        self.by_source.iter_mut().zip(&other.by_source).for_each(|(to, from)| to.add_sums(from));
    }

    /// What each source gave, where so many months of each are compared.
    pub fn exposures(&self, months: &[[u32; 2]]) -> Vec<Exposure> {
        SourceSums::exposures(&self.by_source, months)
    }
}

/// The heavier of two records; of two alike the one with the earlier offence.
pub(super) fn heavier(a: Option<(u16, Points)>, b: Option<(u16, Points)>) -> Option<(u16, Points)> {
    [a, b].into_iter().flatten().max_by_key(|&(offence, points)| (points, std::cmp::Reverse(offence)))
}
