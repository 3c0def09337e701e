//! The native program's parts: sources in, snapshots out.

pub mod aggregate;
pub mod check;
pub mod cli;
pub mod demo;
pub mod import;
pub mod store;
