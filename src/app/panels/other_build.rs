//! The panel where page and worker are of different builds.

use leptos::prelude::*;

use crate::browser::address;

/// Asks to load the page anew.
#[component]
pub fn OtherBuild() -> impl IntoView {
    view! {
        <main>
            <div class="panel failed" id="other-build" role="alert">
                <h1>"This page was updated"</h1>
                <p class="where">"This browser holds one part of the page from before the update and one from after it."</p>
                <h2>"What to do"</h2>
                <p>"Load the page again. If this comes back, hold Shift while you do, which passes over old copies."</p>
                <button type="button" on:click=move |_| address::reload()>"Load the page again"</button>
            </div>
        </main>
    }
}
