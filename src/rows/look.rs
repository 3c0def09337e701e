//! What a reader looks at, and what of it is there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Pivot, PivotAsk, TableId, Test};
use crate::domain::{AreaId, GroupCode, Level, MeasureId};
use crate::scoring::Selection;

/// A column's filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// The column's name.
    pub column: String,
    /// What its values must be.
    pub test: Test,
}

/// A column to sort by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The column's name.
    pub column: String,
    /// From the largest to the smallest; empty ones are last either way.
    pub descending: bool,
}

/// An area of a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaOf {
    /// The level.
    pub level: Level,
    /// The area's id.
    pub id: AreaId,
}

/// Which of a score's measures count a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum By {
    /// Any of them.
    #[default]
    Any,
    /// Any that counts records by their links to nominals.
    Linked,
    /// This one.
    Measure(MeasureId),
}

/// Rows that a score counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// By which of its measures.
    pub by: By,
    /// Groups through each of which they are linked: one group's linked harm, or what several share.
    pub through: BTreeSet<GroupCode>,
}

impl From<By> for Counted {
    fn from(by: By) -> Self {
        Self { by, ..Self::default() }
    }
}

/// What a reader looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The table.
    pub table: TableId,
    /// What the page has chosen: it says what a row is worth.
    pub selection: Selection,
    /// Whether only the months scored are shown.
    pub in_period: bool,
    /// Whether offences left out of the score are left out here.
    pub offences_in: bool,
    /// Whether sources left out of the score, and what police generated where that is, are left out here.
    pub sources_in: bool,
    /// The area that rows lie in, if one.
    pub area: Option<AreaOf>,
    /// The rows that a number counts, if one is looked behind.
    pub counted: Option<Counted>,
    /// The columns' filters.
    pub filters: Vec<Filter>,
    /// The text searched for in all columns of text.
    pub search: String,
    /// The columns sorted by, the first first.
    pub order: Vec<Order>,
    /// What the rows are summed by, if they are.
    pub pivot: Option<PivotAsk>,
}

impl Look {
    /// The records that a selection counts.
    #[must_use]
    pub fn under(selection: Selection, counted: impl Into<Counted>) -> Self {
        let counted = Some(counted.into());
        Self { selection, in_period: true, offences_in: true, sources_in: true, counted, ..Self::default() }
    }

    /// The columns that it filters, sorts and sums by.
    pub(super) fn named(&self) -> impl Iterator<Item = &str> {
        self.filters.iter().map(|filter| filter.column.as_str()).chain(self.ordered_and_summed())
    }

    /// The columns that it sorts and sums by.
    pub(super) fn ordered_and_summed(&self) -> impl Iterator<Item = &str> {
        let order = self.order.iter().map(|order| order.column.as_str());
        let pivot = self.pivot.iter().flat_map(PivotAsk::dimensions).map(|dimension| dimension.column.as_str());
        order.chain(pivot)
    }
}

/// What is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Looked {
    /// Rows of the table.
    pub rows_in_all: u64,
    /// Rows shown.
    pub rows: u64,
    /// Records that they stand for; as many as rows but where the audience gets aggregates.
    pub records: u64,
    /// What they give the score, in points; none for tables that give it nothing.
    pub harm: Option<f64>,
    /// What the look names and the table has not.
    pub unknown: Vec<String>,
    /// Whether columns that text is looked for in have not come whole yet.
    pub is_partial: bool,
    /// The rows summed, where the look asks for it.
    pub pivot: Option<Pivot>,
}

/// A value and how many rows have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueCount {
    /// The value as plain text; empty for none.
    pub value: String,
    /// Rows.
    pub rows: u64,
}

/// How a column is asked for: what its filter offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Asks {
    /// A choice of its values.
    Set,
    /// Text within it.
    Text,
    /// A range of days.
    Day,
    /// A range of times of day, which are numbers of seconds.
    Time,
    /// A range of numbers.
    Number,
}

/// A column that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnAbout {
    /// Its name.
    pub name: String,
    /// How it is asked for.
    pub asks: Asks,
}
