//! The panel of a page that this version does not have.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::presentation::Page;

/// Says so, with a way back.
#[component]
pub fn NotReady(
    /// The page asked for.
    page: Page,
) -> impl IntoView {
    let store = Store::here();
    let back = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        store.page.set(Page::Sectors);
    };
    view! {
        <section class="panel" id="not-ready">
            <h1>{page.label()}</h1>
            <p>"This page is not in this version yet."</p>
            <p><a href="#/sectors" on:click=back>"Back to the ranking"</a></p>
        </section>
    }
}
