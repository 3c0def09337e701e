//! Which groups count.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{Group, GroupCode, Via};
use crate::presentation::number;

/// The most groups listed at once: there may be thousands.
const MOST_LISTED: usize = 30;

/// Groups by code name, with a search; those left out are always listed.
#[component]
pub fn GroupsFilter() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let opened = snapshot.opened();
    if opened.catalogue.groups.is_empty() {
        return ().into_any();
    }
    let all = opened.catalogue.groups.len();
    let search = RwSignal::new(String::new());
    let out = Memo::new(move |_| store.selection.with(|selection| selection.groups_out.clone()));
    let found = Memo::new(move |_| {
        let wanted = search.with(|search| search.trim().to_lowercase());
        let groups = &snapshot.opened().catalogue.groups;
        let fits = |group: &&Group| format!("{} {}", group.code_name, group.code).to_lowercase().contains(&wanted);
        groups.iter().filter(fits).map(|group| group.code.clone()).collect::<Vec<GroupCode>>()
    });
    // Made when they are first to be seen and not while the page starts.
    let was_opened = RwSignal::new(false);
    let listed = move || {
        if !was_opened.get() {
            return Vec::new();
        }
        let groups = &snapshot.opened().catalogue.groups;
        let (out, found) = (out.get(), found.get());
        let first = found.iter().filter(|code| !out.contains(code)).take(MOST_LISTED);
        let codes: Vec<&GroupCode> = out.iter().chain(first).collect();
        let groups = codes.into_iter().filter_map(|code| groups.iter().find(|group| group.code == *code));
        groups.cloned().collect::<Vec<_>>()
    };
    let more = move || {
        let not_out = found.with(|found| out.with(|out| found.iter().filter(|code| !out.contains(code)).count()));
        let more = not_out.saturating_sub(MOST_LISTED);
        (more > 0).then(|| format!("{} more: find them by name", number::whole(more as u64)))
    };
    let said = move || {
        let out = out.with(BTreeSet::len);
        if out == 0 {
            format!("all {} in", number::whole(all as u64))
        } else {
            format!("{} out", number::whole(out as u64))
        }
    };
    let all_in = move |_| store.selection.update(|selection| selection.groups_out.clear());
    view! {
        <details class="filter offences" id="groups-filter" on:toggle=move |_| was_opened.set(true)>
            <summary>"Groups" <span class="quiet">{said}</span></summary>
            <label for="group-search">"Find a group"</label>
            <input
                id="group-search"
                type="search"
                prop:value=move || search.get()
                on:input=move |event| search.set(event_target_value(&event))
            />
            <button type="button" disabled=move || out.with(BTreeSet::is_empty) on:click=all_in>"All in"</button>
            <div class="tree">
                <For
                    each=listed
                    key=|group: &Group| group.code.clone()
                    children=move |group| choice(store, &group)
                />
            </div>
            <p class="quiet" role="status">{more}</p>
            <p class="quiet">"A record leaves only if no other link still qualifies it."</p>
        </details>
    }
    .into_any()
}

fn choice(store: Store, group: &Group) -> impl IntoView + use<> {
    let (code, changed) = (group.code.clone(), group.code.clone());
    let is_in = move || store.selection.with(|selection| !selection.groups_out.contains(&code));
    let change = move |event| {
        let on = event_target_checked(&event);
        store.selection.update(|selection| {
            if on {
                selection.groups_out.remove(&changed);
            } else {
                selection.groups_out.insert(changed.clone());
            }
        });
    };
    let kind = Via::Group(group.kind).as_str().to_uppercase();
    view! {
        <label>
            <input type="checkbox" prop:checked=is_in on:change=change />
            <span>{group.code_name.clone()} <span class="quiet">" " {kind} " " {group.code.to_string()}</span></span>
        </label>
    }
}
