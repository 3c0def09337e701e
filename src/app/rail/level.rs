//! Which areas are ranked.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Level;
use crate::presentation::words;

/// A choice among the levels that the snapshot has.
#[component]
pub fn LevelFilter() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let levels =
        Level::ALL.into_iter().filter(|&level| snapshot.with(|catalogue| !catalogue.areas.of(level).is_empty()));
    let choices: Vec<_> = levels
        .map(|level| {
            let is_chosen = move || store.selection.with(|selection| selection.level == level);
            view! {
                <label>
                    <input
                        type="radio"
                        name="level"
                        value=level.as_str()
                        prop:checked=is_chosen
                        on:change=move |_| store.set_level(level)
                    />
                    {words::level(level)}
                </label>
            }
        })
        .collect();
    view! { <fieldset class="inline"><legend>"Rank"</legend>{choices}</fieldset> }
}
