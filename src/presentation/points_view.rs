//! What an address says of the map of hexagons and single records.

use super::rows_text;
use super::selection_text::Pairs;
use crate::rows::{By, Counted};
use crate::scoring::Catalogue;

/// What marks in an address that records are shown singly however far away.
const SINGLY: &str = "~singly";

/// What a map of hexagons and single records shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointsView {
    /// The records.
    pub counted: Counted,
    /// Whether they are shown singly however far away.
    pub singly: bool,
}

impl Default for PointsView {
    fn default() -> Self {
        Self { counted: By::Linked.into(), singly: false }
    }
}

impl PointsView {
    /// Takes its pair out of a query; none where the map is of areas.
    pub(super) fn read(pairs: &mut Pairs, catalogue: &Catalogue) -> Option<Self> {
        let text = pairs.take("points")?;
        let (counted, singly) = text.strip_suffix(SINGLY).map_or((text.as_str(), false), |counted| (counted, true));
        let counted = rows_text::counted_of(counted, catalogue);
        if counted.is_none() {
            pairs.ignore("points", &text, "the snapshot has no such measure");
        }
        counted.map(|counted| Self { counted, singly })
    }

    /// Its pair.
    pub(super) fn text(&self) -> String {
        format!("points={}{}", rows_text::counted_text(&self.counted), if self.singly { SINGLY } else { "" })
    }
}
