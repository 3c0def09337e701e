//! A list of values: search, what is done to all that is found, and a line for each.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::choices::Choices;
use super::head::ValueHead;
use super::line::ValueLine;
use crate::presentation::{number, value_list};
use crate::scoring::Field;

/// How many values are listed at first, and with each press of "more": there may be thousands.
const LISTED_AT_ONCE: usize = 30;

/// Fewer than so many values need no search.
const SEARCHED_FROM: usize = 8;

/// The open list.
#[component]
pub fn ValueList(
    /// The list.
    field: Field,
    /// Its id in the page.
    id: &'static str,
    /// Whether it is open.
    #[prop(into)]
    is_open: Signal<bool>,
    /// The codes left out.
    out: Memo<BTreeSet<String>>,
) -> impl IntoView {
    let choices = Choices::new(field, is_open, out);
    let heads = choices.values.with_value(|values| value_list::heads(values));
    let search_id = format!("{id}-search");
    let most = RwSignal::new(LISTED_AT_ONCE);
    let listed = Memo::new(move |_| listed(choices, most.get()));
    let has_heads = !heads.is_empty();
    let more = move || if has_heads { 0 } else { choices.found.with(Vec::len).saturating_sub(most.get()) };
    let tree = if has_heads {
        let head = |(name, positions)| view! { <ValueHead choices id name positions /> };
        heads.into_iter().map(head).collect_view().into_any()
    } else {
        view! {
            <For each=move || listed.get() key=|position| *position let:position>
                <ValueLine choices id position />
            </For>
        }
        .into_any()
    };
    let is_searched = choices.values.with_value(Vec::len) >= SEARCHED_FROM;
    view! {
        {is_searched.then(|| view! {
            <label for=search_id.clone()>"Find"</label>
            <input
                id=search_id.clone()
                type="search"
                prop:value=move || choices.search.get()
                on:input=move |event| choices.search.set(event_target_value(&event))
            />
        })}
        <p class="list-tools">
            <button type="button" disabled=move || choices.out.with(BTreeSet::is_empty) on:click=move |_| choices.clear()>
                "All in"
            </button>
            <button
                type="button"
                title="What is in goes out, and what is out comes in: of those found"
                on:click=move |_| choices.invert()
            >
                "Invert"
            </button>
            {is_searched.then(|| view! {
                <button
                    type="button"
                    title="Leave out all but those found"
                    disabled=move || !choices.is_seeking() || choices.found.with(Vec::is_empty)
                    on:click=move |_| choices.only_found()
                >
                    "Only found"
                </button>
            })}
        </p>
        <div class="tree" class:narrowed=move || choices.out.with(|out| !out.is_empty())>{tree}</div>
        <Show when=move || 0 < more()>
            <button type="button" class="more" on:click=move |_| most.update(|most| *most += LISTED_AT_ONCE)>
                {move || format!("{} more", number::whole(more() as u64))}
            </button>
        </Show>
        <p class="quiet" role="status">{move || choices.found.with(Vec::is_empty).then_some("Nothing is called that")}</p>
    }
}

/// Positions of the first values found, and after them, where they are few, of what is left out beyond.
fn listed(choices: Choices, most: usize) -> Vec<usize> {
    let mut listed: Vec<usize> = choices.found.with(|found| found.iter().take(most).copied().collect());
    choices.out.with(|out| {
        if out.len() <= most {
            choices.values.with_value(|values| {
                let left_out = (0..).zip(values).filter(|(_, value)| out.contains(&value.code));
                let beyond: Vec<usize> =
                    left_out.map(|(position, _)| position).filter(|position| !listed.contains(position)).collect();
                listed.extend(beyond);
            });
        }
    });
    listed
}
