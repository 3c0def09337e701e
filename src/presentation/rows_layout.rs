//! Where the columns of rows lie: how wide each is, and which stay at the left.

use std::ops::Range;

use super::RowsView;
use crate::rows::{Asks, ColumnAbout};

/// How narrow and how wide a reader can make a column, in pixels.
pub const WIDTHS_PX: [u32; 2] = [60, 900];
/// The width of the column of places.
pub const PLACE_PX: u32 = 84;

/// A column as it is laid out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LaidColumn {
    /// Its name.
    pub name: String,
    /// How it is asked for.
    pub asks: Asks,
    /// How wide it is, in pixels, whatever rows are in view, so that none moves as they change.
    pub width_px: u32,
    /// How far from the left it stays, in pixels, where it is pinned.
    pub pinned_px: Option<u32>,
}

/// The columns of a view in their order, those that are pinned first.
#[must_use]
pub fn laid(names: &[String], about: &[ColumnAbout], view: &RowsView) -> Vec<LaidColumn> {
    let mut left_px = PLACE_PX;
    let column = |name: &String| {
        let asks = about.iter().find(|column| column.name == *name).map_or(Asks::Set, |column| column.asks);
        let width_px = view.widths_px.get(name).copied().unwrap_or_else(|| usual_px(name, asks));
        let pinned_px = view.pinned.contains(name).then_some(left_px);
        left_px += width_px;
        LaidColumn { name: name.clone(), asks, width_px, pinned_px }
    };
    names.iter().map(column).collect()
}

/// The columns, pinned ones apart, that are in view where the rows are scrolled so far to the right and so wide, and
/// one more at either side, so that a scroll which has only begun shows no gap.
#[must_use]
pub fn in_view(columns: &[LaidColumn], left_px: u32, width_px: u32) -> Range<usize> {
    let pinned = pinned(columns);
    let end_px = |at: usize| PLACE_PX + columns.iter().take(at).map(|column| column.width_px).sum::<u32>();
    let (from_px, to_px) = (left_px.saturating_add(end_px(pinned)), left_px.saturating_add(width_px));
    let is_before = |at: &usize| end_px(at + 1) <= from_px;
    let first = (pinned..columns.len()).take_while(is_before).count() + pinned;
    let seen = (first..columns.len()).take_while(|&at| end_px(at) < to_px).count();
    first.saturating_sub(1).max(pinned)..(first + seen + 1).min(columns.len())
}

/// How many columns stay at the left.
#[must_use]
pub fn pinned(columns: &[LaidColumn]) -> usize {
    columns.iter().take_while(|column| column.pinned_px.is_some()).count()
}

/// A column's width until a reader changes it: the widest of what it holds as a rule.
#[must_use]
pub fn usual_px(name: &str, asks: Asks) -> u32 {
    match (name, asks) {
        ("offence_name" | "counted_by" | "detail" | "label" | "memberships" | "referrals", _) => 260,
        ("sector" | "beat" | "offence" | "count" | "phase", _) => 116,
        ("police_generated" | "intelligence_type" | "intelligence_subject" | "unweighted_by_design", _) => 210,
        (_, Asks::Day) => 164,
        (_, Asks::Number) => 152,
        (_, Asks::Set | Asks::Text | Asks::Time) => 172,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_view_are_those_that_the_scroll_shows_and_one_beside_them() {
        let column = |pinned_px| LaidColumn { name: String::new(), asks: Asks::Set, width_px: 100, pinned_px };
        let columns: Vec<_> = [Some(84)].into_iter().chain([None; 10]).map(column).collect();
        // The column of places and the pinned one cover 184 px of 500: three columns and a part of the fourth are seen.
        assert_eq!(in_view(&columns, 0, 500), 1..6);
        assert_eq!(in_view(&columns, 99, 500), 1..7);
        assert_eq!(in_view(&columns, 100, 500), 1..7);
        assert_eq!(in_view(&columns, 350, 500), 3..9);
        assert_eq!(in_view(&columns, 684, 500), 6..11);
        assert_eq!(in_view(&columns, 0, 5_000), 1..11);
        assert_eq!(in_view(&[], 0, 500), 0..0);
    }

    #[test]
    fn pinned_columns_stay_beside_each_other() {
        let names = ["id", "date", "kind"].map(str::to_owned);
        let about = [("id", Asks::Text), ("date", Asks::Day), ("kind", Asks::Set)];
        let about = about.map(|(name, asks)| ColumnAbout { name: name.to_owned(), asks });
        let view = RowsView {
            pinned: ["id", "date"].map(str::to_owned).into(),
            widths_px: [("id".to_owned(), 100)].into(),
            ..RowsView::default()
        };
        let laid = laid(&names, &about, &view);
        assert_eq!(laid.iter().map(|column| column.pinned_px).collect::<Vec<_>>(), [Some(84), Some(184), None]);
        assert_eq!(laid.iter().map(|column| column.width_px).collect::<Vec<_>>(), [100, 164, 172]);
    }
}
