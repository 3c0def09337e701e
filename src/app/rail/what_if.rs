//! What harm is worth, otherwise than to the force.

use leptos::prelude::*;

use super::measure_values::{measure_points, measure_times};
use super::offence_weights::OffenceWeights;
use crate::app::defined::Defined;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Points;
use crate::presentation::{Term, number};
use crate::scoring::Valuation;

/// Multipliers of measures, weights of offences, a cap, and the points of measures.
#[component]
pub fn WhatIfFilter() -> impl IntoView {
    let store = Store::here();
    // Dozens of elements, made when they are first to be seen and not while the page starts.
    let was_opened = RwSignal::new(false);
    let changed = move || {
        let changed = store.selection.with(|selection| {
            let Valuation { edition: _, weights, cap, points, multipliers } = &selection.valuation;
            weights.len() + points.len() + multipliers.len() + usize::from(cap.is_some())
        });
        if changed == 0 {
            "as the force has it".to_owned()
        } else {
            format!("{} changed", number::whole(changed as u64))
        }
    };
    view! {
        <details class="filter what-if" id="what-if" on:toggle=move |_| was_opened.set(true)>
            <summary>"What if" <span class="quiet">{changed}</span></summary>
            {move || was_opened.get().then(|| view! { <Values /> })}
        </details>
    }
}

/// Everything that can be valued otherwise.
#[component]
fn Values() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let measures = snapshot.with(|catalogue| catalogue.measures.clone());
    let supplied = || measures.iter().filter(|measure| measure.supplied);
    let times: Vec<_> = supplied().map(|measure| measure_times(store, measure)).collect();
    let points: Vec<_> = supplied().filter_map(|measure| measure_points(snapshot, store, measure)).collect();
    let as_the_force = move |_| store.selection.update(|selection| selection.valuation = Valuation::default());
    view! {
        <button
            type="button"
            disabled=move || store.selection.with(|selection| selection.valuation == Valuation::default())
            on:click=as_the_force
        >
            "Value all as the force does"
        </button>
        <h3><Defined term=Term::WhatIf>"A measure counts so many times"</Defined></h3>
        {times}
        <h3><Defined term=Term::CrimeSeverity>"An offence weighs otherwise"</Defined></h3>
        <OffenceWeights />
        <h3>"No offence weighs more than"</h3>
        <Cap />
        <h3>"One thing that a measure counts gives"</h3>
        {points}
    }
}

/// The most that one offence may weigh; none where empty.
#[component]
fn Cap() -> impl IntoView {
    let store = Store::here();
    let value = move || {
        let cap = store.selection.with(|selection| selection.valuation.cap);
        cap.map_or(String::new(), |cap| cap.value().to_string())
    };
    let is_wrong = RwSignal::new(false);
    let change = move |event| {
        let text = event_target_value(&event);
        let cap = text.trim().parse().ok().and_then(|points| Points::new(points).ok());
        is_wrong.set(cap.is_none() && !text.trim().is_empty());
        if !is_wrong.get_untracked() {
            store.selection.update(|selection| selection.valuation.cap = cap);
        }
    };
    view! {
        <label>
            <input
                id="what-if-cap"
                type="number"
                min="0"
                max="1000000"
                step="any"
                prop:value=value
                aria-invalid=move || is_wrong.get().to_string()
                on:change=change
            />
            "points"
        </label>
        <p class="wrong" role="status">{move || is_wrong.get().then_some("From 0 to 1,000,000 points, or empty")}</p>
    }
}
