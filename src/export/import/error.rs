//! What can be wrong with a force's files.

use std::path::PathBuf;

/// A row that was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {column}: found {found:?}, expected {expected}")]
pub struct Reject {
    /// The file, with its archive where it lies in one.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The column.
    pub column: String,
    /// Its value.
    pub found: String,
    /// What it should be.
    pub expected: &'static str,
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
    #[error("{path}: {error}")]
    Config {
        /// The file.
        path: PathBuf,
        /// Line, column, found, expected.
        error: Box<toml::de::Error>,
    },
    /// A value of the configuration that cannot be.
    #[error("{place}: found {found:?}, expected {expected}")]
    ConfigValue {
        /// The key.
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
    /// A header without a column.
    #[error("{file}:1: {column}: found no such column, expected it in the header")]
    NoColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
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
    /// A geometry file that is no GeoJSON, or lacks a property.
    #[error("{file}: feature {feature}: {property}: found nothing, expected text")]
    Feature {
        /// The file.
        file: String,
        /// The feature, from 1.
        feature: usize,
        /// The property.
        property: String,
    },
    /// More rows refused than allowed.
    #[error(
        "source {id}: found {refused} of {rows} rows refused, expected a share of at most {limit}; \
         the snapshot stays as it was"
    )]
    TooManyRejected {
        /// The source.
        id: String,
        /// Rows refused.
        refused: usize,
        /// Rows in all.
        rows: usize,
        /// `max_rejected_share`.
        limit: f64,
    },
}
