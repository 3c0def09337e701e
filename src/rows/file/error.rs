//! What can be wrong with rows that are written.

/// Rows that a form of file cannot hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// More than a sheet of Excel holds.
    #[error("Excel: found {found} rows, expected at most {most} in a sheet; filter them, or save as CSV or Arrow")]
    TooManyRows {
        /// How many there are.
        found: usize,
        /// How many a sheet holds under its header.
        most: usize,
    },
    /// Text longer than a cell of Excel holds.
    #[error(
        "Excel: row {row}: column {column}: found {found} letters, expected at most {most}; leave the column out, or save as CSV or Arrow"
    )]
    LongText {
        /// Its place, from 1.
        row: usize,
        /// The column.
        column: String,
        /// How many letters it has.
        found: usize,
        /// How many a cell holds.
        most: usize,
    },
    /// What a library that writes the form says.
    #[error("{form}: found {message}, expected it to be written")]
    Refused {
        /// The form.
        form: &'static str,
        /// In its words.
        message: String,
    },
}
