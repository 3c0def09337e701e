//! The map: areas coloured by score, rate or change, or hexagons and single records by harm, each beside the same
//! figures as a table.

mod area_map;
mod base_layer;
mod camera;
mod filling;
mod hatching;
mod hexagon_legend;
mod hexagon_map;
mod hexagon_page;
mod hexagon_paint;
mod hexagon_table;
mod legend;
mod located;
mod map_labels;
mod small_map;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use self::area_map::AreaMap;
use self::hexagon_legend::HexagonChoice;
use self::hexagon_page::HexagonBody;
use self::legend::Legend;
use self::table::MapTable;
use super::link::Link;
use super::store::Store;
use crate::domain::Level;
use crate::engine::{Extra, Failure, Loaded};
use crate::presentation::shading::Shading;
use crate::presentation::{Page, PointsView, Shade, words};

pub use self::hexagon_page::AreaHexagons;
pub use self::small_map::SmallMap;

/// What map and table share.
#[derive(Clone, Copy)]
pub struct Shared {
    /// How areas are classed.
    pub shading: Memo<Shading>,
    /// The area under the pointer or with the keyboard's focus, by position.
    pub pointed: RwSignal<Option<u16>>,
    /// The areas in the table's order.
    pub listed: Memo<Vec<(Level, u16)>>,
}

impl Shared {
    /// For the newest ranking.
    fn new(store: Store, link: Link) -> Self {
        let shading = Memo::new(move |_| {
            let shade = store.shade.get();
            link.ranking.with(|ranking| {
                ranking.as_ref().map(|ranking| Shading::new(shade, &ranking.answer)).unwrap_or_default()
            })
        });
        let listed = Memo::new(move |_| {
            let Some(ranking) = link.ranking.get() else { return Vec::new() };
            let shade = store.shade.get();
            let mut scores: Vec<_> = ranking.answer.areas.iter().collect();
            if shade != Shade::Score {
                scores.sort_by(|a, b| {
                    let (a, b) = (shade.value(a), shade.value(b));
                    a.is_none().cmp(&b.is_none()).then(b.unwrap_or(0.0).total_cmp(&a.unwrap_or(0.0)))
                });
            }
            scores.into_iter().map(|score| (ranking.answer.level, score.area)).collect()
        });
        let level = ranked_level(link);
        let pointed = RwSignal::new(None);
        // A position means another area once another level is ranked.
        Effect::new(move |_| {
            level.track();
            pointed.set(None);
        });
        Self { shading, pointed, listed }
    }
}

/// The level of the newest ranking.
fn ranked_level(link: Link) -> Memo<Option<Level>> {
    Memo::new(move |_| link.ranking.with(|ranking| ranking.as_ref().map(|ranking| ranking.answer.level)))
}

/// The outlines of a level, once they are there.
pub fn outlines(link: Link, level: Level) -> Option<Result<Arc<Loaded>, Failure>> {
    link.extra(Extra::Outlines(level))
}

/// What the map is of: areas by one of three figures, or hexagons.
#[component]
fn MapChoice(level: Memo<Option<Level>>) -> impl IntoView {
    let store = Store::here();
    let choice = move |value: &'static str, label: &'static str, is_chosen: Signal<bool>, choose: Callback<()>| {
        view! {
            <label>
                <input type="radio" name="shade" value=value prop:checked=is_chosen on:change=move |_| choose.run(()) />
                {label}
            </label>
        }
    };
    let shades = Shade::ALL.into_iter().map(|shade| {
        let is_chosen = Signal::derive(move || store.points.with(Option::is_none) && store.shade.get() == shade);
        let choose = Callback::new(move |()| {
            store.points.set(None);
            store.shade.set(shade);
        });
        choice(shade.as_str(), shade.label(), is_chosen, choose)
    });
    let hexagons = choice(
        "points",
        "Harm where it happened",
        Signal::derive(move || store.points.with(Option::is_some)),
        Callback::new(move |()| store.points.set(Some(PointsView::default()))),
    );
    view! {
        <fieldset class="inline">
            <legend>{move || level.get().map(|level| format!("{} coloured by", words::level(level)))}</legend>
            {shades.collect_view()}
            {hexagons}
        </fieldset>
    }
}

/// The page.
#[component]
pub fn Map() -> impl IntoView {
    let (store, link) = (Store::here(), expect_context::<Link>());
    let shared = Shared::new(store, link);
    provide_context(shared);
    let level = ranked_level(link);
    let body = move || {
        let level = level.get()?;
        Some(if store.points.with(Option::is_some) {
            view! { <HexagonBody level /> }.into_any()
        } else {
            view! { <div class="map-body"><AreaMap level /> <MapTable level /></div> }.into_any()
        })
    };
    view! {
        <div class="map-page" id="map" aria-busy=move || link.is_waiting.get().to_string()>
            <h1 class="unseen">{Page::Map.label()}</h1>
            <div class="map-head">
                <MapChoice level />
                <Show when=move || store.points.with(Option::is_none) fallback=HexagonChoice><Legend /></Show>
            </div>
            {body}
        </div>
    }
}
