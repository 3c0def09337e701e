//! Rows of sources to records: what is empty is kept as missing, what is wrong is refused.

use std::collections::{HashMap, HashSet};

use super::config::Config;
use super::place::Places;
use super::record_columns::RecordColumns;
use super::row::{Row, Wrong};
use super::sheet::Column;
use super::{ImportError, SectorBy, SourceConfig};
use crate::domain::{Date, Month, RecordKind, SourceId};
use crate::snapshot::{NO_DAY, OffenceRow, RecordTable};

/// The most kinds of record that the format numbers.
const MOST_KINDS: usize = 255;

/// The ids of one source.
#[derive(Default)]
struct Ids {
    /// Rows of records by id.
    kept: HashMap<String, u32>,
    /// Ids of rows that were refused.
    refused: HashSet<String>,
}

/// Collects the records of all sources.
pub(super) struct Records<'a> {
    offences: HashMap<&'a str, u16>,
    places: &'a Places,
    sources: &'a [SourceConfig],
    kinds: Vec<String>,
    ids: Vec<Ids>,
    /// For each source, rows whose point lies in no sector.
    pub outside: Vec<u64>,
    table: RecordTable,
}

impl<'a> Records<'a> {
    /// No records yet.
    pub fn new(config: &'a Config, offences: &'a [OffenceRow], places: &'a Places) -> Self {
        let [sector_ids, beat_ids] = places.ids();
        let sources = config.source.iter().map(|source| SourceId::new(&source.id)).collect();
        Self {
            offences: offences.iter().map(|offence| offence.code.as_str()).zip(0..).collect(),
            places,
            sources: &config.source,
            kinds: Vec::new(),
            ids: config.source.iter().map(|_| Ids::default()).collect(),
            outside: vec![0; config.source.len()],
            table: RecordTable { sector_ids, beat_ids, sources, ..RecordTable::default() },
        }
    }

    /// Takes a row of the source of that position.
    pub fn take(&mut self, source: u8, at: &RecordColumns, row: &Row<'_>) -> Result<(), Wrong> {
        let id = row.text(&at.id).map(str::to_owned);
        let taken = self.take_row(source, at, row);
        if let (Err(_), Some(id), Some(ids)) = (&taken, id, self.ids.get_mut(usize::from(source))) {
            ids.refused.insert(id);
        }
        taken
    }

    fn take_row(&mut self, source: u8, at: &RecordColumns, row: &Row<'_>) -> Result<(), Wrong> {
        let Some(config) = self.sources.get(usize::from(source)) else { return Ok(()) };
        let (day, month_only) = date(row, &at.date)?;
        let known = |code: &str| self.offences.get(code).copied();
        let offence = row.read(&at.offence, known, "a code of the offences file")?;
        let point_deg = point(row, at)?;
        let sector = self.sector(config, at, row, point_deg)?;
        let outside = matches!(config.sector, SectorBy::Polygon) && point_deg.is_some() && sector.is_none();
        let (sector, beat) = self.places.with_beat(row, &at.beat, sector)?;
        let time_seconds = row.read(&at.time, seconds, "a time such as 23:59 or 23:59:59")?;
        let count = |text: &str| text.parse().ok().filter(|count: &u32| *count >= 1);
        let count = row.read(&at.count, count, "a whole number, 1 or more")?.unwrap_or(1);
        let code = row.text(&at.offence);
        let by_offence = code.is_some_and(|code| config.police_generated_offences.iter().any(|other| other == code));
        let police_generated = row.flag(&at.police_generated)? || by_offence;
        let soc_related = row.flag(&at.soc_related)?;
        let kind = row.text(&at.kind).or_else(|| config.kind_of_offence.get(code?).map(String::as_str));
        let id = self.new_id(source, at, row)?;
        let kind = self.number(kind.unwrap_or(&config.kind));
        let text = |column: &Column| row.text(column).map(str::to_owned);
        let table = &mut self.table;
        table.kind.push(kind);
        table.day.push(day);
        table.month_only.push(month_only);
        table.sector.push(sector);
        table.beat.push(beat);
        table.offence.push(offence);
        table.source.push(source);
        table.police_generated.push(police_generated);
        table.soc_related.push(soc_related);
        table.count.push(count);
        table.id.push(id);
        table.time_seconds.push(time_seconds);
        table.point_deg.push(point_deg);
        table.intelligence_type.push(text(&at.intelligence_type));
        table.intelligence_subject.push(text(&at.intelligence_subject));
        table.substances.push(row.list(&at.substances).map(str::to_owned).collect());
        table.age_band.push(text(&at.age_band));
        table.detail.push(text(&at.detail));
        if let Some(rows) = self.outside.get_mut(usize::from(source)) {
            *rows += u64::from(outside);
        }
        Ok(())
    }

