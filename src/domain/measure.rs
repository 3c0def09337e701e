//! Measures: the elements a score is summed from. Data, not code.

use serde::{Deserialize, Serialize};

use super::{MeasureId, NominalKind, OffenceCode, Points, RecordKind, Role};

/// The ids of the nine measures whose sum, and only theirs, is the SOC primary harm score, in the
/// order in which they are listed.
pub const PRIMARY_MEASURES: [&str; 9] = [
    "ocg_crimes",
    "pcg_crimes",
    "drug_supply",
    "cannabis_farms",
    "firearms_discharges",
    "ocg_members",
    "pcg_members",
    "drug_deaths",
    "firearms_intel",
];

/// Whether a measure adds up over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nature {
    /// Records: they add up over a period.
    Flow,
    /// Nominals: counted once, on the period's last day.
    Stock,
}

/// What a measure counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Counts {
    /// Records.
    Records {
        /// Of these kinds.
        kinds: Vec<RecordKind>,
        /// With one of these offence codes; any where empty.
        offences: Vec<OffenceCode>,
        /// Linked to a nominal of one of these kinds; no link is needed where empty.
        linked_to: Vec<NominalKind>,
        /// By one of these roles.
        roles: Vec<Role>,
    },
    /// Nominals of these kinds by home area, active on the period's last day.
    Nominals {
        /// The kinds.
        kinds: Vec<NominalKind>,
    },
}

/// What one counted thing is worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PointsRule {
    /// Each record's own offence weight.
    OwnWeight,
    /// The offence weight of one offence, whatever the record's own.
    AsOffence(OffenceCode),
    /// So many points.
    Fixed(Points),
}

/// One element of the score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Its id.
    pub id: MeasureId,
    /// Its name to a reader.
    pub label: String,
    /// What is counted, in the plural: "crimes", "reports".
    pub unit: String,
    /// What it counts.
    pub counts: Counts,
    /// What one of them is worth.
    pub points: PointsRule,
    /// Whether its points are the force's own choice; only offences have ONS weights.
    pub local_choice: bool,
    /// Whether the force supplies its data. Where not it reads "not supplied", never 0.
    pub supplied: bool,
}

impl Measure {
    /// Whether it is flow or stock.
    #[must_use]
    pub fn nature(&self) -> Nature {
        match self.counts {
            Counts::Records { .. } => Nature::Flow,
            Counts::Nominals { .. } => Nature::Stock,
        }
    }

    /// Whether it counts records by their links.
    #[must_use]
    pub fn is_linked(&self) -> bool {
        matches!(&self.counts, Counts::Records { linked_to, .. } if !linked_to.is_empty())
    }
}
