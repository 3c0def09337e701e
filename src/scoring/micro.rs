//! Numbers that micropoints are added up in, without rounding.

use std::ops::{AddAssign, Mul};

use crate::domain::Points;

/// A sum that an `f64` holds for certain, where what is known of it is a part in 2^40 off: every whole number under
/// 2^53 it does.
const MOST_IN_F64: f64 = 9.007_199_254e15;

/// Whether an `f64` holds every sum up to about that one exactly.
pub(super) fn fits_f64(most: f64) -> bool {
    most < MOST_IN_F64
}

/// A number that micropoints are added up in: an `f64` where it holds every sum that can come, as it
/// nearly always does and which processors are quick at, else an `i128`.
pub(super) trait Micro: Copy + Default + From<i32> + Mul<Output = Self> + AddAssign {
    /// The points of one thing.
    fn of(points: Points) -> Self;
    /// A sum, in points.
    fn points(self) -> f64;
    /// A sum, in micropoints.
    fn micro(self) -> u128;
}

impl Micro for f64 {
    #[allow(clippy::cast_precision_loss, reason = "under 2^53, or no sum of it would be")]
    fn of(points: Points) -> Self {
        points.micro() as Self
    }

    fn points(self) -> f64 {
        self / 1e6
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number, and none under 0")]
    fn micro(self) -> u128 {
        self as u128
    }
}

impl Micro for i128 {
    fn of(points: Points) -> Self {
        points.micro().into()
    }

    fn points(self) -> f64 {
        Points::from_micro(self.micro())
    }

    fn micro(self) -> u128 {
        u128::try_from(self).unwrap_or(0)
    }
}
