//! Which groups a selection leaves out, named from the side on which there are fewer: of thousands all but one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::{Group, GroupCode};

/// Groups through which no link or membership counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupsOut {
    /// These.
    Named(BTreeSet<GroupCode>),
    /// All but these.
    AllBut(BTreeSet<GroupCode>),
}

impl Default for GroupsOut {
    fn default() -> Self {
        Self::Named(BTreeSet::new())
    }
}

impl GroupsOut {
    /// Whether no group is left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Named(codes) if codes.is_empty())
    }

    /// Whether a group is left out.
    #[must_use]
    pub fn contains(&self, code: &GroupCode) -> bool {
        match self {
            Self::Named(codes) => codes.contains(code),
            Self::AllBut(codes) => !codes.contains(code),
        }
    }

    /// Leaves a group out, or takes it in again.
    pub fn turn(&mut self, code: &GroupCode) {
        let (Self::Named(codes) | Self::AllBut(codes)) = self;
        if !codes.remove(code) {
            codes.insert(code.clone());
        }
    }

    /// Those of a list that are left out.
    #[must_use]
    pub fn of(&self, groups: &[Group]) -> BTreeSet<GroupCode> {
        groups.iter().map(|group| &group.code).filter(|code| self.contains(code)).cloned().collect()
    }

    /// The same groups of a list, named from the side on which there are fewer.
    #[must_use]
    pub fn shortest(&self, groups: &[Group]) -> Self {
        // Only the fewer are copied.
        let out = groups.iter().filter(|group| self.contains(&group.code)).count();
        let codes = |are_out| {
            let on_side = groups.iter().filter(move |group| self.contains(&group.code) == are_out);
            on_side.map(|group| group.code.clone()).collect()
        };
        if groups.len() < 2 * out { Self::AllBut(codes(false)) } else { Self::Named(codes(true)) }
    }
}

impl FromIterator<GroupCode> for GroupsOut {
    fn from_iter<I: IntoIterator<Item = GroupCode>>(codes: I) -> Self {
        Self::Named(codes.into_iter().collect())
    }
}

impl<const N: usize> From<[GroupCode; N]> for GroupsOut {
    fn from(codes: [GroupCode; N]) -> Self {
        codes.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::GroupKind;
    use proptest::prelude::*;

    fn groups(count: usize) -> Vec<Group> {
        let group = |at: usize| Group {
            code: GroupCode::new(at.to_string()),
            kind: GroupKind::Ocg,
            code_name: String::new(),
            threat_band: None,
        };
        (0..count).map(group).collect()
    }

    proptest! {
        #[test]
        fn the_shortest_naming_leaves_the_same_groups_out(
            count in 1..9_usize, named in prop::collection::btree_set(0..9_usize, 0..9), turned in 0..9_usize, all_but: bool,
        ) {
            let groups = groups(count);
            let codes = named.iter().map(|at| GroupCode::new(at.to_string())).collect();
            let mut out = if all_but { GroupsOut::AllBut(codes) } else { GroupsOut::Named(codes) };
            let left_out = |out: &GroupsOut| -> Vec<bool> { groups.iter().map(|group| out.contains(&group.code)).collect() };
            let expected: Vec<bool> = (0..count).map(|at| named.contains(&at) != all_but).collect();
            prop_assert_eq!(left_out(&out), &*expected);
            let shortest = out.shortest(&groups);
            prop_assert_eq!(left_out(&shortest), &*expected);
            let (GroupsOut::Named(codes) | GroupsOut::AllBut(codes)) = &shortest;
            prop_assert!(2 * codes.len() <= count);
            out.turn(&GroupCode::new(turned.to_string()));
            let turned: Vec<bool> = expected.iter().enumerate().map(|(at, out)| *out != (at == turned)).collect();
            prop_assert_eq!(left_out(&out), turned);
        }
    }
}
