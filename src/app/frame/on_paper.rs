//! What every printed page says at its head.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::{date, differences};

/// Force, snapshot, and the filters in force; on paper only, in place of the bar, which would stand on the first page alone.
#[component]
pub fn OnPaper() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let opened = snapshot.opened();
    let filters = move || {
        snapshot.with(|catalogue| {
            store.selection.with(|selection| {
                let said = differences::differences(selection, catalogue);
                let said = if said.is_empty() {
                    differences::NONE.to_owned()
                } else {
                    format!("altered: {}", said.join("; "))
                };
                format!("{}; {said}", differences::subject(selection, catalogue))
            })
        })
    };
    view! {
        <p class="on-paper">
            {opened.manifest.force.name.clone()} ", snapshot of " {date::day(opened.manifest.created)} ". " {filters} "."
        </p>
    }
}
