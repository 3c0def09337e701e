//! The protective marking.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;

/// The marking, and that the data is synthetic where it is, always in words.
#[component]
pub fn Marking() -> impl IntoView {
    let opened = Snapshot::here().opened();
    let synthetic = opened.manifest.force.synthetic.then(|| {
        view! { <span class="synthetic">"Synthetic data: force, places and people are invented"</span> }
    });
    view! { <div class="marking"><strong>{opened.manifest.marking.clone()}</strong> {synthetic}</div> }
}
