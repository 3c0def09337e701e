//! The values under one head.

use leptos::prelude::*;

use super::choices::Choices;
use super::line::ValueLine;
use crate::presentation::value_list::{self, ValueState};

/// A head, to leave out as a whole or value by value.
#[component]
pub fn ValueHead(
    /// The list.
    choices: Choices,
    /// The list's id in the page.
    id: &'static str,
    /// Its name.
    name: String,
    /// Positions of the values under it.
    positions: Vec<usize>,
) -> impl IntoView {
    let codes: Vec<String> = choices.codes(&positions);
    let (all, positions) = (positions.len(), StoredValue::new(positions));
    let out = Memo::new(move |_| choices.out.with(|out| codes.iter().filter(|code| out.contains(*code)).count()));
    let found = Memo::new(move |_| {
        let is_found = |position: &usize| choices.found.with(|found| found.contains(position));
        positions.with_value(|positions| positions.iter().copied().filter(is_found).collect::<Vec<_>>())
    });
    let change = move |event| choices.set(&positions.get_value(), event_target_checked(&event));
    let said = move || {
        let sums = positions.with_value(|positions| choices.sums_of(positions))?;
        let sum = value_list::total(sums);
        Some(ValueState::of(out.get() < all, sum).words(sum))
    };
    // Dozens of lines, made when they are first to be seen.
    let was_opened = RwSignal::new(false);
    let lines = move || if was_opened.get() { found.get() } else { Vec::new() };
    view! {
        <div class="group" hidden=move || found.with(Vec::is_empty)>
            <input
                type="checkbox"
                aria-label=format!("All of: {name}")
                prop:checked=move || out.get() == 0
                prop:indeterminate=move || (1..all).contains(&out.get())
                on:change=change
            />
            <details open=move || choices.is_seeking() on:toggle=move |_| was_opened.set(true)>
                <summary>{name} <span class="sum">{said}</span></summary>
                <For each=lines key=|position| *position let:position><ValueLine choices id position /></For>
            </details>
        </div>
    }
}
