//! The ratio of two rates of small counts, with its exact interval.

use serde::{Deserialize, Serialize};
use statrs::function::beta::beta_reg;

/// The tail left out on each side of a 95% interval.
const TAIL: f64 = 0.025;

/// How many halvings find a quantile: more than a double has binary places.
const HALVINGS: u32 = 80;

/// One rate over another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RateRatio {
    /// The ratio; infinite where the first count is 0.
    pub ratio: f64,
    /// The lower end of its 95% interval.
    pub lower: f64,
    /// The upper end; infinite where the first count is 0.
    pub upper: f64,
}

impl RateRatio {
    /// The second rate over the first: counts, each in its exposure of any one unit. The interval is the
    /// exact conditional one: Clopper and Pearson's on the second count's share of both. None where
    /// neither counted anything, or an exposure is not above 0.
    ///
    /// ```
    /// use placeharm::scoring::RateRatio;
    /// let found = RateRatio::of((30, 12.0), (15, 12.0)).expect("something was counted");
    /// assert!((found.ratio - 0.5).abs() < 1e-12);
    /// assert!((found.lower - 0.2500).abs() < 5e-5 && (found.upper - 0.9589).abs() < 5e-5);
    /// ```
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
    pub fn of((first, first_exposure): (u64, f64), (second, second_exposure): (u64, f64)) -> Option<Self> {
        if first + second == 0 || !(first_exposure > 0.0 && second_exposure > 0.0) {
            return None;
        }
        let (one, other) = (first as f64, second as f64);
        let scale = first_exposure / second_exposure;
        let odds = |share: f64| if share >= 1.0 { f64::INFINITY } else { share / (1.0 - share) * scale };
        let lower = if second == 0 { 0.0 } else { beta_quantile(TAIL, other, one + 1.0) };
        let upper = if first == 0 { 1.0 } else { beta_quantile(1.0 - TAIL, other + 1.0, one) };
        Some(Self { ratio: odds(other / (one + other)), lower: odds(lower), upper: odds(upper) })
    }
}

/// The value under which a beta variable lies with probability `p`; both parameters above 0.
fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if beta_reg(a, b, middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The chance of at most so many of a binomial, summed term by term.
    fn at_most(k: u32, n: u32, p: f64) -> f64 {
        let mut term = (1.0 - p).powi(i32::try_from(n).expect("small"));
        let mut sum = 0.0;
        for i in 0..=k {
            sum += term;
            term *= f64::from(n - i) / f64::from(i + 1) * p / (1.0 - p);
        }
        sum
    }

    #[test]
    fn ends_are_those_at_which_what_was_seen_is_just_possible() {
        for (first, second) in [(1, 1), (3, 9), (9, 3), (40, 25), (2, 60)] {
            let found = RateRatio::of((first.into(), 1.0), (second.into(), 1.0)).expect("counted");
            let share = |ratio: f64| ratio / (1.0 + ratio);
            let n = first + second;
            let above = 1.0 - at_most(second - 1, n, share(found.lower));
            let below = at_most(second, n, share(found.upper));
            assert!((above - TAIL).abs() < 1e-9 && (below - TAIL).abs() < 1e-9, "{found:?}");
        }
    }

    #[test]
    fn exposure_scales_and_none_counted_has_open_ends() {
        let even = RateRatio::of((30, 12.0), (15, 12.0)).expect("counted");
        let half = RateRatio::of((30, 12.0), (15, 6.0)).expect("counted");
        assert!((half.lower - 2.0 * even.lower).abs() < 1e-12 && (half.ratio - 1.0).abs() < 1e-12);
        let none_before = RateRatio::of((0, 1.0), (4, 1.0)).expect("counted");
        assert!(none_before.upper.is_infinite() && none_before.ratio.is_infinite() && none_before.lower > 0.0);
        let none_after = RateRatio::of((4, 1.0), (0, 1.0)).expect("counted");
        assert!(none_after.lower == 0.0 && none_after.ratio == 0.0 && none_after.upper > 0.0);
        assert_eq!(RateRatio::of((0, 1.0), (0, 1.0)), None);
        assert_eq!(RateRatio::of((1, 0.0), (1, 1.0)), None);
    }
}
