//! Whether records count that rise when police look harder.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::scoring::Generated;

/// A choice among all records, those that the public reported, and those that police generate.
#[component]
pub fn GeneratedFilter() -> impl IntoView {
    let store = Store::here();
    let choices: Vec<_> = [
        (Generated::Included, "In, with all others"),
        (Generated::LeftOut, "Left out"),
        (Generated::Alone, "Alone"),
    ]
    .into_iter()
    .map(|(choice, label)| {
        let is_chosen = move || store.selection.with(|selection| selection.generated == choice);
        let choose = move |_| store.selection.update(|selection| selection.generated = choice);
        view! { <label><input type="radio" name="generated" prop:checked=is_chosen on:change=choose />{label}</label> }
    })
    .collect();
    view! { <fieldset id="generated"><legend>"Police-generated records"</legend>{choices}</fieldset> }
}
