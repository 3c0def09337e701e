//! A small map: one area among the others.

use leptos::prelude::*;
use leptos::svg;

use super::outlines;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::domain::Level;
use crate::engine::Loaded;
use crate::presentation::places::places;

const SIZE_PX: [f64; 2] = [300.0, 220.0];

/// Where an area lies, as a picture; words where it has no outline.
#[component]
pub fn SmallMap(
    /// The level.
    level: Level,
    /// The area.
    area: u16,
) -> impl IntoView {
    let (snapshot, link) = (Snapshot::here(), expect_context::<Link>());
    let name = snapshot.area(level, area).map(|about| about.name).unwrap_or_default();
    move || {
        let Some(loaded) = outlines(link, level) else {
            return view! { <p class="quiet" role="status">"Fetching the outlines"</p> }.into_any();
        };
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(failure) => {
                return view! { <p class="quiet" role="status">"The outlines could not be read: " {failure.message}</p> }.into_any();
            }
        };
        let Loaded::Outlines(outlines) = &*loaded else { return ().into_any() };
        let shapes = places(outlines, SIZE_PX);
        let Some(Some(own)) = shapes.get(usize::from(area)) else {
            return view! { <p class="quiet">"The snapshot has no outline of " {name.clone()} "."</p> }.into_any();
        };
        let beside = &outlines.areas.get(usize::from(area)).map(|area| area.neighbours.clone()).unwrap_or_default();
        let others = shapes.iter().zip(0_u16..).filter_map(|(shape, position)| {
            let class = if beside.contains(&position) { "beside" } else { "other" };
            Some(svg::path().attr("class", class).attr("d", shape.as_ref()?.d.clone()))
        });
        let others = others.collect_view();
        svg::svg()
            .attr("class", "small-map")
            .attr("role", "img")
            .attr("width", "300")
            .attr("height", "220")
            .attr("viewBox", "0 0 300 220")
            .attr("aria-label", format!("Where {name} lies in the force; its neighbours are listed on this page."))
            .child((others, svg::path().attr("class", "own").attr("d", own.d.clone())))
            .into_any()
    }
}
