//! How sure a score is: Fay and Feuer's gamma interval on a weighted count.

use serde::{Deserialize, Serialize};
use statrs::function::gamma::{gamma_lr, ln_gamma};

/// The tail left out on each side of a 95% interval.
const TAIL: f64 = 0.025;

/// The upper limit of a count of none: half the 0.975 quantile of χ² with 2 degrees of freedom.
const UPPER_OF_NONE: f64 = 3.688_879_454_113_936;

/// A range in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Its lower end.
    pub lower: f64,
    /// Its upper end.
    pub upper: f64,
}

impl Interval {
    /// The range moved up by a constant.
    #[must_use]
    pub fn plus(self, points: f64) -> Self {
        Self { lower: self.lower + points, upper: self.upper + points }
    }
}

/// The 95% interval of a weighted count (Fay and Feuer 1997): `score` is `Σ w n`, `squares` is
/// `Σ w² n`, `heaviest` the largest `w` with `n > 0`, and `heaviest_active` the largest `w` that
/// could have counted, used where nothing did. All in points.
///
/// ```
/// use placeharm::scoring::gamma_interval;
/// let ten_at_one = gamma_interval(10.0, 10.0, 1.0, 1.0);
/// assert!((ten_at_one.lower - 4.7954).abs() < 1e-4 && (ten_at_one.upper - 18.3904).abs() < 1e-4);
/// ```
#[must_use]
pub fn gamma_interval(score: f64, squares: f64, heaviest: f64, heaviest_active: f64) -> Interval {
    if score <= 0.0 || squares <= 0.0 {
        return Interval { lower: 0.0, upper: UPPER_OF_NONE * heaviest_active };
    }
    // χ²(p; k) is twice the gamma quantile of shape k/2.
    let (score_up, squares_up) = (score + heaviest, squares + heaviest * heaviest);
    Interval {
        lower: squares / score * gamma_quantile(TAIL, score * score / squares),
        upper: squares_up / score_up * gamma_quantile(1.0 - TAIL, score_up * score_up / squares_up),
    }
}

/// The value under which a gamma variable of that shape and scale 1 lies with probability `p`.
///
/// Wilson and Hilferty's approximation, refined by Newton's steps within a bracket.
fn gamma_quantile(p: f64, shape: f64) -> f64 {
    let z = if p < 0.5 { -1.959_963_984_540_054 } else { 1.959_963_984_540_054 };
    let ninth = 1.0 / (9.0 * shape);
    let start = shape * (1.0 - ninth + z * ninth.sqrt()).powi(3);
    let (mut low, mut high) = (0.0_f64, (shape + 10.0 * shape.sqrt() + 40.0).max(start));
    let mut x = if start > 0.0 {
        start
    } else {
        (p * shape * ln_gamma(shape).exp()).powf(1.0 / shape).clamp(f64::MIN_POSITIVE, high)
    };
    for _ in 0..100 {
        let error = gamma_lr(shape, x) - p;
        if error > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let density = ((shape - 1.0) * x.ln() - x - ln_gamma(shape)).exp();
        let step = error / density;
        let next =
            if step.is_finite() && x - step > low && x - step < high { x - step } else { f64::midpoint(low, high) };
        if (next - x).abs() <= 1e-14 * x {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (weight, count) pairs and the limits that `method.md`'s reference implementation gives.
    fn check(counts: &[(f64, f64)], lower: f64, upper: f64) {
        let score = counts.iter().map(|(w, n)| w * n).sum();
        let squares = counts.iter().map(|(w, n)| w * w * n).sum();
        let heaviest = counts.iter().map(|&(w, _)| w).fold(0.0, f64::max);
        let interval = gamma_interval(score, squares, heaviest, heaviest);
        assert!((interval.lower - lower).abs() < 0.005, "{interval:?}");
        assert!((interval.upper - upper).abs() < 0.005, "{interval:?}");
    }

    #[test]
    fn reference_intervals_come_out() {
        check(&[(7_979.0, 1.0), (60.0, 60.0)], 1_510.13, 47_105.15);
        check(&[(512.96, 40.0), (412.2, 12.0), (248.18, 90.0)], 39_825.18, 57_068.68);
        check(&[(1.0, 10.0)], 4.7954, 18.3904);
    }

    #[test]
    fn nothing_counted_has_an_upper_limit() {
        let interval = gamma_interval(0.0, 0.0, 0.0, 100.0);
        assert!((interval.upper - 368.888).abs() < 0.001 && interval.lower == 0.0);
    }

    #[test]
    fn intervals_hold_from_one_record_to_millions() {
        for n in [1.0, 3.0, 1e2, 1e4, 1e6, 1e8] {
            let interval = gamma_interval(n, n, 1.0, 1.0);
            assert!(interval.lower < n && n < interval.upper && interval.upper.is_finite(), "{n}: {interval:?}");
        }
    }
}
