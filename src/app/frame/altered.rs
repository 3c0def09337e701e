//! The strip over a view that is not the force's own.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::differences;

/// How the view differs from the force's own settings, with the way back.
#[component]
pub fn Altered() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let said = move || {
        let said =
            snapshot.with(|catalogue| store.selection.with(|chosen| differences::differences(chosen, catalogue)));
        said.join("; ")
    };
    view! {
        <Show when=move || store.is_altered()>
            <p class="strip altered" id="altered" role="status">
                <strong>"Altered view: differs from the force's own settings"</strong>
                <span class="said">{said}</span>
                <button type="button" on:click=move |_| store.reset()>"Reset"</button>
            </p>
        </Show>
    }
}
