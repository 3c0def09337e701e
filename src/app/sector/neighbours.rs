//! The areas beside this one.

use leptos::prelude::*;

use super::Opened;
use crate::app::chart::BarList;
use crate::app::link::Link;
use crate::app::map::outlines;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::engine::Loaded;
use crate::presentation::chart::{Bar, BarChart, Cell};
use crate::presentation::{number, words};
use crate::scoring::AreaScore;

/// A bar for an area's score, leading to its page.
pub fn area_bar(snapshot: Snapshot, store: Store, level: crate::domain::Level, score: &AreaScore) -> Bar {
    let change = score.change.map_or("not compared", |change| words::verdict(change.verdict));
    Bar {
        label: snapshot.area(level, score.area).map(|area| area.name).unwrap_or_default(),
        href: Some(store.address_of_area(snapshot, level, score.area)),
        value: score.score,
        text: number::points(score.score),
        more: vec![
            Cell::Number(f64::from(score.rank), number::whole(u64::from(score.rank))),
            Cell::Text(change.to_owned()),
        ],
        ..Bar::default()
    }
}

/// The neighbours with their ranks, the area itself among them.
#[component]
pub fn Neighbours() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let (link, opened) = (expect_context::<Link>(), expect_context::<Opened>());
    let beside = Memo::new(move |_| match outlines(link, opened.level)?.ok()?.as_ref() {
        Loaded::Outlines(outlines) => Some(outlines.areas.get(usize::from(opened.area))?.neighbours.clone()),
        Loaded::Activity(_) => None,
    });
    let chart = Signal::derive(move || {
        let beside = beside.get().unwrap_or_default();
        let scores = opened.ranking.with(|ranking| {
            let areas = ranking.as_ref().map(|ranking| &ranking.answer.areas).into_iter().flatten();
            areas.filter(|score| score.area == opened.area || beside.contains(&score.area)).cloned().collect::<Vec<_>>()
        });
        let bars = scores.iter().map(|score| {
            let bar = area_bar(snapshot, store, opened.level, score);
            if score.area == opened.area { Bar { href: None, class: "bar-fill own".into(), ..bar } } else { bar }
        });
        BarChart {
            id: "sector-neighbours".into(),
            title: "Beside its neighbours".into(),
            what: words::level_one(opened.level).into(),
            unit: "Points".into(),
            more: vec!["Rank".into(), "Change".into()],
            bars: bars.collect(),
            scale: None,
        }
    });
    let is_alone = move || beside.with(|beside| beside.as_ref().is_none_or(Vec::is_empty));
    view! {
        <BarList chart />
        <Show when=is_alone><p class="quiet">"The snapshot names no neighbours of it."</p></Show>
    }
}
