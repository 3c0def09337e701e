//! What police and partners aimed at a group.

use leptos::prelude::*;

use crate::app::activity::{ActivityList, Beside};
use crate::domain::GroupCode;
use crate::snapshot::Activity;

/// Activity, fetched when it is opened.
#[component]
pub fn ActivityAimed(
    /// The group.
    code: GroupCode,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let is_listed = Callback::new(move |activity: Activity| activity.groups.contains(&code));
    view! {
        <details class="people" id="activity" on:toggle=move |_| is_open.set(true)>
            <summary><h2>"Activity aimed at it"</h2></summary>
            <Show when=move || is_open.get()><ActivityList is_listed beside=Beside::Sectors /></Show>
            <p class="quiet">"What was done, beside what happened: nothing here says that one caused the other."</p>
        </details>
    }
}
