//! Charts in the page: a picture with a sentence, its figures as a table, and both to keep.
//!
//! Small components on the scales of [`crate::presentation::chart`], which says why no crate is used.

mod bar_list;
mod month_figure;
mod picture;
mod saving;
mod title;

pub use self::bar_list::BarList;
pub use self::month_figure::MonthFigure;
pub use self::picture::{Picture, TableTwin};
pub use self::saving::{CsvButton, Saving, provenance};
