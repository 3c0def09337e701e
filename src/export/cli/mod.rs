//! The commands of the native program.

mod check;
mod demo;
mod export;
mod rank;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use super::import::ImportError;
use super::store::StoreError;

/// A command of the program.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the snapshot of an invented force.
    Demo(demo::Demo),
    /// Make a snapshot from a force's own files.
    Export(export::Export),
    /// Check a snapshot: digests, schema, references, dates.
    Check(check::Check),
    /// Rank the areas of a snapshot, with the page's own engine.
    Rank(rank::Rank),
}

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The snapshot could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The force's files are of no use.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The machine does not know the day.
    #[error("clock: found no date, expected today; say it with --created")]
    NoClock,
    /// The ranking could not be printed.
    #[error("standard output: {0}")]
    Print(#[from] std::io::Error),
    /// The ranking does not turn into JSON.
    #[error("standard output: {0}")]
    Json(#[from] serde_json::Error),
    /// The ranking does not turn into CSV.
    #[error("standard output: {0}")]
    Csv(#[from] csv::Error),
}

/// The file beside a snapshot's folder that goes by the folder's name: `force.2025` gives
/// `force.2025.rejects.csv`.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mut name = whole.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(what);
    whole.with_file_name(name)
}

impl Command {
    /// Carries the command out.
    ///
    /// # Errors
    /// What the command needs is missing or of no use; findings of `check` are no error, but its
    /// exit status is 1.
    pub fn run(self) -> Result<ExitCode, CommandError> {
        match self {
            Self::Demo(demo) => demo.run(),
            Self::Export(export) => export.run(),
            Self::Check(check) => check.run(),
            Self::Rank(rank) => rank.run(),
        }
    }
}
