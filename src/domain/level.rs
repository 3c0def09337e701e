//! The levels of area that can be ranked.

use serde::{Deserialize, Serialize};

/// Which areas are ranked; each lies in one of the level before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// The largest areas of a force.
    AreaCommand,
    /// The area ranked by default.
    #[default]
    Sector,
    /// The smallest areas.
    Beat,
}

impl Level {
    /// All levels, largest areas first.
    pub const ALL: [Self; 3] = [Self::AreaCommand, Self::Sector, Self::Beat];

    /// Its text in addresses and files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AreaCommand => "area_command",
            Self::Sector => "sector",
            Self::Beat => "beat",
        }
    }
}

impl std::str::FromStr for Level {
    type Err = UnknownLevel;
    fn from_str(text: &str) -> Result<Self, UnknownLevel> {
        Self::ALL
            .into_iter()
            .find(|level| level.as_str() == text)
            .ok_or_else(|| UnknownLevel { found: text.to_owned() })
    }
}

/// Text that names no level.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found level {found:?}, expected area_command, sector or beat")]
pub struct UnknownLevel {
    /// The text.
    pub found: String,
}
