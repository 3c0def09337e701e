//! On which days the months scored begin and end.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{Date, DayEdges, Period};
use crate::presentation::date;

/// The first and the last day.
#[component]
pub fn DaysFilter() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let covered = snapshot.with(|catalogue| ends(catalogue.period, DayEdges::WHOLE));
    let chosen = Memo::new(move |_| {
        snapshot.with(|catalogue| {
            store.selection.with(|selection| ends(selection.period_in(catalogue), selection.days_in(catalogue)))
        })
    });
    let is_whole = move || snapshot.with(|catalogue| store.selection.with(|s| s.days_in(catalogue).is_whole()));
    let wrong = RwSignal::new(None::<usize>);
    let choose = move |place: usize, text: &str| {
        let [least, most] = covered;
        let day = Date::parse(text).ok().filter(|day| Some(*day) >= least && Some(*day) <= most);
        wrong.set(day.is_none().then_some(place));
        let [first, last] = chosen.get_untracked();
        let Some(((day, first), last)) = day.zip(first).zip(last) else { return };
        // The day just chosen stands; the other moves where it must.
        let (first, last) = if place == 0 { (day, last.max(day)) } else { (first.min(day), day) };
        let Ok(period) = Period::new(first.month(), last.month().plus(1)) else { return };
        let days = DayEdges::between(first, last);
        let is_usual = days.is_whole() && snapshot.with(|catalogue| catalogue.default_period() == period);
        store.selection.update(|selection| {
            (selection.period, selection.days) = ((!is_usual).then_some(period), days);
        });
    };
    let field = move |place: usize, id: &'static str, label: &'static str| {
        let [least, most] = covered.map(said);
        view! {
            <label for=id>{label}</label>
            <input
                id=id
                type="date"
                min=least
                max=most
                prop:value=move || said(chosen.get()[place])
                aria-invalid=move || (wrong.get() == Some(place)).to_string()
                on:change=move |event| choose(place, &event_target_value(&event))
            />
        }
    };
    let expected = move || {
        let [least, most] = covered.map(|day| day.map(date::day).unwrap_or_default());
        wrong.get().map(|_| format!("Expected a day from {least} to {most}."))
    };
    view! {
        <details class="filter" id="days-filter" open=!untrack(is_whole)>
            <summary>"Days"<span class="quiet">{move || if is_whole() { "whole months" } else { "within months" }}</span></summary>
            <div class="period">{field(0, "days-first", "First")}{field(1, "days-last", "Last")}</div>
            <p class="wrong" role="status">{expected}</p>
            <p class="quiet">
                "Both are in, and are compared with the same days of the month. A record of which only the month is known "
                "counts on its first day, nominals on the last day chosen. Charts by month show whole months."
            </p>
        </details>
    }
}

fn ends(period: Period, days: DayEdges) -> [Option<Date>; 2] {
    [days.first_of(period), days.last_of(period)]
}

fn said(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
