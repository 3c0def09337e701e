//! The table's columns that a reader may show or hide.

use std::collections::BTreeSet;

use super::query;
use crate::domain::MeasureId;
use crate::scoring::Catalogue;

/// A column beside rank, name and score, which are always there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The interval of the score.
    Interval,
    /// The elements as a stacked bar.
    Elements,
    /// The change.
    Change,
    /// The months as a line.
    Trend,
    /// The share of the force's score.
    Share,
    /// Points per 1,000 residents.
    Rate,
    /// The count and points of one measure.
    Measure(MeasureId),
}

impl Column {
    /// Those shown unless a reader chooses.
    pub const DEFAULT: [Self; 6] = [Self::Interval, Self::Elements, Self::Change, Self::Trend, Self::Share, Self::Rate];

    /// The default as a set.
    #[must_use]
    pub fn default_set() -> BTreeSet<Self> {
        Self::DEFAULT.into_iter().collect()
    }

    /// Its text in addresses.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Interval => "interval".to_owned(),
            Self::Elements => "elements".to_owned(),
            Self::Change => "change".to_owned(),
            Self::Trend => "trend".to_owned(),
            Self::Share => "share".to_owned(),
            Self::Rate => "rate".to_owned(),
            Self::Measure(id) => format!("m:{}", query::encode(id.as_str())),
        }
    }

    /// The column that text names, if the catalogue has it.
    #[must_use]
    pub fn parse(text: &str, catalogue: &Catalogue) -> Option<Self> {
        if let Some(id) = text.strip_prefix("m:") {
            return query::measure(id, catalogue).map(Self::Measure);
        }
        Self::DEFAULT.into_iter().find(|column| column.to_text() == text)
    }

    /// Its name to a reader; none for a measure, which has its own.
    #[must_use]
    pub fn label(&self) -> Option<&'static str> {
        match self {
            Self::Interval => Some("Interval of the score"),
            Self::Elements => Some("Elements as a bar"),
            Self::Change => Some("Change"),
            Self::Trend => Some("Months as a line"),
            Self::Share => Some("Share of the force"),
            Self::Rate => Some("Rate per 1,000 residents"),
            Self::Measure(_) => None,
        }
    }
}
