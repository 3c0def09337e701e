//! What the page and the worker of the raw rows say to each other: plain types.

use serde::{Deserialize, Serialize};

use super::{Failure, RowsEnquiry, RowsFinding};
use crate::domain::GroupCode;
use crate::rows::{About, ColumnAbout, Form, Look, Looked, RowWhole, TableId, Themes, ValueCount, Window};

/// Which rows of a look are to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowAsk {
    /// The place of the first in view.
    pub from: u64,
    /// How many are in view.
    pub count: u64,
    /// How many more before and after them.
    pub around: u64,
    /// Columns by name.
    pub columns: Vec<String>,
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
    /// Fetch the nominals of a group from the group's own file; the look of their table is answered with them.
    Nominals {
        /// The group.
        group: GroupCode,
        /// The code of the purpose, which goes into the request.
        purpose: String,
    },
    /// Show rows of the look from a place on; a newer request takes the place of one before. A newer look of the same
    /// table shows the same columns from its first row on, until it is asked for others.
    Window(WindowAsk),
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
    /// Write the rows looked at, piece by piece.
    Write {
        /// Comes back with what comes of it.
        id: u32,
        /// As what.
        form: Form,
        /// Columns by name.
        columns: Vec<String>,
        /// At most so many rows.
        most: u64,
        /// What goes with them.
        about: About,
    },
    /// A file that was written is saved, or not wanted, and may be let go.
    Taken {
        /// Where it lies.
        address: String,
    },
    /// Write no more.
    Cancel,
    /// Find something out about the rows of a look.
    Enquire {
        /// Who asks; a newer enquiry of the same takes the place of one before.
        asker: u32,
        /// Comes back with what is found.
        id: u32,
        /// What.
        enquiry: Box<RowsEnquiry>,
    },
    /// Add rows up by theme; a newer request takes the place of one before.
    Themes {
        /// Comes back with the answer.
        id: u32,
        /// Under which selection, area and filters.
        look: Box<Look>,
    },
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
    /// Rows added up by theme.
    Themes {
        /// The request's.
        id: u32,
        /// What they add up to.
        themes: Box<Themes>,
    },
    /// Rows cannot be added up by theme.
    NoThemes {
        /// The request's.
        id: u32,
        /// Why.
        failure: Failure,
    },
    /// What an enquiry found.
    Found {
        /// Who asked.
        asker: u32,
        /// The enquiry's.
        id: u32,
        /// What was found, or why nothing can be.
        result: Result<RowsFinding, Failure>,
    },
    /// How far writing has got.
    Writing {
        /// The writing's.
        id: u32,
        /// Rows written so far.
        done: u64,
        /// Rows in all.
        total: u64,
    },
    /// Writing has ended.
    Written {
        /// The writing's.
        id: u32,
        /// What it came to.
        written: Written,
    },
}

/// What writing rows came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Written {
    /// A file.
    File {
        /// Where it lies, within this browser.
        address: String,
        /// As what.
        form: Form,
        /// How many rows are in it.
        rows: u64,
    },
    /// Text for the clipboard.
    Text {
        /// The text.
        text: String,
        /// How many rows are in it.
        rows: u64,
    },
    /// Nothing.
    Not {
        /// Where, found and expected, in words.
        message: String,
    },
}
