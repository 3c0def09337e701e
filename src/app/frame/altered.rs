//! The strip that says whose settings are in force.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::differences;

/// How the view differs from the force's own settings, with the way back; that it does not, where
/// it does not. It has its place either way, so that nothing moves under the reader's hand.
#[component]
pub fn Altered() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let is_altered = move || store.is_altered();
    let title = move || {
        if is_altered() { "Altered view: differs from the force's own settings" } else { "The force's own settings" }
    };
    let said = move || {
        let said =
            snapshot.with(|catalogue| store.selection.with(|chosen| differences::differences(chosen, catalogue)));
        if said.is_empty() { differences::NONE.to_owned() } else { said.join("; ") }
    };
    view! {
        <div class="strip settings" id="altered" class:altered=is_altered>
            <p role="status"><strong>{title}</strong> <span class="said">{said}</span></p>
            <Show when=is_altered>
                <button type="button" on:click=move |_| store.reset()>"Reset"</button>
            </Show>
        </div>
    }
}
