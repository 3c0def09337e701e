//! What a reader has chosen.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Catalogue, ComparisonChoice, GroupsOut, Valuation};
use crate::domain::{DayEdges, Level, MeasureId, NominalKind, OffenceCode, Period, SourceId, ViaSet};

/// How the records without an offence code are named among offence codes.
pub const NO_OFFENCE_CODE: &str = "none";

/// What happens to a record that several measures count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Overlap {
    /// It counts in each of them.
    #[default]
    CountEach,
    /// It counts in the first of them, in the order of the measures.
    CountOnce,
}

/// Which records count by whether they rise when police look harder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Generated {
    /// All of them.
    #[default]
    Included,
    /// Only those that do not: what the public reported.
    LeftOut,
    /// Only those that do.
    Alone,
}

impl Generated {
    /// Whether records count that are police-generated, or are not.
    #[must_use]
    pub fn counts(self, police_generated: bool) -> bool {
        match self {
            Self::Included => true,
            Self::LeftOut => !police_generated,
            Self::Alone => police_generated,
        }
    }
}

/// Everything that decides a ranking. The default is the force's own settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// The areas ranked.
    pub level: Level,
    /// The months scored; [`Catalogue::default_period`] where none.
    pub period: Option<Period>,
    /// The days on which they begin and end.
    pub days: DayEdges,
    /// What they are compared with.
    pub comparison: ComparisonChoice,
    /// Offences left out; [`NO_OFFENCE_CODE`] stands for records without a code.
    pub offences_out: BTreeSet<OffenceCode>,
    /// Measures switched off.
    pub measures_off: BTreeSet<MeasureId>,
    /// The ways in which links and members count.
    pub vias: ViaSet,
    /// Kinds of nominal whose links do not count, and who do not as members.
    pub nominals_out: BTreeSet<NominalKind>,
    /// Groups through which no link or membership counts.
    pub groups_out: GroupsOut,
    /// Sources whose records do not count. Nominals have none, and are not asked.
    pub sources_out: BTreeSet<SourceId>,
    /// Which records count by what makes them rise. Nominals are not asked.
    pub generated: Generated,
    /// The overlap rule.
    pub overlap: Overlap,
    /// What harm is worth, where otherwise than to the force.
    pub valuation: Valuation,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            level: Level::default(),
            period: None,
            days: DayEdges::WHOLE,
            comparison: ComparisonChoice::default(),
            offences_out: BTreeSet::new(),
            measures_off: BTreeSet::new(),
            vias: ViaSet::ALL,
            nominals_out: BTreeSet::new(),
            groups_out: GroupsOut::default(),
            sources_out: BTreeSet::new(),
            generated: Generated::default(),
            overlap: Overlap::default(),
            valuation: Valuation::default(),
        }
    }
}

impl Selection {
    /// The months scored, kept within those covered.
    #[must_use]
    pub fn period_in(&self, catalogue: &Catalogue) -> Period {
        self.period.and_then(|period| period.within(catalogue.period)).unwrap_or_else(|| catalogue.default_period())
    }

    /// The days on which [`Self::period_in`] begins and ends: those chosen, where they are days of it.
    #[must_use]
    pub fn days_in(&self, catalogue: &Catalogue) -> DayEdges {
        let period = self.period_in(catalogue);
        let days = self.period.map(|chosen| self.days.within(chosen, period));
        days.filter(|days| days.days_in(period) > 0).unwrap_or_default()
    }

    /// For each source of the catalogue, whether its records count.
    #[must_use]
    pub fn sources_in(&self, catalogue: &Catalogue) -> Vec<bool> {
        catalogue.sources.iter().map(|source| !self.sources_out.contains(&source.id)).collect()
    }
}
