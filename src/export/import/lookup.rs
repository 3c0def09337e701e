//! Codes that lead to sectors by way of a CSV file.

use std::collections::{HashMap, hash_map::Entry};
use std::path::Path;

use super::ImportError;
use super::files::CsvFile;
use super::row::Wrong;
use super::sheet::{Column, Sheet};

/// What a code leads to.
enum Target {
    Sector(u16),
    /// The file leads to an area that is no sector: its line, and the area.
    Elsewhere(u64, String),
}

/// A lookup.
pub(super) struct Lookup {
    file: String,
    targets: HashMap<String, Target>,
}

impl Lookup {
    /// Reads a lookup; one of which no line leads to a sector is of no use.
    pub fn read(
        folder: &Path,
        file: &str,
        [from, to]: [&String; 2],
        sectors: &HashMap<String, u16>,
    ) -> Result<Self, ImportError> {
        let csv = CsvFile::read(folder, file)?;
        let sheet = Sheet::open(&csv)?;
        let (from, to) = (sheet.header.column(from)?, sheet.header.column(to)?);
        let mut targets: HashMap<String, (String, u64)> = HashMap::new();
        sheet.each_row(
            |row| {
                let Some(code) = row.text(&from) else { return Ok(()) };
                let area = row.text(&to).unwrap_or_default();
                match targets.entry(code.to_owned()) {
                    Entry::Vacant(entry) => drop(entry.insert((area.to_owned(), row.line))),
                    Entry::Occupied(entry) if entry.get().0 == area => {}
                    Entry::Occupied(_) => return Err(from.wrong(code, "a code that leads to one sector")),
                }
                Ok(())
            },
            |reject| Err(ImportError::Row(Box::new(reject))),
        )?;
        if !targets.values().any(|(area, _)| sectors.contains_key(area)) {
            let (file, column) = (file.to_owned(), &to.name);
            let found = format!("{column}: no id of a sector in any row");
            return Err(ImportError::Unreadable { file, line: 1, found, expected: "codes that lead to sectors" });
        }
        let target = |(area, line): (String, u64)| match sectors.get(&area) {
            Some(&sector) => Target::Sector(sector),
            None => Target::Elsewhere(line, area),
        };
        let targets = targets.into_iter().map(|(code, found)| (code, target(found))).collect();
        Ok(Self { file: file.to_owned(), targets })
    }

    /// The sector that a code leads to.
    pub fn sector(&self, column: &Column, code: &str) -> Result<u16, Wrong> {
        match self.targets.get(code) {
            Some(&Target::Sector(sector)) => Ok(sector),
            Some(Target::Elsewhere(line, area)) => {
                let found = format!("{code}, which {}:{line} leads to {area:?}", self.file);
                Err(column.wrong(&found, "a code that the lookup leads to a sector of the sectors file"))
            }
            None => Err(column.wrong(code, "a code of the lookup, inside the force")),
        }
    }
}
