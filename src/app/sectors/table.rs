//! The ranked table.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::header::Header;
use super::row::{Row, row_id};
use super::shown::ShownRows;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::motion::{self, Slides};
use crate::browser::rows_in_view::RowsInView;
use crate::browser::timer::before_paint;
use crate::domain::{AreaId, Level};
use crate::presentation::movement::shifts;
use crate::presentation::{Column, SortKey, words};

/// The table's id.
const TABLE: &str = "ranking";

/// Every area of the level in the order asked for; the reader's own pinned on top.
#[component]
pub fn RankingTable() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let listed = Memo::new(move |_| {
        let Some(ranking) = link.ranking.get() else { return Vec::new() };
        let level = ranking.answer.level;
        let pinned = store.mine.get().and_then(|mine| pinned(snapshot, level, &mine));
        let areas = snapshot.with(|catalogue| {
            let out = store.commands_out.get();
            store.sort.with(|sort| store.search.with(|search| ranking.listed(catalogue, &out, sort, search, pinned)))
        });
        areas.into_iter().map(|area| (level, area)).collect::<Vec<_>>()
    });
    slide_to_new_ranks(store, listed);
    let rows = ShownRows::new(TABLE, listed);
    let made = move || rows.made.get().min(listed.with(Vec::len));
    Effect::new(move |_| {
        if !rows.are_behind.get() {
            link.has_settled.set(true);
        }
    });
    // Beside A there is room for A's columns alone.
    let is_held = Memo::new(move |_| store.held.with(Option::is_some));
    let columns = Memo::new(move |_| {
        if is_held.get() {
            return Vec::new();
        }
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
    let list_all = move |_| {
        store.search.set(String::new());
        store.commands_out.set(BTreeSet::new());
    };
    view! {
        <table
            class="ranking"
            id=TABLE
            class:in-rank-order=move || store.sort.with(|sort| sort.key == SortKey::Rank)
            aria-busy=move || rows.are_behind.get().to_string()
        >
            <caption class="unseen">{caption}</caption>
            <Header columns is_held />
            <tbody>
                <For each=move || 0..made() key=|place| *place let:place>
                    {rows.at(place).map(|shown| view! { <Row place columns is_held shown /> })}
                </For>
            </tbody>
        </table>
        <Show when=is_empty>
            <p class="empty" role="status">
                {move || match store.search.get() {
                    search if search.is_empty() => "Every area command is left out of the list. ".to_owned(),
                    search => format!("No name that is listed holds \"{search}\". "),
                }}
                <button type="button" on:click=list_all>"List all areas"</button>
            </p>
        </Show>
    }
}

/// Shows how rows move when a ranking changes. Another order, search or pinned area is another table and no move, and
/// what comes while rows are on their way stands at once, as they do then, so that a slider in the hand shows where it
/// has come to.
fn slide_to_new_ranks(store: Store, listed: Memo<Vec<(Level, u16)>>) {
    let way = Memo::new(move |_| (store.sort.get(), store.search.get(), store.mine.get()));
    let slides: StoredValue<Option<Slides>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |before: Option<(_, Vec<(Level, u16)>)>| {
        let now = (way.get(), listed.get());
        let moved = before.filter(|before| before.0 == now.0).map_or_else(Vec::new, |before| shifts(&before.1, &now.1));
        let were_sliding = slides.try_update_value(Option::take).flatten().is_some();
        if !moved.is_empty() && !were_sliding && !motion::is_unwanted() {
            let seen = RowsInView::of(TABLE);
            let moved = moved.into_iter().filter(|(place, _)| seen.places.contains(place));
            let moved: Vec<_> = moved.map(|(place, down)| (row_id(place), f64::from(down) * seen.row_px)).collect();
            // Once the rows show what is new. The table may be gone by then.
            before_paint(move || _ = slides.try_update_value(|slides| *slides = Some(Slides::begin(&moved))));
            motion::after_slide(move || _ = slides.try_update_value(Option::take));
        }
        now
    });
}

/// The position of the reader's own area, where it is of the level ranked.
fn pinned(snapshot: Snapshot, level: Level, mine: &(Level, AreaId)) -> Option<u16> {
    if mine.0 != level {
        return None;
    }
    let position = snapshot.with(|catalogue| catalogue.areas.of(level).iter().position(|area| area.id == mine.1))?;
    u16::try_from(position).ok()
}
