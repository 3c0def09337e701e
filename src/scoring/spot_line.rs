//! The line from which on a place is a harm spot.

use serde::{Deserialize, Serialize};

/// How many standard deviations above the mean a harm spot lies.
const DEVIATIONS: f64 = 2.0;

/// Mean and standard deviation of the harm of places, those without harm included, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SpotLine {
    /// The mean.
    pub mean: f64,
    /// The standard deviation of all places as a population.
    pub deviation: f64,
}

impl SpotLine {
    /// Of the harm of all places.
    ///
    /// ```
    /// use placeharm::scoring::SpotLine;
    /// let line = SpotLine::of(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
    /// assert_eq!((line.mean, line.deviation, line.points()), (5.0, 2.0, 9.0));
    /// assert!(line.is_reached_by(9.0) && !line.is_reached_by(8.9));
    /// ```
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "places are far under 2^53")]
    pub fn of(values: &[f64]) -> Self {
        if values.is_empty() {
            return Self::default();
        }
        let places = values.len() as f64;
        let mean = values.iter().sum::<f64>() / places;
        let deviation = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / places).sqrt();
        Self { mean, deviation }
    }

    /// The line: two standard deviations above the mean.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.mean + DEVIATIONS * self.deviation
    }

    /// Whether a place of so much harm is a harm spot; none is where all places are alike.
    #[must_use]
    pub fn is_reached_by(&self, points: f64) -> bool {
        self.deviation > 0.0 && points >= self.points()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_place_is_a_spot_where_all_are_alike() {
        for values in [&[][..], &[0.0, 0.0], &[3.0, 3.0, 3.0]] {
            let line = SpotLine::of(values);
            assert!(!line.is_reached_by(3.0) && !line.is_reached_by(0.0), "{values:?}");
        }
    }
}
