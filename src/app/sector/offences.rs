//! Which offences the area's harm is made of.

use leptos::prelude::*;

use super::Opened;
use super::elements::change;
use crate::app::chart::BarList;
use crate::app::counted_rows::address;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::chart::{Bar, BarChart, Cell};
use crate::presentation::{PartOf, number};
use crate::scoring::Part;

/// How many are shown by name.
const NAMED: usize = 10;

/// The offences with most harm, the others together.
#[component]
pub fn Offences() -> impl IntoView {
    let (snapshot, store, opened) = (Snapshot::here(), Store::here(), expect_context::<Opened>());
    let chart = Signal::derive(move || {
        let mut parts = opened.breakdown.get().map(|breakdown| breakdown.by_offence.clone()).unwrap_or_default();
        parts.retain(|part| part.now.count > 0);
        parts.sort_by(|a, b| b.now.points.total_cmp(&a.now.points).then(a.at.cmp(&b.at)));
        let others = if parts.len() > NAMED + 1 { parts.split_off(NAMED) } else { Vec::new() };
        let name = |part: &Part| {
            let offence = usize::try_from(part.at).ok();
            snapshot.with(|catalogue| {
                let offence = offence.and_then(|at| catalogue.offences.get(at));
                offence.map_or_else(|| "No offence code".to_owned(), |offence| offence.name.clone())
            })
        };
        let bar = |part: &Part| {
            let rows = address(snapshot, store, opened.subject(), PartOf::Offence(part.at as usize));
            Bar {
                label: name(part),
                value: part.now.points,
                text: number::points(part.now.points),
                more: vec![Cell::count(part.now.count, rows), Cell::Text(change(part).to_owned())],
                ..Bar::default()
            }
        };
        let mut bars: Vec<Bar> = parts.iter().map(bar).collect();
        if !others.is_empty() {
            let points = others.iter().map(|part| part.now.points).sum();
            let records: u64 = others.iter().map(|part| part.now.count).sum();
            bars.push(Bar {
                label: format!("{} other offences", others.len()),
                value: points,
                text: number::points(points),
                more: vec![Cell::count(records, None), Cell::Text(String::new())],
                class: "element-other".to_owned(),
                ..Bar::default()
            });
        }
        BarChart {
            id: "sector-offences".into(),
            title: "Harm by offence".into(),
            what: "Offence".into(),
            unit: "Points".into(),
            more: vec!["Records".into(), "Change".into()],
            bars,
            scale: None,
        }
    });
    view! { <BarList chart /> }
}
