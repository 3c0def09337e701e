//! Kinds of link: what a reader can leave a link or a membership out by, its group apart.

use super::Selection;
use crate::domain::{NominalKind, Via, ViaSet};

/// A set of kinds of link, each of which is what the link goes through and the kind of its nominal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LinkKinds(u16);

impl LinkKinds {
    /// None.
    pub const NONE: Self = Self(0);
    /// Every kind.
    pub const ALL: Self = Self(u16::MAX);

    /// One kind.
    pub fn of(via: Via, nominal: NominalKind) -> Self {
        Self::over(ViaSet::NONE.with(via), nominal)
    }

    /// Those that go through any of some ways, to a kind of nominal.
    fn over(vias: ViaSet, nominal: NominalKind) -> Self {
        let place = NominalKind::ALL.iter().position(|&kind| kind == nominal).unwrap_or(0);
        Self(u16::try_from(vias.index() << (place * Via::ALL.len())).unwrap_or(0))
    }

    /// Those that a selection lets count.
    pub fn chosen(selection: &Selection) -> Self {
        let is_in = |kind: &NominalKind| !selection.nominals_out.contains(kind);
        let over = |kind| Self::over(selection.vias, kind);
        NominalKind::ALL.into_iter().filter(is_in).map(over).fold(Self::NONE, Self::with)
    }

    /// Those that need no group.
    pub fn without_group() -> Self {
        let alone = |kind| Self::of(Via::Individual, kind);
        NominalKind::ALL.into_iter().map(alone).fold(Self::NONE, Self::with)
    }

    /// The kinds of both sets together.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kinds that are in both.
    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the two share a kind.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
