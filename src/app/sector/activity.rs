//! What police and partners did here.

use leptos::prelude::*;

use super::Opened;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Level;
use crate::engine::{Extra, Loaded};
use crate::presentation::date;
use crate::snapshot::Activity;

/// How many are listed, the latest first.
const LISTED: usize = 12;

/// The snapshot's activity, once it is here; none where it has no such table.
pub fn known(link: Link) -> Option<Vec<Activity>> {
    match link.extra(Extra::Activity)?.ok()?.as_ref() {
        Loaded::Activity(activities) => activities.clone(),
        Loaded::Outlines(_) => None,
    }
}

/// What was aimed at an area: at a sector itself, at the sector that a beat lies in, at any sector of an area
/// command; latest first.
pub fn aimed_here(snapshot: Snapshot, opened: Opened, activities: &[Activity]) -> Vec<Activity> {
    let Opened { level, area, .. } = opened;
    let sectors: Vec<String> = snapshot.with(|catalogue| {
        let parent = catalogue.areas.of(level).get(usize::from(area)).and_then(|area| area.parent);
        let holds = |(position, sector): &(u16, &crate::domain::Area)| match level {
            Level::AreaCommand => sector.parent == Some(area),
            Level::Sector => *position == area,
            Level::Beat => Some(*position) == parent,
        };
        let sectors = (0..).zip(&catalogue.areas.sectors);
        sectors.filter(holds).map(|(_, sector)| sector.id.to_string()).collect()
    });
    let is_here = |activity: &&Activity| activity.sectors.iter().any(|id| sectors.contains(id));
    let mut aimed: Vec<Activity> = activities.iter().filter(is_here).cloned().collect();
    aimed.sort_by(|a, b| b.from.cmp(&a.from).then(a.id.cmp(&b.id)));
    aimed
}

/// The latest activity aimed here.
#[component]
pub fn Activities() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let (link, opened) = (expect_context::<Link>(), expect_context::<Opened>());
    let body = move || match link.extra(Extra::Activity) {
        None => view! { <p class="quiet" role="status">"Fetching activity"</p> }.into_any(),
        Some(Err(failure)) => {
            view! { <p class="quiet" role="status">"Activity could not be read: " {failure.message}</p> }.into_any()
        }
        Some(Ok(_)) => match known(link) {
            None => view! { <p class="quiet">"Not supplied in this snapshot."</p> }.into_any(),
            Some(activities) => table(snapshot, store, aimed_here(snapshot, opened, &activities)),
        },
    };
    let whose = match opened.level {
        Level::Beat => "Activity aimed at its sector",
        Level::Sector => "Activity aimed here",
        Level::AreaCommand => "Activity aimed at its sectors",
    };
    view! { <section id="sector-activity"><h2>{whose}</h2>{body}</section> }
}

fn table(snapshot: Snapshot, store: Store, aimed: Vec<Activity>) -> AnyView {
    if aimed.is_empty() {
        return view! { <p class="quiet">"None in this snapshot."</p> }.into_any();
    }
    let more = aimed.len().saturating_sub(LISTED);
    let rows = aimed.into_iter().take(LISTED).map(|activity| {
        let what = match activity.phase {
            Some(phase) => format!("{}: {phase}", activity.kind),
            None => activity.kind,
        };
        let until = activity.to.map_or_else(|| "open".to_owned(), date::day);
        let groups = activity.groups.into_iter().map(|group| {
            let code = group.to_string();
            view! { <a href=store.address_of_group(snapshot, group)>{code}</a> " " }
        });
        view! {
            <tr>
                <th scope="row" class="words">{date::day(activity.from)}</th>
                <td class="words">{until}</td>
                <td>{what}</td>
                <td>{activity.agency}</td>
                <td>{groups.collect_view()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="figures-table">
            <caption class="unseen">"Activity, the latest first"</caption>
            <thead>
                <tr>
                    <th scope="col">"From"</th>
                    <th scope="col">"To before"</th>
                    <th scope="col">"What"</th>
                    <th scope="col">"Lead"</th>
                    <th scope="col">"Groups"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {(more > 0).then(|| view! { <p class="quiet">"And " {more} " earlier."</p> })}
    }
    .into_any()
}
