//! What differs from the force's own settings, one by one.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::element;
use crate::presentation::one_by_one::{Difference, one_by_one};

const ID: &str = "put-back";

/// A list that folds out over the page, with a button for each difference that puts it back.
#[component]
pub fn PutBack() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let is_open = RwSignal::new(false);
    let differences = move || {
        let differences = || snapshot.with(|catalogue| store.selection.with(|chosen| one_by_one(chosen, catalogue)));
        is_open.get().then(differences).unwrap_or_default()
    };
    let line = move |Difference { said, put_back }: Difference| {
        let label = format!("Put back: {said}");
        let click = move |_| store.put_back(put_back.clone());
        view! { <li><span>{said}</span><button type="button" aria-label=label on:click=click>"Put back"</button></li> }
    };
    view! {
        <details class="put-back" id=ID on:toggle=move |_| is_open.set(element::is_open(ID))>
            <summary>"One by one"</summary>
            <ul>{move || differences().into_iter().map(line).collect_view()}</ul>
        </details>
    }
}
