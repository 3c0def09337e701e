//! One value's line.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use super::choices::Choices;
use crate::browser::element;
use crate::presentation::value_list::ValueState;

/// A value to take in or leave out: with shift, all from the last one; arrows go from line to line.
#[component]
pub fn ValueLine(
    /// The list.
    choices: Choices,
    /// The list's id in the page.
    id: &'static str,
    /// The value's position in it.
    position: usize,
) -> impl IntoView {
    let value = choices.values.with_value(|values| values.get(position).cloned()).unwrap_or_default();
    let code = value.code.clone();
    let is_in = Memo::new(move |_| choices.out.with(|out| !out.contains(&code)));
    let click = move |event: MouseEvent| choices.choose(position, event_target_checked(&event), event.shift_key());
    let step = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        let next = choices.found.with_untracked(|found| {
            let place = found.iter().position(|&found| found == position)?.checked_add_signed(by)?;
            found.get(place).copied()
        });
        if let Some(next) = next {
            element::focus(&line_id(id, next));
        }
    };
    let sum = Memo::new(move |_| choices.sums_of(&[position])?.first().copied());
    let state = move || sum.get().map(|sum| ValueState::of(is_in.get(), sum));
    let class = move || format!("value {}", state().map_or("", ValueState::class));
    let said = move || Some(state()?.words(sum.get()?));
    let note = (!value.note.is_empty()).then(|| view! { <span class="quiet">" " {value.note}</span> });
    view! {
        <label class=class>
            <input type="checkbox" id=line_id(id, position) prop:checked=is_in on:click=click on:keydown=step />
            <span>{value.name} {note} <span class="sum">{said}</span></span>
        </label>
    }
}

fn line_id(list: &str, position: usize) -> String {
    format!("{list}-{position}")
}
