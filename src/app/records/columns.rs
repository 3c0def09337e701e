//! Which columns of the rows are shown, in which order, how wide, and which stay at the left.

use leptos::prelude::*;

use super::header::resize;
use super::looking::columns;
use crate::app::rows_link::RowsLink;
use crate::app::store::Store;
use crate::presentation::rows_layout::{WIDTHS_PX, usual_px};
use crate::presentation::rows_words::column_label;
use crate::rows::{Asks, ColumnAbout};

/// A choice of columns: each shown or not, sized, pinned, and moved to the left or right.
#[component]
pub fn ColumnChooser() -> impl IntoView {
    let (store, link) = (Store::here(), RowsLink::here());
    let about = Memo::new(move |_| {
        link.shown.with(|shown| shown.as_ref().map(|shown| shown.about.clone()).unwrap_or_default())
    });
    let shown = Memo::new(move |_| store.rows.with(|view| about.with(|about| columns(view, about))));
    let set = move |names: Vec<String>| store.rows.update(|view| view.columns = names);
    let moved = move |name: &str, by: isize| {
        let mut names = shown.get_untracked();
        let at = names.iter().position(|other| other == name);
        let to = at.and_then(|at| at.checked_add_signed(by)).filter(|&to| to < names.len());
        if let (Some(at), Some(to)) = (at, to) {
            names.swap(at, to);
            set(names);
        }
    };
    let choices = move || {
        let hidden = about.get().into_iter().map(|ColumnAbout { name, .. }| name);
        let hidden = hidden.filter(|name| shown.with(|shown| !shown.contains(name)));
        let listed: Vec<(String, bool)> =
            shown.get().into_iter().map(|name| (name, true)).chain(hidden.map(|name| (name, false))).collect();
        listed
            .into_iter()
            .map(|(name, is_shown)| {
                let label = column_label(&name);
                let (left, right, toggled) = (name.clone(), name.clone(), name.clone());
                let toggle = move |_| {
                    let mut names = shown.get_untracked();
                    if is_shown && names.len() > 1 {
                        names.retain(|other| *other != toggled);
                    } else if !is_shown {
                        names.push(toggled.clone());
                    }
                    set(names);
                };
                let steps = is_shown.then(|| {
                    let (pinned, sized, of, pin_of) = (name.clone(), name.clone(), name.clone(), name);
                    let is_pinned = move || store.rows.with(|view| view.pinned.contains(&pin_of));
                    let pin = move |_| {
                        store.rows.update(|view| {
                            if !view.pinned.remove(&pinned) {
                                view.pinned.insert(pinned.clone());
                            }
                        });
                    };
                    let width = move || {
                        let asks = about.with(|about| about.iter().find(|about| about.name == of).map(|about| about.asks));
                        let usual = usual_px(&of, asks.unwrap_or(Asks::Set));
                        store.rows.with(|view| view.widths_px.get(&of).copied().unwrap_or(usual)).to_string()
                    };
                    let size = move |event| {
                        if let Ok(width_px) = event_target_value(&event).trim().parse() {
                            resize(store, &sized, width_px);
                        }
                    };
                    view! {
                        <input type="number" min=WIDTHS_PX[0].to_string() max=WIDTHS_PX[1].to_string() step="20"
                            aria-label=format!("{label}: width in pixels") prop:value=width on:change=size />
                        <button type="button" aria-pressed=move || is_pinned().to_string()
                            aria-label=format!("Pin {label} at the left") title="Keep at the left" on:click=pin>"Pin"</button>
                        <button type="button" aria-label=format!("{label}: to the left") on:click=move |_| moved(&left, -1)>"←"</button>
                        <button type="button" aria-label=format!("{label}: to the right") on:click=move |_| moved(&right, 1)>"→"</button>
                    }
                });
                view! {
                    <div class="choice">
                        <label><input type="checkbox" prop:checked=is_shown on:change=toggle />{label.clone()}</label>
                        {steps}
                    </div>
                }
            })
            .collect_view()
    };
    let usual = move |_| {
        store.rows.update(|view| {
            view.columns.clear();
            view.pinned.clear();
            view.widths_px.clear();
        });
    };
    view! {
        <details class="columns">
            <summary>"Columns"</summary>
            <div class="choices">
                {choices}
                <button type="button" on:click=usual>"The usual columns and widths"</button>
            </div>
        </details>
    }
}
