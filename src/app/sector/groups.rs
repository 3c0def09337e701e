//! The groups whose members are linked to the area's records.

use leptos::prelude::*;

use super::Opened;
use super::elements::change;
use crate::app::chart::BarList;
use crate::app::counted_rows::address;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::chart::{Bar, BarChart, Cell};
use crate::presentation::{PartOf, Term, number};

/// How many are listed.
const LISTED: usize = 12;

/// The groups with most linked harm, and what share of the area's flow that is.
#[component]
pub fn Groups() -> impl IntoView {
    let (snapshot, store, opened) = (Snapshot::here(), Store::here(), expect_context::<Opened>());
    let chart = Signal::derive(move || {
        let (mut parts, flow) = opened.breakdown.with(|breakdown| {
            let breakdown = breakdown.as_ref();
            breakdown.map(|breakdown| (breakdown.by_group.clone(), breakdown.flow.now.points)).unwrap_or_default()
        });
        parts.retain(|part| part.now.count > 0);
        parts.sort_by(|a, b| b.now.points.total_cmp(&a.now.points).then(a.at.cmp(&b.at)));
        parts.truncate(LISTED);
        let bars = parts.iter().filter_map(|part| {
            let group = snapshot.with(|catalogue| catalogue.groups.get(usize::try_from(part.at).ok()?).cloned())?;
            let share = if flow > 0.0 { part.now.points / flow } else { 0.0 };
            let rows = address(snapshot, store, opened.subject(), PartOf::Group(part.at as usize));
            Some(Bar {
                label: format!("{} ({})", group.code_name, group.code),
                href: Some(store.address_of_group(snapshot, group.code.clone())),
                value: part.now.points,
                text: number::points(part.now.points),
                more: vec![
                    Cell::count(part.now.count, rows),
                    Cell::Number(share * 100.0, number::percent(share)),
                    Cell::Text(change(part).to_owned()),
                ],
                ..Bar::default()
            })
        });
        BarChart {
            id: "sector-groups".into(),
            title: "Groups linked to harm here".into(),
            what: "Group".into(),
            unit: "Points".into(),
            more: vec!["Records".into(), "Of the flow".into(), "Change".into()],
            bars: bars.collect(),
            scale: None,
        }
    });
    let listed = move || {
        opened.breakdown.with(|breakdown| {
            let active = breakdown
                .as_ref()
                .map_or(0, |breakdown| breakdown.by_group.iter().filter(|part| part.now.count > 0).count());
            match active {
                0 => "No record here is linked to a group.".to_owned(),
                active if active > LISTED => {
                    format!("{LISTED} of {active} groups. A record linked to several groups is in each of them.")
                }
                _ => "A record linked to several groups is in each of them.".to_owned(),
            }
        })
    };
    view! {
        <BarList chart term=Term::LinkedHarm />
        <p class="quiet">{listed}</p>
    }
}
