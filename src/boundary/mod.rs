//! Areas and their boundaries as GeoJSON.

mod areas;

pub use areas::areas;
