//! What each source gave, now and before: whole numbers, so that the order of adding is of no matter.

use super::Exposure;
use crate::domain::Points;

/// What one source gave a part in the months compared, now and before.
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
}

/// The sum of the squares of so many records of one worth.
fn squared(worth: Points, count: u64) -> u128 {
    let micro = u128::from(worth.micro());
    (micro * micro).saturating_mul(u128::from(count))
}

/// A sum of squares in points.
#[allow(clippy::cast_precision_loss, reason = "a variance needs no more than 53 bits")]
fn square_points(squares: u128) -> f64 {
    squares as f64 / 1e12
}
