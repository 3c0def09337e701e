//! Search and columns.

use leptos::prelude::*;

use super::columns::ColumnChooser;
use crate::app::link::Link;
use crate::app::store::Store;
use crate::presentation::{number, words};

/// The line above the table.
#[component]
pub fn Toolbar() -> impl IntoView {
    let (store, link) = (Store::here(), expect_context::<Link>());
    let ranked = move || {
        link.ranking.with(|ranking| {
            ranking.as_ref().map(|ranking| {
                let answer = &ranking.answer;
                let level = words::level(answer.level).to_lowercase();
                format!("{} {level} ranked", number::whole(answer.areas.len() as u64))
            })
        })
    };
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
            <ColumnChooser />
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
