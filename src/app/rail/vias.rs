//! Which kinds of group make a link count.

use leptos::prelude::*;

use crate::app::defined::Defined;
use crate::app::store::Store;
use crate::domain::Via;
use crate::presentation::Term;

/// The kinds of group, to leave out and take in.
#[component]
pub fn ViasFilter() -> impl IntoView {
    let store = Store::here();
    let choices: Vec<_> = Via::ALL
        .into_iter()
        .map(|via| {
            let is_in = move || store.selection.with(|selection| selection.vias.contains(via));
            let change = move |event| {
                let on = event_target_checked(&event);
                store.selection.update(|selection| {
                    selection.vias = if on { selection.vias.with(via) } else { selection.vias.without(via) };
                });
            };
            view! {
                <label><input type="checkbox" prop:checked=is_in on:change=change />{via.label()}</label>
            }
        })
        .collect();
    view! {
        <details class="filter">
            <summary>"Links count through"</summary>
            {choices}
            <p class="quiet">"A record leaves only if no other " <Defined term=Term::Linked>"link"</Defined> " still qualifies it."</p>
        </details>
    }
}
