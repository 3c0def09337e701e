//! The engine host: a worker that opens the snapshot and answers the page's questions.

mod area_report;
mod details;
mod enquiries;
mod extras;
mod group_files;
mod messages;
mod opening;
mod records_sink;
mod rows_enquiries;
mod rows_messages;
mod rows_worker;
mod rows_writing;
mod sealed;
mod worker;

pub use area_report::AreaReport;
pub use extras::{Extra, Loaded};
pub use group_files::GroupNominal;
pub use messages::{Enquiry, Failure, FailureKind, Finding, FromEngine, Opened, Stage, ToEngine};
pub use rows_enquiries::{MOST_PINS, RowsEnquiry, RowsFinding};
pub use rows_messages::{FromRows, ToRows, WindowAsk, Written};
pub use rows_worker::RowsWorker;
pub use sealed::Sealed;
pub use worker::{BUILD, EngineWorker};
