//! The header of the rows: a column's name sorts, the mark beside it filters.

use leptos::prelude::*;

use super::looking::Panel;
use crate::app::store::Store;
use crate::presentation::rows_text::column_label;
use crate::rows::{Asks, ColumnAbout};

/// How wide a column is, whatever rows are in view, so that none moves as they change.
pub fn width_px(name: &str, asks: Asks) -> u32 {
    match (name, asks) {
        ("offence_name" | "counted_by" | "detail" | "label", _) => 260,
        ("sector" | "beat" | "offence" | "count" | "phase", _) => 116,
        (
            "date_precision"
            | "police_generated"
            | "intelligence_type"
            | "intelligence_subject"
            | "unweighted_by_design",
            _,
        ) => 210,
        (_, Asks::Day) => 112,
        (_, Asks::Number) => 136,
        (_, Asks::Set | Asks::Text) => 172,
    }
}

/// The width of the column of places.
pub const PLACE_PX: u32 = 84;

/// The header's row, and the columns' widths.
#[component]
pub fn Header(
    /// The columns shown.
    columns: Memo<Vec<String>>,
    /// The table's columns.
    about: Memo<Vec<ColumnAbout>>,
) -> impl IntoView {
    let cells = move || {
        let about = about.get();
        columns
            .get()
            .into_iter()
            .map(|name| {
                let asks = about.iter().find(|column| column.name == name).map(|column| column.asks);
                view! { <HeaderCell name is_number=asks == Some(Asks::Number) /> }
            })
            .collect_view()
    };
    let widths = move || {
        let about = about.get();
        let width = |name: &String| {
            let asks = about.iter().find(|column| column.name == *name).map_or(Asks::Set, |column| column.asks);
            view! { <col style:width=format!("{}px", width_px(name, asks)) /> }
        };
        columns.get().iter().map(width).collect_view()
    };
    view! {
        <colgroup><col style:width=format!("{PLACE_PX}px") />{widths}</colgroup>
        <thead>
            <tr aria-rowindex="1">
                <th scope="col" class="numeric place">"Row"</th>
                {cells}
            </tr>
        </thead>
    }
}

#[component]
fn HeaderCell(name: String, is_number: bool) -> impl IntoView {
    let (store, panel) = (Store::here(), expect_context::<RwSignal<Panel>>());
    let label = column_label(&name);
    let (by, clicked, filtered, opened) = (name.clone(), name.clone(), name.clone(), name);
    let place = Memo::new(move |_| {
        store.rows.with(|view| {
            let at = view.order.iter().position(|order| order.column == by)?;
            Some((at, view.order[at].descending, view.order.len()))
        })
    });
    let aria = move || place.get().map(|(_, descending, _)| if descending { "descending" } else { "ascending" });
    let nth = move || place.get().filter(|(_, _, of)| *of > 1).map(|(at, _, _)| format!(" {}", at + 1));
    let is_filtered = move || store.rows.with(|view| view.filters.iter().any(|filter| filter.column == filtered));
    let sort = move |event: leptos::ev::MouseEvent| {
        let order = store.rows.with_untracked(|view| view.clicked(&clicked, event.shift_key()));
        store.rows.update(|view| view.order = order);
    };
    let filter = format!("Filter by {}", label.to_lowercase());
    view! {
        <th scope="col" class:numeric=is_number aria-sort=aria>
            <button type="button" class="sort" title="Sort; with Shift, after the columns sorted by already" on:click=sort>
                {label} <span class="nth">{nth}</span>
            </button>
            <button
                type="button"
                class="filter-mark"
                class:on=is_filtered
                aria-label=filter.clone()
                title=filter
                on:click=move |_| panel.set(Panel::Filter(opened.clone()))
            >
                "▾"
            </button>
        </th>
    }
}
