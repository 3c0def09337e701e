//! Counts that lead to the rows they count.

use leptos::prelude::*;

use super::snapshot::Snapshot;
use super::store::Store;
use crate::domain::{AreaId, GroupCode, Measure, Nature};
use crate::presentation::{Page, RowsView, State};
use crate::rows::{Counted, TableId};

/// A measure's count in the area in focus.
pub fn counted_in_focus(snapshot: Snapshot, measure: &Measure, count: String) -> AnyView {
    link(snapshot, of_measure(measure), count, |focus| focus)
}

/// A measure's count in all areas.
pub fn counted_everywhere(snapshot: Snapshot, measure: &Measure, count: String) -> AnyView {
    link(snapshot, of_measure(measure), count, |_| None)
}

/// The count of records linked through a group, in all areas.
pub fn linked_through(snapshot: Snapshot, group: GroupCode, count: String) -> AnyView {
    link(snapshot, (TableId::Records, Counted::Through(group)), count, |_| None)
}

fn of_measure(measure: &Measure) -> (TableId, Counted) {
    let table = if measure.nature() == Nature::Flow { TableId::Records } else { TableId::Members };
    (table, Counted::By(measure.id.clone()))
}

fn link(
    snapshot: Snapshot,
    (table, counted): (TableId, Counted),
    count: String,
    area: fn(Option<AreaId>) -> Option<AreaId>,
) -> AnyView {
    let store = Store::here();
    let counted = Some(counted);
    let href = move || {
        let rows = RowsView { table, counted: counted.clone(), ..RowsView::default() };
        store.state.with(|state| {
            let state = State { page: Page::Records, focus: area(state.focus.clone()), rows, ..state.clone() };
            snapshot.with(|catalogue| state.to_fragment(catalogue))
        })
    };
    let label = format!("{count}: show the rows");
    view! { <a class="show-rows" href=href title="Show the rows" aria-label=label>{count}</a> }.into_any()
}
