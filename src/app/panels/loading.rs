//! The panel while a snapshot opens.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::link::{Link, Phase};
use crate::browser::address;
use crate::engine::Stage;
use crate::presentation::number;

/// After how long a worker that has said nothing is called slow.
const SLOW_AFTER: Duration = Duration::from_secs(20);

/// The stage in words, and how many bytes have come.
#[component]
pub fn Loading() -> impl IntoView {
    let link = expect_context::<Link>();
    let is_slow = RwSignal::new(false);
    // The panel may be gone by then.
    set_timeout(move || _ = is_slow.try_set(true), SLOW_AFTER);
    let words = move || match link.phase.get() {
        Phase::Loading { stage: Stage::Manifest, .. } => "Asking for the snapshot",
        Phase::Loading { stage: Stage::Download, .. } => "Downloading the snapshot",
        Phase::Loading { stage: Stage::Unpack, .. } => "Checking and unpacking the snapshot",
        Phase::Loading { stage: Stage::Build, .. } => "Getting ready to score",
        _ => "Starting",
    };
    let bytes = move || match link.phase.get() {
        Phase::Loading { done_bytes, total_bytes, .. } if total_bytes > 0 => Some((done_bytes, total_bytes)),
        _ => None,
    };
    let bar = move || match bytes() {
        Some((done, total)) => {
            view! { <progress id="loading-progress" max=total.to_string() value=done.to_string() /> }.into_any()
        }
        None => view! { <progress id="loading-progress" /> }.into_any(),
    };
    let received = move || {
        bytes().map_or_else(
            || "\u{a0}".to_owned(),
            |(done, total)| format!("{} of {}", number::bytes(done), number::bytes(total)),
        )
    };
    let has_not_begun = move || is_slow.get() && link.phase.get() == Phase::Starting;
    view! {
        <main class="panel" id="loading">
            <h1>"Loading"</h1>
            <p role="status"><label for="loading-progress">{words}</label></p>
            {bar}
            <p class="quiet">{received}</p>
            <Show when=has_not_begun>
                <p>
                    "The part that does the scoring has not started yet. If this goes on, engine_loader.js or a
                    file of the folder engine may be missing beside the page, or an old copy is in this browser."
                </p>
                <button type="button" on:click=move |_| address::reload()>"Load the page again"</button>
            </Show>
        </main>
    }
}
