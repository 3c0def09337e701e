//! What harm is worth, otherwise than to the force.

use leptos::prelude::*;

use super::revalue::Revalue;
use crate::app::defined::Defined;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{Measure, Multiplier, Offence, Points};
use crate::presentation::{Term, number};
use crate::scoring::Valuation;

/// Up to which factor the sliders of measures reach; a typed one may be larger.
const SLIDER_FACTOR: f64 = 5.0;

/// Up to how many points the slider of an offence reaches at the least.
const SLIDER_POINTS: f64 = 1_000.0;

/// Multipliers of measures, weights of offences, and a cap.
#[component]
pub fn WhatIfFilter() -> impl IntoView {
    let store = Store::here();
    // Dozens of elements, made when they are first to be seen and not while the page starts.
    let was_opened = RwSignal::new(false);
    let changed = move || {
        let changed = store.selection.with(|selection| {
            let Valuation { weights, cap, multipliers } = &selection.valuation;
            weights.len() + multipliers.len() + usize::from(cap.is_some())
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
    let opened = snapshot.opened();
    let measures: Vec<_> =
        opened.catalogue.measures.iter().filter(|measure| measure.supplied).map(|m| measure(store, m)).collect();
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
        {measures}
        <h3><Defined term=Term::CrimeSeverity>"An offence weighs otherwise"</Defined></h3>
        <OffenceWeights />
        <h3>"No offence weighs more than"</h3>
        <Cap />
    }
}

fn measure(store: Store, measure: &Measure) -> impl IntoView {
    let (id, set_id) = (measure.id.clone(), measure.id.clone());
    let value = Signal::derive(move || {
        store.selection.with(|selection| selection.valuation.multipliers.get(&id).copied().unwrap_or_default().value())
    });
    let set = move |factor: f64| {
        let Ok(multiplier) = Multiplier::new(factor) else { return false };
        store.selection.update(|selection| {
            let multipliers = &mut selection.valuation.multipliers;
            if multiplier == Multiplier::ONE {
                multipliers.remove(&set_id);
            } else {
                multipliers.insert(set_id.clone(), multiplier);
            }
        });
        true
    };
    view! {
        <Revalue
            label=measure.label.clone()
            unit="times"
            usual=1.0
            // Nothing is what the measure's own box is for.
            least=0.1
            most=SLIDER_FACTOR
            step=0.1
            value
            set=Callback::new(set)
        />
    }
}

/// The offences that weigh otherwise, and a way to add one.
#[component]
fn OffenceWeights() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let weighted = move || {
        let all = snapshot.opened().catalogue.offences.clone();
        all.into_iter().filter(|offence| offence.weight.is_some()).collect::<Vec<_>>()
    };
    let changed = Memo::new(move |_| {
        store.selection.with(|selection| selection.valuation.weights.keys().cloned().collect::<Vec<_>>())
    });
    let listed = move || {
        let all = weighted();
        changed
            .get()
            .into_iter()
            .filter_map(|code| all.iter().find(|offence| offence.code == code).cloned())
            .collect::<Vec<_>>()
    };
    let options: Vec<_> = weighted()
        .iter()
        .map(|offence| view! { <option value=offence.code.to_string()>{format!("{} {}", offence.name, offence.code)}</option> })
        .collect();
    let add = move |event| {
        let code = event_target_value(&event);
        let Some(offence) = weighted().into_iter().find(|offence| offence.code.as_str() == code) else { return };
        let weight = offence.weight.unwrap_or_default();
        store.selection.update(|selection| _ = selection.valuation.weights.entry(offence.code).or_insert(weight));
    };
    view! {
        <For each=listed key=|offence: &Offence| offence.code.clone() children=move |offence| weight(store, &offence) />
        <label class="unseen" for="what-if-offence">"Add an offence to weigh otherwise"</label>
        // Always at its first line: what was chosen stands above.
        <select id="what-if-offence" prop:value="" on:change=add>
            <option value="">"Add an offence"</option>
            {options}
        </select>
    }
}

fn weight(store: Store, offence: &Offence) -> impl IntoView + use<> {
    let usual = offence.weight.unwrap_or_default().value();
    let (code, set_code, drop_code) = (offence.code.clone(), offence.code.clone(), offence.code.clone());
    let value = Signal::derive(move || {
        let weight = store.selection.with(|selection| selection.valuation.weights.get(&code).copied());
        weight.map_or(usual, Points::value)
    });
    let set = move |points: f64| {
        let Ok(points) = Points::new(points) else { return false };
        store.selection.update(|selection| _ = selection.valuation.weights.insert(set_code.clone(), points));
        true
    };
    let drop = move |()| store.selection.update(|selection| _ = selection.valuation.weights.remove(&drop_code));
    view! {
        <Revalue
            label=format!("{} {}", offence.name, offence.code)
            unit="points"
            usual
            least=0.0
            most=SLIDER_POINTS.max((usual * 2.0).ceil())
            step=1.0
            value
            set=Callback::new(set)
            drop=Callback::new(drop)
        />
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
