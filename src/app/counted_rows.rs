//! Counts that lead to the rows they count.

use leptos::prelude::*;

use super::snapshot::Snapshot;
use super::store::Store;
use crate::presentation::{PartOf, rows_of};
use crate::scoring::Subject;

/// A count that is a part of what is broken down.
pub fn counted_of(snapshot: Snapshot, subject: Subject, part: PartOf, count: String) -> AnyView {
    let store = Store::here();
    linked(move || address(snapshot, store, subject, part), count)
}

/// The address of the rows that a part of a breakdown counts, under the selection in force.
pub fn address(snapshot: Snapshot, store: Store, subject: Subject, part: PartOf) -> Option<String> {
    let level = store.selection.with(|selection| selection.level);
    let (rows, area) = snapshot.with(|catalogue| rows_of(catalogue, level, subject, part))?;
    Some(store.address_of_rows(snapshot, rows, area))
}

/// A count that leads to an address; the count alone where there is none.
pub fn linked(href: impl Fn() -> Option<String> + Send + Sync + 'static, count: String) -> AnyView {
    // Whether a part is there does not change with the selection.
    if untrack(&href).is_none() {
        return count.into_any();
    }
    let label = format!("{count}: show the rows");
    view! { <a class="show-rows" href=href title="Show the rows" aria-label=label>{count}</a> }.into_any()
}
