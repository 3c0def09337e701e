//! Which table, what is searched for, how much is there.

use leptos::prelude::*;

use super::columns::ColumnChooser;
use super::saving::SaveButtons;
use crate::app::rows_link::RowsLink;
use crate::app::store::Store;
use crate::presentation::pivot_text::usual;
use crate::presentation::{RowsView, number};
use crate::rows::TableId;

/// The line above the rows.
#[component]
pub fn Toolbar() -> impl IntoView {
    let (store, link) = (Store::here(), RowsLink::here());
    let tables: Vec<_> = TableId::ALL
        .into_iter()
        .map(|table| {
            let chosen = move || store.rows.with(|view| view.table == table);
            view! { <option value=table.as_str() prop:selected=chosen>{table.label()}</option> }
        })
        .collect();
    let choose = move |event| {
        if let Some(table) = TableId::of(&event_target_value(&event)) {
            // Each time anew a purpose must be chosen.
            link.nominals.set(None);
            store.rows.set(RowsView {
                table,
                without: store.rows.with_untracked(|view| view.without.clone()),
                ..RowsView::default()
            });
        }
    };
    let said = move || {
        link.shown.with(|shown| {
            let looked = &shown.as_ref()?.looked;
            let rows =
                format!("{} of {}", number::whole(looked.rows), number::counted(looked.rows_in_all, "row", "rows"));
            let records = if looked.records == looked.rows {
                String::new()
            } else {
                format!(", standing for {}", number::counted(looked.records, "record", "records"))
            };
            let harm = looked.harm.map_or(String::new(), |harm| format!("; harm {} points", number::points(harm)));
            let partial = if looked.is_partial { "; still searching the wide columns" } else { "" };
            Some(format!("{rows}{records}{harm}{partial}"))
        })
    };
    let is_summed = move || store.rows.with(|view| view.pivot.is_some());
    let toggle = move |_| {
        let usual = link.shown.with_untracked(|shown| shown.as_ref().and_then(|shown| usual(&shown.about)));
        store.rows.update(|view| view.pivot = if view.pivot.is_some() { None } else { usual });
    };
    view! {
        <div class="toolbar">
            <label for="rows-table">"Table"</label>
            <select id="rows-table" on:change=choose>{tables}</select>
            <label for="rows-search">"Find"</label>
            <input
                id="rows-search"
                type="search"
                title="Looks through all columns of text"
                prop:value=move || store.rows.with(|view| view.search.clone())
                on:input=move |event| { let text = event_target_value(&event); store.rows.update(|view| view.search = text); }
            />
            <span class="said" id="rows-said" role="status">{said}</span>
            <button type="button" id="pivot-toggle" aria-pressed=move || is_summed().to_string() on:click=toggle>"Sums"</button>
            <Show when=move || !is_summed()><ColumnChooser /></Show>
            <SaveButtons />
        </div>
    }
}
