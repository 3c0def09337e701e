//! The rows summed by two dimensions, in the place of the rows themselves.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::chart::{BarList, MonthFigure};
use crate::app::rows_link::{RowsLink, Shown};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::{number, pivot_text};
use crate::rows::{Asks, ColumnAbout, Dimension, Filter, Group, Pivot, PivotAsk, Summed, TableId};
use crate::scoring::Catalogue;

/// The most rows and columns in the page; what is saved has all of them.
const MOST_SHOWN: [usize; 2] = [60, 12];

/// What the rows are summed by, their sums, and a chart.
#[component]
pub fn PivotView() -> impl IntoView {
    let (snapshot, link) = (Snapshot::here(), RowsLink::here());
    let found = Memo::new(move |_| {
        let shown = link.shown.get()?;
        let (ask, pivot) = (shown.asked.clone()?, shown.looked.pivot.clone()?);
        Some((ask, Arc::new(pivot), shown))
    });
    let table = move || {
        found.get().map(|(ask, pivot, shown)| {
            let asks = |dimension: &Dimension| asks(&shown.about, dimension);
            let down = snapshot.with(|catalogue| labels(&pivot.down, &ask.down, asks(&ask.down), catalogue));
            view! { <PivotTable pivot ask shown down /> }
        })
    };
    let bars = Signal::derive(move || {
        let found = found.get();
        let bars = found.map(|(ask, pivot, shown)| {
            let (asks, is_records) = (asks(&shown.about, &ask.down), shown.table == TableId::Records);
            snapshot.with(|catalogue| pivot_text::bars(&pivot, &ask, asks, is_records, catalogue))
        });
        bars.unwrap_or_default()
    });
    let months = Memo::new(move |_| {
        let (ask, pivot, shown) = found.get()?;
        pivot_text::months(&pivot, &ask, shown.table == TableId::Records)
    });
    let chart = move || {
        if months.with(Option::is_some) {
            view! { <MonthFigure chart=Signal::derive(move || months.get().unwrap_or_default()) /> }.into_any()
        } else {
            view! { <BarList chart=bars /> }.into_any()
        }
    };
    view! {
        <div class="pivot">
            <Choices />
            <div class="pivot-body">
                <div class="pivot-table" tabindex="0" role="region" aria-label="Sums">{table}</div>
                <div class="pivot-chart">{chart}</div>
            </div>
        </div>
    }
}

fn asks(about: &[ColumnAbout], dimension: &Dimension) -> Asks {
    about.iter().find(|column| column.name == dimension.column).map_or(Asks::Set, |column| column.asks)
}

fn labels(groups: &[Group], of: &Dimension, asks: Asks, catalogue: &Catalogue) -> Vec<String> {
    groups.iter().map(|group| pivot_text::label(group, of, asks, catalogue)).collect()
}

/// What the rows, the columns and the sums are.
#[component]
fn Choices() -> impl IntoView {
    let (store, link) = (Store::here(), RowsLink::here());
    let about = Memo::new(move |_| {
        link.shown.with(|shown| shown.as_ref().map(|shown| shown.about.clone()).unwrap_or_default())
    });
    let all = Memo::new(move |_| about.with(|about| pivot_text::dimensions(about)));
    let ask = Memo::new(move |_| store.rows.with(|view| view.pivot.clone()));
    let change = move |change: &dyn Fn(&mut PivotAsk)| {
        store.rows.update(|view| view.pivot.iter_mut().for_each(change));
    };
    let at = move |event: &leptos::ev::Event| {
        let at: Option<usize> = event_target_value(event).parse().ok();
        at.and_then(|at| all.with_untracked(|all| all.get(at).cloned()))
    };
    let set_down = move |event| {
        if let Some(down) = at(&event) {
            change(&|ask| ask.down = down.clone());
        }
    };
    let set_across = move |event| {
        let across = at(&event);
        change(&|ask| ask.across.clone_from(&across));
    };
    let turn = move |_| {
        change(&|ask| {
            if let Some(across) = &mut ask.across {
                std::mem::swap(&mut ask.down, across);
            }
        });
    };
    let has_harm = move || about.with(|about| about.iter().any(|column| column.name == "harm"));
    let is_harm = move || ask.with(|ask| ask.as_ref().is_some_and(|ask| ask.summed == Summed::Harm));
    let set_summed = move |event| {
        let summed = if event_target_value(&event) == "harm" { Summed::Harm } else { Summed::Count };
        change(&|ask| ask.summed = summed);
    };
    let options = move |chosen: fn(&PivotAsk) -> Option<&Dimension>| {
        let chosen = ask.with(|ask| ask.as_ref().and_then(chosen).cloned());
        let option = |(at, dimension): (usize, &Dimension)| {
            let is_chosen = chosen.as_ref() == Some(dimension);
            view! { <option value=at.to_string() prop:selected=is_chosen>{pivot_text::dimension(dimension)}</option> }
        };
        all.with(|all| all.iter().enumerate().map(option).collect_view())
    };
    let has_across = move || ask.with(|ask| ask.as_ref().is_some_and(|ask| ask.across.is_some()));
    view! {
        <p class="pivot-choices">
            <label for="pivot-down">"Rows"</label>
            <select id="pivot-down" on:change=set_down>{move || options(|ask| Some(&ask.down))}</select>
            <label for="pivot-across">"Columns"</label>
            <select id="pivot-across" on:change=set_across>
                <option value="" prop:selected=move || !has_across()>"None"</option>
                {move || options(|ask| ask.across.as_ref())}
            </select>
            <button type="button" id="pivot-turn" disabled=move || !has_across() on:click=turn>"Swap rows and columns"</button>
            <label for="pivot-summed">"Sum of"</label>
            <select id="pivot-summed" on:change=set_summed>
                <option value="count" prop:selected=move || !is_harm()>"Count"</option>
                <option value="harm" disabled=move || !has_harm() prop:selected=is_harm>"Harm, points"</option>
            </select>
        </p>
    }
}

