//! The page: one frame, one folder per page, and the state they meet in.

mod about;
mod activity;
mod audience;
mod cells;
mod chart;
mod compare;
mod counted_rows;
mod defined;
mod elements;
mod enquiry;
mod frame;
mod groups;
mod guide;
mod hours;
mod later;
mod link;
mod map;
mod panels;
mod parts;
mod purpose;
mod rail;
mod ranking;
mod records;
mod root;
mod rows_enquiry;
mod rows_link;
mod sector;
mod sectors;
mod snapshot;
mod store;
mod theme_rows;
mod themes;

use leptos::prelude::mount_to_body;

use crate::browser::timer::soon;

/// Puts the page in its place, in a turn after the one that made the module: each is long enough.
pub fn start() {
    soon(|| mount_to_body(root::Root));
}
