//! Offences that weigh otherwise than in the edition of weights that is in force.

use leptos::prelude::*;

use super::revalue::{Revalue, SLIDER_POINTS};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{Offence, OffenceCode, Points};

/// The offences that weigh otherwise, and a way to add one.
#[component]
pub fn OffenceWeights() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let changed = Memo::new(move |_| {
        store.selection.with(|selection| selection.valuation.weights.keys().cloned().collect::<Vec<_>>())
    });
    let listed = move || changed.get().into_iter().filter_map(|code| offence(snapshot, &code)).collect::<Vec<_>>();
    let options: Vec<_> = snapshot.with(|catalogue| {
        let is_weighted =
            |offence: &&Offence| offence.weight.or(offence.other_weights.iter().find_map(|&w| w)).is_some();
        let option = |offence: &Offence| {
            view! { <option value=offence.code.to_string()>{format!("{} {}", offence.name, offence.code)}</option> }
        };
        catalogue.offences.iter().filter(is_weighted).map(option).collect()
    });
    let add = move |event| {
        let Some(offence) = offence(snapshot, &OffenceCode::new(event_target_value(&event))) else { return };
        let weight = usual(snapshot, store, &offence);
        store.selection.update(|selection| _ = selection.valuation.weights.entry(offence.code).or_insert(weight));
    };
    view! {
        <For each=listed key=|offence: &Offence| offence.code.clone() children=move |offence| weight(snapshot, store, offence) />
        <label class="unseen" for="what-if-offence">"Add an offence to weigh otherwise"</label>
        // Always at its first line: what was chosen stands above.
        <select id="what-if-offence" prop:value="" on:change=add>
            <option value="">"Add an offence"</option>
            {options}
        </select>
    }
}

fn offence(snapshot: Snapshot, code: &OffenceCode) -> Option<Offence> {
    snapshot.with(|catalogue| catalogue.offences.iter().find(|offence| offence.code == *code).cloned())
}

/// What an offence weighs in the edition chosen.
fn usual(snapshot: Snapshot, store: Store, offence: &Offence) -> Points {
    let edition = store
        .selection
        .with(|selection| snapshot.with(|catalogue| catalogue.edition(selection.valuation.edition.as_ref())));
    offence.weight_in(edition).unwrap_or_default()
}

fn weight(snapshot: Snapshot, store: Store, offence: Offence) -> impl IntoView {
    let weights = offence.other_weights.iter().chain([&offence.weight]).flatten().map(|weight| weight.value());
    let most = SLIDER_POINTS.max((weights.fold(0.0, f64::max) * 2.0).ceil());
    let (code, set_code) = (offence.code.clone(), offence.code.clone());
    let label = format!("{} {}", offence.name, offence.code);
    let whose = Signal::derive(move || {
        let edition = store.selection.with(|selection| selection.valuation.edition.clone());
        edition.map_or_else(|| "force".to_owned(), |edition| edition.to_string())
    });
    let usual = Signal::derive(move || usual(snapshot, store, &offence).value());
    let value = Signal::derive(move || {
        store.selection.with(|selection| selection.valuation.weights.get(&code).map(|weight| weight.value()))
    });
    let set = move |points: Option<f64>| {
        let Ok(points) = points.map(Points::new).transpose() else { return false };
        store.selection.update(|selection| {
            let weights = &mut selection.valuation.weights;
            _ = match points {
                Some(points) => weights.insert(set_code.clone(), points),
                None => weights.remove(&set_code),
            };
        });
        true
    };
    view! {
        <Revalue label unit="points" usual=(usual, whose) least=0.0 most step=1.0 value set=Callback::new(set) />
    }
}
