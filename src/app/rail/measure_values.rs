//! What a measure counts for, otherwise than to the force: so many times, or other points for each thing.

use leptos::prelude::*;

use super::revalue::{Revalue, SLIDER_POINTS, forces};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{Measure, MeasureId, Multiplier, Points};
use crate::scoring::Valuation;

/// Up to which factor the sliders of measures reach; a typed one may be larger.
const SLIDER_FACTOR: f64 = 5.0;

/// What a measure's points are multiplied by.
pub fn measure_times(store: Store, measure: &Measure) -> impl IntoView + use<> {
    let value = set_value(store, &measure.id, |valuation, id| valuation.multipliers.get(id).map(|times| times.value()));
    let id = measure.id.clone();
    let set = move |factor: Option<f64>| {
        let Ok(multiplier) = factor.map_or(Ok(Multiplier::ONE), Multiplier::new) else { return false };
        store.selection.update(|selection| {
            let multipliers = &mut selection.valuation.multipliers;
            if multiplier == Multiplier::ONE {
                multipliers.remove(&id);
            } else {
                multipliers.insert(id.clone(), multiplier);
            }
        });
        true
    };
    view! {
        <Revalue
            label=measure.label.clone()
            unit="times"
            usual=forces(1.0)
            // Nothing is what the measure's own box is for.
            least=0.1
            most=SLIDER_FACTOR
            step=0.1
            value
            set=Callback::new(set)
        />
    }
}

/// What one thing gives that a measure counts; none for a measure whose records give their own weights.
pub fn measure_points(snapshot: Snapshot, store: Store, measure: &Measure) -> Option<impl IntoView + use<>> {
    let most = snapshot.with(|catalogue| Valuation::default().usual_points(catalogue, measure))?.value() * 2.0;
    let value = set_value(store, &measure.id, |valuation, id| valuation.points.get(id).map(|points| points.value()));
    let (id, usual_of, label) = (measure.id.clone(), measure.clone(), measure.label.clone());
    let usual = move || {
        let usual = store
            .selection
            .with(|selection| snapshot.with(|catalogue| selection.valuation.usual_points(catalogue, &usual_of)));
        usual.unwrap_or_default().value()
    };
    let whose = if measure.local_choice { "local choice" } else { "usual" };
    let set = move |points: Option<f64>| {
        let Ok(points) = points.map(Points::new).transpose() else { return false };
        store.selection.update(|selection| {
            let all = &mut selection.valuation.points;
            _ = match points {
                Some(points) => all.insert(id.clone(), points),
                None => all.remove(&id),
            };
        });
        true
    };
    Some(view! {
        <Revalue
            label
            unit="points each"
            usual=(Signal::derive(usual), Signal::stored(whose.to_owned()))
            least=0.0
            most=SLIDER_POINTS.max(most.ceil())
            step=1.0
            value
            set=Callback::new(set)
        />
    })
}

/// The value that is set of a measure, if any.
fn set_value(store: Store, id: &MeasureId, of: fn(&Valuation, &MeasureId) -> Option<f64>) -> Signal<Option<f64>> {
    let id = id.clone();
    Signal::derive(move || store.selection.with(|selection| of(&selection.valuation, &id)))
}
