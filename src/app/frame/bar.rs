//! The bar: force, date and age of the snapshot, the pages, and the way back.

use leptos::prelude::*;

use super::copy_link::CopyLink;
use super::theme::ThemeChoice;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::clock;
use crate::presentation::{Page, date};

/// The bar under the marking.
#[component]
pub fn Bar(
    /// Whether the filters are open.
    rail_open: RwSignal<bool>,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let opened = snapshot.opened();
    let created = opened.manifest.created;
    let age = clock::today().map(|today| format!(" ({})", date::age(created, today)));
    let pages = Page::ALL.into_iter().filter(|page| page.is_listed()).map(|page| {
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            store.open_page(page);
        };
        let current = move || (store.page.get() == page).then_some("page");
        view! { <a href=format!("#/{}", page.as_str()) aria-current=current on:click=go>{page.label()}</a> }
    });
    let pages: Vec<_> = pages.collect();
    view! {
        <header class="bar">
            <button
                type="button"
                class="fold"
                aria-expanded=move || rail_open.get().to_string()
                aria-controls="filters"
                on:click=move |_| rail_open.update(|open| *open = !*open)
            >
                "Filters"
            </button>
            <div class="what">
                <span class="force">{opened.manifest.force.name.clone()}</span>
                <span class="snapshot">"Snapshot of " {date::day(created)} {age}</span>
            </div>
            <nav aria-label="Pages">{pages}</nav>
            <span class="steps">
                <button
                    id="undo"
                    type="button"
                    disabled=move || store.history.with(|history| !history.can_undo())
                    on:click=move |_| store.undo()
                >
                    "Undo"
                </button>
                <button
                    id="redo"
                    type="button"
                    disabled=move || store.history.with(|history| !history.can_redo())
                    on:click=move |_| store.redo()
                >
                    "Redo"
                </button>
                <CopyLink />
                <ThemeChoice />
            </span>
        </header>
    }
}
