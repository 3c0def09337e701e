//! Whole quarters and years, and the same length of time earlier or later.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::domain::{DayEdges, Period};
use crate::presentation::date;
use crate::presentation::whole_periods::{moved, whole_periods};

/// A list of whole quarters and years, and two buttons that move the period by its own length.
#[component]
pub fn WholePeriods(
    /// The months scored; none where they begin or end within a month.
    period: Signal<Option<Period>>,
    /// Takes other months.
    choose: Callback<Period>,
) -> impl IntoView {
    let covered = Snapshot::here().with(|catalogue| catalogue.period);
    let kinds = whole_periods(covered);
    let all: Vec<Period> = kinds.iter().flat_map(|(_, periods)| periods.iter().copied()).collect();
    let is_whole = {
        let all = all.clone();
        move || period.get().is_some_and(|period| all.contains(&period))
    };
    // By its place in the list: what is chosen there is whole in one way only.
    let pick = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        if let Some(&period) = place.and_then(|place| all.get(place)) {
            choose.run(period);
        }
    };
    let mut place = 0..;
    let mut option = |whole: Period| {
        let value = place.next().unwrap_or_default().to_string();
        view! { <option value=value prop:selected=move || period.get() == Some(whole)>{date::period(whole, DayEdges::WHOLE)}</option> }
    };
    let lists: Vec<_> = kinds
        .into_iter()
        .map(|(title, periods)| {
            let options: Vec<_> = periods.into_iter().map(&mut option).collect();
            view! { <optgroup label=title>{options}</optgroup> }
        })
        .collect();
    let step = |id: &'static str, label: &'static str, title: &'static str, by: i32| {
        let to = Memo::new(move |_| moved(period.get()?, by, covered));
        let go = move |_| {
            if let Some(period) = to.get_untracked() {
                choose.run(period);
            }
        };
        view! { <button type="button" id=id title=title disabled=move || to.get().is_none() on:click=go>{label}</button> }
    };
    view! {
        <label for="period-whole">"Or"</label>
        <select id="period-whole" aria-label="A whole quarter or year" on:change=pick>
            <option value="" prop:selected=move || !is_whole()>"A quarter or year"</option>
            {lists}
        </select>
        <p class="list-tools">
            {step("period-earlier", "Earlier", "As many months, just before these", -1)}
            {step("period-later", "Later", "As many months, just after these", 1)}
        </p>
    }
}
