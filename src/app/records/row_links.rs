//! Where the cells of a row lead: to an area's page and map, a group's, a measure's, a record's row.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{Area, GroupCode, Level};
use crate::presentation::{DashboardPart, Page, RowsView};
use crate::rows::TableId;

/// What stands between the items of a cell that lists several.
const BETWEEN: &str = "; ";

/// A cell's text, with each of its items that has a page leading there.
pub fn linked(snapshot: Snapshot, store: Store, table: TableId, column: &str, raw: &str, said: String) -> AnyView {
    let items: Vec<&str> = raw.split(BETWEEN).collect();
    let links: Vec<Vec<(String, String)>> =
        items.iter().map(|item| links(snapshot, store, table, column, item)).collect();
    if links.iter().all(Vec::is_empty) {
        return said.into_any();
    }
    // Where several are listed each stands as the table has it.
    let texts = if items.len() == 1 { vec![said] } else { items.iter().map(|&item| item.to_owned()).collect() };
    let parts = texts.into_iter().zip(links).enumerate().map(|(at, (text, links))| {
        let between = (at > 0).then_some(BETWEEN);
        let links: Vec<_> = links
            .into_iter()
            .enumerate()
            .map(|(nth, (href, what))| {
                let label = if nth == 0 { text.clone() } else { what };
                view! { {(nth > 0).then_some(", ")}<a href=href>{label}</a> }
            })
            .collect();
        let plain = links.is_empty().then(|| text.clone());
        view! { {between}{plain}{links} }
    });
    parts.collect_view().into_any()
}

/// Addresses and what they are of, the first in the cell's own words.
fn links(snapshot: Snapshot, store: Store, table: TableId, column: &str, item: &str) -> Vec<(String, String)> {
    let area = |level: Level, is_it: &dyn Fn(&Area) -> bool| {
        let at = snapshot.with(|catalogue| catalogue.areas.of(level).iter().position(is_it));
        let Some(at) = at.and_then(|at| u16::try_from(at).ok()) else { return Vec::new() };
        let id = snapshot.area(level, at).map(|area| area.id);
        let map = store.address_after(snapshot, |state| {
            state.page = Page::Map;
            state.selection.level = level;
            state.focus = id;
        });
        vec![(store.address_of_area(snapshot, level, at), String::new()), (map, "on the map".to_owned())]
    };
    let by_id = |level| area(level, &|area| area.id.as_str() == item);
    let group = || {
        let code = GroupCode::new(item);
        let is_known = snapshot.with(|catalogue| catalogue.groups.iter().any(|group| group.code == code));
        if is_known { vec![(store.address_of_group(snapshot, code), String::new())] } else { Vec::new() }
    };
    let measure = |is_it: &dyn Fn(&crate::domain::Measure) -> bool| {
        let id = snapshot.with(|catalogue| {
            catalogue.measures.iter().find(|measure| is_it(measure)).map(|measure| measure.id.clone())
        });
        id.map(|id| vec![(store.address_of_measure(snapshot, id), String::new())]).unwrap_or_default()
    };
    match (table, column) {
        (_, "sector" | "home_sector" | "sectors") | (TableId::Sectors, "id") => by_id(Level::Sector),
        (_, "beat" | "home_beat") => by_id(Level::Beat),
        (TableId::Sectors, "area_command") => area(Level::AreaCommand, &|area| area.name == item),
        (TableId::Groups, "code") | (TableId::Links | TableId::Members | TableId::Activity, "group" | "groups") => {
            group()
        }
        (TableId::Measures, "id") => measure(&|measure| measure.id.as_str() == item),
        (TableId::Records | TableId::Members, "counted_by") => measure(&|measure| measure.label == item),
        (TableId::Links, "record") => {
            let row = item.parse().ok();
            let address = store.address_after(snapshot, |state| {
                state.rows = RowsView { row, without: DashboardPart::ALL.into(), ..RowsView::default() };
            });
            row.map(|_| vec![(address, String::new())]).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
