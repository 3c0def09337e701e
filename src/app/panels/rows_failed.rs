//! What stands in the rows' place where they cannot be had.

use leptos::prelude::*;

use crate::app::rows_link::{RowsLink, RowsPhase};
use crate::browser::address;

/// Why there are no rows, and what to do.
#[component]
pub fn RowsFailed() -> impl IntoView {
    let link = RowsLink::here();
    let (title, why, is_other) = match link.phase.get_untracked() {
        RowsPhase::Failed(failure) => ("The tables could not be fetched", failure.message, false),
        _ => ("This page was updated", "This browser holds parts of the page from before and after.".to_owned(), true),
    };
    let again = move |_| if is_other { address::reload() } else { link.open() };
    view! {
        <div class="panel failed" id="rows-failed" role="alert">
            <h2>{title}</h2>
            <p class="where">{why}</p>
            <button type="button" on:click=again>{if is_other { "Load the page again" } else { "Try again" }}</button>
        </div>
    }
}
