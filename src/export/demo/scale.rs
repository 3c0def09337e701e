//! How large a force.

/// The size of a demonstration force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// A force: 42 sectors, 36 months, 250,000 records.
    #[default]
    Force,
    /// All forces at once: 120 sectors, 60 months, 40,000 nominals, 10,000,000 records.
    National,
}

impl Scale {
    pub(super) fn records(self) -> usize {
        match self {
            Self::Force => 250_000,
            Self::National => 10_000_000,
        }
    }

    /// Sectors across and up; two rows make an area command.
    pub(super) fn sectors(self) -> (i32, i32) {
        match self {
            Self::Force => (7, 6),
            Self::National => (12, 10),
        }
    }

    pub(super) fn sector_id(self, position: usize) -> String {
        match self {
            Self::Force => format!("S{:02}", position + 1),
            Self::National => format!("S{:03}", position + 1),
        }
    }

    /// Groups of each kind, nominals, and how many of them are priority individuals.
    pub(super) fn people(self) -> ([usize; 3], usize, usize) {
        match self {
            Self::Force => ([44, 8, 18], 620, 60),
            Self::National => ([2_900, 500, 1_100], 40_000, 2_000),
        }
    }
}
