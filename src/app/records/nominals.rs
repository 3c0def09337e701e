//! What stands in the place of nominals' rows until a group and a purpose are chosen.

use leptos::prelude::*;

use crate::app::purpose::{AskPurpose, why_not};
use crate::app::rows_link::RowsLink;
use crate::app::snapshot::Snapshot;
use crate::domain::GroupCode;

/// Asks for a group and a purpose.
#[component]
pub fn AskNominals() -> impl IntoView {
    let (snapshot, link) = (Snapshot::here(), RowsLink::here());
    if let Some(why) = why_not(snapshot) {
        return view! { <p class="panel" role="status" id="no-nominals">{why}</p> }.into_any();
    }
    let groups = snapshot.with(|catalogue| catalogue.groups.clone());
    let chosen = RwSignal::new(groups.first().map(|group| group.code.clone()));
    let options = groups.into_iter().map(|group| {
        let words = format!("{} {}", group.code, group.code_name);
        view! { <option value=group.code.to_string()>{words}</option> }
    });
    let options = options.collect_view();
    let choose = move |event| chosen.set(Some(GroupCode::new(event_target_value(&event))));
    let open = move |purpose| {
        if let Some(group) = chosen.get_untracked() {
            link.open_nominals(group, purpose);
        }
    };
    view! {
        <section class="people panel" id="ask-nominals">
            <h2>"Nominals, a group at a time"</h2>
            <p>
                <label for="nominals-group">"Group"</label> " "
                <select id="nominals-group" on:change=choose>{options}</select>
            </p>
            <AskPurpose open />
        </section>
    }
    .into_any()
}
