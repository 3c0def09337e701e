//! The engine host: a worker that opens the snapshot and answers the page's questions.

mod messages;

pub use messages::{Failure, FailureKind, FromEngine, Opened, Stage, ToEngine};
