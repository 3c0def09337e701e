//! What can be wrong with a snapshot.

/// A snapshot, or a file of one, that cannot be used; nothing of it is scored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// `manifest.json` is not one.
    #[error("manifest.json:{line}:{column}: {}found {message}, expected a manifest of this format",
        if *.is_html { "found an HTML page, not JSON; " } else { "" })]
    Manifest {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader of JSON said.
        message: String,
        /// Whether it looks like an HTML page: a server's error page, or a sign-in form.
        is_html: bool,
    },
    /// A snapshot of another version of the format.
    #[error("manifest.json: format_version: found {found}, expected {expected}")]
    Version {
        /// Its version.
        found: u32,
        /// Ours.
        expected: u32,
    },
    /// The manifest lists no file for a table that is needed.
    #[error("manifest.json: files: found no table {table}, expected one")]
    NoTable {
        /// The table.
        table: &'static str,
    },
    /// A value of the manifest that cannot be.
    #[error("manifest.json: {field}: found {found}, expected {expected}")]
    ManifestValue {
        /// The field.
        field: &'static str,
        /// Its value.
        found: String,
        /// What it should be.
        expected: &'static str,
    },
    /// A file that is cut short or too long.
    #[error("{file}: found {found} bytes, expected {expected}")]
    Size {
        /// The file.
        file: String,
        /// Its size.
        found: u64,
        /// The manifest's.
        expected: u64,
    },
    /// A file of the right size with other contents.
    #[error("{file}: found SHA-256 {found}, expected {expected}")]
    Hash {
        /// The file.
        file: String,
        /// Its digest.
        found: String,
        /// The manifest's.
        expected: String,
    },
    /// A file that came as a web page.
    #[error("{file}: found an HTML page, expected the file itself")]
    Html {
        /// The file.
        file: String,
    },
    /// A file that is not what its name says.
    #[error("{file}: found {found}, expected {expected}")]
    Format {
        /// The file.
        file: String,
        /// What it is.
        found: String,
        /// What it should be.
        expected: &'static str,
    },
    /// A column that is missing.
    #[error("{table}: column {column}: found none, expected {expected}")]
    NoColumn {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// Its type.
        expected: &'static str,
    },
    /// A column of another type.
    #[error("{table}: column {column}: found type {found}, expected {expected}")]
    ColumnType {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// Its type.
        found: String,
        /// What it should be.
        expected: &'static str,
    },
    /// A value that cannot be.
    #[error("{table}: row {row}: column {column}: found {found}, expected {expected}")]
    Value {
        /// The table.
        table: &'static str,
        /// The row, from 1.
        row: usize,
        /// The column.
        column: &'static str,
        /// The value.
        found: String,
        /// What it should be.
        expected: String,
    },
    /// Tables that fit no cube.
    #[error(transparent)]
    Cube(#[from] crate::scoring::CubeError),
}
