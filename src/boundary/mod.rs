//! Areas and their boundaries as GeoJSON.

mod areas;
mod ground;

pub use areas::areas;
pub use ground::Ground;
