//! Values in a few classes, for a map.

use crate::presentation::number;

/// How many classes a map has.
pub const CLASSES: usize = 5;

/// Where classes part that hold equally many values, as nearly as ties allow: each break is the
/// least value of the class above it. Fewer where values are few or alike.
fn quantile_breaks(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let least = sorted.first().copied();
    let mut breaks: Vec<f64> =
        (1..CLASSES).filter_map(|class| sorted.get((class * sorted.len()).div_ceil(CLASSES)).copied()).collect();
    breaks.dedup();
    breaks.retain(|&value| Some(value) != least);
    breaks
}

/// The class of a value, from 0: how many breaks it reaches.
fn class_of(value: f64, breaks: &[f64]) -> usize {
    breaks.iter().filter(|&&least| value >= least).count()
}

/// Values in classes of equally many, as nearly as ties allow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantiles {
    /// What parts the classes.
    breaks: Vec<f64>,
    /// The least and the largest value.
    range: Option<[f64; 2]>,
}

impl Quantiles {
    /// The classes of values.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let range = values.iter().fold(None, |range: Option<[f64; 2]>, &value| {
            let [least, most] = range.unwrap_or([value; 2]);
            Some([least.min(value), most.max(value)])
        });
        Self { breaks: quantile_breaks(values), range }
    }

    /// The class of a value, from 0.
    #[must_use]
    pub fn class(&self, value: f64) -> usize {
        class_of(value, &self.breaks)
    }

    /// The step of the ramp, from 0 to 4, that a class has: few classes take the ramp's ends too.
    #[must_use]
    pub fn step(&self, class: usize) -> usize {
        let last = self.breaks.len();
        (class * (CLASSES - 1) + last / 2).checked_div(last).unwrap_or(CLASSES / 2)
    }

    /// Each class with what it holds, in words, lowest first.
    #[must_use]
    pub fn legend(&self) -> Vec<(usize, String)> {
        let Some([least, most]) = self.range else { return Vec::new() };
        let froms = std::iter::once(least).chain(self.breaks.iter().copied());
        let untils = self.breaks.iter().copied().map(|value| (value, true)).chain([(most, false)]);
        let said = froms.zip(untils).map(|(from, (until, is_under))| {
            let word = if is_under { "to under" } else { "to" };
            format!("{} {word} {}", number::points(from), number::points(until))
        });
        said.enumerate().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn classes_hold_equally_many() {
        let cases: [(&[f64], &[f64]); 5] = [
            (&[5.0, 1.0, 2.0, 4.0, 3.0], &[2.0, 3.0, 4.0, 5.0]),
            (&[1.0, 1.0, 1.0, 1.0, 9.0], &[9.0]),
            (&[0.0; 7], &[]),
            (&[3.0], &[]),
            (&[], &[]),
        ];
        for (values, breaks) in cases {
            assert_eq!(quantile_breaks(values), breaks, "{values:?}");
        }
        assert_eq!([0.0, 2.0, 4.9, 7.0].map(|value| class_of(value, &[2.0, 5.0, 7.0])), [0, 1, 1, 3]);
    }

    proptest! {
        #[test]
        fn distinct_values_fill_every_class_alike(values in proptest::collection::hash_set(0_u32..100_000, 10..300)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let breaks = quantile_breaks(&values);
            let mut held = [0_usize; CLASSES];
            for &value in &values {
                held[class_of(value, &breaks)] += 1;
            }
            prop_assert!(held.iter().max().unwrap() - held.iter().min().unwrap() <= 1, "{:?}", held);
        }
    }
}
