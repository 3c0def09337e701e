//! What police and partners aimed at a group.

use leptos::prelude::*;

use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::domain::{Date, GroupCode};
use crate::engine::{Extra, Loaded};
use crate::presentation::{date, number};
use crate::snapshot::Activity;

/// Activity, fetched when it is opened.
#[component]
pub fn ActivityAimed(
    /// The group.
    code: GroupCode,
) -> impl IntoView {
    let (snapshot, link) = (Snapshot::here(), expect_context::<Link>());
    let is_open = RwSignal::new(false);
    let shown = move || match link.extra(Extra::Activity) {
        None => view! { <p role="status">"Fetching"</p> }.into_any(),
        Some(Err(failure)) => view! { <p role="alert">"It could not be fetched: " {failure.message}</p> }.into_any(),
        Some(Ok(loaded)) => match loaded.as_ref() {
            Loaded::Activity(Some(all)) => table(snapshot, aimed_at(all, &code)),
            _ => view! { <p role="status">"Not supplied in this snapshot."</p> }.into_any(),
        },
    };
    view! {
        <details class="people" id="activity" on:toggle=move |_| is_open.set(true)>
            <summary><h2>"Activity aimed at it"</h2></summary>
            {move || is_open.get().then(&shown)}
            <p class="quiet">"What was done, beside what happened: nothing here says that one caused the other."</p>
        </details>
    }
}

/// What was aimed at a group, the latest first.
fn aimed_at<'a>(all: &'a [Activity], code: &GroupCode) -> Vec<&'a Activity> {
    let mut aimed: Vec<&Activity> = all.iter().filter(|activity| activity.groups.contains(code)).collect();
    aimed.sort_by(|a, b| b.from.cmp(&a.from).then_with(|| a.id.cmp(&b.id)));
    aimed
}

fn table(snapshot: Snapshot, list: Vec<&Activity>) -> AnyView {
    if list.is_empty() {
        return view! { <p role="status">"None in this snapshot."</p> }.into_any();
    }
    let until = |to: Option<Date>| to.and_then(|to| Date::from_epoch_days(to.epoch_days() - 1));
    let sector = |id: &String| {
        let name = snapshot.with(|catalogue| {
            let sectors = catalogue.areas.sectors.iter();
            sectors.into_iter().find(|area| area.id.as_str() == id).map(|area| area.name.clone())
        });
        name.unwrap_or_else(|| id.clone())
    };
    let row = |activity: &Activity| {
        let phase = activity.phase.as_ref().map_or_else(String::new, |phase| format!(": {phase}"));
        let sectors: Vec<String> = activity.sectors.iter().map(sector).collect();
        view! {
            <tr>
                <th scope="row">{date::day(activity.from)}</th>
                <td>{until(activity.to).map_or_else(|| number::NONE.to_owned(), date::day)}</td>
                <td>{activity.kind.replace('_', " ")} {phase}</td>
                <td>{activity.agency.clone()}</td>
                <td>{sectors.join(", ")}</td>
            </tr>
        }
    };
    view! {
        <table class="listing" id="activity-list">
            <caption class="unseen">"Activity aimed at this group"</caption>
            <thead>
                <tr>
                    <th scope="col">"From"</th>
                    <th scope="col">"To"</th>
                    <th scope="col">"What"</th>
                    <th scope="col">"Lead agency"</th>
                    <th scope="col">"Sectors"</th>
                </tr>
            </thead>
            <tbody>{list.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
