//! `placeharm export`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{CommandError, beside};
use crate::domain::Date;
use crate::export::import::{ImportError, Reject, import};
use crate::export::store::save;
use crate::presentation::number::counted;

/// Make a snapshot from a force's own files.
#[derive(Args, Debug)]
pub struct Export {
    /// The configuration.
    #[arg(long)]
    config: PathBuf,
    /// The folder of the snapshot.
    #[arg(long)]
    out: PathBuf,
    /// Where refused rows are listed; `rejects.csv` beside the folder of the snapshot unless said.
    #[arg(long)]
    rejects: Option<PathBuf>,
    /// The day the snapshot is made; today unless said.
    #[arg(long, value_parser = Date::parse)]
    created: Option<Date>,
}

/// Today by the clock of this machine, in UTC.
fn today() -> Option<Date> {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
    Date::from_epoch_days(i32::try_from(seconds / 86_400).ok()?)
}

impl Export {
    /// Writes the snapshot, and the rows that were refused.
    ///
    /// # Errors
    /// A configuration or a file of no use; the snapshot that was there stays as it was.
    pub fn run(self) -> Result<ExitCode, CommandError> {
        let created = self.created.or_else(today).ok_or(CommandError::NoClock)?;
        let file = self.rejects.unwrap_or_else(|| beside(&self.out, "rejects.csv"));
        let imported = match import(&self.config, created) {
            Ok(imported) => imported,
            Err(error) => {
                if let ImportError::TooManyRejected { rejects, .. } = &error {
                    list(&file, rejects)?;
                    say_refused(&file, rejects)?;
                }
                return Err(error.into());
            }
        };
        list(&file, &imported.rejects)?;
        // The snapshot first: it must not hang on who reads what is printed.
        let manifest = save(&self.out, &imported.tables, imported.manifest)?;
        let mut out = std::io::stdout().lock();
        for warning in &imported.warnings {
            writeln!(out, "warning: {warning}")?;
        }
        say_refused(&file, &imported.rejects)?;
        let rows = imported.tables.records.rows();
        let bytes: u64 = manifest.files.iter().map(|file| file.size).sum();
        writeln!(out, "{rows} records in {} files, {bytes} bytes: {}", manifest.files.len(), self.out.display())?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Lists refused rows, each with its own text so that it can be mended and sent in again: as it is
/// in the file, and so not made safe for a spreadsheet that takes `=` for a formula.
fn list(file: &Path, rejects: &[Reject]) -> Result<(), CommandError> {
    // A list of a run before this one is no longer true.
    if rejects.is_empty() && !file.exists() {
        return Ok(());
    }
    let mut writer = csv::Writer::from_path(file)?;
    writer.write_record(["file", "line", "column", "found", "expected", "row"])?;
    for reject in rejects {
        let line = reject.line.to_string();
        writer.write_record([&reject.file, &line, &reject.column, &reject.found, reject.expected, &reject.row])?;
    }
    Ok(writer.flush()?)
}

fn say_refused(file: &Path, rejects: &[Reject]) -> Result<(), CommandError> {
    let rows: u64 = rejects.iter().map(|reject| reject.rows).sum();
    if rows > 0 {
        writeln!(std::io::stdout(), "{} refused, listed in {}", counted(rows, "row", "rows"), file.display())?;
    }
    Ok(())
}
