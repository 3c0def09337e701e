//! See the crate's table of layers.
