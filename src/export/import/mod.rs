//! From a force's own files to the plain tables of a snapshot.

mod config;
mod error;
mod files;
mod offences;
mod place;
mod rows;

pub use config::{Config, SectorBy, SourceConfig};
pub use error::{ImportError, Reject};

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::{Date, Source, SourceId};
use crate::snapshot::{FORMAT_VERSION, Force, Manifest, RecordTable, Rejected, Tables, Weights};

/// What an import gives.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The tables.
    pub tables: Tables,
    /// The manifest, without files.
    pub manifest: Manifest,
    /// Every row that was refused.
    pub rejects: Vec<Reject>,
}

/// Reads the sources that a configuration names. `created` is the day the snapshot is made.
///
/// # Errors
/// A configuration or a file that is of no use, and a source of which more rows were refused than
/// the configuration allows. Single rows that are of no use are [`Imported::rejects`].
pub fn import(config_file: &Path, created: Date) -> Result<Imported, ImportError> {
    let config = Config::load(config_file)?;
    let folder = config_file.parent().unwrap_or(Path::new("."));
    let offences = offences::read(folder, &config.offences)?;
    let places = place::Places::read(folder, &config)?;
    let mut importer = rows::Importer::new(&config, &offences, &places);
    let (mut sources, mut rejected) = (Vec::new(), Vec::new());
    for source in &config.source {
        let (rows_before, rejects_before) = (importer.records.rows(), importer.rejects.len());
        for file in files::expand(folder, &source.files)? {
            importer.read(folder, source, &file)?;
        }
        let (kept, refused) = (importer.records.rows() - rows_before, importer.rejects.len() - rejects_before);
        check_share(source, kept, refused, config.max_rejected_share)?;
        rejected.extend(by_reason(&source.id, &importer.rejects[rejects_before..]));
        sources.push(Source {
            id: SourceId::new(&source.id),
            label: source.label.clone(),
            rows: kept as u64,
            complete_to: source.complete_to,
            dates: source.dates,
        });
    }
    let (records, rejects) = importer.finish();
    let manifest = manifest(&config, created, sources, rejected);
    let measures = config.measures()?;
    Ok(Imported { tables: tables(records, places, offences, measures, &config), manifest, rejects })
}

fn tables(
    records: RecordTable,
    places: place::Places,
    offences: Vec<crate::snapshot::OffenceRow>,
    measures: Vec<crate::domain::Measure>,
    config: &Config,
) -> Tables {
    Tables {
        sectors: Some(places.collection),
        editions: vec![config.offences.edition.clone()],
        offences,
        measures,
        records,
        ..Tables::default()
    }
}

fn manifest(config: &Config, created: Date, sources: Vec<Source>, rejected: Vec<Rejected>) -> Manifest {
    Manifest {
        format_version: FORMAT_VERSION,
        force: Force { name: config.force.clone(), synthetic: config.synthetic },
        marking: config.marking.clone(),
        score_title: config.score_title.clone(),
        created,
        stale_after_days: config.stale_after_days,
        from: config.from,
        to: config.to,
        sources,
        weights: Weights { edition: config.offences.edition.clone(), source: config.offences.source.clone() },
        notices: config.notices.clone(),
        rejected,
        groups_index: None,
        files: Vec::new(),
    }
}

#[allow(clippy::cast_precision_loss, reason = "a share of rows")]
fn check_share(source: &SourceConfig, kept: usize, refused: usize, limit: f64) -> Result<(), ImportError> {
    let share = refused as f64 / (kept + refused).max(1) as f64;
    if share <= limit {
        return Ok(());
    }
    Err(ImportError::TooManyRejected { id: source.id.clone(), refused, rows: kept + refused, limit })
}

fn by_reason(source: &str, rejects: &[Reject]) -> Vec<Rejected> {
    let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
    for reject in rejects {
        *reasons.entry(format!("{}: expected {}", reject.column, reject.expected)).or_default() += 1;
    }
    reasons.into_iter().map(|(reason, rows)| Rejected { source: source.to_owned(), reason, rows }).collect()
}
