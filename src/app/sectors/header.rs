//! The table's header: what each column holds, its unit, and sorting by it.

use leptos::prelude::*;

use super::held::{held_heads, held_widths};
use crate::app::defined::Defined;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::{Column, SortKey, Term};

/// The header's row, with the columns' fixed widths.
#[component]
pub fn Header(
    /// The columns shown beside rank, name and score.
    columns: Memo<Vec<Column>>,
    /// Whether A's columns are shown.
    is_held: Memo<bool>,
) -> impl IntoView {
    let snapshot = Snapshot::here();
    let widths = move || {
        columns.get().into_iter().map(|column| view! { <col class=format!("col-{}", class(&column)) /> }).collect_view()
    };
    let chosen = move || columns.get().into_iter().map(|column| cell(snapshot, &column)).collect_view();
    view! {
        <colgroup>
            <col class="col-star" />
            <col class="col-rank" />
            <col class="col-likely" />
            <col class="col-name" />
            <col class="col-score" />
            {move || is_held.get().then(held_widths)}
            {widths}
        </colgroup>
        <thead>
            <tr>
                <th scope="col"><span class="unseen">"My area"</span></th>
                <SortHeader label="Rank" unit="" key=SortKey::Rank numeric=true />
                <th scope="col" class="numeric" title="Ranks between which the area lies in 95 of 100 redrawn rankings"><Defined term=Term::LikelyRank>"Likely"</Defined></th>
                <SortHeader label="Name" unit="" key=SortKey::Name numeric=false />
                <SortHeader label="Score" unit="points" key=SortKey::Score numeric=true />
                {move || is_held.get().then(held_heads)}
                {chosen}
            </tr>
        </thead>
    }
}

fn class(column: &Column) -> String {
    match column {
        Column::Measure(_) => "measure".to_owned(),
        fixed => fixed.to_text(),
    }
}

fn cell(snapshot: Snapshot, column: &Column) -> AnyView {
    let plain = |term: Term, label: &'static str, unit: &'static str, title: &'static str| {
        view! { <th scope="col" title=title><Defined term>{label}</Defined> " " <span class="unit">{unit}</span></th> }
            .into_any()
    };
    match column {
        Column::Interval => {
            plain(Term::Interval, "Interval", "", "Where the true score lies in 95 of 100 cases; one scale for all")
        }
        Column::Elements => {
            plain(Term::Measure, "Elements", "points", "What the score is made of; its length is the score")
        }
        Column::Trend => plain(
            Term::Flow,
            "Months",
            "",
            "Flow by month, each area on a scale of its own; dashed where a source is incomplete",
        ),
        Column::Share => view! { <SortHeader label="Share" unit="%" key=SortKey::Share numeric=true /> }.into_any(),
        Column::Change => view! { <SortHeader label="Change" unit="" key=SortKey::Change numeric=false /> }.into_any(),
        Column::Rate => view! { <SortHeader label="Rate" unit="/1,000" key=SortKey::Rate numeric=true /> }.into_any(),
        Column::Measure(id) => {
            let label = snapshot.with(|catalogue| {
                catalogue.measures.iter().find(|measure| measure.id == *id).map(|measure| measure.label.clone())
            });
            let label = label.unwrap_or_default();
            view! { <SortHeader label unit="count, points" key=SortKey::Measure(id.clone()) numeric=true /> }.into_any()
        }
    }
}

/// A header that sorts.
#[component]
fn SortHeader(
    /// What the column holds.
    #[prop(into)]
    label: String,
    /// Its unit.
    unit: &'static str,
    /// What it sorts by.
    key: SortKey,
    /// Whether its cells are numbers.
    numeric: bool,
) -> impl IntoView {
    let store = Store::here();
    let (aria_key, click_key) = (key.clone(), key);
    let aria = move || store.sort.with(|sort| sort.aria(&aria_key));
    let click = move |_| {
        let sort = store.sort.with(|sort| sort.clicked(click_key.clone()));
        store.sort.set(sort);
    };
    let title = label.clone();
    view! {
        <th scope="col" class:numeric=numeric aria-sort=aria>
            <button type="button" title=title on:click=click>{label} " " <span class="unit">{unit}</span></button>
        </th>
    }
}
