//! What the worker of the raw rows is writing.

use super::FromRows;
use crate::browser::parts::Parts;
use crate::rows::{About, Cut, Form, RowsFile};

/// Rows written in one turn.
const ROWS_AT_ONCE: usize = 10_000;

/// A file that was asked for.
pub(super) struct Writing {
    pub form: Form,
    /// Columns by name.
    pub columns: Vec<String>,
    /// At most so many rows.
    pub most: u64,
    about: About,
    begun: Option<(RowsFile, Parts, String)>,
}

impl Writing {
    pub fn new(form: Form, columns: Vec<String>, most: u64, about: About) -> Self {
        Self { form, columns, most, about, begun: None }
    }

    /// The columns that must be at hand for all rows before it can begin.
    pub fn needs(&self) -> impl Iterator<Item = &str> {
        let point: &[&str] = if self.form == Form::GeoJson { &["longitude", "latitude"] } else { &[] };
        self.columns.iter().map(String::as_str).chain(point.iter().copied())
    }

    /// Begins, if it has not.
    pub fn begin(&mut self, cut: impl FnOnce(&Self) -> Cut) {
        if self.begun.is_none() {
            let file = RowsFile::new(self.form, cut(self), std::mem::take(&mut self.about));
            self.begun = Some((file, Parts::default(), String::new()));
        }
    }

    /// Writes the next piece; what is to be said of it, and whether that was all.
    pub fn step(&mut self) -> (FromRows, bool) {
        match self.next() {
            Ok(said) => {
                let is_done = !matches!(said, FromRows::Writing { .. });
                (said, is_done)
            }
            Err(message) => (FromRows::NotWritten { message }, true),
        }
    }

    fn next(&mut self) -> Result<FromRows, String> {
        let (file, parts, text) = self.begun.as_mut().ok_or("found nothing that was begun")?;
        let (form, rows) = (self.form, file.total() as u64);
        let piece = file.piece(ROWS_AT_ONCE).map_err(|error| error.to_string())?;
        match piece {
            Some(piece) if form == Form::TabSeparated => {
                text.push_str(&String::from_utf8(piece).map_err(|error| error.to_string())?);
            }
            Some(piece) => parts.push(&piece)?,
            None if form == Form::TabSeparated => {
                return Ok(FromRows::WrittenText { text: std::mem::take(text), rows });
            }
            None => {
                let address = std::mem::take(parts).address(form.media_type())?;
                return Ok(FromRows::Written { address, form, rows });
            }
        }
        Ok(FromRows::Writing { done: file.done() as u64, total: rows })
    }
}
