//! What an address says of the page of raw rows.

use std::collections::{BTreeMap, BTreeSet};

use super::query;
use super::rows_text;
use super::selection_text::Pairs;
use crate::domain::AreaId;
use crate::rows::{AreaOf, Counted, Filter, Look, Order, PivotAsk, TableId};
use crate::scoring::{Catalogue, Selection};

/// A choice of the dashboard that the rows are shown under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DashboardPart {
    /// The months scored.
    Period,
    /// The offences that count.
    Offences,
    /// The sources that count, and whether police-generated records do.
    Sources,
    /// The area in focus.
    Area,
}

impl DashboardPart {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Period, Self::Offences, Self::Sources, Self::Area];

    fn as_str(self) -> &'static str {
        match self {
            Self::Period => "period",
            Self::Offences => "offences",
            Self::Sources => "sources",
            Self::Area => "area",
        }
    }
}

/// How the raw rows are shown; the default is the records under all of the dashboard's choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowsView {
    /// The table.
    pub table: TableId,
    /// The columns' filters.
    pub filters: Vec<Filter>,
    /// The text searched for.
    pub search: String,
    /// The columns sorted by.
    pub order: Vec<Order>,
    /// The columns shown, in order; the usual ones where none.
    pub columns: Vec<String>,
    /// Columns that stay at the left.
    pub pinned: BTreeSet<String>,
    /// Columns' widths in pixels, where a reader changed them.
    pub widths_px: BTreeMap<String, u32>,
    /// The dashboard's choices that are taken away.
    pub without: BTreeSet<DashboardPart>,
    /// The rows that a number counts.
    pub counted: Option<Counted>,
    /// The row that is open.
    pub row: Option<u32>,
    /// What the rows are summed by, if they are.
    pub pivot: Option<PivotAsk>,
}

impl RowsView {
    /// Takes its pairs out of a query.
    pub(super) fn read(pairs: &mut Pairs, catalogue: &Catalogue) -> Self {
        let mut view = Self::default();
        if let Some(text) = pairs.take("table") {
            match TableId::of(&text) {
                Some(table) => view.table = table,
                None => pairs.ignore("table", &text, "there is no such table"),
            }
        }
        if let Some(text) = pairs.take("where") {
            for item in query::items(&text) {
                match rows_text::filter(item) {
                    Some(filter) => view.filters.push(filter),
                    None => pairs.ignore("where", item, "there is no such filter"),
                }
            }
        }
        view.search = pairs.take("find").map(|text| query::decode(&text)).unwrap_or_default();
        if let Some(text) = pairs.take("by") {
            view.order = query::items(&text).map(rows_text::order).collect();
        }
        if let Some(text) = pairs.take("cols") {
            view.columns = query::items(&text).map(query::decode).collect();
        }
        if let Some(text) = pairs.take("pin") {
            view.pinned = query::items(&text).map(query::decode).collect();
        }
        if let Some(text) = pairs.take("wide") {
            for item in query::items(&text) {
                match rows_text::width(item) {
                    Some((column, width_px)) => _ = view.widths_px.insert(column, width_px),
                    None => pairs.ignore("wide", item, "expected a column and a width in pixels"),
                }
            }
        }
        if let Some(text) = pairs.take("all") {
            for item in query::items(&text) {
                match DashboardPart::ALL.into_iter().find(|part| part.as_str() == item) {
                    Some(part) => _ = view.without.insert(part),
                    None => pairs.ignore("all", item, "the dashboard has no such choice"),
                }
            }
        }
        if let Some(text) = pairs.take("counted") {
            view.counted = rows_text::counted_of(&text, catalogue);
            if view.counted.is_none() {
                pairs.ignore("counted", &text, "the snapshot has no such measure or group");
            }
        }
        if let Some(text) = pairs.take("row") {
            view.row = text.parse::<u32>().ok().and_then(|row| row.checked_sub(1));
            if view.row.is_none() {
                pairs.ignore("row", &text, "expected the number of a row, from 1");
            }
        }
        if let Some(text) = pairs.take("pivot") {
            view.pivot = rows_text::pivot(&text);
            if view.pivot.is_none() {
                pairs.ignore("pivot", &text, "expected one or two columns, and count or harm");
            }
        }
        view
    }

    /// Its pairs; what stands at its default is not among them.
    pub(super) fn write(&self, pairs: &mut Vec<String>) {
        if self.table != TableId::default() {
            pairs.push(format!("table={}", self.table.as_str()));
        }
        if !self.filters.is_empty() {
            let filters: Vec<_> = self.filters.iter().map(rows_text::filter_text).collect();
            pairs.push(format!("where={}", filters.join(".")));
        }
        if !self.search.is_empty() {
            pairs.push(format!("find={}", query::encode(&self.search)));
        }
        if !self.order.is_empty() {
            let order: Vec<_> = self.order.iter().map(rows_text::order_text).collect();
            pairs.push(format!("by={}", order.join(".")));
        }
        if !self.columns.is_empty() {
            pairs.push(format!("cols={}", query::list(self.columns.iter().map(String::as_str))));
        }
        if !self.pinned.is_empty() {
            pairs.push(format!("pin={}", query::list(self.pinned.iter().map(String::as_str))));
        }
        if !self.widths_px.is_empty() {
            let widths: Vec<_> = self.widths_px.iter().map(rows_text::width_text).collect();
            pairs.push(format!("wide={}", widths.join(".")));
        }
        if !self.without.is_empty() {
            pairs.push(format!("all={}", query::list(self.without.iter().map(|part| part.as_str()))));
        }
        pairs.extend(self.counted.iter().map(|counted| format!("counted={}", rows_text::counted_text(counted))));
        if let Some(row) = self.row {
            pairs.push(format!("row={}", u64::from(row) + 1));
        }
        if let Some(pivot) = &self.pivot {
            pairs.push(format!("pivot={}", rows_text::pivot_text(pivot)));
        }
    }

    /// What the view shows under the dashboard's choices: the area in focus is one of the selection's level.
    #[must_use]
    pub fn look(self, selection: Selection, focus: Option<AreaId>, catalogue: &Catalogue) -> Look {
        let has = |part| !self.without.contains(&part);
        let level = selection.level;
        let is_known = |id: &AreaId| catalogue.areas.of(level).iter().any(|area| area.id == *id);
        let area = focus.filter(|id| has(DashboardPart::Area) && is_known(id)).map(|id| AreaOf { level, id });
        Look {
            table: self.table,
            in_period: has(DashboardPart::Period),
            offences_in: has(DashboardPart::Offences),
            sources_in: has(DashboardPart::Sources),
            area,
            counted: self.counted.filter(|_| matches!(self.table, TableId::Records | TableId::Members)),
            filters: self.filters,
            search: self.search,
            order: self.order,
            pivot: self.pivot,
            selection,
        }
    }

    /// The view after a click on a column's header: sorted by it alone, then the other way round; with
    /// `is_more`, by it after the columns there are, then the other way round, then not.
    #[must_use]
    pub fn clicked(&self, column: &str, is_more: bool) -> Vec<Order> {
        let new = |descending| Order { column: column.to_owned(), descending };
        let at = self.order.iter().position(|order| order.column == column);
        let is_descending = at.and_then(|at| self.order.get(at)).is_some_and(|order| order.descending);
        let mut order = self.order.clone();
        match at {
            None if is_more => order.push(new(false)),
            Some(at) if is_more && is_descending => _ = order.remove(at),
            Some(at) if is_more => order[at] = new(true),
            Some(_) if self.order.len() == 1 => order = vec![new(!is_descending)],
            _ => order = vec![new(false)],
        }
        order
    }
}
