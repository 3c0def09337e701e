//! Areas and their boundaries as GeoJSON.

mod areas;
mod ground;
mod outline;

pub use areas::areas;
pub use ground::Ground;
pub use outline::{Outline, Outlines};
