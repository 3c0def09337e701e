//! The dashboard's own choices, as filters of rows: those that make a score's numbers.

use std::collections::BTreeSet;

use super::Desk;
use crate::domain::{GroupCode, Level};
use crate::rows::{AreaOf, By, Filter, Look, TableId, Test};
use crate::scoring::{Catalogue, Generated, NO_OFFENCE_CODE, Selection};

impl Desk {
    /// Clears the rows that the dashboard's choices leave out.
    pub(super) fn keep_dashboard(&self, look: &Look, kept: &mut [bool]) {
        let is_records = look.table == TableId::Records;
        let mut keep = |column: &str, test: &Test| {
            if let Some(column) = self.column(look.table, column) {
                column.codes.keep(&test.mask(column), kept);
            }
        };
        if is_records && look.in_period {
            let (period, days) = (look.selection.period_in(self.catalogue()), look.selection.days_in(self.catalogue()));
            keep("date", &Test::Days(days.first_of(period), days.last_of(period)));
        }
        if is_records && look.sources_in {
            for filter in narrowing(&look.selection, self.catalogue()) {
                keep(&filter.column, &filter.test);
            }
        }
        if let Some(area) = &look.area {
            let (column, ids) = self.area_test(look.table, area);
            if let Some(column) = column {
                keep(column, &Test::OneOf(ids));
            }
        }
        if is_records
            && look.offences_in
            && let Some(column) = self.column(look.table, "offence")
        {
            let out = &look.selection.offences_out;
            let is_out = |code: &str| out.iter().any(|other| other.as_str() == code);
            let mask = column.mask(|at| !is_out(&column.values.text(at)), !is_out(NO_OFFENCE_CODE));
            column.codes.keep(&mask, kept);
        }
        if let (Some(counted), Some(worths)) = (&look.counted, self.worths.get(&look.table)) {
            worths.columns[0].codes.keep(&worths.counted(&counted.by, self.catalogue()), kept);
            for group in &counted.through {
                self.keep_linked_through(group, &counted.by, look, kept);
            }
        }
    }

    /// Clears the records that are not linked through a group, and the members that are not of it.
    fn keep_linked_through(&self, group: &GroupCode, by: &By, look: &Look, kept: &mut [bool]) {
        let mut linked = vec![false; kept.len()];
        let keep = |row: u32| linked.get_mut(row as usize).into_iter().for_each(|linked| *linked = true);
        if look.table == TableId::Members {
            self.strata.spells_of(group, &look.selection).for_each(keep);
        } else {
            let measure = if let By::Measure(id) = by { Some(id) } else { None };
            self.strata.linked_through(group, measure, &look.selection).for_each(keep);
        }
        kept.iter_mut().zip(linked).for_each(|(kept, linked)| *kept &= linked);
    }

    /// The column that says where a row lies, and the values that lie in an area.
    fn area_test(&self, table: TableId, area: &AreaOf) -> (Option<&'static str>, BTreeSet<String>) {
        let areas = &self.catalogue().areas;
        let (sector, beat) = match table {
            TableId::Records => ("sector", "beat"),
            TableId::Members => ("home_sector", "home_beat"),
            _ => return (None, BTreeSet::new()),
        };
        let id = area.id.as_str().to_owned();
        match area.level {
            Level::Beat => (Some(beat), [id].into()),
            Level::Sector => (Some(sector), [id].into()),
            Level::AreaCommand => {
                let command = areas.area_commands.iter().position(|command| command.id == area.id);
                let lies_in = |parent: Option<u16>| command.is_some() && parent.map(usize::from) == command;
                let sectors = areas.sectors.iter().filter(|sector| lies_in(sector.parent));
                (Some(sector), sectors.map(|sector| sector.id.as_str().to_owned()).collect())
            }
        }
    }
}

/// A selection's choices of source, and of whether police generated records, as filters of rows.
fn narrowing(selection: &Selection, catalogue: &Catalogue) -> Vec<Filter> {
    let one_of = |column: &str, values: Vec<&str>| Filter {
        column: column.to_owned(),
        test: Test::OneOf(values.into_iter().map(str::to_owned).collect()),
    };
    let mut filters = Vec::new();
    if !selection.sources_out.is_empty() {
        let stays = |id: &&str| !selection.sources_out.iter().any(|out| out.as_str() == *id);
        filters
            .push(one_of("source", catalogue.sources.iter().map(|source| source.id.as_str()).filter(stays).collect()));
    }
    match selection.generated {
        Generated::Included => {}
        Generated::LeftOut => filters.push(one_of("police_generated", vec!["no"])),
        Generated::Alone => filters.push(one_of("police_generated", vec!["yes"])),
    }
    filters
}
