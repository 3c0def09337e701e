//! Which months are scored.

use leptos::ev::Event;
use leptos::prelude::*;

use super::whole_periods::WholePeriods;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{DayEdges, Month, Period};
use crate::presentation::date;

/// The first and the last month.
#[component]
pub fn PeriodFilter() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let period = Signal::derive(move || {
        snapshot.with(|catalogue| store.selection.with(|selection| selection.period_in(catalogue)))
    });
    let choose_period = move |period: Option<Period>| {
        let chosen = period.filter(|&chosen| snapshot.with(|catalogue| chosen != catalogue.default_period()));
        store.selection.update(|selection| (selection.period, selection.days) = (chosen, DayEdges::WHOLE));
    };
    let choose = move |from: Month, last: Month| choose_period(Period::new(from, last.plus(1)).ok());
    // The month just chosen stands; the other moves where it must.
    let choose_from = move |event: Event| {
        if let Ok(from) = Month::parse(&event_target_value(&event)) {
            choose(from, period.with(|period| period.last()).max(from));
        }
    };
    let choose_last = move |event: Event| {
        if let Ok(last) = Month::parse(&event_target_value(&event)) {
            choose(period.with(|period| period.from()).min(last), last);
        }
    };
    let from = Signal::derive(move || period.with(|period| period.from()));
    let last = Signal::derive(move || period.with(|period| period.last()));
    let whole = Signal::derive(move || {
        let is_whole =
            snapshot.with(|catalogue| store.selection.with(|selection| selection.days_in(catalogue).is_whole()));
        is_whole.then(|| period.get())
    });
    view! {
        <fieldset class="period">
            <legend>"Months"</legend>
            <label for="period-from">"From"</label>
            <select id="period-from" on:change=choose_from>{months(snapshot, from)}</select>
            <label for="period-to">"To"</label>
            <select id="period-to" on:change=choose_last>{months(snapshot, last)}</select>
            <WholePeriods period=whole choose=Callback::new(move |period| choose_period(Some(period))) />
        </fieldset>
    }
}

fn months(snapshot: Snapshot, chosen: Signal<Month>) -> Vec<impl IntoView> {
    let covered = snapshot.with(|catalogue| catalogue.period);
    (0..)
        .map(|month| covered.from().plus(month))
        .take_while(|&month| covered.contains(month))
        .map(|month| {
            let is_chosen = move || chosen.with(|chosen| *chosen == month);
            view! { <option value=month.to_string() prop:selected=is_chosen>{date::month(month)}</option> }
        })
        .collect()
}
