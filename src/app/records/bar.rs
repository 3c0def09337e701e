//! The ways to rows that are not in view.

use leptos::prelude::*;

use super::grid::{HEADER_PX, ROW_PX};
use crate::browser::element;
use crate::presentation::number;
use crate::presentation::scroll_bar::ScrollBar;

/// The scroll bar. It has as many pixels as a browser allows, and the places are scaled to them.
#[component]
pub fn Bar(first: RwSignal<u64>, visible: RwSignal<u64>, rows: Memo<u64>) -> impl IntoView {
    // Where the page put it, so that its own move is not taken for the reader's.
    let put = StoredValue::new(0);
    let bar = move || ScrollBar {
        rows: rows.get(),
        visible: visible.get(),
        row_px: ROW_PX,
        header_px: HEADER_PX,
        seen_px: element::inner_size_px("rows-bar")[1],
    };
    Effect::new(move |_| {
        let top = bar().top_px(first.get());
        put.set_value(top);
        if element::scroll_top_px("rows-bar") != top {
            element::scroll_to_px("rows-bar", top);
        }
    });
    let scrolled = move |_| {
        let top = element::scroll_top_px("rows-bar");
        if (top - put.get_value()).abs() > 1
            && let Some(to) = untrack(bar).first(top)
        {
            put.set_value(top);
            first.set(to);
        }
    };
    view! {
        <div class="rows-bar" id="rows-bar" aria-hidden="true" tabindex="-1" on:scroll=scrolled>
            <div class="rows-bar-inner" style:height=move || format!("{}px", bar().inner_px())></div>
        </div>
    }
}

/// Which rows are in view, and the way to any other.
#[component]
pub fn GoTo(first: RwSignal<u64>, visible: RwSignal<u64>, rows: Memo<u64>) -> impl IntoView {
    let said = move || {
        let last = (first.get() + visible.get()).min(rows.get());
        if rows.get() == 0 {
            String::new()
        } else {
            format!(
                "Rows {} to {} of {}",
                number::whole(first.get() + 1),
                number::whole(last),
                number::whole(rows.get())
            )
        }
    };
    let go = move |event| {
        if let Ok(row) = event_target_value(&event).trim().replace(',', "").parse::<u64>() {
            first.set(row.saturating_sub(1).min(rows.get_untracked().saturating_sub(visible.get_untracked())));
        }
    };
    view! {
        <p class="rows-foot">
            <span id="rows-place">{said}</span>
            <label for="rows-go">"Go to row"</label>
            <input id="rows-go" type="text" inputmode="numeric" size="10" on:change=go />
        </p>
    }
}
