//! Which columns of the rows are shown, and in which order.

use leptos::prelude::*;

use super::link::RowsLink;
use super::looking::columns;
use crate::app::store::Store;
use crate::presentation::rows_text::column_label;
use crate::rows::ColumnAbout;

/// A choice of columns: each shown or not, and moved to the left or right.
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
                let (left, right, toggled) = (name.clone(), name.clone(), name);
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
                    view! {
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
    view! {
        <details class="columns">
            <summary>"Columns"</summary>
            <div class="choices">
                {choices}
                <button type="button" on:click=move |_| set(Vec::new())>"The usual columns"</button>
            </div>
        </details>
    }
}
