//! What happens to a record that several measures list.

use leptos::prelude::*;

use crate::app::defined::Defined;
use crate::app::store::Store;
use crate::presentation::Term;
use crate::scoring::Overlap;

/// The overlap rule.
#[component]
pub fn OverlapFilter() -> impl IntoView {
    let store = Store::here();
    let choices: Vec<_> = [
        (Overlap::CountEach, "In every measure that lists it"),
        (Overlap::CountOnce, "Once, in the first measure that lists it"),
    ]
    .into_iter()
    .map(|(rule, label)| {
        let is_chosen = move || store.selection.with(|selection| selection.overlap == rule);
        let choose = move |_| store.selection.update(|selection| selection.overlap = rule);
        view! { <label><input type="radio" name="overlap" prop:checked=is_chosen on:change=choose />{label}</label> }
    })
    .collect();
    view! { <fieldset><legend><Defined term=Term::Overlap>"A record counts"</Defined></legend>{choices}</fieldset> }
}