/// The sums; each leads to its rows.
#[component]
fn PivotTable(pivot: Arc<Pivot>, ask: PivotAsk, shown: Arc<Shown>, down: Vec<String>) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let of_columns = ask.across.clone().map(|across| (asks(&shown.about, &across), across));
    let across = of_columns.as_ref().map_or_else(Vec::new, |(asks, across)| {
        snapshot.with(|catalogue| labels(&pivot.across, across, *asks, catalogue))
    });
    let down_asks = asks(&shown.about, &ask.down);
    let [rows, columns] = [pivot.down.len().min(MOST_SHOWN[0]), pivot.across.len().min(MOST_SHOWN[1])];
    let unit = pivot_text::unit(ask.summed, shown.table == TableId::Records);
    let more = [pivot.down.len() - rows, pivot.across.len() - columns];
    let note = (more != [0, 0]).then(|| {
        let said = [
            number::counted(more[0] as u64, "more row", "more rows"),
            number::counted(more[1] as u64, "more column", "more columns"),
        ];
        format!("{} and {} are in the totals and in what is saved.", said[0], said[1])
    });
    let sum = move |value: f64, filters: Option<Vec<Filter>>| {
        let text = pivot_text::sum(ask.summed, value);
        match filters.filter(|_| value > 0.0) {
            None => text.into_any(),
            Some(filters) => {
                let href = store.address_after(snapshot, |state| {
                    state.rows.pivot = None;
                    for filter in filters {
                        // Beside what the sum was made under.
                        if !state.rows.filters.contains(&filter) {
                            state.rows.filters.push(filter);
                        }
                    }
                });
                view! { <a href=href>{text}</a> }.into_any()
            }
        }
    };
    let filter_down: Vec<Option<Filter>> =
        pivot.down.iter().map(|group| pivot_text::filter(group, &ask.down, down_asks)).collect();
    let filter_across: Vec<Option<Filter>> = of_columns.as_ref().map_or_else(Vec::new, |(asks, across)| {
        pivot.across.iter().map(|group| pivot_text::filter(group, across, *asks)).collect()
    });
    let both = |one: &Option<Filter>, other: &Option<Filter>| Some(vec![one.clone()?, other.clone()?]);
    let alone = |one: &Option<Filter>| one.clone().map(|one| vec![one]);
    let heads = across.iter().take(columns).map(|label| view! { <th scope="col" class="numeric">{label.clone()}</th> });
    let heads = heads.collect_view();
    let body: Vec<_> = (0..rows)
        .map(|row| {
            let cells = pivot.cells[row].iter().take(columns).zip(&filter_across);
            let cells: Vec<_> = cells
                .map(|(&cell, filter)| view! { <td class="numeric">{sum(cell, both(&filter_down[row], filter))}</td> })
                .collect();
            view! {
                <tr>
                    <th scope="row">{down[row].clone()}</th>
                    {cells}
                    <td class="numeric total">{sum(pivot.down[row].total, alone(&filter_down[row]))}</td>
                </tr>
            }
        })
        .collect();
    let totals = pivot.across.iter().take(columns).zip(&filter_across);
    let totals: Vec<_> =
        totals.map(|(group, filter)| view! { <td class="numeric">{sum(group.total, alone(filter))}</td> }).collect();
    view! {
        <table class="figures-table" id="pivot">
            <caption>{unit}", each leading to its rows"</caption>
            <thead><tr><th scope="col">{pivot_text::dimension(&ask.down)}</th>{heads}<th scope="col" class="numeric">"Total"</th></tr></thead>
            <tbody>{body}</tbody>
            <tfoot><tr><th scope="row">"Total"</th>{totals}<td class="numeric total">{sum(pivot.total, Some(Vec::new()))}</td></tr></tfoot>
        </table>
        <p class="quiet">{note}</p>
    }
}
