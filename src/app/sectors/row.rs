//! One area's row.

use leptos::prelude::*;

use super::cells::{ChangeCell, ElementsCell, IntervalCell, MeasureCell};
use super::held::held_cells;
use super::shown::ShownRow;
use crate::app::audience::Audience;
use crate::app::cells::TrendCell;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{Area, AreaId};
use crate::presentation::movement::Move;
use crate::presentation::{Column, number, words};
use crate::scoring::AreaScore;

/// The id of the button that opens an area's working.
pub fn name_id(area: &AreaId) -> String {
    format!("open-{area}")
}

/// The id of the row at a place of the table.
pub fn row_id(place: usize) -> String {
    format!("row-{place}")
}

/// The row at a place of the table; it stays where the area that stands there is another.
#[component]
pub fn Row(
    /// Its place.
    place: usize,
    /// The columns shown beside rank, name and score.
    columns: Memo<Vec<Column>>,
    /// Whether A's columns are shown.
    is_held: Memo<bool>,
    /// What it shows.
    shown: ShownRow,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let audience = Audience::here();
    let area = Memo::new(move |_| shown.area().and_then(|(level, area)| Some((level, snapshot.area(level, area)?))));
    let named = move |of: fn(&Area) -> String| {
        move || area.with(|area| area.as_ref().map(|(_, area)| of(area)).unwrap_or_default())
    };
    let name = named(|area| area.name.clone());
    let id = move || area.with(|area| area.as_ref().map(|(level, area)| (*level, area.id.clone())));
    let likely = move || shown.likely.get().interval.map(|likely| format!("{}–{}", likely.best, likely.worst));
    let joins_next = move || shown.likely.get().joins_next;
    let joins_last = move || shown.likely.get().joins_last;
    let moved = move || {
        let before = shown.against()?;
        let moved = shown.read(|score, _| Move { area: score.area, now: score.rank, before: before.rank })?;
        (moved.places() != 0).then_some(moved)
    };
    let is_open = Memo::new(move |_| id().is_some_and(|(_, id)| store.focus.with(|focus| focus.as_ref() == Some(&id))));
    let is_mine = Memo::new(move |_| id().is_some_and(|id| store.mine.with(|mine| mine.as_ref() == Some(&id))));
    let open = move || {
        let area = untrack(id).map(|(_, area)| area);
        store.focus.set(area.filter(|_| !is_open.get_untracked()));
    };
    let star = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        store.set_mine(untrack(id).filter(|_| !is_mine.get_untracked()));
    };
    let chosen = move || columns.get().into_iter().map(|column| cell(column, shown)).collect_view();
    view! {
        <tr id=row_id(place) class:open=is_open class:mine=is_mine on:click=move |_| open()>
            <td class="star">
                <button
                    type="button"
                    id=named(|area| format!("star-{}", area.id))
                    aria-label=named(|area| format!("My area: {}", area.name))
                    aria-pressed=move || is_mine.get().to_string()
                    on:click=star
                >
                    {move || if is_mine.get() { "★" } else { "☆" }}
                </button>
            </td>
            <td class="numeric rank" title=move || moved().map(Move::words)>
                <span class="moved" aria-hidden="true">{move || moved().map(Move::mark)}</span>
                {move || shown.read(|score, _| number::whole(u64::from(score.rank)))}
                <span class="unseen">{move || moved().map(|moved| format!(", {}", moved.words()))}</span>
            </td>
            <td class="numeric likely" class:joins-next=joins_next class:joins-last=joins_last>
                {likely}
                {move || joins_next().then(|| view! { <span class="unseen">", not to be told apart from the next"</span> })}
            </td>
            <th scope="row">
                <button
                    type="button"
                    class=named(|area| words::name_class(&area.name).to_owned())
                    id=named(|area| name_id(&area.id))
                    aria-expanded=move || is_open.get().to_string()
                    title=name
                    on:click=move |event: leptos::ev::MouseEvent| { event.stop_propagation(); open(); }
                >
                    {name}
                </button>
            </th>
            <td class="numeric score">
                {move || shown.score(carried).then_some("* ")}
                {move || shown.read(|score, _| audience.score(score.score, score.area))}
            </td>
            {move || is_held.get().then(|| held_cells(shown))}
            {chosen}
        </tr>
    }
    .into_any()
}

/// Whether one record carries the score.
fn carried(score: &AreaScore) -> bool {
    score.heaviest.is_some_and(|heaviest| heaviest.carries(score.score))
}

/// The area's months, and which of them are complete.
fn trend(shown: ShownRow) -> AnyView {
    let monthly = Signal::derive(move || shown.score(|score| score.monthly.clone()));
    let complete =
        Signal::derive(move || shown.read(|_, ranking| ranking.answer.months_complete.clone()).unwrap_or_default());
    view! { <TrendCell monthly complete /> }.into_any()
}

fn cell(column: Column, shown: ShownRow) -> AnyView {
    match column {
        Column::Interval => view! { <IntervalCell shown /> }.into_any(),
        Column::Elements => view! { <ElementsCell shown /> }.into_any(),
        Column::Change => view! { <ChangeCell shown /> }.into_any(),
        Column::Trend => trend(shown),
        Column::Measure(id) => view! { <MeasureCell shown id /> }.into_any(),
        Column::Share => {
            view! { <td class="numeric">{move || number::percent_figure(shown.score(|score| score.share))}</td> }
                .into_any()
        }
        Column::Rate => {
            let rate = move || shown.score(|score| score.rate).map_or_else(|| number::NONE.to_owned(), number::points);
            view! { <td class="numeric">{rate}</td> }.into_any()
        }
    }
}
