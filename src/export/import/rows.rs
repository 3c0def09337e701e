//! Rows of CSV to records: what is empty is kept as missing, what is wrong is refused and listed.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::config::Config;
use super::files::{CsvFile, Found, open};
use super::place::Places;
use super::{ImportError, Reject, SectorBy, SourceConfig};
use crate::domain::{Date, Month, RecordKind, SourceId};
use crate::snapshot::{NO_DAY, OffenceRow, RecordTable};

/// A reader of CSV whose rows may be of any length: that is a finding of the row, not of the file.
pub(super) fn reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    // Excel writes a byte order mark.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    csv::ReaderBuilder::new().flexible(true).from_reader(bytes)
}

/// What the CSV reader says, with its line.
pub(super) fn unreadable(file: &str, error: &csv::Error) -> ImportError {
    let line = error.position().map_or(1, csv::Position::line);
    ImportError::Unreadable { file: file.to_owned(), line, found: error.to_string(), expected: "CSV in UTF-8" }
}

/// The header of a file.
pub(super) struct Header {
    file: String,
    names: HashMap<String, usize>,
    width: usize,
}

impl Header {
    pub fn read(file: &str, reader: &mut csv::Reader<&[u8]>) -> Result<Self, ImportError> {
        let header = reader.headers().map_err(|error| unreadable(file, &error))?;
        if header.is_empty() {
            return Err(ImportError::Empty { file: file.to_owned() });
        }
        let width = header.len();
        let names = header.iter().map(|name| name.trim().to_owned()).zip(0..).collect();
        Ok(Self { file: file.to_owned(), names, width })
    }

    pub fn column(&self, name: &str) -> Result<usize, ImportError> {
        let missing = || ImportError::NoColumn { file: self.file.clone(), column: name.to_owned() };
        self.names.get(name).copied().ok_or_else(missing)
    }

    fn optional(&self, name: Option<&String>) -> Result<Option<usize>, ImportError> {
        name.map(|name| self.column(name)).transpose()
    }
}

/// Positions of a source's columns in one file.
struct Positions {
    id: Option<usize>,
    date: usize,
    offence: Option<usize>,
    point: Option<[usize; 2]>,
    detail: Option<usize>,
    sector: Option<usize>,
}

/// Collects the records of all sources.
pub(super) struct Importer<'a> {
    offences: HashMap<&'a str, u16>,
    places: &'a Places,
    /// Kinds of record, as they come.
    kinds: Vec<String>,
    ids: HashSet<(u8, String)>,
    pub records: RecordTable,
    pub rejects: Vec<Reject>,
}

impl<'a> Importer<'a> {
    pub fn new(config: &Config, offences: &'a [OffenceRow], places: &'a Places) -> Self {
        let records = RecordTable {
            sector_ids: places.ids.clone(),
            sources: config.source.iter().map(|source| SourceId::new(&source.id)).collect(),
            ..RecordTable::default()
        };
        let offences = offences.iter().map(|offence| offence.code.as_str()).zip(0..).collect();
        Self { offences, places, kinds: Vec::new(), ids: HashSet::new(), records, rejects: Vec::new() }
    }

    /// The records, and the rows that were refused.
    pub fn finish(mut self) -> (RecordTable, Vec<Reject>) {
        self.records.kinds = self.kinds.iter().map(RecordKind::new).collect();
        (self.records, self.rejects)
    }

    /// Reads a file, or those of an archive.
    pub fn read(&mut self, folder: &Path, source: &SourceConfig, found: &Found) -> Result<(), ImportError> {
        for mut file in open(found)? {
            let prefix = format!("{}/", folder.display());
            file.name = file.name.strip_prefix(&prefix).unwrap_or(&file.name).to_owned();
            self.read_file(source, &file)?;
        }
        Ok(())
    }

    fn read_file(&mut self, source: &SourceConfig, file: &CsvFile) -> Result<(), ImportError> {
        let mut reader = reader(&file.bytes);
        let header = Header::read(&file.name, &mut reader)?;
        let positions = positions(source, &header)?;
        for record in reader.byte_records() {
            let record = record.map_err(|error| unreadable(&file.name, &error))?;
            let line = record.position().map_or(0, csv::Position::line);
            let refused =
                |(column, found, expected): Wrong| Reject { file: file.name.clone(), line, column, found, expected };
            if record.len() != header.width {
                let found = format!("{} fields", record.len());
                self.rejects.push(refused((String::new(), found, "as many fields as the header has")));
                continue;
            }
            let pushed = match csv::StringRecord::from_byte_record(record) {
                Ok(record) => self.push(source, &positions, &record, || format!("{}:{line}", file.name)),
                Err(error) => {
                    let column = error.utf8_error().field();
                    let found =
                        String::from_utf8_lossy(error.into_byte_record().get(column).unwrap_or_default()).into_owned();
                    let name =
                        header.names.iter().find(|(_, position)| **position == column).map(|(name, _)| name.clone());
                    Err((name.unwrap_or_default(), found, "text in UTF-8"))
                }
            };
            if let Err(wrong) = pushed {
                self.rejects.push(refused(wrong));
            }
        }
        Ok(())
    }

