//! The raw rows: filtered, sorted, searched and shown by window. The same code natively and in its worker.
//!
//! Every column is codes into a list of its values ([`crate::snapshot::coded`]), so a test is made once per
//! distinct value, and a sort counts codes and compares no rows. [`Desk`] holds a snapshot's tables and
//! answers a [`Look`]; what it shows is asked for by window.

mod column;
mod desk;
mod file;
mod force_cells;
mod hexagon;
mod look;
mod order;
mod pivot;
mod search;
mod table;
mod table_id;
mod test;
#[cfg(test)]
mod tests;
mod themes;
mod view;
mod wide;
mod worths;

pub use column::Column;
pub use desk::{Desk, Harm, Hexagon, Hexagons, Hours, LinkOfRow, POINT, Pin, Pins, RowWhole, ShownRow, Spots, Window};
pub use file::{About, Cut, FileError, Form, RowsFile};
pub use hexagon::Resolution;
pub use look::{AreaOf, Asks, By, ColumnAbout, Counted, Filter, Look, Looked, Order, ValueCount};
pub use pivot::{Dimension, Grain, Group, Pivot, PivotAsk, Summed};
pub use search::contains;
pub use table::Table;
pub use table_id::TableId;
pub use test::{Bound, Test, items};
pub use themes::{Facet, SubjectTally, Tally, Theme, ThemeKind, Themes, Valued, YearCount};
pub use view::{kept, sorted};
pub use wide::{Gathering, WIDE_COLUMNS};
pub use worths::COUNTED_BY;
