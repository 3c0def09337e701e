//! Charts without a page: scales, axes, and what is drawn, as marks that a page puts into SVG and
//! a file is made of.
//!
//! A charting crate was weighed. The page's charts share a few parts (a scale, ticks, months, a
//! table twin, the marking in what is saved), and these parts weigh less than a crate's engine for
//! interactive layouts, which would still lack the twin, the patterns for print and the saving.

mod bars;
mod classes;
mod drawing;
mod free_place;
mod ink;
mod month_axis;
mod month_chart;
mod month_drawing;
mod projection;
mod provenance;
mod scale;
mod slope;
mod standalone;
mod table;
mod view;

pub use bars::{Bar, BarChart};
pub use classes::{CLASSES, Quantiles};
pub use drawing::{Drawing, Mark};
pub use ink::Ink;
pub use month_axis::{MonthTick, month_ticks};
pub use month_chart::{Limits, MonthChart, MonthKind, Series};
pub use projection::Projection;
pub use provenance::Provenance;
pub use scale::{Band, Linear, ticks};
pub use slope::{SlopeChart, SlopeLine};
pub use standalone::{FONT, Sheet};
pub use table::{Cell, Table};
pub use view::View;
