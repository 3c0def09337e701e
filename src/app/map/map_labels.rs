//! The labels of the map.

use leptos::prelude::*;
use leptos::svg;

use super::area_map::Frame;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::Shade;
use crate::presentation::places::{Label, labels};
use crate::scoring::{AreaScore, Verdict};

/// Ranks, and names where they fit; what is ranked first comes first where room is short.
pub fn label_texts(frame: Frame) -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let texts = Memo::new(move |_| {
        let (ranking, shade) =
            (link.ranking.get().filter(|ranking| ranking.answer.level == frame.level), store.shade.get());
        let Some(ranking) = ranking else { return Vec::new() };
        let text = |score: &AreaScore| {
            let mark = match score.change.map(|change| change.verdict).filter(|_| shade == Shade::Change) {
                Some(Verdict::ClearRise) => "▲",
                Some(Verdict::ClearFall) => "▼",
                _ => "",
            };
            let rank = format!("{mark}{}", score.rank);
            let name = snapshot.area(frame.level, score.area).map(|about| about.name).unwrap_or_default();
            (score.area, [format!("{rank} {name}"), rank])
        };
        ranking.answer.areas.iter().map(text).collect()
    });
    move || {
        let placed = frame
            .places
            .with(|places| texts.with(|texts| labels(places, frame.camera.view.get(), texts.iter().cloned())));
        let text = |Label { at: [x, y], text }| {
            svg::text().attr("x", format!("{x:.1}")).attr("y", format!("{:.1}", y + 4.0)).child(text)
        };
        placed.into_iter().map(text).collect_view()
    }
}
