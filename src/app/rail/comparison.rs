//! What the months are compared with.

use std::collections::BTreeSet;

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::defined::Defined;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Month;
use crate::presentation::{Term, date, words};
use crate::scoring::{Comparison, ComparisonChoice};

/// A choice of comparison, and which months it came to.
#[component]
pub fn ComparisonFilter() -> impl IntoView {
    let (store, link) = (Store::here(), expect_context::<Link>());
    let choices: Vec<_> = [ComparisonChoice::YearEarlier, ComparisonChoice::PeriodBefore]
        .into_iter()
        .map(|choice| {
            let is_chosen = move || store.selection.with(|selection| selection.comparison == choice);
            let choose = move |_| store.selection.update(|selection| selection.comparison = choice);
            view! {
                <label>
                    <input type="radio" name="comparison" prop:checked=is_chosen on:change=choose />
                    {words::comparison(choice)}
                </label>
            }
        })
        .collect();
    let months = move || {
        let ranking = link.ranking.get()?;
        let chosen = store.selection.with(|selection| selection.comparison);
        Some(match (ranking.answer.comparison, chosen) {
            (Some(comparison), _) if comparison.short_history => {
                format!("{}; the snapshot goes back no further", date::period(comparison.period, comparison.days))
            }
            (Some(comparison), _) => date::period(comparison.period, comparison.days),
            (None, ComparisonChoice::From(month)) => {
                format!("From {} on, not as many months lie in the snapshot before those scored", date::month(month))
            }
            (None, _) => "Nothing lies before these months".to_owned(),
        })
    };
    view! {
        <fieldset>
            <legend><Defined term=Term::Change>"Compare with"</Defined></legend>
            {choices}
            <FromMonth />
            <p class="quiet">{months}</p>
        </fieldset>
    }
}

/// As many months from one of the reader's choice.
#[component]
fn FromMonth() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let chosen = Memo::new(move |_| match store.selection.with(|selection| selection.comparison) {
        ComparisonChoice::From(month) => Some(month),
        _ => None,
    });
    // One that is chosen stands there even where other months scored leave no room for it.
    let starts = Memo::new(move |_| {
        snapshot.with(|catalogue| {
            store.selection.with(|selection| {
                let (period, days) = (selection.period_in(catalogue), selection.days_in(catalogue));
                Comparison::starts(period, days, catalogue.period).chain(chosen.get()).collect::<BTreeSet<_>>()
            })
        })
    });
    let choose = move |month| store.selection.update(|selection| selection.comparison = ComparisonChoice::From(month));
    let last_chosen = Memo::new(move |last: Option<&Option<Month>>| chosen.get().or(last.copied().flatten()));
    let choose_again = move |_| {
        let last = last_chosen.get_untracked();
        let first = starts
            .with_untracked(|starts| last.filter(|last| starts.contains(last)).or_else(|| starts.first().copied()));
        if let Some(first) = first {
            choose(first);
        }
    };
    let choose_month = move |event: Event| {
        if let Ok(month) = Month::parse(&event_target_value(&event)) {
            choose(month);
        }
    };
    let option = move |month: Month| {
        let is_chosen = move || chosen.get() == Some(month);
        view! { <option value=month.to_string() prop:selected=is_chosen>{date::month(month)}</option> }
    };
    let has_none = move || starts.with(BTreeSet::is_empty);
    view! {
        <label>
            <input
                type="radio"
                name="comparison"
                id="comparison-from"
                disabled=has_none
                prop:checked=move || chosen.get().is_some()
                on:change=choose_again
            />
            "as many months from"
        </label>
        <select id="comparison-month" aria-label="First month compared with" disabled=has_none on:change=choose_month>
            <For each=move || starts.get() key=|month| *month let:month>{option(month)}</For>
            <Show when=has_none><option>"none"</option></Show>
        </select>
    }
}
