//! The strip that lists what an address said in vain.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::presentation::Ignored;

/// What the address said that could not be followed.
#[component]
pub fn IgnoredNotice() -> impl IntoView {
    let store = Store::here();
    let said = move || store.ignored.get().iter().map(Ignored::to_string).collect::<Vec<_>>().join("; ");
    view! {
        <Show when=move || !store.ignored.with(Vec::is_empty)>
            <p class="strip ignored" id="ignored" role="status">
                <strong>"Parts of the address were left out"</strong>
                <span class="said">{said}</span>
                <button type="button" on:click=move |_| store.ignored.set(Vec::new())>"Close"</button>
            </p>
        </Show>
    }
}
