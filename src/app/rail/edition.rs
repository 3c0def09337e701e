//! Which edition of offence weights is in force.

use leptos::prelude::*;

use crate::app::defined::Defined;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Edition;
use crate::presentation::Term;

/// A choice among the editions that the snapshot has, where it has more than the force's own.
#[component]
pub fn EditionFilter() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let editions = snapshot.with(|catalogue| catalogue.editions.clone());
    let chosen = Memo::new(move |_| {
        let edition = store.selection.with(|selection| selection.valuation.edition.clone());
        snapshot.with(|catalogue| catalogue.edition(edition.as_ref()))
    });
    let choice = |(position, Edition { name, source }): (usize, Edition)| {
        let label = if position == 0 { format!("{name}, in force") } else { name.to_string() };
        let id = format!("edition-{position}");
        let choose = move |_| {
            let edition = (position > 0).then(|| name.clone());
            store.selection.update(|selection| selection.valuation.edition = edition);
        };
        view! {
            <label>
                <input type="radio" name="edition" id=id prop:checked=move || chosen.get() == position on:change=choose />
                <span>{label} <span class="quiet">{source}</span></span>
            </label>
        }
    };
    (editions.len() > 1).then(|| {
        view! {
            <fieldset id="edition">
                <legend><Defined term=Term::CrimeSeverity>"Offence weights"</Defined></legend>
                {editions.into_iter().enumerate().map(choice).collect_view()}
            </fieldset>
        }
    })
}
