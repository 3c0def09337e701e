//! What the colours of the stacked bars stand for.

use leptos::prelude::*;

use super::element_class;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::Column;

/// The elements with their colours, where the bars are shown.
#[component]
pub fn Legend() -> impl IntoView {
    let store = Store::here();
    let is_shown =
        move || store.columns.with(|columns| columns.contains(&Column::Elements)) && store.held.with(Option::is_none);
    view! { <Show when=is_shown><Entries /></Show> }
}

#[component]
fn Entries() -> impl IntoView {
    let snapshot = Snapshot::here();
    let measures = snapshot.opened().catalogue.measures.clone();
    let supplied = measures.into_iter().enumerate().filter(|(_, measure)| measure.supplied);
    let entries: Vec<_> = supplied
        .map(|(position, measure)| (Some(position), measure.label))
        .chain([(None, "Other, under 3 px each".to_owned())])
        .map(|(position, label)| {
            let class = format!("swatch {}", element_class(snapshot, position));
            view! {
                <li>
                    <svg class=class width="10" height="10" aria-hidden="true"><rect width="10" height="10" /></svg>
                    {label}
                </li>
            }
        })
        .collect();
    view! { <ul class="legend" aria-label="Elements of the score">{entries}</ul> }
}
