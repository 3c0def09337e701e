//! `placeharm demo`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{CommandError, beside};
use crate::export::aggregate::{Aggregate, aggregate};
use crate::export::demo::{DemoOptions, Scale, demo};
use crate::export::store::save;

/// How large the invented force is.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Size {
    /// 42 sectors, 36 months, 250,000 records.
    #[default]
    Force,
    /// 120 sectors, 60 months, 10,000,000 records.
    National,
}

/// Make the snapshot of an invented force.
#[derive(Args, Debug)]
pub struct Demo {
    /// The folder of the snapshot.
    #[arg(long)]
    out: PathBuf,
    /// How large the force is.
    #[arg(long, value_enum, default_value_t)]
    scale: Size,
    /// How many records, if not the scale's own number.
    #[arg(long)]
    records: Option<usize>,
    /// The same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Make it for an audience that gets counts and no rows, counts under this number withheld.
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
    aggregate: Option<u32>,
}

impl Demo {
    /// Writes the snapshot, and beside its folder the effects that were planted in it.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn run(self) -> Result<ExitCode, CommandError> {
        let scale = match self.scale {
            Size::Force => Scale::Force,
            Size::National => Scale::National,
        };
        let demo = demo(&DemoOptions { scale, records: self.records, seed: self.seed });
        let (tables, manifest) = match self.aggregate {
            Some(smallest) => {
                let audience = Aggregate { label: "Partners (demonstration)".to_owned(), smallest, months: 12 };
                aggregate(demo.tables, demo.manifest, &audience)
            }
            None => (demo.tables, demo.manifest),
        };
        let manifest = save(&self.out, &tables, manifest)?;
        let truth = beside(&self.out, "planted.json");
        let text = serde_json::to_vec_pretty(&demo.truth)?;
        std::fs::write(&truth, text)?;
        let bytes: u64 = manifest.files.iter().map(|file| file.size).sum();
        writeln!(
            std::io::stdout(),
            "{} synthetic rows of records in {} files, {bytes} bytes: {}; planted effects: {}",
            tables.records.rows(),
            manifest.files.len(),
            self.out.display(),
            truth.display()
        )?;
        Ok(ExitCode::SUCCESS)
    }
}
