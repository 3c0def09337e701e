//! What a group's page draws, from its breakdown.

use leptos::prelude::With;

use crate::app::counted_rows::address;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::chart::{BarChart, MonthChart};
use crate::presentation::network::Neighbour;
use crate::presentation::part_charts::{Length, bars, months};
use crate::presentation::{PartOf, words};
use crate::scoring::Breakdown;

/// Everything that the page draws.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    pub months: MonthChart,
    pub said: Vec<String>,
    pub areas: BarChart,
    pub homes: BarChart,
    pub offences: BarChart,
    pub measures: BarChart,
    /// Groups that share records with it, most first.
    pub shared: Vec<Neighbour>,
}

/// What a breakdown of a group's linked harm tells.
pub fn told(snapshot: Snapshot, store: Store, found: &Breakdown, position: u32) -> Told {
    let opened = snapshot.opened();
    let catalogue = &opened.catalogue;
    let level = store.selection.with(|selection| selection.level);
    let (months, said) = months(
        "group-months",
        catalogue.period.from(),
        &found.monthly,
        &found.months_complete,
        false,
        "linked records",
    );
    let chart = |id: &str, title: String, what: &str, unit: &str, more: &[&str]| BarChart {
        id: id.to_owned(),
        title,
        what: what.to_owned(),
        unit: unit.to_owned(),
        more: more.iter().map(|&head| head.to_owned()).collect(),
        ..BarChart::default()
    };
    let one = words::level_one(level);
    let area_name = |at: usize| catalogue.areas.of(level).get(at).map_or_else(String::new, |area| area.name.clone());
    let area_href = |at: usize| Some(store.address_of_area(snapshot, level, u16::try_from(at).ok()?));
    let measure_href = |at: usize| {
        let id = catalogue.measures.get(at)?.id.clone();
        Some(store.address_of_measure(snapshot, id))
    };
    let offence_name = |at: usize| match catalogue.offences.get(at) {
        Some(offence) => format!("{} {}", offence.code, offence.name),
        None => "No offence code".to_owned(),
    };
    let measure_name = |at: usize| catalogue.measures.get(at).map_or_else(String::new, |measure| measure.label.clone());
    let rows = |part| address(snapshot, store, found.subject, part);
    let harm = chart(
        "group-areas",
        format!("{} with its linked harm", words::level(level)),
        one,
        "points",
        &["records", "change"],
    );
    let homes = chart("group-homes", "Where its members live".to_owned(), one, "members", &["points"]);
    let offences = chart("group-offences", "Offences".to_owned(), "Offence", "points", &["records", "change"]);
    let measures = chart("group-measures", "Elements".to_owned(), "Element", "points", &["count", "change"]);
    let mut shared: Vec<Neighbour> = found
        .by_group
        .iter()
        .filter(|part| part.at != position && part.now.count > 0)
        .filter_map(|part| {
            let label = catalogue.groups.get(part.at as usize)?.code.to_string();
            let rows = rows(PartOf::Group(part.at as usize));
            Some(Neighbour { label, records: part.now.count, points: part.now.points, rows })
        })
        .collect();
    shared.sort_by(|a, b| b.records.cmp(&a.records).then_with(|| a.label.cmp(&b.label)));
    Told {
        months,
        said,
        areas: bars(harm, &found.by_area, Length::Points, area_name, area_href, |at| rows(PartOf::Area(at))),
        homes: bars(homes, &found.stock_by_area, Length::Count, area_name, area_href, |at| rows(PartOf::StockArea(at))),
        offences: bars(
            offences,
            &found.by_offence,
            Length::Points,
            offence_name,
            |_| None,
            |at| rows(PartOf::Offence(at)),
        ),
        measures: bars(measures, &found.by_measure, Length::Points, measure_name, measure_href, |at| {
            rows(PartOf::Measure(at))
        }),
        shared,
    }
}
