//! Any column of a table as codes into a list of its values: what the raw rows are filtered, sorted
//! and searched by, so that each test is made once per distinct value and not once per row.

mod codes;
mod kept;
mod read;
mod texts;
mod values;
mod write;

use std::rc::Rc;

use super::ColumnType;

pub use codes::Codes;
pub use kept::{count_kept, each_kept};
pub use read::read_coded;
pub use texts::Texts;
pub use values::Values;
pub use write::ArrowFile;

/// A column: for each row the position of its value.
#[derive(Clone, Debug)]
pub struct CodedColumn {
    /// Its name in the table.
    pub name: String,
    /// Its type.
    pub kind: ColumnType,
    /// For each row the position of its value; one past the last value where it has none.
    pub codes: Rc<Codes>,
    /// The values. Free text may stand there twice, all else is distinct.
    pub values: Rc<Values>,
}

/// The columns of a table that can be coded.
#[derive(Clone, Debug)]
pub struct CodedTable {
    /// How many rows it has.
    pub rows: usize,
    /// Its columns, in the order of the schema; those that the file lacks are not among them.
    pub columns: Vec<CodedColumn>,
}
