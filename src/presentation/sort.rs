//! The order in which areas are listed.

use super::query;
use crate::domain::MeasureId;
use crate::scoring::Catalogue;

/// What areas are listed by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// Rank: the answer's own order.
    #[default]
    Rank,
    /// Name.
    Name,
    /// Score.
    Score,
    /// Change, in standard errors.
    Change,
    /// Share of the force's score.
    Share,
    /// Rate.
    Rate,
    /// The points of one measure.
    Measure(MeasureId),
}

impl SortKey {
    const FIXED: [Self; 6] = [Self::Rank, Self::Name, Self::Score, Self::Change, Self::Share, Self::Rate];

    fn to_text(&self) -> String {
        match self {
            Self::Rank => "rank".to_owned(),
            Self::Name => "name".to_owned(),
            Self::Score => "score".to_owned(),
            Self::Change => "change".to_owned(),
            Self::Share => "share".to_owned(),
            Self::Rate => "rate".to_owned(),
            Self::Measure(id) => format!("m:{}", query::encode(id.as_str())),
        }
    }

    /// Whether its own way is from small to large.
    #[must_use]
    pub fn ascends(&self) -> bool {
        matches!(self, Self::Rank | Self::Name)
    }
}

/// An order: a key, in its own way (ranks and names from the first, numbers from the largest) or
/// reversed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// The key.
    pub key: SortKey,
    /// Whether it is reversed.
    pub reversed: bool,
}

impl Sort {
    /// Its text in addresses: `rate`, `-rate` where reversed.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}{}", if self.reversed { "-" } else { "" }, self.key.to_text())
    }

    /// The order that text names, if the catalogue has it.
    #[must_use]
    pub fn parse(text: &str, catalogue: &Catalogue) -> Option<Self> {
        let (reversed, key) = text.strip_prefix('-').map_or((false, text), |key| (true, key));
        let key = match key.strip_prefix("m:") {
            Some(id) => SortKey::Measure(query::measure(id, catalogue)?),
            None => SortKey::FIXED.into_iter().find(|fixed| fixed.to_text() == key)?,
        };
        Some(Self { key, reversed })
    }

    /// The order after a click on a column's header: the column's own way, then reversed.
    #[must_use]
    pub fn clicked(&self, key: SortKey) -> Self {
        let reversed = self.key == key && !self.reversed;
        Self { key, reversed }
    }

    /// For `aria-sort` of the column of that key.
    #[must_use]
    pub fn aria(&self, key: &SortKey) -> &'static str {
        match (&self.key == key, key.ascends() != self.reversed) {
            (false, _) => "none",
            (true, true) => "ascending",
            (true, false) => "descending",
        }
    }
}
