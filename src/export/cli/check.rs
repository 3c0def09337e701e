//! `placeharm check`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::CommandError;
use crate::export::check::{Finding, check};
use crate::presentation::number::counted;

/// Check every file of a snapshot.
#[derive(Args, Debug)]
pub struct Check {
    /// The folder of the snapshot.
    dir: PathBuf,
}

impl Check {
    /// Prints every finding; exit status 1 where there are any but warnings.
    ///
    /// # Errors
    /// There is no manifest to begin with.
    pub fn run(self) -> Result<ExitCode, CommandError> {
        let (files, findings) = check(&self.dir)?;
        let mut out = std::io::stdout().lock();
        for finding in &findings {
            writeln!(out, "{finding}")?;
        }
        let warnings = findings.iter().filter(|finding| finding.is_warning()).count();
        let said =
            [(files, "file", "files"), (findings.len(), "finding", "findings"), (warnings, "warning", "warnings")];
        let [files, all, warnings] = said.map(|(count, one, more)| counted(count as u64, one, more));
        writeln!(out, "{files}, {all}, of them {warnings}")?;
        Ok(if findings.iter().all(Finding::is_warning) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
