//! The engine host: a worker that opens the snapshot and answers the page's questions.

mod extras;
mod messages;
mod opening;
mod worker;

pub use extras::{Extra, Loaded};
pub use messages::{Failure, FailureKind, FromEngine, Opened, Stage, ToEngine};
pub use worker::{BUILD, EngineWorker};
