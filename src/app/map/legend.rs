//! What the colours stand for.

use leptos::prelude::*;

use super::Shared;
use super::hatching::hatching;
use crate::app::link::Link;

/// The classes, and how they are made.
#[component]
pub fn Legend() -> impl IntoView {
    let (shared, link) = (expect_context::<Shared>(), expect_context::<Link>());
    let entries = move || {
        let shading = shared.shading.get();
        let without = link.ranking.with(|ranking| {
            let areas = ranking.as_ref().map(|ranking| &ranking.answer.areas);
            areas.is_some_and(|areas| areas.iter().any(|score| shading.class(score).is_none()))
        });
        let classes = shading.legend().into_iter().map(|(class, said)| (Some(class), said));
        let all = classes.chain(without.then(|| (None, "No value".to_owned())));
        all.map(|(class, said)| {
            let style = shading.style(class);
            view! {
                <li>
                    <svg class="map-swatch" width="18" height="12" aria-hidden="true">
                        <rect class=style width="18" height="12" />
                    </svg>
                    {said}
                </li>
            }
        })
        .collect_view()
    };
    let method = move || {
        let level = link.ranking.with(|ranking| ranking.as_ref().map(|ranking| ranking.answer.level));
        shared.shading.with(|shading| shading.method(level.unwrap_or_default()))
    };
    view! {
        <div class="map-legend">
            <svg class="patterns" width="0" height="0" aria-hidden="true">{hatching("key", Signal::derive(|| 1.0))}</svg>
            <ul class="legend" aria-label="Classes of the map">{entries}</ul>
            <p class="quiet">{method} ". A number is the rank."</p>
        </div>
    }
}
