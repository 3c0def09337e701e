//! What the worker of the raw rows is writing.

use std::ops::ControlFlow;

use super::Written;
use crate::browser::parts::Parts;
use crate::rows::{About, Cut, Form, RowsFile};

/// Rows written in one turn.
const ROWS_AT_ONCE: usize = 10_000;

/// A file that was asked for.
pub(super) struct Writing {
    /// Comes back with what comes of it.
    pub id: u32,
    pub form: Form,
    /// Columns by name.
    pub columns: Vec<String>,
    /// At most so many rows.
    pub most: u64,
    about: About,
    begun: Option<(RowsFile, Parts, String)>,
}

impl Writing {
    pub fn new(id: u32, form: Form, columns: Vec<String>, most: u64, about: About) -> Self {
        Self { id, form, columns, most, about, begun: None }
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

    /// Writes the next piece: how many rows are written, of how many, or what it came to.
    pub fn step(&mut self) -> ControlFlow<Written, (u64, u64)> {
        self.next().unwrap_or_else(|message| ControlFlow::Break(Written::Not { message }))
    }

    fn next(&mut self) -> Result<ControlFlow<Written, (u64, u64)>, String> {
        let (file, parts, text) = self.begun.as_mut().ok_or("found nothing that was begun")?;
        let (form, rows) = (self.form, file.total() as u64);
        let Some(piece) = file.piece(ROWS_AT_ONCE).map_err(|error| error.to_string())? else {
            return Ok(ControlFlow::Break(if form == Form::TabSeparated {
                Written::Text { text: std::mem::take(text), rows }
            } else {
                Written::File { address: std::mem::take(parts).address(form.media_type())?, form, rows }
            }));
        };
        if form == Form::TabSeparated {
            text.push_str(&String::from_utf8(piece).map_err(|error| error.to_string())?);
        } else {
            parts.push(&piece)?;
        }
        Ok(ControlFlow::Continue((file.done() as u64, rows)))
    }
}
