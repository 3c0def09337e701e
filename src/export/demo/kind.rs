//! What records are, where they come from, and how many of each.

use crate::domain::{DateMeaning, RecordKind, SourceId};

/// The kind of a record, in the order of the table's `kinds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Crime,
    Incident,
    CannabisFarm,
    FirearmsDischarge,
    DrugDeath,
    FirearmsIntel,
    CrimestoppersIntel,
    TradingStandardsIntel,
}

/// A source: its id, label, the beginning of its records' ids and what its dates say.
pub(super) const SOURCES: [(&str, &str, &str, DateMeaning); 6] = [
    ("crime_recording", "Crime recording", "CR", DateMeaning::Occurrence),
    ("coroner", "Coroner", "CO", DateMeaning::Occurrence),
    ("firearms_intelligence", "Firearms intelligence", "FI", DateMeaning::Recording),
    ("crimestoppers", "Crimestoppers", "CS", DateMeaning::Recording),
    ("trading_standards", "Trading Standards", "TS", DateMeaning::Recording),
    ("ballistics", "Ballistics", "BA", DateMeaning::Occurrence),
];

/// The Coroner's position among the sources.
pub(super) const CORONER: u8 = 1;

impl Kind {
    pub(super) const ALL: [Self; 8] = [
        Self::Crime,
        Self::Incident,
        Self::CannabisFarm,
        Self::FirearmsDischarge,
        Self::DrugDeath,
        Self::FirearmsIntel,
        Self::CrimestoppersIntel,
        Self::TradingStandardsIntel,
    ];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Crime => RecordKind::CRIME,
            Self::Incident => "incident",
            Self::CannabisFarm => RecordKind::CANNABIS_FARM,
            Self::FirearmsDischarge => RecordKind::FIREARMS_DISCHARGE,
            Self::DrugDeath => RecordKind::DRUG_DEATH,
            Self::FirearmsIntel => RecordKind::FIREARMS_INTEL,
            Self::CrimestoppersIntel => RecordKind::CRIMESTOPPERS_INTEL,
            Self::TradingStandardsIntel => RecordKind::TRADING_STANDARDS_INTEL,
        }
    }

    /// Its source's position in [`SOURCES`].
    pub(super) fn source(self) -> u8 {
        match self {
            Self::Crime | Self::Incident | Self::CannabisFarm => 0,
            Self::DrugDeath => CORONER,
            Self::FirearmsIntel => 2,
            Self::CrimestoppersIntel => 3,
            Self::TradingStandardsIntel => 4,
            Self::FirearmsDischarge => 5,
        }
    }

    /// Its share of all records; what is left over is crime.
    fn share(self) -> f64 {
        match self {
            Self::Crime => 0.0,
            Self::Incident => 0.09,
            Self::CannabisFarm => 0.002,
            Self::FirearmsDischarge => 0.000_4,
            Self::DrugDeath => 0.001_5,
            Self::FirearmsIntel => 0.004,
            Self::CrimestoppersIntel => 0.016,
            Self::TradingStandardsIntel => 0.003,
        }
    }

    /// How many of each kind there are among so many records: some of each, if there is room.
    pub(super) fn counts(records: usize) -> [usize; 8] {
        let mut left = records;
        let mut counts = Self::ALL.map(|kind| {
            let wanted = if kind == Self::Crime { 0 } else { ((records as f64 * kind.share()) as usize).max(12) };
            let count = wanted.min(left / 2);
            left -= count;
            count
        });
        counts[0] = left;
        counts
    }

    /// Whether it rises when police look harder, its offence apart.
    pub(super) fn police_generated(self) -> bool {
        !matches!(self, Self::Crime | Self::Incident | Self::FirearmsDischarge | Self::DrugDeath)
    }

    pub(super) fn record_kind(self) -> RecordKind {
        RecordKind::new(self.as_str())
    }
}

/// The sources' ids.
pub(super) fn source_ids() -> Vec<SourceId> {
    SOURCES.iter().map(|source| SourceId::new(source.0)).collect()
}
