//! Which measures count.

use leptos::prelude::*;

use crate::app::audience::Audience;
use crate::app::sectors::element_class;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;

/// The measures, to switch off and on.
#[component]
pub fn MeasuresFilter() -> impl IntoView {
    let (snapshot, store, audience) = (Snapshot::here(), Store::here(), Audience::here());
    let measures = snapshot.opened().catalogue.measures.clone();
    let choices: Vec<_> = measures
        .into_iter()
        .enumerate()
        .map(|(position, measure)| {
            if !measure.supplied {
                return view! {
                    <p class="not-supplied">{measure.label} <span class="quiet">" " {audience.not_supplied()}</span></p>
                }
                .into_any();
            }
            let (id, changed) = (measure.id.clone(), measure.id);
            let is_on = move || store.selection.with(|selection| !selection.measures_off.contains(&id));
            let change = move |event| {
                let on = event_target_checked(&event);
                store.selection.update(|selection| {
                    if on {
                        selection.measures_off.remove(&changed);
                    } else {
                        selection.measures_off.insert(changed.clone());
                    }
                });
            };
            let swatch = format!("swatch {}", element_class(snapshot, Some(position)));
            view! {
                <label>
                    <input type="checkbox" prop:checked=is_on on:change=change />
                    <svg class=swatch width="8" height="12" aria-hidden="true"><rect width="8" height="12" /></svg>
                    {measure.label}
                </label>
            }
            .into_any()
        })
        .collect();
    view! { <details class="filter" open=true><summary>"Measures"</summary>{choices}</details> }
}
