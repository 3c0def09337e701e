//! The steps as links, and the way forward and back.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::guide::Step;

/// Every step with the one that is open, and the ones beside it.
#[component]
pub fn Steps() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let address = move |step: Step| store.address_after(snapshot, |state| state.step = step);
    let steps = Step::ALL.into_iter().map(|step| {
        let current = move || (store.step.get() == step).then_some("step");
        view! { <li><a href=move || address(step) aria-current=current>{step.title()}</a></li> }
    });
    let steps: Vec<_> = steps.collect();
    let beside = move |of: fn(Step) -> Option<Step>, word: &'static str, rel: &'static str| {
        of(store.step.get()).map(|step| {
            view! { <a rel=rel href=move || address(step)>{word} ": " {step.title()}</a> }
        })
    };
    view! {
        <nav class="guide-steps" aria-label="Steps of the guide">
            <ol>{steps}</ol>
            <p class="turn">{move || beside(Step::back, "Back", "prev")} {move || beside(Step::forward, "Next", "next")}</p>
        </nav>
    }
}
