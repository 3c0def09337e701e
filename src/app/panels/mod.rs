//! What stands in the page's place while there is nothing to show.

mod failed;
mod loading;
mod not_fetched;
mod not_ready;
mod other_build;
mod rows_failed;

pub use failed::Failed;
pub use loading::Loading;
pub use not_fetched::NotFetched;
pub use not_ready::NotReady;
pub use other_build::OtherBuild;
pub use rows_failed::RowsFailed;
