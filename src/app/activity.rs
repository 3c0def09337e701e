//! What police and partners did, as a list.

use leptos::prelude::*;

use super::audience::Audience;
use super::link::Link;
use super::snapshot::Snapshot;
use super::store::Store;
use crate::domain::Level;
use crate::engine::{Extra, Loaded};
use crate::presentation::date;
use crate::snapshot::Activity;

/// How many are listed at first, the latest; the others at a press.
const LISTED: usize = 12;

/// What an activity was aimed at beside what the list is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Sectors.
    Sectors,
    /// Groups.
    Groups,
}

/// The snapshot's activity, once it is here; none where it has no such table.
pub fn known(link: Link) -> Option<Vec<Activity>> {
    match link.extra(Extra::Activity)?.ok()?.as_ref() {
        Loaded::Activity(activities) => activities.clone(),
        Loaded::Outlines(_) => None,
    }
}

/// Those activities of the snapshot that are of something, the latest first.
#[component]
pub fn ActivityList(
    /// Which are.
    is_listed: Callback<Activity, bool>,
    /// What is said of each beside.
    beside: Beside,
) -> impl IntoView {
    let link = expect_context::<Link>();
    let shows_all = RwSignal::new(false);
    move || match link.extra(Extra::Activity) {
        None => view! { <p class="quiet" role="status">"Fetching activity"</p> }.into_any(),
        Some(Err(failure)) => view! { <p role="alert">"Activity could not be read: " {failure.message}</p> }.into_any(),
        Some(Ok(_)) => match known(link) {
            None => view! { <p class="quiet">{Audience::here().no_table("activity")}</p> }.into_any(),
            Some(all) => {
                let mut listed: Vec<Activity> =
                    all.into_iter().filter(|activity| is_listed.run(activity.clone())).collect();
                listed.sort_by(|a, b| b.from.cmp(&a.from).then_with(|| a.id.cmp(&b.id)));
                list(listed, beside, shows_all)
            }
        },
    }
}

fn list(listed: Vec<Activity>, beside: Beside, shows_all: RwSignal<bool>) -> AnyView {
    if listed.is_empty() {
        return view! { <p class="quiet">"None in this snapshot."</p> }.into_any();
    }
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let most = if shows_all.get() { usize::MAX } else { LISTED };
    let earlier = listed.len().saturating_sub(most);
    let rows = listed.into_iter().take(most).map(|activity| row(snapshot, store, activity, beside)).collect_view();
    let other = if beside == Beside::Sectors { "Sectors" } else { "Groups" };
    view! {
        <table class="figures-table activity-list">
            <caption class="unseen">"Activity, the latest first"</caption>
            <thead>
                <tr>
                    <th scope="col">"From"</th>
                    <th scope="col">"To"</th>
                    <th scope="col">"What"</th>
                    <th scope="col">"Lead agency"</th>
                    <th scope="col">{other}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {(earlier > 0)
            .then(|| {
                view! { <button type="button" on:click=move |_| shows_all.set(true)>"Show the " {earlier} " before these"</button> }
            })}
    }
    .into_any()
}

fn row(snapshot: Snapshot, store: Store, activity: Activity, beside: Beside) -> impl IntoView {
    let what = match activity.phase {
        Some(phase) => format!("{}: {phase}", activity.kind.replace('_', " ")),
        None => activity.kind.replace('_', " "),
    };
    let aimed = match beside {
        Beside::Sectors => activity.sectors.iter().map(|id| sector(snapshot, store, id)).collect_view().into_any(),
        Beside::Groups => {
            let groups = activity.groups.into_iter().map(|group| {
                let code = group.to_string();
                view! { <a href=store.address_of_group(snapshot, group)>{code}</a> " " }
            });
            groups.collect_view().into_any()
        }
    };
    view! {
        <tr>
            <th scope="row" class="words">{date::day(activity.from)}</th>
            <td class="words">{activity.to.map_or_else(|| "open".to_owned(), date::last_day)}</td>
            <td>{what}</td>
            <td>{activity.agency}</td>
            <td>{aimed}</td>
        </tr>
    }
}

/// A sector's name, leading to its page; its id where the snapshot does not know it.
fn sector(snapshot: Snapshot, store: Store, id: &str) -> AnyView {
    let position = snapshot.with(|catalogue| catalogue.areas.sectors.iter().position(|area| area.id.as_str() == id));
    let known = position.and_then(|position| {
        let position = u16::try_from(position).ok()?;
        Some((position, snapshot.area(Level::Sector, position)?.name))
    });
    match known {
        None => view! { {id.to_owned()} " " }.into_any(),
        Some((position, name)) => {
            view! { <a href=store.address_of_area(snapshot, Level::Sector, position)>{name}</a> " " }.into_any()
        }
    }
}
