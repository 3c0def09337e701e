//! Rows as files, written piece by piece, so that whoever writes can say how far it is, and stop.

mod csv;
mod error;
mod geojson;
mod ipc;
mod tabbed;
#[cfg(test)]
mod tests;
mod xlsx;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use self::csv::Csv;
use self::geojson::GeoJson;
use self::ipc::Ipc;
use self::tabbed::Tabbed;
use self::xlsx::Xlsx;
use super::Column;

pub use self::error::FileError;

/// What a file says of itself: keys such as `marking`, and texts.
pub type About = Vec<(String, String)>;

/// What rows are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// Comma-separated values.
    Csv {
        /// Begin with the mark by which Excel knows UTF-8.
        is_marked: bool,
        /// Say above the header what the file is.
        says_about: bool,
    },
    /// Features of GeoJSON, for a geographic information system.
    GeoJson,
    /// An Arrow IPC file.
    Arrow,
    /// A workbook of Excel.
    Xlsx,
    /// Parted by tabs, for the clipboard.
    TabSeparated,
}

impl Form {
    /// How the name of such a file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv { .. } => "csv",
            Self::GeoJson => "geojson",
            Self::Arrow => "arrow",
            Self::Xlsx => "xlsx",
            Self::TabSeparated => "tsv",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv { .. } => "text/csv",
            Self::GeoJson => "application/geo+json",
            Self::Arrow => "application/vnd.apache.arrow.file",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::TabSeparated => "text/tab-separated-values",
        }
    }
}

/// Rows to be written.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// Columns of longitude and latitude, of rows that lie somewhere.
    pub point: [Option<Column>; 2],
    /// Which rows of the columns, in order.
    pub rows: Rc<Vec<u32>>,
}

/// How rows are written.
trait Format {
    /// What stands before the rows.
    fn head(&mut self, cut: &Cut, about: &About) -> Result<Vec<u8>, FileError>;
    /// Some of the rows, of which the first has that place.
    fn rows(&mut self, cut: &Cut, first: usize, rows: &[u32]) -> Result<Vec<u8>, FileError>;
    /// What stands behind them.
    fn foot(&mut self) -> Result<Vec<u8>, FileError>;
}

/// A file being written.
pub struct RowsFile {
    format: Box<dyn Format>,
    cut: Cut,
    about: About,
    done: usize,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Head,
    Rows,
    Whole,
}

impl RowsFile {
    /// A file of which nothing is written yet.
    #[must_use]
    pub fn new(form: Form, cut: Cut, about: About) -> Self {
        let format: Box<dyn Format> = match form {
            Form::Csv { is_marked, says_about } => Box::new(Csv { is_marked, says_about }),
            Form::GeoJson => Box::new(GeoJson),
            Form::Arrow => Box::new(Ipc::default()),
            Form::Xlsx => Box::new(Xlsx::default()),
            Form::TabSeparated => Box::new(Tabbed),
        };
        Self { format, cut, about, done: 0, stage: Stage::Head }
    }

    /// Rows written.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done
    }

    /// Rows in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.cut.rows.len()
    }

    /// The next piece, with at most so many rows; none once the file is whole.
    ///
    /// # Errors
    /// What the form cannot hold.
    pub fn piece(&mut self, rows: usize) -> Result<Option<Vec<u8>>, FileError> {
        let left = self.cut.rows.get(self.done..).unwrap_or_default();
        let piece = match self.stage {
            Stage::Whole => return Ok(None),
            Stage::Head => {
                self.stage = Stage::Rows;
                self.format.head(&self.cut, &self.about)?
            }
            Stage::Rows if left.is_empty() => {
                self.stage = Stage::Whole;
                self.format.foot()?
            }
            Stage::Rows => {
                let some = left.get(..rows.max(1)).unwrap_or(left);
                let piece = self.format.rows(&self.cut, self.done, some)?;
                self.done += some.len();
                piece
            }
        };
        Ok(Some(piece))
    }
}
