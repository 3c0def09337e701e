//! Groups, the kinds of nominal, and what a link qualifies through.

use serde::{Deserialize, Serialize};

use super::GroupCode;

/// The kind of a crime group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GroupKind {
    /// Organised crime group.
    Ocg,
    /// Urban crime group.
    Ucg,
    /// Peer crime group.
    Pcg,
}

impl GroupKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Ocg, Self::Ucg, Self::Pcg];

    /// Its text in addresses and files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ocg => "ocg",
            Self::Ucg => "ucg",
            Self::Pcg => "pcg",
        }
    }
}

impl std::str::FromStr for GroupKind {
    type Err = UnknownGroupKind;
    fn from_str(text: &str) -> Result<Self, UnknownGroupKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownGroupKind { found: text.to_owned() })
    }
}

/// Text that names no kind of group.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found group kind {found:?}, expected ocg, ucg or pcg")]
pub struct UnknownGroupKind {
    /// The text.
    pub found: String,
}

/// A crime group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its code.
    pub code: GroupCode,
    /// Its kind.
    pub kind: GroupKind,
    /// The name officers use for it.
    pub code_name: String,
    /// Its threat band as the force supplied it, never recomputed.
    pub threat_band: Option<String>,
}

/// The kind of a nominal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NominalKind {
    /// Member of an organised crime group.
    OcgMember,
    /// Priority individual; needs no group.
    PriorityIndividual,
    /// Member of an urban crime group.
    UcgMember,
    /// Member of a peer crime group.
    PcgMember,
}

impl NominalKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::OcgMember, Self::PriorityIndividual, Self::UcgMember, Self::PcgMember];

    /// Its text in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OcgMember => "ocg_member",
            Self::PriorityIndividual => "priority_individual",
            Self::UcgMember => "ucg_member",
            Self::PcgMember => "pcg_member",
        }
    }
}

impl std::str::FromStr for NominalKind {
    type Err = UnknownNominalKind;
    fn from_str(text: &str) -> Result<Self, UnknownNominalKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownNominalKind { found: text.to_owned() })
    }
}

/// Text that names no kind of nominal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found nominal kind {found:?}, expected ocg_member, priority_individual, ucg_member or pcg_member")]
pub struct UnknownNominalKind {
    /// The text.
    pub found: String,
}

/// What makes a link count: a group of some kind that the nominal was a member of at the time, or
/// being a priority individual, who needs no group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Via {
    /// A membership of a group of that kind.
    Group(GroupKind),
    /// A priority individual, by themselves.
    Individual,
}

impl Via {
    /// All ways.
    pub const ALL: [Self; 4] =
        [Self::Group(GroupKind::Ocg), Self::Group(GroupKind::Ucg), Self::Group(GroupKind::Pcg), Self::Individual];

    /// Its text in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Group(kind) => kind.as_str(),
            Self::Individual => "individual",
        }
    }

    /// How it is named to a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Group(GroupKind::Ocg) => "Organised crime groups",
            Self::Group(GroupKind::Ucg) => "Urban crime groups",
            Self::Group(GroupKind::Pcg) => "Peer crime groups",
            Self::Individual => "Priority individuals, by themselves",
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Group(GroupKind::Ocg) => 1,
            Self::Group(GroupKind::Ucg) => 2,
            Self::Group(GroupKind::Pcg) => 4,
            Self::Individual => 8,
        }
    }
}

/// A set of ways a link can count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ViaSet(u8);

impl ViaSet {
    /// No way.
    pub const NONE: Self = Self(0);
    /// Every way.
    pub const ALL: Self = Self(15);
    /// How many different sets there are.
    pub const VARIANTS: usize = 16;

    /// The set and one more way.
    #[must_use]
    pub fn with(self, via: Via) -> Self {
        Self(self.0 | via.bit())
    }

    /// The set less one way.
    #[must_use]
    pub fn without(self, via: Via) -> Self {
        Self(self.0 & !via.bit())
    }

    /// Whether a way is in it.
    #[must_use]
    pub fn contains(self, via: Via) -> bool {
        self.0 & via.bit() != 0
    }

    /// The ways that are in both.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the two share a way.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Its position among all sets, 0 to 15.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
