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
    let filters = move || snapshot.with(|catalogue| store.state.with(|state| differences::in_force(state, catalogue)));
    view! {
        <p class="on-paper">
            {opened.manifest.force.name.clone()} ", snapshot of " {date::day(opened.manifest.created)} ". " {filters} "."
        </p>
    }
}
