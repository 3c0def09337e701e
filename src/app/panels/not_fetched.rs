//! The panel of a part of the program that did not come.

use leptos::prelude::*;

/// Says so, and tries again.
#[component]
pub fn NotFetched(
    /// What was to be there.
    what: &'static str,
    /// Fetches it again.
    again: Callback<()>,
) -> impl IntoView {
    view! {
        <section class="panel failed not-fetched" role="alert">
            <h2>{what} " could not be fetched"</h2>
            <p class="where">"It is a file of its own, and the server did not send it."</p>
            <p>
                "Check that this computer is on the force's network, then try again. If it stays so, load the page again: it
                may have been replaced by a newer one."
            </p>
            <button type="button" on:click=move |_| again.run(())>"Try again"</button>
        </section>
    }
}
