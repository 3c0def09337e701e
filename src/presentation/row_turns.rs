//! In which turns the rows of a ranking change, so that none is long and what is in view waits for nothing.

use std::ops::Range;

/// Rows that change in one turn where they are not in view: those in view change together.
const CHANGED_AT_ONCE: usize = 32;

/// Rows that are made in one turn: few enough that it is short on a slow computer.
const MADE_AT_ONCE: usize = 8;

/// The places whose rows change in each turn: of the `made` rows that stand already those in view first, then the
/// others from the top; then those that are to be made. Every place of `all` comes once.
#[must_use]
pub fn row_turns(made: usize, all: usize, in_view: &Range<usize>) -> Vec<Range<usize>> {
    let made = made.min(all);
    let in_view = in_view.start.min(made)..in_view.end.min(made);
    let stretches = [
        (in_view.clone(), in_view.len().max(1)),
        (0..in_view.start, CHANGED_AT_ONCE),
        (in_view.end..made, CHANGED_AT_ONCE),
        (made..all, MADE_AT_ONCE),
    ];
    let turns = |(places, at_once): (Range<usize>, usize)| {
        let end = places.end;
        places.step_by(at_once).map(move |start| start..(start + at_once).min(end))
    };
    stretches.into_iter().flat_map(turns).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::row_turns;

    #[test]
    fn rows_in_view_change_first_and_rows_are_made_a_few_at_a_time() {
        assert_eq!(row_turns(0, 20, &(0..0)), [0..8, 8..16, 16..20]);
        assert_eq!(row_turns(120, 120, &(0..19)), [0..19, 19..51, 51..83, 83..115, 115..120]);
        assert_eq!(row_turns(90, 94, &(30..99)), [30..90, 0..30, 90..94]);
        assert_eq!(row_turns(120, 40, &(50..60)), [0..32, 32..40]);
    }

    proptest! {
        #[test]
        fn every_place_comes_once(made in 0..300_usize, all in 0..300_usize, start in 0..300_usize, rows in 0..60_usize) {
            let mut places: Vec<usize> = row_turns(made, all, &(start..start + rows)).into_iter().flatten().collect();
            places.sort_unstable();
            prop_assert_eq!(places, (0..all).collect::<Vec<_>>());
        }
    }
}
