//! Which records a map of hexagons shows, and what its sizes and colours stand for.

use leptos::prelude::*;

use super::hexagon_paint::swatch_id;
use super::located::Located;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Nature;
use crate::presentation::PointsView;
use crate::presentation::hexagon_map::SIZES;
use crate::presentation::rows_text::{counted_of, counted_text};
use crate::presentation::rows_words::counted_words;
use crate::rows::{By, Counted, TableId};

/// The choice of records, and whether they are shown singly however far away.
#[component]
pub fn HexagonChoice() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let shown = move || store.points.get().unwrap_or_default();
    let options = snapshot.with(|catalogue| {
        let flows = catalogue.measures.iter().filter(|measure| measure.nature() == Nature::Flow && measure.supplied);
        let all = [By::Linked, By::Any].into_iter().chain(flows.map(|m| By::Measure(m.id.clone()))).map(Counted::from);
        let option = |counted: Counted| {
            let (value, words) = (counted_text(&counted), counted_words(&counted, TableId::Records, catalogue));
            view! { <option value=value prop:selected=move || shown().counted == counted>{words}</option> }
        };
        all.map(option).collect_view()
    });
    let choose = move |event| {
        let counted = snapshot.with(|catalogue| counted_of(&event_target_value(&event), catalogue));
        if let Some(counted) = counted {
            store.points.set(Some(PointsView { counted, ..shown() }));
        }
    };
    let singly = move |event| store.points.set(Some(PointsView { singly: event_target_checked(&event), ..shown() }));
    view! {
        <div class="hexagon-choice">
            <label>"Records" <select id="points-counted" on:change=choose>{options}</select></label>
            <label>
                <input id="points-singly" type="checkbox" prop:checked=move || shown().singly on:change=singly />
                "Always single records"
            </label>
        </div>
    }
}

/// What sizes and colours stand for.
#[component]
pub fn HexagonLegend() -> impl IntoView {
    let located = Located::here();
    // All five stand always: the canvas takes its colours from them.
    let entries = (0..SIZES.len()).map(|step| {
        let said = move || {
            located.classes.with(|classes| {
                let legend = classes.legend();
                legend.into_iter().find(|(class, _)| classes.step(*class) == step).map(|(_, said)| said)
            })
        };
        let half = 6.0 * SIZES.get(step).copied().unwrap_or(1.0);
        let points: Vec<String> = (0..6)
            .map(|corner| {
                let angle = f64::from(corner) * std::f64::consts::FRAC_PI_3;
                format!("{:.1},{:.1}", 9.0 + half * angle.cos(), 7.0 + half * angle.sin())
            })
            .collect();
        view! {
            <li hidden=move || said().is_none()>
                <svg class="map-swatch" width="18" height="14" aria-hidden="true">
                    <polygon id=swatch_id(step) class=format!("harm-{step}") points=points.join(" ") />
                </svg>
                {said}
            </li>
        }
    });
    view! {
        <div class="map-legend">
            <ul class="legend" aria-label="Classes of the map, points">{entries.collect_view()}</ul>
            <p class="quiet">
                "Points, in classes of as many each, as nearly as ties allow (quantiles): the larger and the stronger, the
                more harm. A thick line is around a harm spot."
            </p>
        </div>
    }
}
