//! One CSV file: its header, and its rows one by one.

use std::collections::HashMap;

use super::files::CsvFile;
use super::quotes::runaway;
use super::row::{Row, Wrong};
use super::{ImportError, Reject};

/// A column as a configuration names it, in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name; empty where the configuration names none.
    pub name: String,
    /// Its position; a column that the configuration does not name is empty in every row.
    pub position: Option<usize>,
}

/// The header of a file.
pub(super) struct Header {
    file: String,
    pub names: Vec<String>,
    /// Position, and how many there are of that name.
    positions: HashMap<String, (usize, usize)>,
}

impl Header {
    fn new(file: &str, names: Vec<String>) -> Self {
        let mut positions = HashMap::new();
        for (position, name) in names.iter().enumerate() {
            positions.entry(name.clone()).or_insert((position, 0)).1 += 1;
        }
        Self { file: file.to_owned(), names, positions }
    }

    /// The column of that name, which must be there once.
    pub fn column(&self, name: &str) -> Result<Column, ImportError> {
        match self.positions.get(name) {
            Some(&(position, 1)) => Ok(Column { name: name.to_owned(), position: Some(position) }),
            other => Err(ImportError::Columns {
                file: self.file.clone(),
                column: name.to_owned(),
                found: other.map_or(0, |&(_, found)| found),
            }),
        }
    }

    /// The column of that name, or one without values where there is no name.
    pub fn optional(&self, name: Option<&String>) -> Result<Column, ImportError> {
        name.map_or(Ok(Column { name: String::new(), position: None }), |name| self.column(name))
    }
}

/// A CSV file that has a header.
pub(super) struct Sheet<'a> {
    file: &'a str,
    bytes: &'a [u8],
    reader: csv::Reader<&'a [u8]>,
    pub header: Header,
}

impl<'a> Sheet<'a> {
    /// Reads the header.
    pub fn open(file: &'a CsvFile) -> Result<Self, ImportError> {
        // Excel writes a byte order mark.
        let bytes = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&file.bytes);
        // A row of another length is a finding of the row, not of the file.
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let header = reader.headers().map_err(|error| unreadable(&file.name, &error))?;
        if header.is_empty() {
            return Err(ImportError::Empty { file: file.name.clone() });
        }
        let names = header.iter().map(|name| name.trim().to_owned()).collect();
        let sheet = Self { file: &file.name, bytes, reader, header: Header::new(&file.name, names) };
        sheet.check_quotes(0, 1)?;
        Ok(sheet)
    }

    /// Hands each row to `take`, and those that it or CSV refuses to `refuse`.
    pub fn each_row(
        mut self,
        mut take: impl FnMut(&Row<'_>) -> Result<(), Wrong>,
        mut refuse: impl FnMut(Reject) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        loop {
            let (start, line) = (self.offset(), self.reader.position().line());
            let mut record = csv::ByteRecord::new();
            if !self.reader.read_byte_record(&mut record).map_err(|error| unreadable(self.file, &error))? {
                return Ok(());
            }
            // The reader takes blank lines for the beginning of the row after them.
            let blank = self.text(start).iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
            let (blank_bytes, blank_lines) =
                blank.fold((0, 0), |(bytes, lines), &byte| (bytes + 1, lines + u64::from(byte == b'\n')));
            let (start, line) = (start.saturating_add(blank_bytes), line.saturating_add(blank_lines));
            self.check_quotes(start, line)?;
            if let Err(wrong) = self.row(record, line).and_then(|row| take(&row)) {
                refuse(self.reject(wrong, start, line))?;
            }
        }
    }

    fn row(&self, record: csv::ByteRecord, line: u64) -> Result<Row<'_>, Wrong> {
        if record.len() != self.header.names.len() {
            let found = format!("{} fields", record.len());
            return Err(Wrong { column: "row".into(), found, expected: "as many fields as the header has" });
        }
        csv::StringRecord::from_byte_record(record).map(|fields| Row { file: self.file, line, fields }).map_err(
            |error| {
                let position = error.utf8_error().field();
                let record = error.into_byte_record();
                let found = String::from_utf8_lossy(record.get(position).unwrap_or_default()).into_owned();
                let column = self.header.names.get(position).cloned().unwrap_or_default();
                Wrong { column, found, expected: "text in UTF-8" }
            },
        )
    }

    fn reject(&self, Wrong { column, found, expected }: Wrong, start: usize, line: u64) -> Reject {
        let row = String::from_utf8_lossy(self.text(start).trim_ascii_end()).into_owned();
        Reject { file: self.file.to_owned(), line, column, found, expected, row, rows: 1 }
    }

    /// How many bytes were read.
    fn offset(&self) -> usize {
        usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX)
    }

    /// What was read since.
    fn text(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..self.offset()).unwrap_or_default()
    }

    /// A row of several lines, or the last, may be a quote that was left open.
    fn check_quotes(&self, start: usize, line: u64) -> Result<(), ImportError> {
        let text = self.text(start);
        let is_last = self.offset() >= self.bytes.len();
        if !is_last && !text.trim_ascii_end().contains(&b'\n') {
            return Ok(());
        }
        let Some(opened) = runaway(text) else { return Ok(()) };
        let lines = text.iter().take(opened).filter(|byte| **byte == b'\n').count() as u64;
        Err(ImportError::Unreadable {
            file: self.file.to_owned(),
            line: line.saturating_add(lines),
            found: "a quote that opens here and is never closed".to_owned(),
            expected: "a quote at the end of the field",
        })
    }
}

/// What the CSV reader says, with its line.
fn unreadable(file: &str, error: &csv::Error) -> ImportError {
    let line = error.position().map_or(1, csv::Position::line);
    ImportError::Unreadable { file: file.to_owned(), line, found: error.to_string(), expected: "CSV in UTF-8" }
}
