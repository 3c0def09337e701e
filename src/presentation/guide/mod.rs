//! The guide: six steps that read the snapshot at hand with its reader.

mod facts;
mod lead;
mod reasons;
mod step;
mod sureness;
#[cfg(test)]
mod tests;
mod what_if;

pub use facts::{Facts, Told};
pub use lead::Lead;
pub use step::Step;
pub use what_if::{LEFT_OUT, without};
