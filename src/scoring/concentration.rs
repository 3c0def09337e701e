//! How much of the harm lies in how few places.

use serde::{Deserialize, Serialize};

/// The concentration of values over places, those with none included.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Concentration {
    /// The Lorenz curve: share of places, those with least first, and the share of harm in them;
    /// from (0, 0) to (1, 1).
    pub curve: Vec<[f64; 2]>,
    /// Gini's coefficient of all places as a population: 0 where all have the same, near 1 where one has all.
    pub gini: f64,
    /// The fewest places that hold half of the harm.
    pub half: usize,
    /// How many places there are.
    pub places: usize,
}

impl Concentration {
    /// The concentration of values, none of them negative; none where they sum to nothing.
    ///
    /// ```
    /// use placeharm::scoring::Concentration;
    /// let found = Concentration::of(&[4.0, 2.0, 1.0, 3.0]).expect("some harm");
    /// assert_eq!((found.gini, found.half, found.places), (0.25, 2, 4));
    /// ```
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "places are far under 2^53")]
    pub fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (total, places) = (sorted.iter().sum::<f64>(), sorted.len() as f64);
        if !total.is_finite() || total <= 0.0 {
            return None;
        }
        let (mut sum, mut weighted, mut curve) = (0.0, 0.0, vec![[0.0, 0.0]]);
        for (at, value) in (1..).zip(&sorted) {
            sum += value;
            weighted += f64::from(at) * value;
            curve.push([f64::from(at) / places, sum / total]);
        }
        let gini = 2.0 * weighted / (places * total) - (places + 1.0) / places;
        let mut held = 0.0;
        let half = sorted.iter().rev().take_while(|&&value| {
            let is_short = held < total / 2.0;
            held += value;
            is_short
        });
        Some(Self { half: half.count(), gini, places: sorted.len(), curve })
    }

    /// The share of places that hold half of the harm, 0 to 1.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "places are far under 2^53")]
    pub fn half_share(&self) -> f64 {
        if self.places == 0 { 0.0 } else { self.half as f64 / self.places as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_places_are_not_concentrated_and_one_place_is() {
        let equal = Concentration::of(&[2.0; 10]).expect("harm");
        assert!(equal.gini.abs() < 1e-12);
        assert_eq!((equal.half, equal.half_share()), (5, 0.5));
        let one = Concentration::of(&[0.0, 0.0, 0.0, 8.0]).expect("harm");
        assert_eq!((one.gini, one.half, one.places), (0.75, 1, 4));
        assert_eq!(Concentration::of(&[0.0, 0.0]), None);
        assert_eq!(Concentration::of(&[]), None);
    }

    proptest! {
        #[test]
        fn gini_is_half_the_mean_difference_over_the_mean(values in prop::collection::vec(0..100_u32, 1..30)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let total: f64 = values.iter().sum();
            prop_assume!(total > 0.0);
            let found = Concentration::of(&values).expect("harm");
            let differences: f64 = values.iter().flat_map(|a| values.iter().map(move |b| (a - b).abs())).sum();
            let gini = differences / (2.0 * f64::from(u32::try_from(values.len()).expect("few")) * total);
            prop_assert!((found.gini - gini).abs() < 1e-9);
            prop_assert_eq!(found.curve.last(), Some(&[1.0, 1.0]));
            prop_assert!(found.curve.iter().all(|[places, harm]| harm <= &(places + 1e-12)));
        }
    }
}
