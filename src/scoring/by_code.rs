//! Which entries of a list a set of codes names, without a search for each entry.

use std::collections::BTreeSet;

use super::Selection;
use crate::domain::Group;

/// Positions of a list's entries in the order of their codes.
pub(super) fn by_code<E, C: Ord>(entries: &[E], code: impl Fn(&E) -> &C) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(entries.len()).collect();
    order.sort_by_key(|&at| code(&entries[at as usize]));
    order
}

/// For each entry whether its code is wanted: of a few codes each is searched for, and where most
/// are wanted the next is the one that comes next.
pub(super) fn marked<'a, C: Ord + 'a>(order: &[u32], code: impl Fn(usize) -> &'a C, wanted: &BTreeSet<C>) -> Vec<bool> {
    let mut marked = vec![false; order.len()];
    let mut rest = order;
    for wanted in wanted {
        if rest.first().is_none_or(|&next| code(next as usize) < wanted) {
            rest = &rest[rest.partition_point(|&at| code(at as usize) < wanted)..];
        }
        while let Some((&at, after)) = rest.split_first().filter(|(at, _)| code(**at as usize) == wanted) {
            marked[at as usize] = true;
            rest = after;
        }
    }
    marked
}

/// For each group whether a selection leaves it out, where no order of their codes is kept.
pub(super) fn groups_dropped(groups: &[Group], selection: &Selection) -> Vec<bool> {
    marked(&by_code(groups, |group| &group.code), |group| &groups[group].code, &selection.groups_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_entry_is_marked_whose_code_is_wanted(
            codes in prop::collection::vec(0..30_u8, 0..40),
            wanted in prop::collection::btree_set(0..30_u8, 0..30),
        ) {
            let order = by_code(&codes, |code| code);
            let expected: Vec<bool> = codes.iter().map(|code| wanted.contains(code)).collect();
            prop_assert_eq!(marked(&order, |at| &codes[at], &wanted), expected);
        }
    }
}
