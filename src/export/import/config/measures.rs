//! Measures: the force's own, and the nine of the SOC primary harm score.

use serde::Deserialize;

use super::Config;
use crate::domain::{
    Counts, Measure, MeasureId, NominalKind, OffenceCode, PRIMARY_MEASURES, Points, PointsRule, RecordKind, Role,
    primary_measures,
};
use crate::export::import::ImportError;

/// One measure of the force's own.
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
    /// Roles by which a link counts.
    #[serde(default = "suspect_or_offender")]
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

/// The roles that count unless others are named: never a victim's or a witness's.
fn suspect_or_offender() -> Vec<String> {
    ["suspect", "offender"].map(str::to_owned).to_vec()
}

impl Config {
    /// The measures: the force's own in the order of the file, then the nine, where they are asked
    /// for. One of the force's own with the id of one of the nine stands in its place.
    ///
    /// # Errors
    /// An id that is taken or, among the primary ones, that there is not; a kind of nominal that
    /// there is not; points out of range.
    pub fn measures(&self) -> Result<Vec<Measure>, ImportError> {
        let mut own = self.measure.iter().map(MeasureConfig::measure).collect::<Result<Vec<_>, _>>()?;
        for (position, measure) in own.iter().enumerate() {
            if own.iter().take(position).any(|other| other.id == measure.id) {
                return Err(wrong("measure: id", measure.id.as_str(), "an id that no measure before it has"));
            }
        }
        let Some(supplied) = &self.primary_measures else { return Ok(own) };
        if let Some(unknown) = supplied.iter().find(|id| !PRIMARY_MEASURES.contains(&id.as_str())) {
            return Err(wrong("primary_measures", unknown, "the id of one of the nine default measures"));
        }
        let nine = primary_measures().into_iter().map(|default| {
            let replaced = own.iter().position(|measure| measure.id == default.id).map(|position| own.remove(position));
            replaced
                .unwrap_or_else(|| Measure { supplied: supplied.iter().any(|id| id == default.id.as_str()), ..default })
        });
        let nine: Vec<Measure> = nine.collect();
        own.extend(nine);
        Ok(own)
    }
}

fn wrong(place: &str, found: &str, expected: &'static str) -> ImportError {
    ImportError::ConfigValue { place: place.to_owned(), found: found.to_owned(), expected }
}

impl MeasureConfig {
    /// Its id.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    fn measure(&self) -> Result<Measure, ImportError> {
        let wrong = |key: &str, found: &str, expected| wrong(&format!("measure {}: {key}", self.id), found, expected);
        let kind =
            |text: &String| text.parse::<NominalKind>().map_err(|_| wrong("nominals", text, "a kind of nominal"));
        let kinds = |list: &[String]| list.iter().map(kind).collect::<Result<Vec<_>, _>>();
        if self.roles.is_empty() {
            return Err(wrong("roles", "[]", "at least one role"));
        }
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
