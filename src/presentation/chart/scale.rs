//! From values to pixels.

/// A scale that keeps proportions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// Two values.
    pub from: [f64; 2],
    /// Where they lie, in pixels.
    pub to: [f64; 2],
}

impl Linear {
    /// Where a value lies; the first value's place where the two are one, or the value is no number.
    #[must_use]
    pub fn at(&self, value: f64) -> f64 {
        let ([low, high], [first, last]) = (self.from, self.to);
        let share = (value - low) / (high - low);
        if share.is_finite() { first + share * (last - first) } else { first }
    }
}

/// A scale of equal steps, one for each of so many things.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// How many things.
    pub count: usize,
    /// Where the first begins and the last ends, in pixels.
    pub to: [f64; 2],
}

impl Band {
    /// How wide a step is.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a few hundred steps")]
    pub fn step(&self) -> f64 {
        (self.to[1] - self.to[0]) / self.count.max(1) as f64
    }

    /// Where a step begins.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a few hundred steps")]
    pub fn start(&self, position: usize) -> f64 {
        self.to[0] + self.step() * position as f64
    }

    /// The middle of a step.
    #[must_use]
    pub fn middle(&self, position: usize) -> f64 {
        self.start(position) + self.step() / 2.0
    }
}

/// Round values for an axis over [`low`, `high`], about so many apart by 1, 2 or 5 times a power
/// of ten; the first is at or under `low`, the last at or over `high`. From 0 to 1 where there is nothing to
/// show.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a handful of ticks")]
pub fn ticks(low: f64, high: f64, wanted: u32) -> Vec<f64> {
    if !(low.is_finite() && high.is_finite() && high > low) {
        return vec![0.0, 1.0];
    }
    let rough = (high - low) / f64::from(wanted.max(1));
    let power = 10.0_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0].map(|times| times * power).into_iter().find(|&step| step >= rough * 0.999);
    let step = step.unwrap_or(10.0 * power);
    let (first, last) = ((low / step + 1e-9).floor() as i64, (high / step - 1e-9).ceil() as i64);
    (first..=last.max(first + 1)).map(|tick| tick as f64 * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_lie_in_proportion() {
        let scale = Linear { from: [0.0, 50.0], to: [100.0, 0.0] };
        for (value, place) in [(0.0, 100.0), (50.0, 0.0), (25.0, 50.0), (f64::NAN, 100.0)] {
            assert_eq!(scale.at(value), place);
        }
        assert_eq!(Linear { from: [3.0, 3.0], to: [5.0, 9.0] }.at(3.0), 5.0);
    }

    #[test]
    fn bands_share_the_room() {
        let band = Band { count: 4, to: [10.0, 50.0] };
        assert_eq!((band.step(), band.start(1), band.middle(3)), (10.0, 20.0, 45.0));
        assert_eq!(Band { count: 0, to: [0.0, 8.0] }.step(), 8.0);
    }

    #[test]
    fn ticks_are_round() {
        let cases: [(f64, f64, u32, &[f64]); 7] = [
            (0.0, 97.0, 4, &[0.0, 50.0, 100.0]),
            (0.0, 100.0, 5, &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0]),
            (0.0, 3.0, 4, &[0.0, 1.0, 2.0, 3.0]),
            (0.0, 1_234.0, 4, &[0.0, 500.0, 1_000.0, 1_500.0]),
            (-30.0, 45.0, 4, &[-40.0, -20.0, 0.0, 20.0, 40.0, 60.0]),
            (0.0, 0.0, 4, &[0.0, 1.0]),
            (0.0, f64::NAN, 4, &[0.0, 1.0]),
        ];
        for (low, high, wanted, expected) in cases {
            assert_eq!(ticks(low, high, wanted), expected, "{low} to {high}");
        }
    }

    proptest! {
        #[test]
        fn ticks_hold_the_values_and_are_few(low in -1e6_f64..1e6, span in 1e-3_f64..1e9, wanted in 1_u32..9) {
            let ticks = ticks(low, low + span, wanted);
            prop_assert!(ticks.len() >= 2 && ticks.len() <= wanted as usize + 3, "{ticks:?}");
            let slack = span * 1e-6 + 1e-6;
            prop_assert!(ticks[0] <= low + slack && ticks[ticks.len() - 1] >= low + span - slack, "{ticks:?}");
        }
    }
}
