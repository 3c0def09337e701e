//! Every call into JavaScript, in one place.

pub mod fetch;
pub mod timer;
pub mod unpack;
