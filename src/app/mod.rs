//! The page: one frame, one folder per page, and the state they meet in.

mod about;
mod frame;
mod link;
mod panels;
mod rail;
mod ranking;
mod root;
mod sectors;
mod snapshot;
mod store;

use leptos::prelude::mount_to_body;

/// Puts the page in its place.
pub fn start() {
    mount_to_body(root::Root);
}
