//! From a force's own files to the plain tables of a snapshot.

mod activity;
mod areas;
mod config;
mod error;
mod files;
mod groups;
mod intake;
mod lookup;
mod nominals;
mod offences;
mod place;
mod quotes;
mod record_columns;
mod records;
mod row;
mod sheet;
mod warning;

pub use config::{
    ActivityColumns, ActivityConfig, BeatsConfig, Columns, Config, EditionConfig, GroupsColumns, GroupsConfig,
    LinksColumns, LinksConfig, MeasureConfig, MembershipsColumns, MembershipsConfig, NominalsColumns, NominalsConfig,
    OffencesConfig, ReferralsColumns, ReferralsConfig, SectorBy, SectorsConfig, SourceConfig,
};
pub use error::{ImportError, Reject};
pub use warning::Warning;

use std::path::Path;

use super::aggregate::aggregate;
use crate::domain::{Date, Edition, EditionName, Source, SourceId};
use crate::snapshot::{FORMAT_VERSION, Force, Manifest, Rejected, Tables, Weights};
use groups::Groups;
use intake::Intake;
use nominals::Nominals;
use record_columns::RecordColumns;
use records::Records;

/// What an import gives.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The tables.
    pub tables: Tables,
    /// The manifest, without files.
    pub manifest: Manifest,
    /// Every row that was refused.
    pub rejects: Vec<Reject>,
    /// Rows that were kept and do not count as they might be meant to.
    pub warnings: Vec<Warning>,
}

/// Reads the tables that a configuration names. `created` is the day the snapshot is made.
///
/// # Errors
/// A configuration or a file that is of no use, and a table of which more rows were refused than
/// the configuration allows. Single rows that are of no use are [`Imported::rejects`].
pub fn import(config_file: &Path, created: Date) -> Result<Imported, ImportError> {
    read(config_file, created).map_err(|error| error.in_config(config_file))
}

fn read(config_file: &Path, created: Date) -> Result<Imported, ImportError> {
    let config = Config::load(config_file)?;
    config.check_completeness(created)?;
    // The folder of a bare file name is empty, which no system opens.
    let folder = config_file.parent().filter(|folder| folder.components().next().is_some()).unwrap_or(Path::new("."));
    let offences = offences::read(folder, &config.offences)?;
    config.check_codes(&offences)?;
    let mut measures = config.measures()?;
    config.check_measures(&mut measures, &offences)?;
    let places = place::Places::read(folder, &config)?;
    let mut intake = Intake::new(folder);
    let mut records = Records::new(&config, &offences, &places);
    let sources = sources(&mut intake, &config, &mut records)?;
    let groups =
        config.groups.as_ref().map(|config| Groups::read(&mut intake, config)).transpose()?.unwrap_or_default();
    let nominals = nominals(&mut intake, &config, &places, &groups, &records)?;
    let activity = config.activity.as_ref();
    let activity = activity.map(|config| activity::read(&mut intake, config, &places, &groups)).transpose()?;
    let outside = std::mem::take(&mut records.outside);
    let records = records.finish()?;
    let (rejects, rejected) = intake.finish(config.max_rejected_share)?;
    let manifest = manifest(&config, created, sources, rejected);
    let warnings = warning::warnings(&manifest, &records, &measures, &outside);
    let tables = Tables {
        sectors: Some(places.sectors),
        beats: places.beats,
        editions: config.offences.editions().map(|(_, edition)| edition.to_owned()).collect(),
        offences,
        measures,
        groups: groups.list,
        activity: activity.unwrap_or_default(),
        records,
        nominals,
        ..Tables::default()
    };
    let (tables, manifest) = match &config.aggregate {
        Some(audience) => aggregate(tables, manifest, audience),
        None => (tables, manifest),
    };
    Ok(Imported { tables, manifest, rejects, warnings })
}

fn sources(intake: &mut Intake<'_>, config: &Config, records: &mut Records<'_>) -> Result<Vec<Source>, ImportError> {
    let mut sources = Vec::with_capacity(config.source.len());
    for (position, source) in (0..).zip(&config.source) {
        let columns = |header: &sheet::Header| RecordColumns::find(source, header);
        let rows = intake.read(&source.id, &source.files, columns, |at, row| records.take(position, at, row))?;
        sources.push(Source {
            id: SourceId::new(&source.id),
            label: source.label.clone(),
            rows,
            complete_to: source.complete_to,
            dates: source.dates,
        });
    }
    Ok(sources)
}

fn nominals(
    intake: &mut Intake<'_>,
    config: &Config,
    places: &place::Places,
    groups: &Groups,
    records: &Records<'_>,
) -> Result<Vec<crate::snapshot::Nominal>, ImportError> {
    let Some(listed) = &config.nominals else { return Ok(Vec::new()) };
    let mut nominals = Nominals::read(intake, listed, places)?;
    if let Some(memberships) = &config.memberships {
        nominals.read_memberships(intake, memberships, groups)?;
    }
    if let Some(referrals) = &config.referrals {
        nominals.read_referrals(intake, referrals)?;
    }
    if let Some(links) = &config.links {
        nominals.read_links(intake, links, &config.source, records)?;
    }
    Ok(nominals.list)
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
        weights: weights(&config.offences),
        notices: config.notices.clone(),
        rejected,
        purposes: config.purposes.clone(),
        subjects: config.subjects.clone(),
        base_map: config.base_map.clone(),
        groups_index: None,
        audience: None,
        files: Vec::new(),
    }
}

fn weights(offences: &OffencesConfig) -> Weights {
    let other =
        |other: &EditionConfig| Edition { name: EditionName::new(&other.edition), source: other.source.clone() };
    Weights {
        edition: offences.edition.clone(),
        source: offences.source.clone(),
        others: offences.other_editions.iter().map(other).collect(),
    }
}
