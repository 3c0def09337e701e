//! Rows parted by tabs, for the clipboard.

use super::csv::{cell, safe_text};
use super::{About, Cut, FileError, Format};
use crate::rows::Column;

/// Tabs and line ends within a cell become spaces.
pub(super) struct Tabbed;

impl Format for Tabbed {
    fn head(&mut self, cut: &Cut, _: &About) -> Result<Vec<u8>, FileError> {
        // A pivot's columns are named by values.
        let name = |column: &Column| cell(&column.name).replace(['\t', '\r', '\n'], " ");
        let names: Vec<String> = cut.columns.iter().map(name).collect();
        Ok(format!("{}\n", names.join("\t")).into_bytes())
    }

    fn rows(&mut self, cut: &Cut, _: usize, rows: &[u32]) -> Result<Vec<u8>, FileError> {
        let mut text = String::new();
        for &row in rows {
            for (place, column) in cut.columns.iter().enumerate() {
                text.push_str(if place > 0 { "\t" } else { "" });
                text.push_str(&safe_text(column, row).replace(['\t', '\r', '\n'], " "));
            }
            text.push('\n');
        }
        Ok(text.into_bytes())
    }

    fn foot(&mut self) -> Result<Vec<u8>, FileError> {
        Ok(Vec::new())
    }
}
