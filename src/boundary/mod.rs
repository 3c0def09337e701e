//! Area boundaries as GeoJSON.
