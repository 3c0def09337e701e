//! The native program's parts: sources in, snapshots out.

pub mod store;
