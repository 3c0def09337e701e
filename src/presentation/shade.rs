//! What a map is coloured by.

use crate::scoring::{AreaScore, Verdict};

use super::number;
use super::words;

/// What a map is coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shade {
    /// The score.
    #[default]
    Score,
    /// Points per 1,000 residents.
    Rate,
    /// The change, in standard errors.
    Change,
}

impl Shade {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Score, Self::Rate, Self::Change];

    /// Its text in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Rate => "rate",
            Self::Change => "change",
        }
    }

    /// Its name to a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Score => "Score, points",
            Self::Rate => "Rate, points per 1,000 residents",
            Self::Change => "Change, standard errors",
        }
    }

    /// Its name and its unit, short enough for a column.
    #[must_use]
    pub fn head(self) -> [&'static str; 2] {
        match self {
            Self::Score => ["Score", "points"],
            Self::Rate => ["Rate", "/1,000"],
            Self::Change => ["Change", "std. errors"],
        }
    }

    /// What that text names.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shade| shade.as_str() == text)
    }

    /// The value of an area, where it has one.
    #[must_use]
    pub fn value(self, score: &AreaScore) -> Option<f64> {
        match self {
            Self::Score => Some(score.score),
            Self::Rate => score.rate,
            Self::Change => score.change.map(|change| change.z),
        }
        .filter(|value| value.is_finite())
    }

    /// The value as a reader sees it; of a change the verdict with it.
    #[must_use]
    pub fn text(self, score: &AreaScore) -> String {
        let Some(value) = self.value(score) else { return number::NONE.to_owned() };
        match self {
            Self::Score | Self::Rate => number::points(value),
            Self::Change => {
                let verdict = score.change.map_or(Verdict::NoClearChange, |change| change.verdict);
                format!("{} {}", number::signed(value, 1), words::verdict_mark(verdict))
            }
        }
    }
}
