//! The rows behind the numbers of a breakdown.

use super::{DashboardPart, RowsView};
use crate::domain::{AreaId, DayEdges, GroupCode, Level, Measure, Nature, Period};
use crate::rows::{By, COUNTED_BY, Counted, Filter, TableId, Test, items};
use crate::scoring::{Catalogue, Subject};

/// A number of a [`Breakdown`](crate::scoring::Breakdown), by the list that it stands in; each position is a part's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOf {
    /// Its flow as a whole.
    Flow,
    /// An offence, or one past the last for records without a code.
    Offence(usize),
    /// A source.
    Source(usize),
    /// An area of the level asked for.
    Area(usize),
    /// A group: its linked harm, or what it shares with the group that is broken down.
    Group(usize),
    /// A measure, of flow or stock.
    Measure(usize),
    /// A month of the snapshot.
    Month(usize),
    /// The nominals of an area.
    StockArea(usize),
    /// The nominals of a group.
    StockGroup(usize),
}

/// How the raw rows are shown that a number counts, and the area that they lie in; none where it is past its list.
#[must_use]
pub fn rows_of(
    catalogue: &Catalogue,
    level: Level,
    subject: Subject,
    part: PartOf,
) -> Option<(RowsView, Option<AreaId>)> {
    let group = |at: usize| -> Option<GroupCode> { Some(catalogue.groups.get(at)?.code.clone()) };
    let area_of = |level, at: usize| -> Option<AreaId> { Some(catalogue.areas.of(level).get(at)?.id.clone()) };
    let mut area = match subject.area {
        Some((level, at)) => Some(area_of(level, at.into())?),
        None => None,
    };
    let (mut table, mut by) = (TableId::Records, By::Any);
    let mut count_by = |at: usize| {
        let measure = catalogue.measures.get(at)?;
        (by, table) = (By::Measure(measure.id.clone()), table_of(measure));
        Some(())
    };
    if let Some(at) = subject.measure {
        count_by(at.into())?;
    }
    let mut through: Vec<GroupCode> = Vec::new();
    if let Some(at) = subject.group {
        through.push(group(at as usize)?);
    }
    let mut view = RowsView::default();
    match part {
        PartOf::Flow => {}
        PartOf::Offence(at) => view.filters.push(Filter {
            column: "offence".to_owned(),
            test: match catalogue.offences.get(at) {
                Some(offence) => one_of(offence.code.as_str()),
                None if at == catalogue.offences.len() => Test::Empty,
                None => return None,
            },
        }),
        PartOf::Source(at) => {
            let test = one_of(catalogue.sources.get(at)?.id.as_str());
            view.filters.push(Filter { column: "source".to_owned(), test });
        }
        // Of a group's linked harm, what a measure counts through whatever group.
        PartOf::Measure(at) if subject.group.is_some() => {
            let measure = catalogue.measures.get(at).filter(|measure| items(&measure.label).count() == 1)?;
            let test = Test::Lists(measure.label.clone());
            view.filters.push(Filter { column: COUNTED_BY.to_owned(), test });
            table = table_of(measure);
        }
        PartOf::Measure(at) => count_by(at)?,
        PartOf::Month(at) => {
            view.filters.push(month_filter(catalogue, at)?);
            view.without.insert(DashboardPart::Period);
        }
        PartOf::Area(at) | PartOf::StockArea(at) => area = Some(area_of(level, at)?),
        PartOf::Group(at) | PartOf::StockGroup(at) => through.push(group(at)?),
    }
    if matches!(part, PartOf::StockArea(_) | PartOf::StockGroup(_)) {
        table = TableId::Members;
    }
    if area.is_none() {
        view.filters.extend(in_any_area(catalogue, level, table));
    }
    view.table = table;
    view.counted = Some(Counted { by, through: through.into_iter().collect() });
    Some((view, area))
}

fn table_of(measure: &Measure) -> TableId {
    if measure.nature() == Nature::Stock { TableId::Members } else { TableId::Records }
}

/// The days of a month of the snapshot.
#[must_use]
pub fn month_filter(catalogue: &Catalogue, at: usize) -> Option<Filter> {
    let month = catalogue.period.from().plus(i32::try_from(at).ok()?);
    let period = Period::new(month, month.plus(1)).ok()?.within(catalogue.period)?;
    let test = Test::Days(period.from().first_day(), DayEdges::default().last_of(period));
    Some(Filter { column: "date".to_owned(), test })
}

/// Rows that lie in an area of a level at all, where some may not: numbers of a level count no others.
fn in_any_area(catalogue: &Catalogue, level: Level, table: TableId) -> Option<Filter> {
    let [sector, beat] = match table {
        TableId::Members => ["home_sector", "home_beat"],
        _ => ["sector", "beat"],
    };
    let inside = || catalogue.areas.sectors.iter().filter(|sector| sector.parent.is_some());
    let (column, test) = match level {
        Level::Beat => (beat, Test::Filled),
        Level::AreaCommand if inside().count() < catalogue.areas.sectors.len() => {
            (sector, Test::OneOf(inside().map(|sector| sector.id.as_str().to_owned()).collect()))
        }
        // A nominal may live elsewhere; a record without a sector is in no score.
        _ if table == TableId::Members => (sector, Test::Filled),
        _ => return None,
    };
    Some(Filter { column: column.to_owned(), test })
}

fn one_of(value: &str) -> Test {
    Test::OneOf([value.to_owned()].into())
}
