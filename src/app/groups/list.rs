//! Every group ranked by the harm that its members are linked to.

use std::sync::Arc;

use leptos::prelude::*;

use super::row::row;
use crate::app::defined::Defined;
use crate::app::enquiry::groups;
use crate::app::store::Store;
use crate::presentation::{GroupSort, Page, Term, number};

/// Rows shown at first; the rest at a press.
const ROWS_AT_FIRST: usize = 60;

/// The list.
#[component]
pub fn GroupTable() -> impl IntoView {
    let (store, snapshot) = (Store::here(), crate::app::snapshot::Snapshot::here());
    let found = groups(|| true);
    let shows_all = RwSignal::new(false);
    let listed = Memo::new(move |_| {
        let Some(found) = found.get() else { return Vec::new() };
        let listed = snapshot.with(|catalogue| {
            store.groups.with(|list| list.listed(&found.groups, &catalogue.groups).into_iter().cloned().collect())
        });
        let listed: Vec<_> = listed;
        listed.into_iter().map(Arc::new).collect::<Vec<_>>()
    });
    let hidden = move || listed.with(Vec::len).saturating_sub(if shows_all.get() { usize::MAX } else { ROWS_AT_FIRST });
    let rows = move || {
        let complete =
            found.with(|found| found.as_ref().map(|found| found.months_complete.clone()).unwrap_or_default());
        let most = if shows_all.get() { usize::MAX } else { ROWS_AT_FIRST };
        listed.with(|listed| listed.iter().take(most).map(|harm| row(harm, &complete)).collect_view())
    };
    let said = move || {
        let listed = listed.with(Vec::len);
        let all = snapshot.with(|catalogue| catalogue.groups.len());
        format!("{} of {} groups", number::whole(listed as u64), number::whole(all as u64))
    };
    let head = move |label: &'static str, sort: Option<GroupSort>, numeric: bool| {
        let class = if numeric { "numeric" } else { "" };
        match sort {
            None => view! { <th scope="col" class=class>{label}</th> }.into_any(),
            Some(sort) => view! {
                <th scope="col" class=class aria-sort=move || store.groups.with(|list| list.aria(sort))>
                    <button type="button" on:click=move |_| store.groups.update(|list| list.click(sort))>{label}</button>
                </th>
            }
            .into_any(),
        }
    };
    view! {
        <article class="reasons" id="groups" aria-busy=move || found.with(Option::is_none).to_string()>
            <h1>{Page::Groups.label()}</h1>
            <p class="quiet">
                "Ranked by " <Defined term=Term::LinkedHarm>"linked harm"</Defined>
                ": each record that members of a " <Defined term=Term::Group>"group"</Defined> " (" <Defined term=Term::Ocg />
                ", " <Defined term=Term::Ucg /> " or " <Defined term=Term::Pcg /> ") were "
                <Defined term=Term::Linked>"linked"</Defined>
                " to while in it counts once for that group, and again for each other group, so that shares overlap. It says
                what they are linked to, not what they were convicted of. "
                <Defined term=Term::ThreatBand>"Threat bands"</Defined> " are shown as supplied; "
                <Defined term=Term::Priority>"priority individuals"</Defined> " may be members too."
            </p>
            <div class="toolbar">
                <label for="find-group">"Find by code, name or band"</label>
                <input
                    id="find-group"
                    type="search"
                    prop:value=move || store.groups.with(|list| list.search.clone())
                    on:input=move |event| store.groups.update(|list| list.search = event_target_value(&event))
                />
                <span class="quiet" role="status">{said}</span>
            </div>
            <table class="listing" id="group-list">
                <caption class="unseen">"Groups by linked harm"</caption>
                <thead>
                    <tr>
                        {head("Rank", Some(GroupSort::Harm), true)}
                        {head("Group", Some(GroupSort::Name), false)}
                        {head("Kind", Some(GroupSort::Kind), false)}
                        {head("Threat band", Some(GroupSort::Band), false)}
                        {head("Members", Some(GroupSort::Members), false)}
                        {head("Records", Some(GroupSort::Records), true)}
                        {head("Harm, points", None, true)}
                        {head("Share, %", None, true)}
                        {head("Change", Some(GroupSort::Change), false)}
                        {head("Areas", Some(GroupSort::Areas), true)}
                        {head("Months", None, false)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Show when=move || { hidden() > 0 }>
                <p>
                    <button type="button" on:click=move |_| shows_all.set(true)>
                        "Show the other " {move || number::whole(hidden() as u64)}
                    </button>
                </p>
            </Show>
        </article>
    }
}
