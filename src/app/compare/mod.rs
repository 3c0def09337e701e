//! Selections A and B side by side: how each area moves between them, drawn and as a table.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::chart::{Picture, Saving, TableTwin};
use super::link::Link;
use super::ranking::Ranking;
use super::snapshot::Snapshot;
use super::store::Store;
use crate::domain::AreaId;
use crate::presentation::chart::{SlopeChart, SlopeLine};
use crate::presentation::movement::{self, Against, Move};
use crate::presentation::{Page, PartOf, held, rows_of, words};
use crate::scoring::{Catalogue, Subject};

/// The chart of what is listed, once the ranking that is shown is held against A.
#[component]
pub fn Compare() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let chart = Memo::new(move |_| {
        let ranking = link.ranking.get().filter(|ranking| ranking.held_against == Against::A);
        let chart = |ranking: &Ranking| {
            snapshot.with(|catalogue| store.commands_out.with(|out| slope_chart(catalogue, out, ranking)))
        };
        ranking.as_deref().map(chart).unwrap_or_default()
    });
    let title = Signal::derive(move || chart.with(|chart| chart.title.clone()));
    let sentence = Signal::derive(move || chart.with(|chart| chart.sentence.clone()));
    let drawing = Memo::new(move |_| chart.with(SlopeChart::drawing));
    let table = Signal::derive(move || chart.with(SlopeChart::table));
    let counted = move || {
        let level = store.selection.with(|selection| selection.level);
        let rows = snapshot.with(|catalogue| rows_of(catalogue, level, Subject::default(), PartOf::Flow));
        rows.map(|(rows, _)| rows).unwrap_or_default()
    };
    let rows_of_b = move || store.address_of_rows(snapshot, counted(), None);
    // There A is what is in force, and B what it is held against.
    let rows_of_a = move || {
        store.address_after(snapshot, |state| {
            if let Some(a) = &state.held {
                let (selection, held) = held::swapped(&state.selection, a);
                (state.selection, state.held) = (selection, Some(held));
            }
            (state.page, state.focus, state.rows) = (Page::Records, None, counted());
        })
    };
    view! {
        <figure class="chart" id="compare">
            <figcaption><h2>{title}</h2> <Saving title sentence drawing=drawing table /></figcaption>
            <p class="in-words">{sentence}</p>
            <p>"Records that count: " <a class="show-rows" href=rows_of_a>"under A"</a> ", " <a class="show-rows" href=rows_of_b>"under B"</a></p>
            <Picture drawing sentence />
            <TableTwin table title />
        </figure>
    }
}

fn slope_chart(catalogue: &Catalogue, commands_out: &BTreeSet<AreaId>, ranking: &Ranking) -> SlopeChart {
    let level = ranking.answer.level;
    let areas = catalogue.areas.of(level);
    let name = |area: u16| areas.get(usize::from(area)).map_or_else(String::new, |area| area.name.clone());
    let listed: Vec<_> =
        ranking.answer.areas.iter().filter(|score| ranking.is_listed(catalogue, commands_out, score.area)).collect();
    let totals = [
        listed.iter().filter_map(|score| ranking.standing(score.area)).map(|a| a.score).sum(),
        listed.iter().map(|score| score.score).sum(),
    ];
    let lines = listed.into_iter().filter_map(|score| {
        let a = ranking.against(score.area)?;
        Some((
            score.area,
            SlopeLine { label: name(score.area), ranks: [a.rank, score.rank], scores: [a.score, score.score] },
        ))
    });
    let (listed, lines): (Vec<u16>, Vec<SlopeLine>) = lines.unzip();
    let moves: Vec<Move> = listed
        .iter()
        .zip(&lines)
        .map(|(&area, line)| Move { area, now: line.ranks[1], before: line.ranks[0] })
        .collect();
    let sentence = format!("B against A: {} {}", movement::summary(&moves, name), movement::totals(totals));
    SlopeChart {
        title: format!("{} under A and under B", words::level(level)),
        what: words::level_one(level).to_owned(),
        names: ["A".to_owned(), "B".to_owned()],
        unit: "points".to_owned(),
        lines,
        sentence,
    }
}
