//! One nominal: a row, and under it memberships, referrals and records.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::domain::{Date, Level, NominalKind};
use crate::engine::GroupNominal;
use crate::presentation::{date, measure_words, number, referral};
use crate::scoring::{BeforeAfter, LinkedRecord};

/// The most records shown of one nominal.
const MOST_RECORDS: usize = 200;

/// A nominal's rows: the second opens and closes at a press.
pub fn person(nominal: &Arc<GroupNominal>, records: u64, harm: f64) -> AnyView {
    let snapshot = Snapshot::here();
    let is_open = RwSignal::new(false);
    let kind = nominal.kind.parse::<NominalKind>().map_or("", measure_words::nominals);
    let home = nominal.home_sector.as_ref().map_or(number::NONE.to_owned(), |id| {
        let name = snapshot.with(|catalogue| {
            catalogue.areas.sectors.iter().find(|area| area.id.as_str() == id).map(|area| area.name.clone())
        });
        name.unwrap_or_else(|| id.clone())
    });
    let of = Arc::clone(nominal);
    view! {
        <tbody>
            <tr>
                <th scope="row">
                    <button
                        type="button"
                        class="person"
                        aria-expanded=move || is_open.get().to_string()
                        on:click=move |_| is_open.update(|open| *open = !*open)
                    >
                        {nominal.id.clone()}
                    </button>
                </th>
                <td>{kind}</td>
                <td>{nominal.status.clone()}</td>
                <td>{home}</td>
                <td class="numeric">{number::whole(records)}</td>
                <td class="numeric">{number::points(harm)}</td>
            </tr>
            {move || is_open.get().then(|| view! { <tr><td colspan="6">{about(snapshot, &of)}</td></tr> })}
        </tbody>
    }
    .into_any()
}

fn about(snapshot: Snapshot, nominal: &GroupNominal) -> AnyView {
    let until = |to: Option<Date>| to.map_or_else(|| "and still".to_owned(), |to| format!("to {}", date::last_day(to)));
    let memberships = nominal.memberships.iter().map(|(code, from, to)| {
        view! { <li>{format!("In {code} from {} {}", date::day(*from), until(*to))}</li> }
    });
    let covered = covered(snapshot);
    let referrals = nominal.referrals.iter().map(|(scheme, day)| {
        let found = BeforeAfter::around(day.epoch_days(), covered, &nominal.records);
        view! { <li class="referral">{referral::said(scheme, *day, found.as_ref())}</li> }
    });
    let limits = (!nominal.referrals.is_empty()).then(|| view! { <p class="quiet">{referral::LIMITS}</p> });
    let mut records: Vec<&LinkedRecord> = nominal.records.iter().collect();
    records.sort_by_key(|record| (std::cmp::Reverse(record.day), record.row));
    let more = records.len().saturating_sub(MOST_RECORDS);
    let more = (more > 0).then(|| view! { <p>{format!("The latest {MOST_RECORDS}; {more} more are older.")}</p> });
    let rows = records.iter().take(MOST_RECORDS).map(|record| line(snapshot, record)).collect_view();
    view! {
        <ul>{memberships.collect_view()} {referrals.collect_view()}</ul>
        {limits}
        <table class="figures-table">
            <caption class="unseen">"Records that " {nominal.id.clone()} " is linked to"</caption>
            <thead>
                <tr>
                    <th scope="col">"Date"</th>
                    <th scope="col">"What"</th>
                    <th scope="col">"Sector"</th>
                    <th scope="col">"Role"</th>
                    <th scope="col" class="numeric">"Points"</th>
                    <th scope="col">"Part of the figures above"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
    }
    .into_any()
}

/// The days for which every source of the linked elements is complete, [from, to).
fn covered(snapshot: Snapshot) -> [i32; 2] {
    let opened = snapshot.opened();
    let linked = opened.catalogue.measures.iter().zip(&opened.sources_of_measures).filter(|(m, _)| m.is_linked());
    let sources = linked.flat_map(|(_, sources)| sources);
    let complete = sources.filter_map(|&source| opened.catalogue.sources.get(usize::from(source)));
    let to = complete.map(|source| source.complete_to.epoch_days()).fold(opened.manifest.to.epoch_days(), i32::min);
    [opened.manifest.from.epoch_days(), to]
}

fn line(snapshot: Snapshot, record: &LinkedRecord) -> AnyView {
    let day = record.day.and_then(Date::from_epoch_days).map_or(number::NONE.to_owned(), date::day);
    let what = snapshot.with(|catalogue| {
        let offence = catalogue.offences.get(usize::from(record.offence));
        offence.map_or_else(|| record.kind.replace('_', " "), |offence| format!("{} {}", offence.code, offence.name))
    });
    let sector = record.sector.and_then(|sector| snapshot.area(Level::Sector, sector)).map(|area| area.name);
    view! {
        <tr>
            <th scope="row">{day}</th>
            <td>{what}</td>
            <td>{sector.unwrap_or_else(|| number::NONE.to_owned())}</td>
            <td>{record.role.clone()}</td>
            <td class="numeric">{number::points(record.points)}</td>
            <td>{if record.counts { "yes" } else { "no" }}</td>
        </tr>
    }
    .into_any()
}
