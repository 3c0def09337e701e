//! The area's themes, in short.

use leptos::prelude::*;

use super::Opened;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::app::theme_rows::{rows_address, themes};
use crate::presentation::Page;
use crate::presentation::themes::{Scene, summary};
use crate::rows::AreaOf;

/// Deaths, discharges and intelligence here; the rows are fetched when it is opened.
#[component]
pub fn Themes() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let is_open = RwSignal::new(false);
    let href = move || store.address_after(snapshot, |state| state.page = Page::Themes);
    view! {
        <details id="sector-themes" on:toggle=move |_| is_open.set(true)>
            <summary><h2>"Themes here"</h2></summary>
            <Show when=move || is_open.get()><Summary /></Show>
            <p><a href=href>"All of this area's themes"</a></p>
        </details>
    }
}

#[component]
fn Summary() -> impl IntoView {
    let (snapshot, store, opened) = (Snapshot::here(), Store::here(), expect_context::<Opened>());
    let area = snapshot.area(opened.level, opened.area).map(|area| AreaOf { level: opened.level, id: area.id });
    let found = themes(move || area.clone());
    let rows = move || {
        let (found, look) = found.get()?;
        let snapshot_opened = snapshot.opened();
        let href = |filters, area| rows_address(snapshot, store, filters, area);
        let area = look.area.as_ref().map(|area| &area.id);
        let scene = Scene { catalogue: &snapshot_opened.catalogue, selection: &look.selection, area, href: &href };
        let rows = found.kinds.iter().map(|theme| {
            let [title, now, change, href] = summary(&scene, theme);
            view! {
                <tr>
                    <th scope="row">{title}</th>
                    <td class="numeric"><a class="show-rows" href=href title="Show the rows">{now}</a></td>
                    <td class="words">{change}</td>
                </tr>
            }
        });
        Some(rows.collect_view())
    };
    let is_coming = move || found.with(Option::is_none);
    view! {
        <Show when=is_coming><p role="status">"Fetching the tables"</p></Show>
        <table class="figures-table">
            <caption class="unseen">"Themes here"</caption>
            <thead>
                <tr>
                    <th scope="col">"Theme"</th>
                    <th scope="col" class="numeric">"Records"</th>
                    <th scope="col">"Change"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
