//! Where sectors and beats are.

use serde::Deserialize;

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
    /// The property with the ids of the sectors beside it: a list, or text separated by `;`.
    pub neighbours: Option<String>,
}

/// Where the beats are.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeatsConfig {
    /// A GeoJSON file.
    pub file: String,
    /// The property with the id.
    pub id: String,
    /// The property with the name.
    pub name: String,
    /// The property with the id of the sector it lies in.
    pub sector: String,
}
