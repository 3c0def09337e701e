//! What the page and the address choose, as a look.

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::RowsView;
use crate::rows::{ColumnAbout, Look, TableId};
use leptos::prelude::*;

/// What stands at the right of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Nothing, or the row that is open.
    None,
    /// A column's filter.
    Filter(String),
}

/// The columns of records shown unless a reader chooses.
const USUAL: [&str; 7] = ["date", "sector_name", "offence_name", "kind", "source", "harm", "counted_by"];

/// The columns that a view shows, of those that the table has; those that stay at the left first.
pub fn columns(view: &RowsView, about: &[ColumnAbout]) -> Vec<String> {
    let has = |name: &str| about.iter().any(|column| column.name == name);
    let chosen: Vec<String> = view.columns.iter().filter(|name| has(name)).cloned().collect();
    let mut columns = match view.table {
        _ if !chosen.is_empty() => chosen,
        TableId::Records => USUAL.iter().filter(|name| has(name)).map(|&name| name.to_owned()).collect(),
        _ => about.iter().map(|column| column.name.clone()).collect(),
    };
    columns.sort_by_key(|name| !view.pinned.contains(name));
    columns
}

/// The look that the dashboard's choices and the view make together.
pub fn look(snapshot: Snapshot, store: Store) -> Look {
    let (selection, view, focus) = (store.selection.get(), store.rows.get(), store.focus.get());
    snapshot.with(|catalogue| view.look(selection, focus, catalogue))
}
