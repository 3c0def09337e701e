//! One area's row.

use leptos::prelude::*;

use super::cells::{ChangeCell, ElementsCell, IntervalCell, MeasureCell};
use super::held::held_cells;
use super::shown::ShownRow;
use crate::app::audience::Audience;
use crate::app::cells::TrendCell;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{AreaId, Level};
use crate::presentation::movement::Move;
use crate::presentation::{Column, Sort, number, words};
use crate::scoring::AreaScore;

/// The id of the button that opens an area's working.
pub fn name_id(area: &AreaId) -> String {
    format!("open-{area}")
}

/// The id of an area's row.
pub fn row_id(area: u16) -> String {
    format!("row-{area}")
}

/// The row of an area; it stays while its numbers change.
#[component]
pub fn Row(
    /// The level ranked.
    level: Level,
    /// The area.
    area: u16,
    /// The columns shown beside rank, name and score.
    columns: Memo<Vec<Column>>,
    /// Whether A's columns are shown.
    is_held: Memo<bool>,
    /// What it shows.
    shown: ShownRow,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let audience = Audience::here();
    let Some(about) = snapshot.area(level, area) else { return ().into_any() };
    let score =
        Memo::new(move |_| shown.ranking(|ranking| ranking.score(level, area).cloned()).flatten().unwrap_or_default());
    let place = Memo::new(move |_| shown.ranking(|ranking| ranking.place(level, area)).flatten());
    let likely = Memo::new(move |_| {
        let place = place.get()?;
        shown.read(|shown| shown.likely_at(place)).map(|likely| format!("{}–{}", likely.best, likely.worst))
    });
    let is_joined = move |place| shown.read(|shown| Some(shown.is_joined(place))) == Some(true);
    // Drawn, and said, only where the next row is the next in rank.
    let is_ranked = move || store.sort.with(|sort| *sort == Sort::default());
    let joins_next = Memo::new(move |_| is_ranked() && place.get().is_some_and(is_joined));
    let joins_last =
        Memo::new(move |_| is_ranked() && place.get().and_then(|place| place.checked_sub(1)).is_some_and(is_joined));
    let before = Memo::new(move |_| shown.ranking(|ranking| ranking.against(area)).flatten());
    let moved = Memo::new(move |_| {
        let before = before.get()?;
        let moved = Move { area, now: score.with(|score| score.rank), before: before.rank };
        (moved.places() != 0).then_some(moved)
    });
    let moved_mark = move || moved.get().map(Move::mark);
    let moved_words = move || moved.get().map(|moved| format!(", {}", moved.words()));
    let button_id = name_id(&about.id);
    let (focus_id, open_id, star_id) = (about.id.clone(), about.id.clone(), about.id.clone());
    let is_open = Memo::new(move |_| store.focus.with(|focus| focus.as_ref() == Some(&focus_id)));
    let is_mine = Memo::new(move |_| store.mine.with(|mine| mine.as_ref() == Some(&(level, about.id.clone()))));
    let open = move || store.focus.set(if is_open.get_untracked() { None } else { Some(open_id.clone()) });
    let (open_by_row, open_by_button) = (open.clone(), open);
    let star = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        store.set_mine((!is_mine.get_untracked()).then(|| (level, star_id.clone())));
    };
    let name_class = words::name_class(&about.name);
    let (name, title, star_label) = (about.name.clone(), about.name.clone(), format!("My area: {}", about.name));
    let chosen = move || columns.get().into_iter().map(|column| cell(column, score, shown)).collect_view();
    view! {
        <tr id=row_id(area) class:open=is_open class:mine=is_mine on:click=move |_| open_by_row()>
            <td class="star">
                <button
                    type="button"
                    aria-label=star_label
                    aria-pressed=move || is_mine.get().to_string()
                    on:click=star
                >
                    {move || if is_mine.get() { "★" } else { "☆" }}
                </button>
            </td>
            <td class="numeric rank" title=move || moved.get().map(Move::words)>
                <span class="moved" aria-hidden="true">{moved_mark}</span>
                {move || number::whole(u64::from(score.with(|score| score.rank)))}
                <span class="unseen">{moved_words}</span>
            </td>
            <td class="numeric likely" class:joins-next=joins_next class:joins-last=joins_last>
                {likely}
                {move || joins_next.get().then(|| view! { <span class="unseen">", not to be told apart from the next"</span> })}
            </td>
            <th scope="row">
                <button
                    type="button"
                    class=name_class
                    id=button_id
                    aria-expanded=move || is_open.get().to_string()
                    title=title
                    on:click=move |event: leptos::ev::MouseEvent| { event.stop_propagation(); open_by_button(); }
                >
                    {name}
                </button>
            </th>
            <td class="numeric score">
                {move || score.with(carried).then_some("* ")}
                {move || audience.score(score.with(|score| score.score), area)}
            </td>
            {move || is_held.get().then(|| held_cells(score, before))}
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
fn trend(score: Memo<AreaScore>, shown: ShownRow) -> AnyView {
    let monthly = Signal::derive(move || score.with(|score| score.monthly.clone()));
    let complete =
        Signal::derive(move || shown.ranking(|ranking| ranking.answer.months_complete.clone()).unwrap_or_default());
    view! { <TrendCell monthly complete /> }.into_any()
}

fn cell(column: Column, score: Memo<AreaScore>, shown: ShownRow) -> AnyView {
    match column {
        Column::Interval => view! { <IntervalCell score shown /> }.into_any(),
        Column::Elements => view! { <ElementsCell score shown /> }.into_any(),
        Column::Change => view! { <ChangeCell score /> }.into_any(),
        Column::Trend => trend(score, shown),
        Column::Measure(id) => view! { <MeasureCell score id /> }.into_any(),
        Column::Share => {
            view! { <td class="numeric">{move || number::percent_figure(score.with(|score| score.share))}</td> }
                .into_any()
        }
        Column::Rate => {
            let rate = move || score.with(|score| score.rate).map_or_else(|| number::NONE.to_owned(), number::points);
            view! { <td class="numeric">{rate}</td> }.into_any()
        }
    }
}
