//! What a measure's page draws, from its breakdown.

use leptos::prelude::With;

use crate::app::counted_rows::address;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{Level, Nature};
use crate::presentation::chart::{BarChart, Drawing, MonthChart, Table};
use crate::presentation::part_charts::{Length, bars, months};
use crate::presentation::{PartOf, lorenz, words};
use crate::scoring::{Breakdown, Concentration, Part};

/// How concentrated a measure is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Concentrated {
    pub sentence: String,
    pub drawing: Drawing,
    pub table: Table,
}

/// Everything that the page draws.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    pub months: MonthChart,
    pub signals: Vec<String>,
    pub areas: BarChart,
    pub offences: BarChart,
    pub groups: BarChart,
    pub sources: BarChart,
    pub concentration: Concentrated,
}

/// What a breakdown of a measure tells.
pub fn told(snapshot: Snapshot, store: Store, found: &Breakdown, position: u16) -> Told {
    let opened = snapshot.opened();
    let catalogue = &opened.catalogue;
    let Some(measure) = catalogue.measures.get(usize::from(position)) else { return Told::default() };
    let is_stock = measure.nature() == Nature::Stock;
    let level = store.selection.with(|selection| selection.level);
    let (areas, groups) =
        if is_stock { (&found.stock_by_area, &found.stock_by_group) } else { (&found.by_area, &found.by_group) };
    let monthly = if is_stock { &found.stock_monthly } else { &found.monthly };
    let complete = if is_stock { &[][..] } else { &found.months_complete };
    let (months, signals) = months("months", catalogue.period.from(), monthly, complete, is_stock, &measure.unit);
    let named = |id: &str, title: &str, what: &str| BarChart {
        id: id.to_owned(),
        title: title.to_owned(),
        what: what.to_owned(),
        unit: "points".to_owned(),
        more: vec![measure.unit.clone(), "change".to_owned()],
        ..BarChart::default()
    };
    let area_name = |at: usize| catalogue.areas.of(level).get(at).map_or_else(String::new, |area| area.name.clone());
    let offence_name = |at: usize| match catalogue.offences.get(at) {
        Some(offence) => format!("{} {}", offence.code, offence.name),
        None => "No offence code".to_owned(),
    };
    let group_name = |at: usize| {
        catalogue.groups.get(at).map_or_else(String::new, |group| format!("{} {}", group.code, group.code_name))
    };
    let group_href = |at: usize| {
        let code = catalogue.groups.get(at)?.code.clone();
        Some(store.address_of_group(snapshot, code))
    };
    let rows = |part| address(snapshot, store, found.subject, part);
    let area_href = |at: usize| Some(store.address_of_area(snapshot, level, u16::try_from(at).ok()?));
    let source_name = |at: usize| catalogue.sources.get(at).map_or_else(String::new, |source| source.label.clone());
    let title = format!("{} ranked by this element", words::level(level));
    Told {
        months,
        signals,
        areas: bars(
            named("areas", &title, words::level_one(level)),
            areas,
            Length::Points,
            area_name,
            area_href,
            |at| rows(if is_stock { PartOf::StockArea(at) } else { PartOf::Area(at) }),
        ),
        offences: bars(
            named("offences", "Offences", "Offence"),
            &found.by_offence,
            Length::Points,
            offence_name,
            |_| None,
            |at| rows(PartOf::Offence(at)),
        ),
        groups: bars(named("groups-of", "Groups", "Group"), groups, Length::Points, group_name, group_href, |at| {
            rows(if is_stock { PartOf::StockGroup(at) } else { PartOf::Group(at) })
        }),
        sources: bars(
            named("sources", "Sources", "Source"),
            &found.by_source,
            Length::Points,
            source_name,
            |_| None,
            |at| rows(PartOf::Source(at)),
        ),
        concentration: concentrated(areas, catalogue.areas.of(level).len(), level),
    }
}

fn concentrated(parts: &[Part], places: usize, level: Level) -> Concentrated {
    let mut values = vec![0.0; places];
    for part in parts {
        if let Some(value) = values.get_mut(part.at as usize) {
            *value = part.now.points;
        }
    }
    let Some(found) = Concentration::of(&values) else {
        return Concentrated { sentence: "No harm to be concentrated.".to_owned(), ..Concentrated::default() };
    };
    let name = words::level(level).to_lowercase();
    Concentrated {
        sentence: lorenz::sentence(&found, &name),
        drawing: lorenz::drawing(&found),
        table: lorenz::table(&found, &name),
    }
}
