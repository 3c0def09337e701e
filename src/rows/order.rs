//! The order of a column's values.

use crate::snapshot::coded::{Texts, Values};

/// Of longer texts only so many bytes go into a key.
const MOST_PLACES: usize = 24;

/// The positions of the values that `is_in` holds, in the order of the values; equal ones as they stand.
pub(super) fn order_of(values: &Values, is_in: impl Fn(usize) -> bool) -> Vec<u32> {
    let positions = (0_u32..).take(values.len()).filter(|&at| is_in(at as usize)).collect();
    match values {
        Values::Texts(texts) => order_of_texts(texts, positions),
        _ => order_of_numbers(values, &positions),
    }
}

fn order_of_numbers(values: &Values, positions: &[u32]) -> Vec<u32> {
    // Compared as whole numbers, the bits of floating point are in the order of the numbers once these are turned.
    let key = |&at: &u32| {
        let bits = values.number(at as usize).unwrap_or(0.0).to_bits();
        (if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }, at)
    };
    let mut keys: Vec<(u64, u32)> = positions.iter().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, at)| at).collect()
}

/// Sorts numbers, each of a text's key above its position, and looks at texts only where keys are alike.
fn order_of_texts(texts: &Texts, mut positions: Vec<u32>) -> Vec<u32> {
    let at_bits = u64::BITS - (texts.len() as u64).leading_zeros();
    let places = Places::of(texts, &positions, 1 << (63 - at_bits));
    let keyed = |&at: &u32| places.key(texts.get(at as usize)) << at_bits | u64::from(at);
    let mut keys: Vec<u64> = positions.iter().map(keyed).collect();
    keys.sort_unstable();
    let at_mask = (1 << at_bits) - 1;
    for (position, &key) in positions.iter_mut().zip(&keys) {
        *position = u32::try_from(key & at_mask).unwrap_or(u32::MAX);
    }
    if !places.is_whole {
        let mut rest = positions.as_mut_slice();
        for alike in keys.chunk_by(|one, other| one >> at_bits == other >> at_bits) {
            let (these, others) = rest.split_at_mut(alike.len());
            if these.len() > 1 {
                these.sort_by(|&one, &other| texts.get(one as usize).cmp(texts.get(other as usize)));
            }
            rest = others;
        }
    }
    positions
}

/// The first places of texts as digits: each has as many values as there are bytes in that place, so that ids, which
/// have digits in most places, fit into one number whole.
struct Places {
    /// For each place how many digits there are, and for each byte its digit; 0 where a text has ended.
    digits: Vec<(u64, [u16; 256])>,
    /// Whether no text goes on behind them.
    is_whole: bool,
}

impl Places {
    /// As many places as make keys under a limit.
    fn of(texts: &Texts, positions: &[u32], limit: u64) -> Self {
        let mut seen = [[false; 256]; MOST_PLACES];
        let mut longest = 0;
        for &at in positions {
            let text = texts.get(at as usize).as_bytes();
            longest = longest.max(text.len());
            for (seen, &byte) in seen.iter_mut().zip(text) {
                seen[usize::from(byte)] = true;
            }
        }
        let (mut digits, mut keys) = (Vec::new(), 1_u64);
        for seen in seen.iter().take(longest) {
            let (mut digit_of, mut digit) = ([0; 256], 0);
            for (of, _) in digit_of.iter_mut().zip(seen).filter(|(_, seen)| **seen) {
                digit += 1;
                *of = digit;
            }
            let count = u64::from(digit) + 1;
            match keys.checked_mul(count).filter(|&keys| keys <= limit) {
                Some(product) => keys = product,
                None => break,
            }
            digits.push((count, digit_of));
        }
        let is_whole = digits.len() == longest;
        Self { digits, is_whole }
    }

    fn key(&self, text: &str) -> u64 {
        let text = text.as_bytes();
        let digit =
            |place: usize, digit_of: &[u16; 256]| text.get(place).map_or(0, |&byte| digit_of[usize::from(byte)]);
        let places = self.digits.iter().enumerate();
        places.fold(0, |key, (place, (count, digit_of))| key * count + u64::from(digit(place, digit_of)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn naive(values: &Values) -> Vec<u32> {
        let mut order: Vec<u32> = (0..).take(values.len()).collect();
        order.sort_by(|&one, &other| values.compare(one as usize, other as usize));
        order
    }

    proptest! {
        #[test]
        fn texts_are_in_order_whatever_is_in_them(
            texts in prop::collection::vec("([A-C]{0,3}[0-9]{0,4}|.{0,3}|the same for many bytes[0-9]|[a-z]{20,30})", 0..80),
        ) {
            let values = Values::Texts(texts.iter().map(String::as_str).collect());
            prop_assert_eq!(order_of(&values, |_| true), naive(&values));
        }

        #[test]
        fn numbers_are_in_order(numbers in prop::collection::vec(any::<f64>(), 0..80)) {
            let values = Values::Numbers(numbers);
            prop_assert_eq!(order_of(&values, |_| true), naive(&values));
        }
    }
}
