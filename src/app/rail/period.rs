//! Which months are scored.

use leptos::ev::Event;
use leptos::prelude::*;

use super::time_line::TimeLine;
use super::whole_periods::WholePeriods;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{DayEdges, Month, Period};
use crate::presentation::date;

/// The months scored.
pub(super) fn chosen(snapshot: Snapshot, store: Store) -> Signal<Period> {
    Signal::derive(move || snapshot.with(|catalogue| store.selection.with(|selection| selection.period_in(catalogue))))
}

/// Has whole months scored, by a drag of that number where by one.
pub(super) fn choose(snapshot: Snapshot, store: Store, period: Period, drag: Option<u32>) {
    let period = Some(period).filter(|&period| snapshot.with(|catalogue| period != catalogue.default_period()));
    let chosen = (period, DayEdges::WHOLE);
    if store.selection.with_untracked(|selection| (selection.period, selection.days) == chosen) {
        return;
    }
    if let Some(drag) = drag {
        store.drag(drag);
    }
    store.selection.update(|selection| (selection.period, selection.days) = chosen);
}

/// The line of months, the first and the last month, and whole quarters and years.
#[component]
pub fn PeriodFilter() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let period = chosen(snapshot, store);
    // The month just chosen stands; the other moves where it must.
    let choose_from = move |event: Event| {
        if let Ok(from) = Month::parse(&event_target_value(&event)) {
            let last = period.with(|period| period.last()).max(from);
            choose(snapshot, store, Period::spanning(from, last), None);
        }
    };
    let choose_last = move |event: Event| {
        if let Ok(last) = Month::parse(&event_target_value(&event)) {
            let from = period.with(|period| period.from()).min(last);
            choose(snapshot, store, Period::spanning(from, last), None);
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
            <TimeLine />
            <label for="period-from">"From"</label>
            <select id="period-from" on:change=choose_from>{months(snapshot, from)}</select>
            <label for="period-to">"To"</label>
            <select id="period-to" on:change=choose_last>{months(snapshot, last)}</select>
            <WholePeriods period=whole choose=Callback::new(move |period| choose(snapshot, store, period, None)) />
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
