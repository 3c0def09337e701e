//! Where offences and records are.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{Date, DateMeaning};

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
    /// The column with the hours of work one such offence takes.
    pub hours: Option<String>,
    /// The edition of the weights.
    pub edition: String,
    /// Where the weights come from, in words.
    pub source: String,
    /// Other editions of weights, which a reader may choose in its place.
    #[serde(default)]
    pub other_editions: Vec<EditionConfig>,
    /// Codes that have no weight by design.
    #[serde(default)]
    pub unweighted: Vec<String>,
}

impl OffencesConfig {
    /// For each edition, the one in force first, its column and its name.
    pub(in crate::export::import) fn editions(&self) -> impl Iterator<Item = (&String, &str)> {
        let others = self.other_editions.iter().map(|other| (&other.weight, other.edition.as_str()));
        std::iter::once((&self.weight, self.edition.as_str())).chain(others)
    }
}

/// Another edition of weights.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionConfig {
    /// The column with the weight.
    pub weight: String,
    /// Its name.
    pub edition: String,
    /// Where its weights come from, in words.
    pub source: String,
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

/// The columns of a source. A field that is empty is missing, and no for yes or no.
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
    /// Time of day, as 23:59 or 23:59:59.
    pub time: Option<String>,
    /// Id of the beat.
    pub beat: Option<String>,
    /// The kind of the record; where empty, that of its offence or else its source.
    pub kind: Option<String>,
    /// Whether it rises when police look harder; its offence alone says so too.
    pub police_generated: Option<String>,
    /// Whether the force marked it as serious and organised crime.
    pub soc_related: Option<String>,
    /// What an intelligence report is.
    pub intelligence_type: Option<String>,
    /// What an intelligence report is about.
    pub intelligence_subject: Option<String>,
    /// Substances found, separated by `;`.
    pub substances: Option<String>,
    /// Age band of the person.
    pub age_band: Option<String>,
    /// How many records the row stands for; 1 where empty.
    pub count: Option<String>,
}
