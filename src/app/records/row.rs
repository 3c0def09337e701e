//! A row in view.

use std::ops::Range;

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::number;
use crate::presentation::rows_layout::{LaidColumn, pinned};
use crate::presentation::rows_words::cell;
use crate::rows::{Asks, ShownRow};

/// Its place, which opens it, and its cells in the columns in view.
#[component]
pub fn Row(
    place: u64,
    row: Option<ShownRow>,
    columns: Memo<Vec<LaidColumn>>,
    in_view: Memo<Range<usize>>,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let number = row.as_ref().map(|row| row.row);
    let is_open = Memo::new(move |_| number.is_some() && store.rows.with(|view| view.row == number));
    let cells = row.map_or_else(Vec::new, |row| row.cells);
    let cell_of = move |at: usize, column: &LaidColumn| {
        let text = cells.get(at).and_then(Option::as_ref);
        let text = text.map(|text| snapshot.with(|catalogue| cell(&column.name, column.asks, text, catalogue)));
        let text = text.unwrap_or_else(|| "…".to_owned());
        let title = (text.len() > 18).then(|| text.clone());
        let left = column.pinned_px.map(|left_px| format!("{left_px}px"));
        view! {
            <td class:numeric=column.asks == Asks::Number class:pinned=left.is_some() style:left=left title=title aria-colindex=(at + 2).to_string()>{text}</td>
        }
    };
    // The row itself stays as columns come and go: the keyboard may be on its button.
    let cells = move || {
        let range = in_view.get();
        columns.with_untracked(|columns| {
            let cells = |range: Range<usize>| {
                let cells = range.filter_map(|at| Some(cell_of(at, columns.get(at)?)));
                cells.collect_view()
            };
            let gap = |columns: usize| (columns > 0).then(|| view! { <td colspan=columns aria-hidden="true"></td> });
            let (pinned, end) = (pinned(columns), columns.len());
            (
                cells(0..pinned),
                gap(range.start.saturating_sub(pinned)),
                cells(range.clone()),
                gap(end.saturating_sub(range.end)),
            )
        })
    };
    let open = move |_| store.rows.update(|view| view.row = if view.row == number { None } else { number });
    let label = move || format!("Open row {}", number::whole(place + 1));
    view! {
        <tr class:open=move || is_open.get() aria-rowindex=(place + 2).to_string()>
            <th scope="row" class="numeric place" aria-colindex="1">
                <button type="button" aria-label=label aria-expanded=move || is_open.get().to_string() on:click=open>
                    {number::whole(place + 1)}
                </button>
            </th>
            {cells}
        </tr>
    }
}
