//! The way back.

use leptos::prelude::*;

use super::Opened;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Level;
use crate::presentation::{Page, words};

/// From the ranking through the areas that hold this one; the selection stays.
#[component]
pub fn Breadcrumb() -> impl IntoView {
    let (snapshot, store, opened) = (Snapshot::here(), Store::here(), expect_context::<Opened>());
    let ranking = move || {
        store.address_after(snapshot, |state| {
            state.page = Page::Sectors;
            state.focus = None;
        })
    };
    let mut holders = Vec::new();
    let (mut level, mut area) = (opened.level, opened.area);
    while let Some(above) = level_above(level) {
        let Some(parent) = snapshot.area(level, area).and_then(|area| area.parent) else { break };
        (level, area) = (above, parent);
        holders.push((level, area));
    }
    let holders = holders.into_iter().rev().filter_map(|(level, area)| {
        let name = snapshot.area(level, area)?.name;
        Some(view! { <li><a href=move || store.address_of_area(snapshot, level, area)>{name}</a></li> })
    });
    let holders = holders.collect_view();
    let name = snapshot.area(opened.level, opened.area).map(|area| area.name).unwrap_or_default();
    view! {
        <nav class="breadcrumb" aria-label="Way back">
            <ol>
                <li><a href=ranking>"Ranking of " {words::level(opened.level).to_lowercase()}</a></li>
                {holders}
                <li aria-current="page">{name}</li>
            </ol>
        </nav>
    }
}

fn level_above(level: Level) -> Option<Level> {
    match level {
        Level::AreaCommand => None,
        Level::Sector => Some(Level::AreaCommand),
        Level::Beat => Some(Level::Sector),
    }
}
