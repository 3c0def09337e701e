//! The configuration of an export: TOML; a key that is not known is an error.

mod areas;
mod check;
mod measures;
mod source;
mod tables;
mod typo;

pub use areas::{BeatsConfig, SectorsConfig};
pub use measures::MeasureConfig;
pub use source::{Columns, EditionConfig, OffencesConfig, SectorBy, SourceConfig};
pub use tables::{
    ActivityColumns, ActivityConfig, GroupsColumns, GroupsConfig, LinksColumns, LinksConfig, MembershipsColumns,
    MembershipsConfig, NominalsColumns, NominalsConfig, ReferralsColumns, ReferralsConfig,
};

use std::path::Path;

use serde::Deserialize;

use super::ImportError;
use crate::domain::Date;
use crate::export::aggregate::Aggregate;
use crate::snapshot::{BaseMap, Purpose, SubjectMatch};

/// A configuration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The force's name.
    pub force: String,
    /// Whether force, places and people are invented.
    #[serde(default)]
    pub synthetic: bool,
    /// Protective marking.
    pub marking: String,
    /// Title of a score that is not the SOC primary harm score.
    pub score_title: String,
    /// After how many days a snapshot counts as stale.
    pub stale_after_days: u32,
    /// First day covered; a month's first.
    pub from: Date,
    /// The day after the last covered; a month's first.
    pub to: Date,
    /// The share of a source's rows, 0 to 1, above which refused rows fail the export.
    pub max_rejected_share: f64,
    /// Licence lines and statements to be shown.
    #[serde(default)]
    pub notices: Vec<String>,
    /// Purposes for which a group's nominals may be looked at: the page asks for one before it fetches
    /// them, and puts its code into the request. Without any, nominals cannot be looked at.
    #[serde(default)]
    pub purposes: Vec<Purpose>,
    /// Which recorded crime intelligence on a subject is held against, by offence codes.
    #[serde(default)]
    pub subjects: Vec<SubjectMatch>,
    /// What is drawn under the maps: a picture or tiles on the page's own host. Without it each map stands by itself.
    pub base_map: Option<BaseMap>,
    /// Which of the nine measures of the SOC primary harm score the force supplies; the others are
    /// listed as not supplied. Without the key none of the nine is listed.
    pub primary_measures: Option<Vec<String>>,
    /// Sectors.
    pub sectors: SectorsConfig,
    /// Beats.
    pub beats: Option<BeatsConfig>,
    /// Offences.
    pub offences: OffencesConfig,
    /// Sources of records.
    pub source: Vec<SourceConfig>,
    /// Groups.
    pub groups: Option<GroupsConfig>,
    /// Nominals.
    pub nominals: Option<NominalsConfig>,
    /// Memberships of groups.
    pub memberships: Option<MembershipsConfig>,
    /// Referrals to diversionary schemes.
    pub referrals: Option<ReferralsConfig>,
    /// Links of nominals to records.
    pub links: Option<LinksConfig>,
    /// Activity.
    pub activity: Option<ActivityConfig>,
    /// The audience, where it gets counts and no rows.
    pub aggregate: Option<Aggregate>,
    /// The force's own measures, in the order in which they are listed.
    #[serde(default)]
    pub measure: Vec<MeasureConfig>,
}

impl Config {
    /// Reads a configuration, and checks what can be checked without the force's files.
    ///
    /// # Errors
    /// No such file; no TOML; a key that is missing, not known, or of another type; values that
    /// contradict each other.
    pub fn load(path: &Path) -> Result<Self, ImportError> {
        let text = std::fs::read_to_string(path).map_err(|error| ImportError::Io { path: path.to_owned(), error })?;
        let config: Self = toml::from_str(&text).map_err(|error| typo::typo(path, &text, &error))?;
        config.check()?;
        Ok(config)
    }
}
