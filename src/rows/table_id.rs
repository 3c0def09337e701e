//! The tables a reader can look at.

use serde::{Deserialize, Serialize};

/// A table of the snapshot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TableId {
    /// What counts for harm.
    #[default]
    Records,
    /// Ways in which records are linked.
    Links,
    /// Spells of nominals, without the nominals.
    Members,
    /// Groups.
    Groups,
    /// Offences and their weights.
    Offences,
    /// Measures.
    Measures,
    /// What police and partners did.
    Activity,
    /// Sectors.
    Sectors,
    /// Nominals of one group, whose file is fetched for a purpose.
    Nominals,
}

impl TableId {
    /// All tables.
    pub const ALL: [Self; 9] = [
        Self::Records,
        Self::Links,
        Self::Members,
        Self::Groups,
        Self::Offences,
        Self::Measures,
        Self::Activity,
        Self::Sectors,
        Self::Nominals,
    ];

    /// Its text in addresses, and its name in the snapshot.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Links => "links",
            Self::Members => "members",
            Self::Groups => "groups",
            Self::Offences => "offences",
            Self::Measures => "measures",
            Self::Activity => "activity",
            Self::Sectors => "sectors",
            Self::Nominals => "nominals",
        }
    }

    /// Its name to a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Records => "Records",
            Self::Links => "Links of records",
            Self::Members => "Members, without names",
            Self::Groups => "Groups",
            Self::Offences => "Offences",
            Self::Measures => "Measures",
            Self::Activity => "Activity",
            Self::Sectors => "Sectors",
            Self::Nominals => "Nominals of a group",
        }
    }

    /// The table an address names.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.as_str() == text)
    }
}
