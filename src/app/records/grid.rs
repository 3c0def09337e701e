//! The rows in view. Only they are in the page: the place of the first is a number, and the scroll bar beside
//! them is scaled to it, since a browser caps how high an element can be.

use std::sync::Arc;

use leptos::prelude::*;

use super::across::Across;
use super::bar::{Bar, GoTo};
use super::header::Header;
use super::looking::columns;
use super::row::Row;
use crate::app::rows_link::{RowsLink, Shown};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::element;
use crate::browser::resized::Watched;
use crate::engine::{ToRows, WindowAsk};
use crate::presentation::rows_layout::{PLACE_PX, laid};
use crate::rows::ShownRow;

/// The height of a row in pixels, as in the style sheet.
pub const ROW_PX: i32 = 24;
/// The height of the header.
pub const HEADER_PX: i32 = 26;
/// Rows fetched before and after those in view.
const AROUND: u64 = 100;

/// The rows in view, and the bar.
#[component]
pub fn Grid() -> impl IntoView {
    let (store, link) = (Store::here(), RowsLink::here());
    let (first, visible, across) = (RwSignal::new(0_u64), RwSignal::new(30_u64), Across::new());
    let about = Memo::new(move |_| {
        link.coming.with(|coming| coming.as_ref().map(|coming| coming.about.clone()).unwrap_or_default())
    });
    let asked = Memo::new(move |_| store.rows.with(|view| about.with(|about| columns(view, about))));
    let look = Memo::new(move |_| link.coming.with(|coming| coming.as_ref().map(|coming| coming.id)));
    let rows = Memo::new(move |_| link.shown.with(|shown| shown.as_ref().map_or(0, |shown| shown.looked.rows)));
    let last_first = move || rows.get_untracked().saturating_sub(visible.get_untracked());
    let go = move |to: u64| first.set(to.min(last_first()));
    // Another look begins at its first row.
    Effect::new(move |before: Option<Option<u32>>| {
        let look = look.get();
        if before.is_some_and(|before| before != look) {
            first.set(0);
        }
        look
    });
    ask_for_windows(link, look, asked, first, visible);
    let measure = move || {
        across.measure("rows-view");
        let [_, height] = element::inner_size_px("rows-view");
        if height > HEADER_PX + ROW_PX {
            visible.set(u64::try_from((height - HEADER_PX) / ROW_PX).unwrap_or(1));
        }
    };
    // Not only the window's size changes it: so do the filters beside it and the panels.
    let (view, watched) = (NodeRef::<leptos::html::Div>::new(), StoredValue::new_local(None));
    view.on_load(move |view| watched.set_value(Watched::new(&view, measure)));
    let wheel = move |event: leptos::ev::WheelEvent| {
        if event.delta_y() != 0.0 && !event.shift_key() {
            event.prevent_default();
            let step = if event.delta_mode() == 0 { event.delta_y() / f64::from(ROW_PX) } else { event.delta_y() };
            go(moved(first.get_untracked(), step));
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let page = visible.get_untracked();
        let at = first.get_untracked();
        let Some(to) = place_after(&event.key(), at, page) else { return };
        event.prevent_default();
        // The row that had the focus may go out of view, and the next key must still be heard here.
        element::focus("rows-view");
        go(to);
    };
    let columns = Memo::new(move |_| {
        let Some(shown) = link.shown.get() else { return Vec::new() };
        store.rows.with(|view| laid(&shown.columns, &shown.about, view))
    });
    let in_view_across = across.of(columns);
    // Rows are made anew where columns are pinned otherwise.
    let pinned =
        Memo::new(move |_| columns.with(|columns| columns.iter().map(|column| column.pinned_px).collect::<Vec<_>>()));
    let body = move || {
        let Some(shown) = link.shown.get() else { return Vec::new() };
        let pinned = pinned.get();
        in_view(&shown, first.get(), visible.get()).into_iter().map(|row| (row, pinned.clone())).collect()
    };
    let width = move || PLACE_PX + columns.with(|columns| columns.iter().map(|column| column.width_px).sum::<u32>());
    let is_empty = move || {
        let is_none = |shown: &Arc<Shown>| shown.looked.rows == 0 && !shown.looked.is_partial;
        link.shown.with(|shown| shown.as_ref().is_some_and(is_none))
    };
    let caption = move || store.rows.with(|view| format!("{}, the rows in view", view.table.label()));
    view! {
        <div class="rows-area">
            <div
                class="rows-view"
                id="rows-view"
                node_ref=view
                tabindex="0"
                role="region"
                aria-label="Rows; Page Down, Page Up, Home and End go through all of them"
                on:scroll=move |_| across.measure("rows-view")
                on:wheel=wheel
                on:keydown=key
            >
                <table
                    class="rows"
                    id="rows"
                    style:min-width=move || format!("{}px", width())
                    aria-rowcount=move || (rows.get() + 1).to_string()
                    aria-colcount=move || (columns.with(Vec::len) + 1).to_string()
                >
                    <caption class="unseen">{caption}</caption>
                    <Header columns />
                    <tbody>
                        <For each=body key=Clone::clone let:row>
                            <Row place=row.0.0 row=row.0.1 columns in_view=in_view_across />
                        </For>
                    </tbody>
                </table>
                <Notices />
                <Show when=is_empty><p class="empty" role="status">"No row is like that. Take away one of the conditions above."</p></Show>
            </div>
            <Bar first visible rows />
            <GoTo first visible rows />
        </div>
    }
}

/// The place that a key leads to.
fn place_after(key: &str, at: u64, page: u64) -> Option<u64> {
    Some(match key {
        "PageDown" => at + page,
        "PageUp" => at.saturating_sub(page),
        "ArrowDown" => at + 1,
        "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => u64::MAX,
        _ => return None,
    })
}

/// The place so many rows on; a fraction of one is a row.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a turn of a wheel is small")]
fn moved(at: u64, rows: f64) -> u64 {
    let whole = rows.abs().ceil().min(1e6) as u64;
    if rows < 0.0 { at.saturating_sub(whole) } else { at + whole }
}

/// The places in view, with the rows of those that have come.
fn in_view(shown: &Arc<Shown>, first: u64, visible: u64) -> Vec<(u64, Option<ShownRow>)> {
    let last = (first + visible).min(shown.looked.rows);
    let row = |place: u64| {
        let at = place.checked_sub(shown.window.from).and_then(|at| usize::try_from(at).ok());
        at.and_then(|at| shown.window.rows.get(at)).cloned()
    };
    (first..last).map(|place| (place, row(place))).collect()
}

/// Whether cells of rows in view have not come.
fn lacks(shown: &Shown, first: u64, visible: u64) -> bool {
    let at = usize::try_from(first.saturating_sub(shown.window.from)).unwrap_or(usize::MAX);
    let rows = shown.window.rows.iter().skip(at).take(usize::try_from(visible).unwrap_or(usize::MAX));
    rows.flat_map(|row| &row.cells).any(Option::is_none)
}

/// Asks for the rows in view and around as soon as some of them are not at hand.
fn ask_for_windows(
    link: RowsLink,
    look: Memo<Option<u32>>,
    columns: Memo<Vec<String>>,
    first: RwSignal<u64>,
    visible: RwSignal<u64>,
) {
    Effect::new(move |before: Option<(Option<u32>, Vec<String>, u64, u64)>| {
        let (look, columns, first, visible) = (look.get(), columns.get(), first.get(), visible.get());
        if look.is_none() {
            return (None, Vec::new(), 0, 0);
        }
        if let Some(before) = before
            && (before.0, &before.1) == (look, &columns)
            && before.2 <= first
            && first + visible <= before.3
            && !link.shown.with_untracked(|shown| shown.as_ref().is_some_and(|shown| lacks(shown, first, visible)))
        {
            return before;
        }
        let window = WindowAsk { from: first, count: visible, around: AROUND, columns: columns.clone() };
        link.send(ToRows::Window(window));
        (look, columns, first.saturating_sub(AROUND), first + visible + AROUND)
    });
}

/// Why something that is in view has not come.
#[component]
fn Notices() -> impl IntoView {
    let (link, store, snapshot) = (RowsLink::here(), Store::here(), Snapshot::here());
    let is_absent = move || {
        let table = store.rows.with(|view| view.table);
        link.not_looked.with(Option::is_some) && snapshot.opened().manifest.lacks(table.as_str())
    };
    let failed = move || link.part_failed.get().or_else(|| link.not_looked.get()).filter(|_| !is_absent());
    let again = move |_| {
        // Nominals are fetched only with a purpose, which is asked for again.
        link.nominals.set(None);
        link.tries.update(|tries| *tries += 1);
    };
    view! {
        {move || is_absent().then(|| view! {
            <p class="strip" id="rows-absent" role="status">
                "This audience does not have this table: its snapshot leaves it out. Choose another above."
            </p>
        })}
        {move || failed().map(|failure| view! {
            <div class="strip rows-failed" role="alert">
                <strong>"Something could not be fetched"</strong>
                <span class="said">{failure.message}</span>
                <button type="button" on:click=again>"Try again"</button>
            </div>
        })}
        {move || link.fetching.get().map(|(done, total)| view! {
            <p class="strip" role="status">{format!("Fetching the wide columns: part {} of {total}", done + 1)}</p>
        })}
    }
}
