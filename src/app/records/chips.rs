//! What the rows are shown under, each with the way to take it away.

use leptos::prelude::*;

use crate::app::rows_link::RowsLink;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::rows_words::{counted_words, filter_words};
use crate::presentation::{DashboardPart, RowsView, differences, number};
use crate::rows::TableId;
use crate::scoring::Catalogue;

/// A choice in words, and what the view is without it.
type Chip = (String, RowsView);

/// Everything that narrows the rows, in words.
pub fn chips(catalogue: &Catalogue, store: Store) -> Vec<Chip> {
    let (selection, view, focus) = (store.selection.get(), store.rows.get(), store.focus.get());
    let mut chips = Vec::new();
    let mut dashboard = |part, words: String| {
        let mut less = view.clone();
        less.without.insert(part);
        if !view.without.contains(&part) {
            chips.push((words, less));
        }
    };
    if view.table == TableId::Records {
        dashboard(DashboardPart::Period, differences::period(&selection, catalogue));
        if !selection.offences_out.is_empty() {
            let out = number::counted(selection.offences_out.len() as u64, "offence", "offences");
            dashboard(DashboardPart::Offences, format!("without {out}"));
        }
        let sources = differences::sources(&selection, catalogue);
        if !sources.is_empty() {
            dashboard(DashboardPart::Sources, sources.join(", "));
        }
    }
    let area = focus.and_then(|id| catalogue.areas.of(selection.level).iter().find(|area| area.id == id));
    if let Some(area) = area.filter(|_| matches!(view.table, TableId::Records | TableId::Members)) {
        dashboard(DashboardPart::Area, area.name.clone());
    }
    let counted = view.counted.as_ref().filter(|_| matches!(view.table, TableId::Records | TableId::Members));
    if let Some(counted) = counted {
        let words = format!("counted: {}", counted_words(counted, view.table, catalogue));
        chips.push((words, RowsView { counted: None, ..view.clone() }));
    }
    for (at, filter) in view.filters.iter().enumerate() {
        let mut less = view.clone();
        less.filters.remove(at);
        chips.push((filter_words(filter, catalogue), less));
    }
    chips
}

/// What is shown, and under what.
#[component]
pub fn Chips() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), RowsLink::here());
    let buttons = move || {
        let chips = snapshot.with(|catalogue| chips(catalogue, store));
        chips
            .into_iter()
            .map(|(words, less)| {
                let title = format!("Take away: {words}");
                view! {
                    <li>
                        <button type="button" class="chip" title=title.clone() aria-label=title on:click=move |_| store.rows.set(less.clone())>
                            {words} <span aria-hidden="true">" ×"</span>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    let taken = move || store.rows.with(|view| !view.without.is_empty());
    let put_back = move |_| store.rows.update(|view| view.without.clear());
    let not_applied = move || {
        (!store.rows.with(|view| matches!(view.table, TableId::Records | TableId::Members)))
            .then_some("The dashboard's choices do not apply to this table.")
    };
    let unknown = move || {
        let unknown =
            link.shown.with(|shown| shown.as_ref().map(|shown| shown.looked.unknown.clone()).unwrap_or_default());
        (!unknown.is_empty())
            .then(|| format!("No such column here: {}. What asks for it is left out.", unknown.join(", ")))
    };
    view! {
        <div class="chips">
            <span class="quiet" id="chips-title">"Shown under:"</span>
            <ul aria-labelledby="chips-title">{buttons}</ul>
            <Show when=taken>
                <button type="button" on:click=put_back>"Apply the dashboard's choices again"</button>
            </Show>
            <span class="quiet">{not_applied} {unknown}</span>
        </div>
    }
}
