//! Themes: what the rows of deaths, discharges and intelligence add up to.

use serde::{Deserialize, Serialize};

use super::{Filter, Test};
use crate::domain::{Date, DayEdges, RecordKind};

/// The records that a theme is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeKind {
    /// Drug-related deaths.
    Deaths,
    /// Discharges of firearms.
    Discharges,
    /// Intelligence about firearms.
    Firearms,
    /// Intelligence by Crimestoppers.
    Crimestoppers,
    /// Intelligence by Trading Standards.
    TradingStandards,
}

impl ThemeKind {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 5] =
        [Self::Deaths, Self::Discharges, Self::Firearms, Self::Crimestoppers, Self::TradingStandards];

    /// The kind of its records.
    #[must_use]
    pub fn record_kind(self) -> &'static str {
        match self {
            Self::Deaths => RecordKind::DRUG_DEATH,
            Self::Discharges => RecordKind::FIREARMS_DISCHARGE,
            Self::Firearms => RecordKind::FIREARMS_INTEL,
            Self::Crimestoppers => RecordKind::CRIMESTOPPERS_INTEL,
            Self::TradingStandards => RecordKind::TRADING_STANDARDS_INTEL,
        }
    }

    /// What its records are told apart by.
    #[must_use]
    pub fn facets(self) -> &'static [Facet] {
        match self {
            Self::Deaths => &[Facet::Substance, Facet::Combination, Facet::AgeBand],
            Self::Discharges => &[],
            Self::Firearms | Self::Crimestoppers | Self::TradingStandards => &[Facet::Subject, Facet::Type],
        }
    }

    /// Whether its records are intelligence.
    #[must_use]
    pub fn is_intelligence(self) -> bool {
        matches!(self, Self::Firearms | Self::Crimestoppers | Self::TradingStandards)
    }
}

/// What records of a theme are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Facet {
    /// Each substance found: a death with two is under both.
    Substance,
    /// All substances found together.
    Combination,
    /// The person's age band.
    AgeBand,
    /// What an intelligence report is about.
    Subject,
    /// What an intelligence report is.
    Type,
}

impl Facet {
    /// Its text in the table `themes`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Substance => "substance",
            Self::Combination => "combination",
            Self::AgeBand => "age_band",
            Self::Subject => "subject",
            Self::Type => "type",
        }
    }

    /// All of them.
    pub const ALL: [Self; 5] = [Self::Substance, Self::Combination, Self::AgeBand, Self::Subject, Self::Type];

    /// The wide column that it is read from.
    #[must_use]
    pub fn column(self) -> &'static str {
        match self {
            Self::Substance | Self::Combination => "substances",
            Self::AgeBand => "age_band",
            Self::Subject => "intelligence_subject",
            Self::Type => "intelligence_type",
        }
    }

    /// The filter that leaves the rows of a value; empty text stands for none.
    #[must_use]
    pub fn filter(self, value: &str) -> Filter {
        let test = match self {
            Self::Substance if !value.is_empty() => Test::Lists(value.to_owned()),
            _ => Test::OneOf([value.to_owned()].into()),
        };
        Filter { column: self.column().to_owned(), test }
    }
}

/// Records of one sort over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Records in each month that the snapshot covers.
    pub monthly: Vec<u64>,
    /// Records in the months scored.
    pub now: u64,
    /// Rows in each month whose number is withheld from this audience; not in the other figures. Empty where no
    /// row's is.
    pub withheld: Vec<u64>,
    /// Of each month the records, and the rows whose number is withheld, that lie before the day on which the time
    /// scored begins in its month, and after the day on which it ends; empty where that is whole months.
    pub outside: [Vec<[u64; 2]>; 2],
}

impl Tally {
    /// Records in some months, and rows whose number is withheld, which begin and end on the days scored or with
    /// the month; none where the months are not all covered.
    #[must_use]
    pub fn sums(&self, months: std::ops::Range<usize>, edges: DayEdges) -> Option<[u64; 2]> {
        let known: u64 = self.monthly.get(months.clone())?.iter().sum();
        let withheld: u64 = self.withheld.get(months.clone()).unwrap_or_default().iter().sum();
        let [before, after] = &self.outside;
        let outside = |of: &[[u64; 2]], month: usize| of.get(month).copied().unwrap_or_default();
        let before = if edges.first_day() > 1 { outside(before, months.start) } else { [0, 0] };
        let after = if edges.day_after().is_some() { outside(after, months.end.saturating_sub(1)) } else { [0, 0] };
        Some([known - before[0] - after[0], withheld - before[1] - after[1]])
    }
}

/// The records with one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Valued {
    /// The value; empty for none.
    pub value: String,
    /// How many.
    pub tally: Tally,
}

/// What the records of one kind add up to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// The kind.
    pub kind: ThemeKind,
    /// All of them.
    pub all: Tally,
    /// By each of the kind's facets, the values with most records first; empty where the snapshot has no wide
    /// columns.
    pub by: Vec<(Facet, Vec<Valued>)>,
    /// By area of the level ranked, by position in the catalogue.
    pub by_area: Vec<Tally>,
    /// Those that lie in no area of the level.
    pub unplaced: Tally,
    /// Positions in the catalogue of the sources whose records they are.
    pub sources: Vec<usize>,
}

/// Intelligence on a subject beside recorded crime of the same matter, in the months scored, by area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectTally {
    /// The subject.
    pub subject: String,
    /// Reports of all intelligence kinds on it, by area of the level ranked.
    pub reports: Vec<u64>,
    /// Crimes with one of the matched offences, likewise.
    pub crimes: Vec<u64>,
}

/// A count over a year and the whole force, in a snapshot for an audience that gets no rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearCount {
    /// The kind of record.
    pub kind: ThemeKind,
    /// What they are told apart by.
    pub facet: Facet,
    /// The value; empty for none.
    pub value: String,
    /// First day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
    /// How many; none where that is withheld.
    pub count: Option<u64>,
}

/// What rows say of themes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Themes {
    /// Each kind.
    pub kinds: Vec<Theme>,
    /// Each subject that the snapshot matches with recorded crime, over the whole force.
    pub subjects: Vec<SubjectTally>,
    /// Whether the snapshot has the wide columns, without which no facet is known of rows.
    pub has_detail: bool,
    /// Counts by facet and year, where the snapshot has them in place of rows; no choice of a reader reaches them.
    pub years: Vec<YearCount>,
}
