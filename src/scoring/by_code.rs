//! Which entries of the catalogue codes name, without a search for each entry.

use std::cmp::Ordering;

use super::Catalogue;
use crate::domain::{GroupCode, OffenceCode};

/// Positions of the catalogue's entries, in the order of their codes.
#[derive(Clone, Debug, Default)]
pub(super) struct ByCode {
    offences: Vec<u32>,
    groups: Vec<u32>,
}

impl ByCode {
    pub fn new(catalogue: &Catalogue) -> Self {
        let offences = by_code(&catalogue.offences, |offence| &offence.code);
        Self { offences, groups: by_code(&catalogue.groups, |group| &group.code) }
    }

    /// The position of an offence.
    pub fn offence(&self, catalogue: &Catalogue, code: &OffenceCode) -> Option<usize> {
        let found = self.offences.binary_search_by_key(&code, |&at| &catalogue.offences[at as usize].code);
        found.ok().map(|found| self.offences[found] as usize)
    }

    /// Calls `each` with the position of every offence named, and what comes with its code.
    pub fn offences<'a, V>(
        &self,
        catalogue: &'a Catalogue,
        named: impl IntoIterator<Item = (&'a OffenceCode, V)>,
        each: impl FnMut(usize, V),
    ) {
        find(&self.offences, |at| &catalogue.offences[at].code, named, each);
    }

    /// The positions of the groups named.
    pub fn groups<'a>(&self, catalogue: &'a Catalogue, named: impl IntoIterator<Item = &'a GroupCode>) -> Vec<usize> {
        let mut found = Vec::new();
        let named = named.into_iter().map(|code| (code, ()));
        find(&self.groups, |at| &catalogue.groups[at].code, named, |at, ()| found.push(at));
        found
    }
}

fn by_code<E, C: Ord>(entries: &[E], code: impl Fn(&E) -> &C) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(entries.len()).collect();
    order.sort_by_key(|&at| code(&entries[at as usize]));
    order
}

/// Calls `each` with the position of every entry named, where no two have the same code and the names come in their
/// order: of a few each is searched for, and where most are named the next is the one that comes next, so that each
/// is compared once.
fn find<'a, C: Ord + 'a, V>(
    order: &[u32],
    code: impl Fn(usize) -> &'a C,
    named: impl IntoIterator<Item = (&'a C, V)>,
    mut each: impl FnMut(usize, V),
) {
    let mut rest = order;
    for (named, value) in named {
        let compared = |at: &u32| code(*at as usize).cmp(named);
        let mut next = rest.first().map(compared);
        if next == Some(Ordering::Less) {
            rest = &rest[rest.partition_point(|at| compared(at) == Ordering::Less)..];
            next = rest.first().map(compared);
        }
        if let Some((&at, after)) = rest.split_first().filter(|_| next == Some(Ordering::Equal)) {
            each(at as usize, value);
            rest = after;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn an_entry_is_found_whose_code_is_named(
            codes in Just((0..30_u8).collect::<Vec<_>>()).prop_shuffle(),
            length in 0..30_usize,
            named in prop::collection::btree_map(0..30_u8, 0..9_u8, 0..30),
        ) {
            let codes = &codes[..length];
            let mut found = BTreeMap::new();
            find(&by_code(codes, |code| code), |at| &codes[at], &named, |at, value| { found.insert(at, *value); });
            let expected = codes.iter().enumerate().filter_map(|(at, code)| Some((at, *named.get(code)?))).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
