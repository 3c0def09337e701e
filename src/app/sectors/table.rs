//! The ranked table.

use leptos::prelude::*;

use super::filling::filling;
use super::header::Header;
use super::row::Row;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{AreaId, Level};
use crate::presentation::{Column, SortKey, words};

/// Every area of the level in the order asked for; the reader's own pinned on top.
#[component]
pub fn RankingTable() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let listed = Memo::new(move |_| {
        let Some(ranking) = link.ranking.get() else { return Vec::new() };
        let level = ranking.answer.level;
        let pinned = store.mine.get().and_then(|mine| pinned(snapshot, level, &mine));
        let areas = snapshot.with(|catalogue| {
            store.sort.with(|sort| store.search.with(|search| ranking.listed(catalogue, sort, search, pinned)))
        });
        areas.into_iter().map(|area| (level, area)).collect::<Vec<_>>()
    });
    let rows = filling(listed);
    let is_filling = move || rows.get() < listed.with(Vec::len);
    Effect::new(move |_| {
        if !is_filling() {
            link.has_settled.set(true);
        }
    });
    let filled = move || listed.with(|listed| listed.iter().take(rows.get()).copied().collect::<Vec<_>>());
    let columns = Memo::new(move |_| {
        let chosen = store.columns.get();
        snapshot.with(|catalogue| {
            let measures = catalogue.measures.iter().map(|measure| Column::Measure(measure.id.clone()));
            Column::DEFAULT.into_iter().chain(measures).filter(|column| chosen.contains(column)).collect::<Vec<_>>()
        })
    });
    let caption = move || {
        let level = link.ranking.with(|ranking| ranking.as_ref().map(|ranking| ranking.answer.level));
        format!("{} by harm", words::level(level.unwrap_or_default()))
    };
    let is_empty = move || {
        let pinned = link
            .ranking
            .with(|ranking| ranking.as_ref().map(|ranking| ranking.answer.level))
            .and_then(|level| store.mine.get().and_then(|mine| pinned(snapshot, level, &mine)));
        listed.with(Vec::len) == usize::from(pinned.is_some())
    };
    view! {
        <table
            class="ranking"
            id="ranking"
            class:in-rank-order=move || store.sort.with(|sort| sort.key == SortKey::Rank)
            aria-busy=move || is_filling().to_string()
        >
            <caption class="unseen">{caption}</caption>
            <Header columns />
            <tbody>
                <For each=filled key=|row| *row let:row>
                    <Row level=row.0 area=row.1 columns />
                </For>
            </tbody>
        </table>
        <Show when=is_empty>
            <p class="empty" role="status">
                "No name holds \"" {move || store.search.get()} "\". "
                <button type="button" on:click=move |_| store.search.set(String::new())>"Clear the search"</button>
            </p>
        </Show>
    }
}

/// The position of the reader's own area, where it is of the level ranked.
fn pinned(snapshot: Snapshot, level: Level, mine: &(Level, AreaId)) -> Option<u16> {
    if mine.0 != level {
        return None;
    }
    let position = snapshot.with(|catalogue| catalogue.areas.of(level).iter().position(|area| area.id == mine.1))?;
    u16::try_from(position).ok()
}
