//! Which kinds of nominal count.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::domain::NominalKind;
use crate::presentation::rows_words::code_words;

/// The kinds of nominal, to leave out and take in.
#[component]
pub fn NominalsFilter() -> impl IntoView {
    let store = Store::here();
    let choices: Vec<_> = NominalKind::ALL
        .into_iter()
        .map(|kind| {
            let is_in = move || store.selection.with(|selection| !selection.nominals_out.contains(&kind));
            let change = move |event| {
                let on = event_target_checked(&event);
                store.selection.update(|selection| {
                    _ = if on { selection.nominals_out.remove(&kind) } else { selection.nominals_out.insert(kind) };
                });
            };
            let label = code_words(kind.as_str());
            view! {
                <label><input type="checkbox" prop:checked=is_in on:change=change />{label}</label>
            }
        })
        .collect();
    view! {
        <details class="filter" id="nominals-filter">
            <summary>"Kinds of nominal"</summary>
            {choices}
            <p class="quiet">
                "What a nominal is, whatever group a link goes through: a priority individual may be in a group too."
            </p>
        </details>
    }
}
