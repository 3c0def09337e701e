//! The table `records`, whole or as its pieces come.

use std::collections::HashMap;

use super::columns::Table;
use super::read::has_rows;
use super::schema::RECORDS;
use super::{Manifest, SnapshotError};
use crate::domain::{Area, Date, Period, RecordKind};
use crate::scoring::{Areas, Catalogue, NO_DATE, NO_PLACE, OUTSIDE_PERIOD, RecordColumns};

/// Reads `records` in pieces, each an Arrow IPC stream of its own.
#[derive(Debug, Default)]
pub(super) struct RecordReader {
    /// The kinds of record so far, which the columns of every piece are positions in.
    pub kinds: Vec<RecordKind>,
    rows: usize,
}

impl RecordReader {
    /// The columns of the piece that comes next. In errors rows are counted from the table's first.
    pub fn read(&mut self, catalogue: &Catalogue, piece: &[u8]) -> Result<RecordColumns, SnapshotError> {
        let table = Table::read(&RECORDS, piece)?.after(self.rows);
        self.rows += table.rows();
        columns(&table, catalogue, &mut self.kinds)
    }

    /// Checks that there were as many rows as a manifest says.
    pub fn check_rows(&self, manifest: &Manifest) -> Result<(), SnapshotError> {
        let listed = manifest.files.iter().find(|file| file.table == RECORDS.name);
        listed.map_or(Ok(()), |file| has_rows(file, self.rows))
    }
}

fn columns(table: &Table, catalogue: &Catalogue, kinds: &mut Vec<RecordKind>) -> Result<RecordColumns, SnapshotError> {
    let offence_positions: HashMap<&str, u16> =
        catalogue.offences.iter().map(|offence| offence.code.as_str()).zip(0..).collect();
    let no_offence = u16::try_from(catalogue.offences.len()).map_err(|_| {
        table.wrong_value(0, "offence", &catalogue.offences.len().to_string(), "at most 65,534 offences")
    })?;
    let sources: HashMap<&str, u8> = catalogue.sources.iter().map(|source| source.id.as_str()).zip(0..).collect();
    let (month, day) = table.days("date", day_in(catalogue.period))?.into_iter().unzip();
    Ok(RecordColumns {
        month,
        day,
        place: places(table, &catalogue.areas, ["sector", "beat"])?,
        offence: table.codes(
            "offence",
            Some(no_offence),
            |code| offence_positions.get(code).copied(),
            "a code of the offences table",
        )?,
        kind: number_codes(table, "kind", kinds)?,
        source: table.codes("source", None, |id| sources.get(id).copied(), "the id of a source in the manifest")?,
        police_generated: table.flags("police_generated")?,
        // None, which no row stands for otherwise: the number is withheld.
        count: table.counts_or("count", 0)?,
    })
}

/// A day's month, from the period's first, and its number in it; remembers the day before, since rows are sorted.
fn day_in(period: Period) -> impl FnMut(Option<i32>) -> (u16, u8) {
    let mut last = (None, (NO_DATE, 0));
    move |day| {
        if last.0 != day {
            let date = day.and_then(Date::from_epoch_days).filter(|date| period.contains(date.month()));
            let inside = date.and_then(|date| {
                let month = u16::try_from(date.month().since(period.from())).ok()?;
                Some((month, u8::try_from(date.ymd().2).ok()?))
            });
            last = (day, inside.unwrap_or((if day.is_none() { NO_DATE } else { OUTSIDE_PERIOD }, 0)));
        }
        last.1
    }
}

/// Numbers the distinct codes of a column of codes as they come, after those that are numbered.
pub(super) fn number_codes<C: for<'t> From<&'t str> + PartialEq>(
    table: &Table,
    column: &'static str,
    codes: &mut Vec<C>,
) -> Result<Vec<u8>, SnapshotError> {
    let number = |text: &str| {
        let code = C::from(text);
        let position = codes.iter().position(|other| *other == code).unwrap_or_else(|| {
            codes.push(code);
            codes.len() - 1
        });
        u8::try_from(position).ok()
    };
    table.codes(column, None, number, "one of at most 256 different codes")
}

/// Where each id stands in a list of areas.
fn positions(areas: &[Area]) -> HashMap<&str, u16> {
    areas.iter().map(|area| area.id.as_str()).zip(0..).collect()
}

/// Each row's place, from its sector and, where it has one, its beat.
pub(super) fn places(table: &Table, areas: &Areas, columns: [&'static str; 2]) -> Result<Vec<u16>, SnapshotError> {
    let [sector_column, beat_column] = columns;
    let (sectors, beats) = (positions(&areas.sectors), positions(&areas.beats));
    let sector = |id: &str| sectors.get(id).copied();
    let mut places = table.codes(sector_column, Some(NO_PLACE), sector, "the id of a sector")?;
    if !table.has(beat_column) {
        places.iter_mut().filter(|place| **place != NO_PLACE).for_each(|place| *place = areas.place_of_sector(*place));
        return Ok(places);
    }
    let beat_of_row = table.codes(beat_column, Some(NO_PLACE), |id| beats.get(id).copied(), "the id of a beat")?;
    let sector_of_beat: Vec<u16> = areas.beats.iter().map(|beat| beat.parent.unwrap_or(NO_PLACE)).collect();
    let mut wrong = None;
    for (row, (place, &beat)) in places.iter_mut().zip(&beat_of_row).enumerate() {
        match sector_of_beat.get(usize::from(beat)) {
            Some(sector) if sector == place && *place != NO_PLACE => *place = areas.place_of_beat(beat),
            Some(_) => wrong = wrong.or(Some((row, beat))),
            None if *place == NO_PLACE => {}
            None => *place = areas.place_of_sector(*place),
        }
    }
    match wrong.and_then(|(row, beat)| Some((row, areas.beats.get(usize::from(beat))?))) {
        Some((row, beat)) => Err(table.wrong_value(row, beat_column, beat.id.as_str(), "a beat of the row's sector")),
        None => Ok(places),
    }
}
