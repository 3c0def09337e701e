//! The raw rows: filtered, sorted, searched, opened and taken away.

mod across;
mod bar;
mod chips;
mod columns;
mod filter_panel;
mod grid;
mod header;
mod looking;
mod nominals;
mod pivot;
mod row;
mod row_links;
mod row_panel;
mod saving;
mod toolbar;

use leptos::prelude::*;

use self::chips::Chips;
use self::filter_panel::FilterPanel;
use self::grid::Grid;
use self::looking::{Panel, look};
use self::nominals::AskNominals;
use self::pivot::PivotView;
use self::row_panel::RowPanel;
use self::saving::Saving;
use self::toolbar::Toolbar;
use crate::app::panels::RowsFailed;
use crate::app::rows_link::{RowsLink, RowsPhase};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::{Page, number};
use crate::rows::TableId;

/// The page of raw rows.
#[component]
pub fn Records() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), RowsLink::here());
    if link.phase.get_untracked() == RowsPhase::Asleep {
        link.open();
    }
    let look = Memo::new(move |_| look(snapshot, store));
    let asks_first = Memo::new(move |_| {
        store.rows.with(|view| view.table == TableId::Nominals) && link.nominals.with(Option::is_none)
    });
    Effect::new(move |_| {
        link.tries.track();
        // Nominals are there only once a purpose was chosen.
        if link.phase.get() == RowsPhase::Open && !asks_first.get() {
            link.look(look.get());
        }
    });
    let is_summed = Memo::new(move |_| store.rows.with(|view| view.pivot.is_some()));
    // Who comes back to the nominals says again what for.
    Effect::new(move |_| {
        if store.rows.with(|view| view.table != TableId::Nominals) {
            link.nominals.set(None);
        }
    });
    let panel = RwSignal::new(Panel::None);
    provide_context(panel);
    let close = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            panel.set(Panel::None);
            store.rows.update(|view| view.row = None);
        }
    };
    let opening = move || match link.phase.get() {
        RowsPhase::Opening(done, total) if total > 0 => {
            format!("Fetching the tables: {} of {}", number::bytes(done), number::bytes(total))
        }
        _ => "Fetching the tables".to_owned(),
    };
    view! {
        <div class="records" aria-busy=move || link.is_waiting.get().to_string() on:keydown=close>
            <h1 class="unseen">{Page::Records.label()}</h1>
            {move || match link.phase.get() {
                RowsPhase::Failed(_) | RowsPhase::OtherBuild => view! { <RowsFailed /> }.into_any(),
                RowsPhase::Open => view! {
                    <Toolbar />
                    <Chips />
                    <Saving />
                    <div class="records-body">
                        {move || if asks_first.get() {
                            view! { <AskNominals /> }.into_any()
                        } else if is_summed.get() {
                            view! { <PivotView /> }.into_any()
                        } else {
                            view! { <Grid /><FilterPanel /><RowPanel /> }.into_any()
                        }}
                    </div>
                }
                .into_any(),
                _ => view! { <p class="panel" role="status">{opening}</p> }.into_any(),
            }}
        </div>
    }
}
