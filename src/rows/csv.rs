//! Rows as comma-separated values.

use std::borrow::Cow;

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
