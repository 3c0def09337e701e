//! Values in a few classes, for a map.

/// How many classes a map has.
pub const CLASSES: usize = 5;

/// Where classes part that hold equally many values, as nearly as ties allow: each break is the
/// least value of the class above it. Fewer where values are few or alike.
#[must_use]
pub fn quantile_breaks(values: &[f64]) -> Vec<f64> {
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
#[must_use]
pub fn class_of(value: f64, breaks: &[f64]) -> usize {
    breaks.iter().filter(|&&least| value >= least).count()
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
