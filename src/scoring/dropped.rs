//! The groups that a selection leaves out.

use super::by_code::ByCode;
use super::{Catalogue, GroupsOut};

/// The groups that a selection leaves out, by their positions.
#[derive(Clone, Debug, Default)]
pub(super) struct Dropped {
    /// For each group whether it is out; empty where none is.
    is_out: Vec<bool>,
    /// Those that the selection names.
    named: Vec<usize>,
    /// Whether those named are the ones that stay.
    named_stay: bool,
}

impl Dropped {
    pub fn new(catalogue: &Catalogue, by_code: &ByCode, out: &GroupsOut) -> Self {
        if out.is_empty() {
            return Self::default();
        }
        let (GroupsOut::Named(codes) | GroupsOut::AllBut(codes)) = out;
        let named = by_code.groups(catalogue, codes);
        let named_stay = matches!(out, GroupsOut::AllBut(_));
        let mut is_out = vec![named_stay; catalogue.groups.len()];
        for &group in &named {
            is_out[group] = !named_stay;
        }
        Self { is_out, named, named_stay }
    }

    /// Whether no group is out.
    pub fn is_none(&self) -> bool {
        self.is_out.is_empty()
    }

    /// Whether a group is out; having none never is.
    pub fn has(&self, group: u32) -> bool {
        usize::try_from(group).ok().and_then(|group| self.is_out.get(group)).is_some_and(|&is_out| is_out)
    }

    /// Whether more than half of the groups are out.
    pub fn are_most(&self) -> bool {
        (2 * self.named.len() > self.is_out.len()) != self.named_stay
    }

    /// The groups that are out or, where any is, those that are not.
    pub fn groups(&self, are_out: bool) -> Vec<usize> {
        if are_out != self.named_stay {
            return self.named.clone();
        }
        let wanted = self.is_out.iter().enumerate().filter(|(_, is_out)| **is_out == are_out);
        wanted.map(|(group, _)| group).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Group, GroupCode, GroupKind, Month, Period};
    use crate::scoring::Areas;
    use proptest::prelude::*;

    fn catalogue(groups: usize) -> Catalogue {
        let group = |at: usize| Group {
            code: GroupCode::new(at.to_string()),
            kind: GroupKind::Ocg,
            code_name: String::new(),
            threat_band: None,
        };
        Catalogue {
            period: Period::new(Month::new(2024, 0), Month::new(2024, 1)).expect("not empty"),
            areas: Areas::default(),
            offences: Vec::new(),
            editions: Vec::new(),
            measures: Vec::new(),
            sources: Vec::new(),
            groups: (0..groups).map(group).collect(),
            local_title: String::new(),
        }
    }

    proptest! {
        #[test]
        fn groups_are_out_as_the_selection_says(
            groups in 1..14_usize, named in prop::collection::btree_set(0..14_usize, 0..14), all_but: bool,
        ) {
            let catalogue = catalogue(groups);
            let codes = named.iter().map(|at| GroupCode::new(at.to_string())).collect();
            let out = if all_but { GroupsOut::AllBut(codes) } else { GroupsOut::Named(codes) };
            let dropped = Dropped::new(&catalogue, &ByCode::new(&catalogue), &out);
            let expected: Vec<bool> = catalogue.groups.iter().map(|group| out.contains(&group.code)).collect();
            prop_assert_eq!((0..).take(groups).map(|group| dropped.has(group)).collect::<Vec<_>>(), &*expected);
            for are_out in [true, false] {
                let mut listed = dropped.groups(are_out);
                listed.sort_unstable();
                let wanted = (0..groups).filter(|&group| expected[group] == are_out && !dropped.is_none());
                prop_assert_eq!(listed, wanted.collect::<Vec<_>>());
            }
            let out = expected.iter().filter(|is_out| **is_out).count();
            prop_assert!(2 * out == groups || dropped.are_most() == (2 * out > groups));
        }
    }
}
