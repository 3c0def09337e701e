//! The configuration of an export: TOML; a key that is not known is an error.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::ImportError;
use crate::domain::{
    Counts, Date, DateMeaning, Measure, MeasureId, NominalKind, OffenceCode, Points, PointsRule, RecordKind, Role,
};

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
    /// Sectors.
    pub sectors: SectorsConfig,
    /// Offences.
    pub offences: OffencesConfig,
    /// Sources of records.
    pub source: Vec<SourceConfig>,
    /// Measures, in the order in which they are listed.
    pub measure: Vec<MeasureConfig>,
}

/// Where the sectors are.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectorsConfig {
    /// A GeoJSON file.
    pub file: String,
    /// The property with the id.
    pub id: String,
    /// The property with the name.
    pub name: String,
    /// The property with the area command's name.
    pub area_command: Option<String>,
    /// The property with the number of residents.
    pub population: Option<String>,
}

/// Where the offences are.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffencesConfig {
    /// A CSV file.
    pub file: String,
    /// The column with the code.
    pub code: String,
    /// The column with the name.
    pub name: String,
    /// The column with the group.
    pub group: String,
    /// The column with the weight.
    pub weight: String,
    /// The edition of the weights.
    pub edition: String,
    /// Where the weights come from, in words.
    pub source: String,
    /// Codes that have no weight by design.
    #[serde(default)]
    pub unweighted: Vec<String>,
}

/// One source of records.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceConfig {
    /// Its id.
    pub id: String,
    /// Its name to a reader.
    pub label: String,
    /// It is complete for every day before this one.
    pub complete_to: Date,
    /// What its dates say.
    pub dates: DateMeaning,
    /// CSV files by pattern; of a zip also the pattern inside it: `download/*.zip!*/*-street.csv`.
    pub files: String,
    /// The kind of its records.
    pub kind: String,
    /// Kinds for the records of some offence codes.
    #[serde(default)]
    pub kind_of_offence: BTreeMap<String, String>,
    /// Offence codes whose records rise when police look harder.
    #[serde(default)]
    pub police_generated_offences: Vec<String>,
    /// How a row finds its sector.
    pub sector: SectorBy,
    /// Names of its columns.
    pub columns: Columns,
}

/// How a row finds its sector.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SectorBy {
    /// A column holds the sector's id.
    Column(String),
    /// A column holds a code that a CSV file leads from.
    Lookup {
        /// The column.
        column: String,
        /// The file.
        file: String,
        /// Its column with the code.
        from: String,
        /// Its column with the sector's id.
        to: String,
    },
    /// The polygon that holds the point.
    Polygon,
}

/// The columns of a source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// Id; rows without one get theirs from file and line.
    pub id: Option<String>,
    /// Date, as 2026-11-24 or 2026-11.
    pub date: String,
    /// Offence code.
    pub offence: Option<String>,
    /// Degrees east.
    pub longitude: Option<String>,
    /// Degrees north.
    pub latitude: Option<String>,
    /// Anything else to be shown with the row.
    pub detail: Option<String>,
}

/// One measure.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureConfig {
    id: String,
    label: String,
    unit: String,
    /// Kinds of record counted.
    #[serde(default)]
    records: Vec<String>,
    #[serde(default)]
    offences: Vec<String>,
    #[serde(default)]
    linked_to: Vec<String>,
    #[serde(default)]
    roles: Vec<String>,
    /// Kinds of nominal counted, by home sector.
    #[serde(default)]
    nominals: Vec<String>,
    points: PointsConfig,
    #[serde(default)]
    local_choice: bool,
    #[serde(default = "yes")]
    supplied: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PointsConfig {
    OwnWeight,
    AsOffence(String),
    Fixed(f64),
}

fn yes() -> bool {
    true
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// No such file; no TOML; a key that is missing, not known, or of another type.
    pub fn load(path: &Path) -> Result<Self, ImportError> {
        let text = std::fs::read_to_string(path).map_err(|error| ImportError::Io { path: path.to_owned(), error })?;
        toml::from_str(&text).map_err(|error| ImportError::Config { path: path.to_owned(), error: Box::new(error) })
    }

    /// The measures.
    ///
    /// # Errors
    /// A kind of nominal that there is not, and points out of range.
    pub fn measures(&self) -> Result<Vec<Measure>, ImportError> {
        self.measure.iter().map(MeasureConfig::measure).collect()
    }
}

impl MeasureConfig {
    fn measure(&self) -> Result<Measure, ImportError> {
        let wrong = |key: &str, found: &str, expected| ImportError::ConfigValue {
            place: format!("measure {}: {key}", self.id),
            found: found.to_owned(),
            expected,
        };
        let kind =
            |text: &String| text.parse::<NominalKind>().map_err(|_| wrong("nominals", text, "a kind of nominal"));
        let kinds = |list: &[String]| list.iter().map(kind).collect::<Result<Vec<_>, _>>();
        let counts = if self.nominals.is_empty() {
            Counts::Records {
                kinds: self.records.iter().map(RecordKind::new).collect(),
                offences: self.offences.iter().map(OffenceCode::new).collect(),
                linked_to: kinds(&self.linked_to)?,
                roles: self.roles.iter().map(Role::new).collect(),
            }
        } else {
            Counts::Nominals { kinds: kinds(&self.nominals)? }
        };
        let points = match &self.points {
            PointsConfig::OwnWeight => PointsRule::OwnWeight,
            PointsConfig::AsOffence(code) => PointsRule::AsOffence(OffenceCode::new(code)),
            PointsConfig::Fixed(points) => PointsRule::Fixed(
                Points::new(*points).map_err(|_| wrong("points", &points.to_string(), "0 to 1,000,000 points"))?,
            ),
        };
        Ok(Measure {
            id: MeasureId::new(&self.id),
            label: self.label.clone(),
            unit: self.unit.clone(),
            counts,
            points,
            local_choice: self.local_choice,
            supplied: self.supplied,
        })
    }
}
