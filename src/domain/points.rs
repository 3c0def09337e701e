//! Harm, in points of the ONS Crime Severity Score.

use serde::{Deserialize, Serialize};

use super::Multiplier;

/// Micropoints in a point.
const MICRO: f64 = 1_000_000.0;

/// The most one counted thing may weigh: keeps ten million of the heaviest within 64 bits.
const MAX_POINTS: f64 = 1_000_000.0;

/// What one counted thing gives a score, in millionths of a Crime Severity Score point.
///
/// Whole numbers, so that a sum does not depend on its order and native and wasm agree to the bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(u64);

impl Points {
    /// No harm.
    pub const ZERO: Self = Self(0);

    /// That many points, rounded to a millionth.
    ///
    /// # Errors
    /// A value that is negative, not finite, or over 1,000,000.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    pub fn new(points: f64) -> Result<Self, PointsError> {
        if (0.0..=MAX_POINTS).contains(&points) {
            Ok(Self((points * MICRO).round() as u64))
        } else {
            Err(PointsError { found: points })
        }
    }

    /// Millionths of a point.
    #[must_use]
    pub fn micro(self) -> u64 {
        self.0
    }

    /// The points as a number.
    #[must_use]
    pub fn value(self) -> f64 {
        Self::from_micro(u128::from(self.0))
    }

    /// The points so many times, rounded to a millionth.
    #[must_use]
    pub fn times(self, multiplier: Multiplier) -> Self {
        if multiplier == Multiplier::default() {
            return self; // as nearly always
        }
        Self(self.0.saturating_mul(u64::from(multiplier.thousandths())).saturating_add(500) / 1_000)
    }

    /// A sum of millionths as points.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a score is shown to far fewer digits than 53 bits hold")]
    pub fn from_micro(micro: u128) -> f64 {
        micro as f64 / MICRO
    }
}

impl std::ops::Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// A weight that no offence can have.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("found {found}, expected points from 0 to 1,000,000")]
pub struct PointsError {
    /// The number.
    pub found: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_keep_six_decimals() {
        assert_eq!(Points::new(799.628_870).map(Points::micro), Ok(799_628_870));
        assert_eq!(Points::new(0.1 + 0.2).map(Points::micro), Ok(300_000));
    }

    #[test]
    fn a_product_is_rounded_once() {
        let times = |points, factor| Points(points).times(Multiplier::new(factor).expect("in range")).micro();
        assert_eq!(
            [times(1, 0.499), times(1, 0.5), times(3, 2.0), times(7_973_393_423, 1.0)],
            [0, 1, 6, 7_973_393_423]
        );
    }

    #[test]
    fn points_out_of_range_are_refused() {
        for value in [-0.1, f64::NAN, f64::INFINITY, 1_000_000.1] {
            assert!(Points::new(value).is_err(), "{value}");
        }
    }
}
