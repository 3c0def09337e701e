//! What the page and the worker of the raw rows say to each other: plain types.

use serde::{Deserialize, Serialize};

use super::Failure;
use crate::rows::{ColumnAbout, Look, Looked, RowWhole, TableId, ValueCount, Window};

/// What is written of the rows looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Writing {
    /// Comma-separated values.
    Csv,
    /// Features of GeoJSON, without what stands around them.
    GeoJson,
    /// Parted by tabs, for the clipboard.
    TabSeparated,
}

/// From the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToRows {
    /// Open the snapshot whose manifest lies at that address.
    Open {
        /// Absolute address of `manifest.json`.
        manifest_url: String,
    },
    /// Look at rows.
    Look {
        /// Comes back with the answer.
        id: u32,
        /// At which.
        look: Box<Look>,
    },
    /// Show rows of the look from a place on; a newer request takes the place of one before.
    Window {
        /// The place of the first.
        from: u64,
        /// How many.
        count: u32,
        /// Columns by name.
        columns: Vec<String>,
    },
    /// List a column's values.
    Values {
        /// Its name.
        column: String,
    },
    /// Open a row of the table whole.
    Row {
        /// The row in the table, from 0.
        row: u32,
    },
    /// Write all rows looked at, piece by piece.
    Write {
        /// How.
        writing: Writing,
        /// Columns by name.
        columns: Vec<String>,
        /// At most so many rows.
        most: u64,
    },
    /// Write no more.
    Cancel,
}

/// From the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromRows {
    /// First of all: which build the worker is of.
    Hello {
        /// The build's id.
        build: String,
    },
    /// How far opening has got.
    Progress {
        /// Bytes received.
        done_bytes: u64,
        /// Bytes in all; 0 while unknown.
        total_bytes: u64,
    },
    /// The snapshot is open.
    Opened,
    /// The snapshot could not be opened.
    Failed(Failure),
    /// What a look found; comes again once more columns have come to search through.
    Looked {
        /// The look's.
        id: u32,
        /// The table.
        table: TableId,
        /// What is there.
        looked: Looked,
        /// The table's columns.
        columns: Vec<ColumnAbout>,
    },
    /// The table of a look cannot be shown.
    NotLooked {
        /// The look's.
        id: u32,
        /// Why.
        failure: Failure,
    },
    /// Rows of a look; comes again once missing parts have come.
    Window {
        /// The look's.
        id: u32,
        /// The columns of its cells.
        columns: Vec<String>,
        /// The rows.
        window: Window,
    },
    /// A column's values.
    Values {
        /// Its name.
        column: String,
        /// The values.
        values: Vec<ValueCount>,
    },
    /// A row with all its columns; comes again once missing parts have come.
    Row(RowWhole),
    /// How many parts of the wide columns have come of those that are being fetched.
    Fetching {
        /// So many have come.
        done: u32,
        /// Of so many.
        total: u32,
    },
    /// A part could not be fetched; asking again for what was asked for tries again.
    PartFailed(Failure),
    /// A piece of what is written.
    Piece {
        /// Its text.
        text: String,
        /// Rows written so far.
        done: u64,
        /// Rows in all.
        total: u64,
    },
}
