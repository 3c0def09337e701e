//! What can be wrong with a force's files.

use std::path::{Path, PathBuf};

/// A row that was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {column}: found {found:?}, expected {expected}")]
pub struct Reject {
    /// The file, with its archive where it lies in one.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The column; `row` where all of it is wrong, `file` where a whole file was left out.
    pub column: String,
    /// Its value.
    pub found: String,
    /// What it should be.
    pub expected: &'static str,
    /// The row as it stands in the file.
    pub row: String,
    /// How many rows were refused: more than one only where a whole file was left out.
    pub rows: u64,
}

/// Why an import failed as a whole.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The operating system refused a file.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What it said.
        error: std::io::Error,
    },
    /// The configuration is not one.
    #[error("{path}:{line}: column {column}: found {found}, expected {expected}")]
    Config {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
    /// A value of the configuration that cannot be.
    #[error("{place}: found {found:?}, expected {expected}")]
    ConfigValue {
        /// The key, with the file.
        place: String,
        /// Its value.
        found: String,
        /// What it should be.
        expected: &'static str,
    },
    /// No file fits a pattern.
    #[error("{pattern}: found no such file, expected at least one")]
    NoFile {
        /// The pattern.
        pattern: String,
    },
    /// A file without a header.
    #[error("{file}:1: found an empty file, expected a header and rows")]
    Empty {
        /// The file.
        file: String,
    },
    /// A header that has a column never or more than once.
    #[error("{file}:1: {column}: found {found} such columns, expected one")]
    Columns {
        /// The file.
        file: String,
        /// The column.
        column: String,
        /// How many times it is there.
        found: usize,
    },
    /// Bytes that are no CSV, or not unpacked.
    #[error("{file}:{line}: found {found}, expected {expected}")]
    Unreadable {
        /// The file.
        file: String,
        /// The line, from 1.
        line: u64,
        /// What was found.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// A wrong row in a file that must be right as a whole.
    #[error(transparent)]
    Row(Box<Reject>),
    /// A feature of a geometry file with a property or a geometry that cannot be.
    #[error("{file}: feature {feature}: {property}: found {found}, expected {expected}")]
    Feature {
        /// The file.
        file: String,
        /// The feature, from 1.
        feature: usize,
        /// The property.
        property: String,
        /// Its value.
        found: String,
        /// What it should be.
        expected: &'static str,
    },
    /// More of something than the format numbers.
    #[error("{what}: found {found}, expected at most {limit}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        found: usize,
        /// The most.
        limit: usize,
    },
    /// More rows refused than allowed.
    #[error(
        "{table}: found {refused} of {rows} rows refused, expected a share of at most {limit}; \
         the snapshot stays as it was"
    )]
    TooManyRejected {
        /// The table, or the source.
        table: String,
        /// Rows refused.
        refused: u64,
        /// Rows in all.
        rows: u64,
        /// `max_rejected_share`.
        limit: f64,
        /// Every row that was refused, of all tables.
        rejects: Vec<Reject>,
    },
}

impl ImportError {
    /// Names the configuration's file where a value of it is wrong.
    pub(super) fn in_config(self, file: &Path) -> Self {
        match self {
            Self::ConfigValue { place, found, expected } => {
                Self::ConfigValue { place: format!("{}: {place}", file.display()), found, expected }
            }
            other => other,
        }
    }
}
