//! The strip that says what selection A is, while there is one.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::differences;

/// Selection A in words, and what becomes of it.
#[component]
pub fn Held() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let said = move || {
        let said = |held: &_| snapshot.with(|catalogue| differences::of_a(held, catalogue));
        store.held.with(|held| held.as_ref().map(said))
    };
    view! {
        <Show when=move || store.held.with(Option::is_some)>
            <p class="strip held" id="held" role="status">
                <strong>"A, which B is held against"</strong>
                <span class="said">{said}</span>
                <button type="button" id="swap" on:click=move |_| store.swap()>"Swap A and B"</button>
                <button type="button" id="drop-a" on:click=move |_| store.held.set(None)>"Drop A"</button>
            </p>
        </Show>
    }
}
