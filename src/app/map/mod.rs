//! The map: areas coloured by score, rate or change, beside the same figures as a table.

mod area_map;
mod legend;
mod map_labels;
mod small_map;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use self::area_map::AreaMap;
use self::legend::Legend;
use self::table::MapTable;
use super::link::Link;
use super::store::Store;
use crate::domain::Level;
use crate::engine::{Extra, Failure, Loaded};
use crate::presentation::shading::Shading;
use crate::presentation::{Page, Shade, words};

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

/// The page.
#[component]
pub fn Map() -> impl IntoView {
    let (store, link) = (Store::here(), expect_context::<Link>());
    let shared = Shared::new(store, link);
    provide_context(shared);
    let level = ranked_level(link);
    let choices: Vec<_> = Shade::ALL
        .into_iter()
        .map(|shade| {
            view! {
                <label>
                    <input
                        type="radio"
                        name="shade"
                        value=shade.as_str()
                        prop:checked=move || store.shade.get() == shade
                        on:change=move |_| store.shade.set(shade)
                    />
                    {shade.label()}
                </label>
            }
        })
        .collect();
    let body = move || {
        let level = level.get()?;
        Some(view! { <div class="map-body"><AreaMap level /> <MapTable level /></div> })
    };
    view! {
        <div class="map-page" id="map" aria-busy=move || link.is_waiting.get().to_string()>
            <h1 class="unseen">{Page::Map.label()}</h1>
            <div class="map-head">
                <fieldset class="inline">
                    <legend>{move || level.get().map(|level| format!("{} coloured by", words::level(level)))}</legend>
                    {choices}
                </fieldset>
                <Legend />
            </div>
            {body}
        </div>
    }
}
