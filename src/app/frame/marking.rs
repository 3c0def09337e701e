//! The protective marking.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;

/// The marking, and that the data is synthetic where it is, always in words.
#[component]
pub fn Marking(
    /// What the place of it is called, to those who go from region to region.
    place: &'static str,
    /// What stands under it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let opened = Snapshot::here().opened();
    let synthetic = opened.manifest.force.synthetic.then(|| {
        view! { <span class="synthetic">"Synthetic data: force, places and people are invented"</span> }
    });
    view! {
        <section class="marking" aria-label=place>
            <strong>{opened.manifest.marking.clone()}</strong>
            {synthetic}
            {children.map(|children| children())}
        </section>
    }
}
