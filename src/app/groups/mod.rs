//! Groups: all of them ranked by linked harm, and a page for each.

mod activity;
mod group;
mod group_charts;
mod list;
mod people;
mod person;
mod row;

use leptos::prelude::*;

use self::group::GroupPage;
use self::list::GroupTable;
use super::audience::Audience;
use super::snapshot::Snapshot;
use super::store::Store;
use crate::presentation::Page;

/// The page of groups.
#[component]
pub fn GroupsPage() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    if snapshot.with(|catalogue| catalogue.groups.is_empty()) {
        return view! {
            <article class="reasons" id="groups" aria-busy="false">
                <h1>{Page::Groups.label()}</h1>
                <p role="status">{Audience::here().no_table("groups")}</p>
            </article>
        }
        .into_any();
    }
    let position = Memo::new(move |_| {
        let code = store.group.get()?;
        let position = snapshot.with(|catalogue| catalogue.groups.iter().position(|group| group.code == code))?;
        u32::try_from(position).ok()
    });
    let shown = move || match position.get() {
        Some(position) => view! { <GroupPage position /> }.into_any(),
        None => view! { <GroupTable /> }.into_any(),
    };
    shown.into_any()
}
