//! Rows as comma-separated values.

use std::borrow::Cow;

use super::{About, Cut, FileError, Format};
use crate::rows::Column;

/// How they are written.
pub(super) struct Csv {
    pub is_marked: bool,
    pub says_about: bool,
}

/// A cell of text made safe: a spreadsheet takes what begins so for a formula.
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}").into() } else { text.into() }
}

/// Adds a line: cells in quotes where they need them, the line ended as RFC 4180 has it.
pub fn line<'a>(cells: impl IntoIterator<Item = Cow<'a, str>>, into: &mut String) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            into.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
            into.push('"');
            into.push_str(&cell.replace('"', "\"\""));
            into.push('"');
        } else {
            into.push_str(&cell);
        }
    }
    into.push_str("\r\n");
}

/// A column's cell as text; of a column of text made safe.
pub(super) fn safe_text(column: &Column, row: u32) -> Cow<'_, str> {
    match column.text(row as usize) {
        Cow::Borrowed(text) if column.is_text() => cell(text),
        text => text,
    }
}

impl Format for Csv {
    fn head(&mut self, cut: &Cut, about: &About) -> Result<Vec<u8>, FileError> {
        let mut text = String::new();
        if self.is_marked {
            text.push('\u{feff}');
        }
        for (_, said) in about.iter().filter(|_| self.says_about) {
            line([format!("# {said}").into()], &mut text);
        }
        line(cut.columns.iter().map(|column| cell(&column.name)), &mut text);
        Ok(text.into_bytes())
    }

    fn rows(&mut self, cut: &Cut, _: usize, rows: &[u32]) -> Result<Vec<u8>, FileError> {
        let mut text = String::new();
        for &row in rows {
            line(cut.columns.iter().map(|column| safe_text(column, row)), &mut text);
        }
        Ok(text.into_bytes())
    }

    fn foot(&mut self) -> Result<Vec<u8>, FileError> {
        Ok(Vec::new())
    }
}
