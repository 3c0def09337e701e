//! Which of many rows are kept, a flag each.

/// Rows looked at together: where none of them is kept, none is looked at by itself.
const AT_ONCE: usize = 64;

/// Calls `each` with every row that is kept, in their order.
pub fn each_kept(kept: &[bool], mut each: impl FnMut(usize)) {
    for (rows, first) in kept.chunks(AT_ONCE).zip((0..).step_by(AT_ONCE)) {
        if count(rows) > 0 {
            rows.iter().zip(first..).filter(|(kept, _)| **kept).for_each(|(_, row)| each(row));
        }
    }
}

/// How many rows are kept.
#[must_use]
pub fn count_kept(kept: &[bool]) -> usize {
    kept.chunks(AT_ONCE).map(|rows| usize::from(count(rows))).sum()
}

/// Of a few rows: in one byte, of which sixteen are added at once.
fn count(rows: &[bool]) -> u8 {
    rows.iter().map(|&kept| u8::from(kept)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_row_that_is_kept_is_found_once(kept in prop::collection::vec(prop::bool::weighted(0.03), 0..500)) {
            let mut found = Vec::new();
            each_kept(&kept, |row| found.push(row));
            let expected: Vec<usize> = (0..kept.len()).filter(|&row| kept[row]).collect();
            prop_assert_eq!(count_kept(&kept), expected.len());
            prop_assert_eq!(found, expected);
        }
    }
}
