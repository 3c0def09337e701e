//! How numbers, dates and selections read, and the geometry of the table's small charts. Pure: no
//! page and no browser in here.

#[cfg(test)]
mod any_state;
pub mod base_map;
pub mod brush;
pub mod chart;
pub mod date;
pub mod differences;
pub mod dots;
mod glossary;
mod group_list;
pub mod guide;
pub mod held;
pub mod hexagon_map;
pub mod hexagon_words;
mod history;
pub mod hours_table;
mod ignored;
pub mod movement;
pub mod network;
pub mod number;
pub mod one_by_one;
pub mod part_charts;
mod part_rows;
mod period_text;
pub mod pivot_text;
pub mod places;
mod points_view;
pub mod query;
pub mod reason;
pub mod referral;
pub mod rows_layout;
pub mod rows_text;
mod rows_view;
pub mod rows_words;
pub mod scroll_bar;
mod selection_text;
pub mod sentence;
mod shade;
pub mod shading;
mod sort;
pub mod spark;
pub mod stack;
mod state;
pub mod themes;
mod valuation_text;
pub mod value_list;
pub mod whole_periods;
pub mod words;

mod column;
pub mod lorenz;
pub mod measure_words;
mod page;

pub use column::Column;
pub use glossary::Term;
pub use group_list::{GroupList, GroupSort};
pub use history::History;
pub use ignored::Ignored;
pub use page::Page;
pub use part_rows::{PartOf, month_filter, rows_of};
pub use points_view::PointsView;
pub use rows_view::{DashboardPart, RowsView};
pub use shade::Shade;
pub use sort::{Sort, SortKey};
pub use state::State;
