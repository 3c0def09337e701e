//! What a measure's points are multiplied by.

use serde::{Deserialize, Serialize};

/// Thousandths in one.
const THOUSANDTHS: f64 = 1_000.0;

/// The largest multiplier.
const MAX_MULTIPLIER: f64 = 100.0;

/// A factor from 0.001 to 100, in thousandths. A measure that is to give nothing is switched off
/// instead, so that a record may then count in the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Multiplier(u32);

impl Multiplier {
    /// What leaves points as they are.
    pub const ONE: Self = Self(1_000);

    /// That factor, rounded to a thousandth.
    ///
    /// # Errors
    /// Under 0.001, over 100, or no number.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    pub fn new(factor: f64) -> Result<Self, MultiplierError> {
        if (1.0 / THOUSANDTHS..=MAX_MULTIPLIER).contains(&factor) {
            Ok(Self((factor * THOUSANDTHS).round() as u32))
        } else {
            Err(MultiplierError { found: factor })
        }
    }

    /// The factor as a number.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / THOUSANDTHS
    }

    /// In thousandths.
    #[must_use]
    pub fn thousandths(self) -> u32 {
        self.0
    }
}

impl Default for Multiplier {
    fn default() -> Self {
        Self::ONE
    }
}

/// A factor that no measure can have.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("found {found}, expected a number from 0.001 to 100")]
pub struct MultiplierError {
    /// The number.
    pub found: f64,
}
