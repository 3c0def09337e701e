//! What of the rows looked at is shown: a window of them, one of them whole, what of them is written.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Desk;
use crate::rows::wide::MOST_PARTS;
use crate::rows::{Column, ColumnAbout, Cut, TableId};
use crate::snapshot::SnapshotError;
use crate::snapshot::coded::Values;

/// A row in a window.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ShownRow {
    /// The row in its table, from 0.
    pub row: u32,
    /// The cells of the columns asked for, as plain text; none where a part has not come yet.
    pub cells: Vec<Option<String>>,
}

/// Rows from a place of the order on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The place of the first.
    pub from: u64,
    /// The rows.
    pub rows: Vec<ShownRow>,
    /// Parts of the wide columns that are missing.
    pub missing: Vec<usize>,
}

/// A link of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkOfRow {
    /// The role.
    pub role: String,
    /// The nominal's kind.
    pub nominal_kind: String,
    /// The group's code; empty without one.
    pub group: String,
}

/// A row with all its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowWhole {
    /// The row in its table, from 0.
    pub row: u32,
    /// Each column's name and its cell; none where a part has not come yet.
    pub cells: Vec<(String, Option<String>)>,
    /// The links of a record.
    pub links: Vec<LinkOfRow>,
    /// Parts of the wide columns that are missing.
    pub missing: Vec<usize>,
}

impl Desk {
    /// Rows from a place of the order on, with those columns; their wide cells are kept as they come.
    #[must_use]
    pub fn window(&mut self, from: u64, count: usize, columns: &[String]) -> Window {
        let start = usize::try_from(from).unwrap_or(usize::MAX).min(self.shown.order.len());
        let end = start.saturating_add(count).min(self.shown.order.len());
        self.shown.window = start..end;
        let mut missing = BTreeSet::new();
        let rows = self.shown.order.get(start..end).unwrap_or_default();
        let shown = |&row: &u32| ShownRow {
            row,
            cells: columns.iter().map(|name| self.cell(self.shown.look.table, row, name, &mut missing)).collect(),
        };
        let rows = rows.iter().map(shown).collect();
        Window { from: start as u64, rows, missing: missing.into_iter().collect() }
    }

    /// The same with so many rows more before and after it. Where they lie in many parts, those of these rows are not
    /// among the missing: nobody looks at them yet.
    #[must_use]
    pub fn window_around(&mut self, from: u64, count: u64, around: u64, columns: &[String]) -> Window {
        let size = |rows: u64| usize::try_from(rows).unwrap_or(usize::MAX);
        let first = from.saturating_sub(around);
        let mut window = self.window(first, size((from - first).saturating_add(count).saturating_add(around)), columns);
        if window.missing.len() > MOST_PARTS {
            window.missing = self.window(from, size(count), columns).missing;
        }
        window
    }

    /// A row of the table looked at with all its columns, and its links where it is a record.
    ///
    /// # Errors
    /// A table of links that cannot be read.
    pub fn row(&mut self, row: u32) -> Result<RowWhole, SnapshotError> {
        let id = self.shown.look.table;
        self.shown.open = Some(row);
        let mut missing = BTreeSet::new();
        let names = self.columns(id)?;
        let cells = names.into_iter().map(|ColumnAbout { name, .. }| {
            let cell = self.cell(id, row, &name, &mut missing);
            (name, cell)
        });
        let cells = cells.collect();
        let links = if id == TableId::Records { self.links_of(row)? } else { Vec::new() };
        Ok(RowWhole { row, cells, links, missing: missing.into_iter().collect() })
    }

    fn links_of(&mut self, record: u32) -> Result<Vec<LinkOfRow>, SnapshotError> {
        if self.lacks(TableId::Links) {
            return Ok(Vec::new());
        }
        self.read(TableId::Links)?;
        let Some(table) = self.tables.get(&TableId::Links) else { return Ok(Vec::new()) };
        let (Some(records), columns) = (table.column("record"), ["role", "nominal_kind", "group"]) else {
            return Ok(Vec::new());
        };
        let Values::Counts(values) = &*records.values else { return Ok(Vec::new()) };
        let Some(code) = values.iter().position(|&value| value == record) else { return Ok(Vec::new()) };
        let [role, kind, group] = columns.map(|name| table.column(name));
        let text =
            |column: Option<&Column>, row| column.map(|column| column.text(row).into_owned()).unwrap_or_default();
        let rows = (0..table.rows).filter(|&row| records.codes.at(row) == code);
        let link = |row| LinkOfRow { role: text(role, row), nominal_kind: text(kind, row), group: text(group, row) };
        Ok(rows.map(link).collect())
    }

    /// A cell as plain text; notes the part that it lies in where that has not come yet.
    fn cell(&self, id: TableId, row: u32, name: &str, missing: &mut BTreeSet<usize>) -> Option<String> {
        if let Some(column) = self.column(id, name) {
            return Some(column.text(row as usize).into_owned());
        }
        if !self.is_wide(id, name) {
            return Some(String::new());
        }
        self.wide.cell(row, name).map_err(|part| missing.extend(part)).ok()
    }

    /// What is looked at, to be written: the first so many rows with those columns, or their sums where it is summed.
    /// Wide columns must have been gathered, those of the point included.
    #[must_use]
    pub fn cut(&self, columns: &[String], most: u64) -> Cut {
        if let (Some(pivot), Some(ask)) = (&self.shown.pivot, &self.shown.look.pivot) {
            return pivot.cut(ask);
        }
        let column = |name: &str| self.column(self.shown.look.table, name).cloned();
        let order = &self.shown.order;
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let rows = order.get(..most).map_or_else(|| Rc::clone(order), |first| Rc::new(first.to_vec()));
        let columns = columns.iter().filter_map(|name| column(name)).collect();
        Cut { columns, point: ["longitude", "latitude"].map(column), rows }
    }
}
