//! The header of the rows: a column's name sorts, the mark beside it filters.

use leptos::prelude::*;

use super::looking::Panel;
use crate::app::store::Store;
use crate::presentation::rows_layout::{LaidColumn, PLACE_PX, WIDTHS_PX};
use crate::presentation::rows_words::column_label;
use crate::presentation::words::mid_sentence;
use crate::rows::Asks;

/// The header's row, and the columns' widths.
#[component]
pub fn Header(
    /// The columns shown.
    columns: Memo<Vec<LaidColumn>>,
) -> impl IntoView {
    let store = Store::here();
    // The column whose edge is being dragged, where that began, and how wide it was.
    let dragged = RwSignal::new(None::<(String, i32, u32)>);
    let moved = window_event_listener(leptos::ev::pointermove, move |event| {
        if let Some((name, from, width_px)) = dragged.get_untracked() {
            resize(store, &name, i64::from(width_px) + i64::from(event.client_x() - from));
        }
    });
    let released = window_event_listener(leptos::ev::pointerup, move |_| dragged.set(None));
    on_cleanup(move || {
        moved.remove();
        released.remove();
    });
    let cells = move || {
        let cell = |(colindex, column): (usize, LaidColumn)| view! { <HeaderCell colindex column dragged /> };
        (2..).zip(columns.get()).map(cell).collect_view()
    };
    let widths = move || {
        let width = |column: &LaidColumn| view! { <col style:width=format!("{}px", column.width_px) /> };
        columns.with(|columns| columns.iter().map(width).collect_view())
    };
    view! {
        <colgroup><col style:width=format!("{PLACE_PX}px") />{widths}</colgroup>
        <thead>
            <tr aria-rowindex="1">
                <th scope="col" class="numeric place" aria-colindex="1">"Row"</th>
                {cells}
            </tr>
        </thead>
    }
}

/// Makes a column so wide, as far as columns can be.
pub fn resize(store: Store, name: &str, width_px: i64) {
    let [least, most] = WIDTHS_PX;
    let width_px = u32::try_from(width_px).unwrap_or(least).clamp(least, most);
    store.rows.update(|view| _ = view.widths_px.insert(name.to_owned(), width_px));
}

#[component]
fn HeaderCell(colindex: usize, column: LaidColumn, dragged: RwSignal<Option<(String, i32, u32)>>) -> impl IntoView {
    let (store, panel) = (Store::here(), expect_context::<RwSignal<Panel>>());
    let LaidColumn { name, asks, width_px, pinned_px } = column;
    let grabbed = name.clone();
    let grab = move |event: leptos::ev::PointerEvent| {
        event.prevent_default();
        dragged.set(Some((grabbed.clone(), event.client_x(), width_px)));
    };
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
    let filter = format!("Filter by {}", mid_sentence(&label));
    view! {
        <th
            scope="col"
            class:numeric=asks == Asks::Number
            class:pinned=pinned_px.is_some()
            style:left=pinned_px.map(|left_px| format!("{left_px}px"))
            aria-colindex=colindex.to_string()
            aria-sort=aria
        >
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
                <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><path d="M0 1h10L6 5.5V9L4 8V5.5z" /></svg>
            </button>
            <span class="edge" aria-hidden="true" title="Drag to size; Columns has a box for it" on:pointerdown=grab></span>
        </th>
    }
}
