//! Which columns are shown.

use leptos::prelude::*;

use crate::app::defined::Defined;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::{Column, Term};

/// A choice of columns.
#[component]
pub fn ColumnChooser() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let fixed = Column::DEFAULT.into_iter().map(|column| {
        let label = column.label().unwrap_or_default().to_owned();
        (column, label)
    });
    let measures: Vec<_> = snapshot.with(|catalogue| {
        let supplied = catalogue.measures.iter().filter(|measure| measure.supplied);
        supplied.map(|measure| (Column::Measure(measure.id.clone()), measure.label.clone())).collect()
    });
    let choices: Vec<_> = fixed
        .chain(measures)
        .map(|(column, label)| {
            let meaning = term(&column).map(|term| {
                let of = label.clone();
                view! { <Defined term><span class="unseen">{of} ": "</span> "meaning"</Defined> }
            });
            let shown = column.clone();
            let is_shown = move || store.columns.with(|columns| columns.contains(&shown));
            let change = move |event| {
                let on = event_target_checked(&event);
                store.columns.update(|columns| {
                    if on {
                        columns.insert(column.clone());
                    } else {
                        columns.remove(&column);
                    }
                });
            };
            view! {
                <div class="choice">
                    <label><input type="checkbox" prop:checked=is_shown on:change=change />{label}</label>
                    {meaning}
                </div>
            }
        })
        .collect();
    view! {
        <details class="columns">
            <summary>"Columns"</summary>
            <div class="choices">
                {choices}
                <button type="button" on:click=move |_| store.columns.set(Column::default_set())>
                    "The usual columns"
                </button>
            </div>
        </details>
    }
}

/// The term that a column shows; none for a measure, which has a page of its own.
fn term(column: &Column) -> Option<Term> {
    match column {
        Column::Interval => Some(Term::Interval),
        Column::Elements => Some(Term::Measure),
        Column::Change => Some(Term::Change),
        Column::Trend => Some(Term::Flow),
        Column::Share => Some(Term::Share),
        Column::Rate => Some(Term::Rate),
        Column::Measure(_) => None,
    }
}
