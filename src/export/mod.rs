//! The native program's parts: sources in, snapshots out.

pub mod cli;
pub mod store;
