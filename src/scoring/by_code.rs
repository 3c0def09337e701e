//! Which entries of a list a set of codes names, without a search for each entry.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::{GroupsOut, Selection};
use crate::domain::Group;

/// Positions of a list's entries in the order of their codes.
pub(super) fn by_code<E, C: Ord>(entries: &[E], code: impl Fn(&E) -> &C) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(entries.len()).collect();
    order.sort_by_key(|&at| code(&entries[at as usize]));
    order
}

/// For each entry whether its code is wanted, where no two have the same code: of a few codes each is searched
/// for, and where most are wanted the next is the one that comes next, so that each is compared once.
pub(super) fn marked<'a, C: Ord + 'a>(order: &[u32], code: impl Fn(usize) -> &'a C, wanted: &BTreeSet<C>) -> Vec<bool> {
    let mut marked = vec![false; order.len()];
    let mut rest = order;
    for wanted in wanted {
        let compared = |at: &u32| code(*at as usize).cmp(wanted);
        let mut next = rest.first().map(compared);
        if next == Some(Ordering::Less) {
            rest = &rest[rest.partition_point(|at| compared(at) == Ordering::Less)..];
            next = rest.first().map(compared);
        }
        if let Some((&at, after)) = rest.split_first().filter(|_| next == Some(Ordering::Equal)) {
            marked[at as usize] = true;
            rest = after;
        }
    }
    marked
}

/// For each group whether it is left out, given the order of their codes.
pub(super) fn groups_out(order: &[u32], groups: &[Group], out: &GroupsOut) -> Vec<bool> {
    let marked = |codes| marked(order, |group| &groups[group].code, codes);
    match out {
        GroupsOut::Named(codes) => marked(codes),
        GroupsOut::AllBut(codes) => marked(codes).into_iter().map(|is_kept| !is_kept).collect(),
    }
}

/// The same of a selection, where no order of their codes is kept.
pub(super) fn groups_dropped(groups: &[Group], selection: &Selection) -> Vec<bool> {
    if selection.groups_out.is_empty() {
        return vec![false; groups.len()];
    }
    groups_out(&by_code(groups, |group| &group.code), groups, &selection.groups_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_entry_is_marked_whose_code_is_wanted(
            codes in Just((0..30_u8).collect::<Vec<_>>()).prop_shuffle(),
            length in 0..30_usize,
            wanted in prop::collection::btree_set(0..30_u8, 0..30),
        ) {
            let codes = &codes[..length];
            let order = by_code(codes, |code| code);
            let expected: Vec<bool> = codes.iter().map(|code| wanted.contains(code)).collect();
            prop_assert_eq!(marked(&order, |at| &codes[at], &wanted), expected);
        }
    }
}
