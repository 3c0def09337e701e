//! The order of a column's values.

use crate::snapshot::coded::{Texts, Values};

/// Of longer texts only so many bytes go into a key.
const MOST_PLACES: usize = 24;

/// Values in their order.
#[derive(Debug)]
pub(super) struct Ordered {
    /// Their positions; equal ones as they stand.
    pub positions: Vec<u32>,
    /// For each whether it differs from the one before; the first does.
    pub is_new: Vec<bool>,
}

/// The values whose positions `is_in` holds, in their order.
pub(super) fn order_of(values: &Values, is_in: impl Fn(usize) -> bool) -> Ordered {
    let positions = (0_u32..).take(values.len()).filter(|&at| is_in(at as usize)).collect();
    match values {
        Values::Texts(texts) => order_of_texts(texts, positions),
        _ => order_of_numbers(values, &positions),
    }
}

fn order_of_numbers(values: &Values, positions: &[u32]) -> Ordered {
    // Compared as whole numbers, the bits of floating point are in the order of the numbers once these are turned.
    let key = |&at: &u32| {
        let bits = values.number(at as usize).unwrap_or(0.0).to_bits();
        (if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }, at)
    };
    let mut keys: Vec<(u64, u32)> = positions.iter().map(key).collect();
    keys.sort_unstable();
    let is_new = differing(&keys, |&(key, _)| key);
    Ordered { positions: keys.into_iter().map(|(_, at)| at).collect(), is_new }
}

fn differing<T, K: PartialEq>(items: &[T], key: impl Fn(&T) -> K) -> Vec<bool> {
    let pairs = items.array_windows().map(|[before, item]| key(before) != key(item));
    items.first().map(|_| true).into_iter().chain(pairs).collect()
}

/// Sorts numbers, each of a text's key above its position, and looks at texts only where keys are alike.
fn order_of_texts(texts: &Texts, mut positions: Vec<u32>) -> Ordered {
    let at_bits = u64::BITS - (texts.len() as u64).leading_zeros();
    let places = Places::of(texts, &positions, 1 << (63 - at_bits));
    let keyed = |&at: &u32| places.key(texts.get(at as usize)) << at_bits | u64::from(at);
    let mut keys: Vec<u64> = positions.iter().map(keyed).collect();
    keys.sort_unstable();
    let at_mask = (1 << at_bits) - 1;
    for (position, &key) in positions.iter_mut().zip(&keys) {
        *position = u32::try_from(key & at_mask).unwrap_or(u32::MAX);
    }
    let mut is_new = differing(&keys, |key| key >> at_bits);
    if !places.is_whole {
        let text = |at: u32| texts.get(at as usize);
        let mut from = 0;
        for alike in keys.chunk_by(|one, other| one >> at_bits == other >> at_bits) {
            let here = from..from + alike.len();
            from = here.end;
            if let Some(these) = positions.get_mut(here.clone()).filter(|these| these.len() > 1) {
                these.sort_by(|&one, &other| text(one).cmp(text(other)));
                let differ = differing(these, |&at| text(at));
                is_new.splice(here, differ);
            }
        }
    }
    Ordered { positions, is_new }
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

    fn check(values: &Values) -> Result<(), TestCaseError> {
        let mut naive: Vec<u32> = (0..).take(values.len()).collect();
        let compare = |one: u32, other: u32| values.compare(one as usize, other as usize);
        naive.sort_by(|&one, &other| compare(one, other));
        let found = order_of(values, |_| true);
        prop_assert_eq!(&found.positions, &naive);
        for (place, &is_new) in found.is_new.iter().enumerate() {
            prop_assert_eq!(is_new, place == 0 || compare(naive[place - 1], naive[place]).is_ne());
        }
        prop_assert_eq!(found.is_new.len(), naive.len());
        Ok(())
    }

    proptest! {
        #[test]
        fn texts_are_in_order_whatever_is_in_them(
            texts in prop::collection::vec("([A-C]{0,3}[0-9]{0,4}|.{0,3}|the same for many bytes[0-9]|[a-z]{20,30})", 0..80),
        ) {
            check(&Values::Texts(texts.iter().map(String::as_str).collect()))?;
        }

        #[test]
        fn numbers_are_in_order(numbers in prop::collection::vec(any::<f64>(), 0..80)) {
            check(&Values::Numbers(numbers))?;
        }
    }
}