    /// Notes the row's id, or its file and line where it has none.
    fn new_id(&mut self, source: u8, at: &RecordColumns, row: &Row<'_>) -> Result<String, Wrong> {
        let id = row.text(&at.id).map_or_else(|| format!("{}:{}", row.file, row.line), str::to_owned);
        let next = u32::try_from(self.table.rows()).map_err(|_| at.id.wrong(&id, "at most 4,294,967,295 records"))?;
        let Some(ids) = self.ids.get_mut(usize::from(source)) else { return Ok(id) };
        if ids.kept.contains_key(&id) {
            return Err(at.id.wrong(&id, "an id that no row of the source before it has"));
        }
        ids.kept.insert(id.clone(), next);
        Ok(id)
    }

    fn number(&mut self, kind: &str) -> u8 {
        let position = self.kinds.iter().position(|other| other == kind).unwrap_or_else(|| {
            self.kinds.push(kind.to_owned());
            self.kinds.len() - 1
        });
        // More kinds than fit end the import: see `finish`.
        u8::try_from(position).unwrap_or(u8::MAX)
    }

    fn sector(
        &self,
        source: &SourceConfig,
        at: &RecordColumns,
        row: &Row<'_>,
        point: Option<[f64; 2]>,
    ) -> Result<Option<u16>, Wrong> {
        match &source.sector {
            SectorBy::Polygon => Ok(point.and_then(|point| self.places.at(point))),
            SectorBy::Column(_) => row.read(&at.sector, |id| self.places.sector(id), "the id of a sector"),
            SectorBy::Lookup { .. } => {
                let lookup = self.places.lookup(&source.id).zip(row.text(&at.sector));
                lookup.map(|(lookup, code)| lookup.sector(&at.sector, code)).transpose()
            }
        }
    }

    /// The row of a record of the source of that position, or what an id of none should be.
    pub fn row_of(&self, source: usize, id: &str) -> Result<u32, &'static str> {
        let Some(ids) = self.ids.get(source) else { return Err("the id of a record") };
        match ids.kept.get(id) {
            Some(&row) => Ok(row),
            None if ids.refused.contains(id) => Err("a record that was not itself refused"),
            None => Err("the id of a record of the source"),
        }
    }

    /// The records.
    ///
    /// # Errors
    /// More kinds than the format numbers.
    pub fn finish(mut self) -> Result<RecordTable, ImportError> {
        let (found, limit) = (self.kinds.len(), MOST_KINDS);
        if found > limit {
            return Err(ImportError::TooMany { what: "kinds of record", found, limit });
        }
        self.table.kinds = self.kinds.iter().map(RecordKind::new).collect();
        Ok(self.table)
    }
}

fn date(row: &Row<'_>, column: &Column) -> Result<(i32, bool), Wrong> {
    let read = |text: &str| {
        let month = || Month::parse(text).ok().and_then(Month::first_day);
        Date::parse(text).ok().map(|date| (date, false)).or_else(|| month().map(|date| (date, true)))
    };
    let found = row.read(column, read, "a date such as 2026-11-24, or a month such as 2026-11")?;
    Ok(found.map_or((NO_DAY, false), |(date, month_only)| (date.epoch_days(), month_only)))
}

fn point(row: &Row<'_>, at: &RecordColumns) -> Result<Option<[f64; 2]>, Wrong> {
    let degrees = |limit: f64| move |text: &str| text.parse::<f64>().ok().filter(|value| value.abs() <= limit);
    let east = row.read(&at.longitude, degrees(180.0), "degrees from -180 to 180")?;
    let north = row.read(&at.latitude, degrees(90.0), "degrees from -90 to 90")?;
    Ok(east.zip(north).map(|(east, north)| [east, north]))
}

/// Seconds since midnight.
fn seconds(text: &str) -> Option<i32> {
    let mut parts = text.split(':').map(|part| {
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<i32>().ok()).flatten()
    });
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next().unwrap_or(Some(0))?);
    let whole = parts.next().is_none() && hours < 24 && minutes < 60 && seconds < 60;
    whole.then_some((hours * 60 + minutes) * 60 + seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_read_to_the_second_and_impossible_ones_refused() {
        assert_eq!((seconds("00:00"), seconds("23:59"), seconds("23:59:59")), (Some(0), Some(86_340), Some(86_399)));
        for text in ["24:00", "12:60", "12", "1:00", "12:00:00:00", "+1:00", "12:00:", "noon"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