    fn push(
        &mut self,
        source: &SourceConfig,
        at: &Positions,
        row: &csv::StringRecord,
        place_of_row: impl Fn() -> String,
    ) -> Result<(), Wrong> {
        let field = |position: Option<usize>| row.get(position?).map(str::trim).filter(|text| !text.is_empty());
        let columns = &source.columns;
        let (day, month_only) = date(&columns.date, field(Some(at.date)))?;
        let code = field(at.offence);
        let offence = match code {
            None => None,
            Some(code) => Some(
                self.offences
                    .get(code)
                    .copied()
                    .ok_or_else(|| wrong(columns.offence.as_deref(), code, "a code of the offences file"))?,
            ),
        };
        let point_deg = point(source, at, &field)?;
        let sector = self.sector(source, field(at.sector), point_deg)?;
        let source_position = self.source_position(source);
        let id = field(at.id).map_or_else(&place_of_row, str::to_owned);
        if !self.ids.insert((source_position, id.clone())) {
            return Err(wrong(columns.id.as_deref(), &id, "an id that no row of the source before it has"));
        }
        let kind = code.and_then(|code| source.kind_of_offence.get(code)).unwrap_or(&source.kind);
        let police_generated =
            code.is_some_and(|code| source.police_generated_offences.iter().any(|other| other == code));
        let records = &mut self.records;
        records.kind.push(number(&mut self.kinds, kind));
        records.day.push(day);
        records.month_only.push(month_only);
        records.sector.push(sector);
        records.beat.push(None);
        records.offence.push(offence);
        records.source.push(source_position);
        records.police_generated.push(police_generated);
        records.soc_related.push(false);
        records.count.push(1);
        records.id.push(id);
        records.time_seconds.push(None);
        records.point_deg.push(point_deg);
        records.intelligence_type.push(None);
        records.intelligence_subject.push(None);
        records.substances.push(Vec::new());
        records.age_band.push(None);
        records.detail.push(field(at.detail).map(str::to_owned));
        Ok(())
    }

    fn source_position(&self, source: &SourceConfig) -> u8 {
        let position = self.records.sources.iter().position(|id| id.as_str() == source.id);
        position.and_then(|position| u8::try_from(position).ok()).unwrap_or(u8::MAX)
    }

    fn sector(&self, source: &SourceConfig, code: Option<&str>, point: Option<[f64; 2]>) -> Result<Option<u16>, Wrong> {
        match (&source.sector, code) {
            (SectorBy::Polygon, _) => Ok(point.and_then(|point| self.places.at(point))),
            (_, None) => Ok(None),
            (SectorBy::Column(column), Some(id)) => {
                let found = self.places.positions.get(id).copied();
                found.map(Some).ok_or_else(|| wrong(Some(column), id, "the id of a sector"))
            }
            (SectorBy::Lookup { column, .. }, Some(code)) => {
                let found = self.places.looked_up(&source.id, code);
                found.map(Some).ok_or_else(|| wrong(Some(column), code, "a code of the lookup, inside the force"))
            }
        }
    }
}

/// Column, value and what it should be.
type Wrong = (String, String, &'static str);

fn wrong(column: Option<&str>, found: &str, expected: &'static str) -> Wrong {
    (column.unwrap_or_default().to_owned(), found.to_owned(), expected)
}

fn number(names: &mut Vec<String>, name: &str) -> u8 {
    let position = names.iter().position(|other| other == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    });
    u8::try_from(position).unwrap_or(u8::MAX)
}

fn positions(source: &SourceConfig, header: &Header) -> Result<Positions, ImportError> {
    let columns = &source.columns;
    let point = match (&columns.longitude, &columns.latitude) {
        (Some(longitude), Some(latitude)) => Some([header.column(longitude)?, header.column(latitude)?]),
        _ => None,
    };
    let sector = match &source.sector {
        SectorBy::Column(column) | SectorBy::Lookup { column, .. } => Some(header.column(column)?),
        SectorBy::Polygon => None,
    };
    Ok(Positions {
        id: header.optional(columns.id.as_ref())?,
        date: header.column(&columns.date)?,
        offence: header.optional(columns.offence.as_ref())?,
        point,
        detail: header.optional(columns.detail.as_ref())?,
        sector,
    })
}

fn date(column: &str, text: Option<&str>) -> Result<(i32, bool), Wrong> {
    let Some(text) = text else { return Ok((NO_DAY, false)) };
    let month = || Month::parse(text).ok().and_then(Month::first_day);
    let found = Date::parse(text).ok().map(|date| (date, false)).or_else(|| month().map(|date| (date, true)));
    let expected = "a date such as 2026-11-24, or a month such as 2026-11";
    found.map(|(date, month_only)| (date.epoch_days(), month_only)).ok_or_else(|| wrong(Some(column), text, expected))
}

fn point<'r>(
    source: &SourceConfig,
    at: &Positions,
    field: &impl Fn(Option<usize>) -> Option<&'r str>,
) -> Result<Option<[f64; 2]>, Wrong> {
    let Some([longitude, latitude]) = at.point else { return Ok(None) };
    let (Some(east), Some(north)) = (field(Some(longitude)), field(Some(latitude))) else { return Ok(None) };
    let degrees = |column: &Option<String>, text: &str, limit: f64, expected| {
        let value = text.parse::<f64>().ok().filter(|value| value.abs() <= limit);
        value.ok_or_else(|| wrong(column.as_deref(), text, expected))
    };
    let columns = &source.columns;
    Ok(Some([
        degrees(&columns.longitude, east, 180.0, "degrees from -180 to 180")?,
        degrees(&columns.latitude, north, 90.0, "degrees from -90 to 90")?,
    ]))
}
