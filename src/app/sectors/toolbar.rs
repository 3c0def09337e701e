//! Search and columns.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::columns::ColumnChooser;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::{number, words};

/// The line above the table.
#[component]
pub fn Toolbar() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let ranked = move || {
        link.ranking.with(|ranking| {
            ranking.as_ref().map(|ranking| {
                let answer = &ranking.answer;
                let level = words::level(answer.level).to_lowercase();
                let ranked = format!("{} {level} ranked", number::whole(answer.areas.len() as u64));
                if store.commands_out.with(BTreeSet::is_empty) {
                    return ranked;
                }
                let is_listed = |area| {
                    snapshot.with(|catalogue| store.commands_out.with(|out| ranking.is_listed(catalogue, out, area)))
                };
                let listed = answer.areas.iter().filter(|score| is_listed(score.area)).count();
                format!("{ranked}, {} listed", number::whole(listed as u64))
            })
        })
    };
    let is_held = move || store.held.with(Option::is_some);
    view! {
        <div class="toolbar">
            <label for="search">"Find by name"</label>
            <input
                id="search"
                type="search"
                prop:value=move || store.search.get()
                on:input=move |event| store.search.set(event_target_value(&event))
            />
            <span class="quiet">{ranked}</span>
            <button
                type="button"
                id="keep-as-a"
                title="Keeps this view as A: go on changing the filters, and see both side by side"
                disabled=is_held
                on:click=move |_| store.keep_as_a()
            >
                "Compare with…"
            </button>
            <Show when=move || !is_held()><ColumnChooser /></Show>
            <button
                type="button"
                class="forget"
                disabled=move || store.mine.with(Option::is_none)
                on:click=move |_| store.set_mine(None)
            >
                "Forget my area"
            </button>
        </div>
    }
}
