//! The smaller areas that lie in this one.

use leptos::prelude::*;

use super::Opened;
use super::neighbours::area_bar;
use crate::app::chart::BarList;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::engine::AreaReport;
use crate::presentation::chart::BarChart;
use crate::presentation::words;

/// The areas of the level below, ranked among all of the force's; nothing for beats.
#[component]
pub fn Parts() -> impl IntoView {
    let (snapshot, store, opened) = (Snapshot::here(), Store::here(), expect_context::<Opened>());
    let below = AreaReport::level_below(opened.level)?;
    if snapshot.with(|catalogue| catalogue.areas.of(below).is_empty()) {
        let none = format!("{}: not supplied", words::level(below));
        return Some(view! { <p class="quiet">{none}</p> }.into_any());
    }
    let chart = Signal::derive(move || {
        let bars = opened.report.with(|report| {
            let parts = report.as_ref().map(|report| report.parts.as_slice()).unwrap_or_default();
            parts.iter().map(|score| area_bar(snapshot, store, below, score)).collect()
        });
        BarChart {
            id: "sector-parts".into(),
            title: format!("Its {}", words::level(below).to_lowercase()),
            what: words::level_one(below).into(),
            unit: "Points".into(),
            more: vec!["Rank".into(), "Change".into()],
            bars,
            scale: None,
        }
    });
    Some(view! { <BarList chart /> }.into_any())
}
