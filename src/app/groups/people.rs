//! The nominals of a group: fetched only after a purpose was chosen.

use std::sync::Arc;

use leptos::prelude::*;

use super::person::person;
use crate::app::enquiry::finding;
use crate::app::purpose::{AskPurpose, why_not};
use crate::app::snapshot::Snapshot;
use crate::domain::GroupCode;
use crate::engine::{Enquiry, Finding, GroupNominal};
use crate::presentation::measure_words;
use crate::scoring::counted_once;

/// Asks for a purpose, fetches the group's own file with it, and lists who is in it.
#[component]
pub fn People(
    /// The group.
    code: GroupCode,
) -> impl IntoView {
    if let Some(why) = why_not(Snapshot::here()) {
        return view! { <section class="people" id="people"><h2>"Nominals"</h2><p role="status">{why}</p></section> }
            .into_any();
    }
    let asked = RwSignal::new(None::<String>);
    let found = finding(move || {
        let purpose = asked.get()?;
        Some(Enquiry::Nominals { group: code.clone(), purpose })
    });
    let by_records = RwSignal::new(false);
    let shown = move || match found.get().as_deref() {
        Some(Finding::Nominals(Ok(Some(people)))) => list(people, by_records.get()),
        Some(Finding::Nominals(Ok(None))) => {
            view! { <p role="status">"This audience does not have it: the snapshot has no nominals of this group."</p> }
                .into_any()
        }
        Some(Finding::Nominals(Err(failure))) => {
            view! { <p role="alert">"They could not be fetched: " {failure.message.clone()}</p> }.into_any()
        }
        _ => view! { <p role="status">"Fetching"</p> }.into_any(),
    };
    view! {
        <section class="people" id="people">
            <h2>"Nominals"</h2>
            <AskPurpose open=move |purpose| asked.set(Some(purpose))>
                <Show when=move || asked.with(Option::is_some)>
                    <label class="order">
                        <input
                            type="checkbox"
                            prop:checked=move || by_records.get()
                            on:change=move |event| by_records.set(event_target_checked(&event))
                        />
                        " Order by linked records instead of harm"
                    </label>
                </Show>
            </AskPurpose>
            <Show when=move || asked.with(Option::is_some)>{shown}</Show>
        </section>
    }
    .into_any()
}

fn list(people: &[GroupNominal], by_records: bool) -> AnyView {
    let kinds: Vec<_> = people.iter().map(|nominal| (nominal.kind.parse().ok(), nominal.status.as_str())).collect();
    let make_up = measure_words::make_up(&kinds);
    let mut people: Vec<_> =
        people.iter().map(|nominal| (counted_once(&nominal.records), Arc::new(nominal.clone()))).collect();
    people.sort_by(|((records, harm), a), ((other_records, other_harm), b)| {
        let order = if by_records { other_records.cmp(records) } else { other_harm.total_cmp(harm) };
        order.then_with(|| a.id.cmp(&b.id))
    });
    view! {
        <p id="make-up">"All who are or were in it. " {make_up} "."</p>
        <table class="listing" id="people-list">
            <caption class="unseen">"Nominals of this group"</caption>
            <thead>
                <tr>
                    <th scope="col">"Pseudonym"</th>
                    <th scope="col">"Kind"</th>
                    <th scope="col">"Status"</th>
                    <th scope="col">"Home"</th>
                    <th scope="col" class="numeric">"Linked records"</th>
                    <th scope="col" class="numeric">"Their harm, points"</th>
                </tr>
            </thead>
            {people.into_iter().map(|((records, harm), nominal)| person(&nominal, records, harm)).collect_view()}
        </table>
        <p class="quiet">
            "Ordered by what has already happened, in the period and while in this group. Nobody is ranked by a prediction of
            what they will do. Being linked as a suspect is not guilt."
        </p>
    }
    .into_any()
}
