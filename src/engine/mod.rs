//! The engine host: a worker that opens the snapshot and answers the page's questions.

mod area_report;
mod enquiries;
mod extras;
mod messages;
mod opening;
mod worker;

pub use area_report::AreaReport;
pub use extras::{Extra, Loaded};
pub use messages::{Enquiry, Failure, FailureKind, Finding, FromEngine, Opened, Stage, ToEngine};
pub use worker::{BUILD, EngineWorker};
