//! `placeharm check`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::CommandError;
use crate::export::store::{load, load_file, load_manifest};
use crate::scoring::Reason;

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
        let manifest = load_manifest(&self.dir)?;
        let mut findings: Vec<String> = Vec::new();
        for entry in manifest.files.iter().chain(&manifest.groups_index) {
            if let Err(error) = load_file(&self.dir, entry) {
                findings.push(error.to_string());
            }
        }
        // With a damaged file the tables would only say the same again.
        if findings.is_empty() {
            match load(&self.dir) {
                Err(error) => findings.push(error.to_string()),
                Ok((_, cube)) => {
                    let outside = cube.quality().total(Reason::OutsidePeriod);
                    if outside > 0 {
                        findings.push(format!(
                            "records: column date: found {outside} outside the period, expected {} to before {}",
                            manifest.from, manifest.to
                        ));
                    }
                }
            }
        }
        for finding in &findings {
            println!("{finding}");
        }
        println!(
            "{} files, {} findings",
            manifest.files.len() + usize::from(manifest.groups_index.is_some()),
            findings.len()
        );
        Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
