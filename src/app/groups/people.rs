//! The nominals of a group: fetched only after a purpose was chosen.

use std::sync::Arc;

use leptos::prelude::*;

use super::person::person;
use crate::app::enquiry::finding;
use crate::app::snapshot::Snapshot;
use crate::domain::GroupCode;
use crate::engine::{Enquiry, Finding, GroupNominal};
use crate::scoring::counted_once;

/// Asks for a purpose, fetches the group's own file with it, and lists who is in it.
#[component]
pub fn People(
    /// The group.
    code: GroupCode,
) -> impl IntoView {
    let opened = Snapshot::here().opened();
    let purposes = opened.manifest.purposes.clone();
    if opened.manifest.groups_index.is_none() {
        return view! {
            <section class="people" id="people">
                <h2>"Nominals"</h2>
                <p role="status">"This audience does not have it: this snapshot holds no nominals."</p>
            </section>
        }
        .into_any();
    }
    if purposes.is_empty() {
        return view! {
            <section class="people" id="people">
                <h2>"Nominals"</h2>
                <p role="status">
                    "They cannot be opened: whoever runs the export has listed no purposes for which they may be looked at."
                </p>
            </section>
        }
        .into_any();
    }
    let (chosen, asked) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
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
    let options = purposes.into_iter().map(|purpose| view! { <option value=purpose.code>{purpose.label}</option> });
    let options = options.collect_view();
    let open = move |_| {
        let purpose = chosen.get_untracked();
        if !purpose.is_empty() {
            asked.set(Some(purpose));
        }
    };
    view! {
        <section class="people" id="people">
            <h2>"Nominals"</h2>
            <p>
                "Pseudonyms only. Their file is fetched when you open it, and the purpose goes into that request, so that the
                web server's own log holds who asked for which file and what for. Such a log cannot prove that the purpose was
                true, who sat at the computer, what was read or noted down, or what a copy of the file was used for; and where
                the server keeps no log, it holds nothing."
            </p>
            <div class="ask">
                <label for="purpose">"Purpose"</label>
                <select id="purpose" on:change=move |event| chosen.set(event_target_value(&event))>
                    <option value="">"Choose a purpose"</option>
                    {options}
                </select>
                <button type="button" id="open-people" disabled=move || chosen.with(String::is_empty) on:click=open>
                    "Open the nominals of this group"
                </button>
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
            </div>
            <Show when=move || asked.with(Option::is_some)>{shown}</Show>
        </section>
    }
    .into_any()
}

fn list(people: &[GroupNominal], by_records: bool) -> AnyView {
    let mut people: Vec<_> =
        people.iter().map(|nominal| (counted_once(&nominal.records), Arc::new(nominal.clone()))).collect();
    people.sort_by(|((records, harm), a), ((other_records, other_harm), b)| {
        let order = if by_records { other_records.cmp(records) } else { other_harm.total_cmp(harm) };
        order.then_with(|| a.id.cmp(&b.id))
    });
    view! {
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
