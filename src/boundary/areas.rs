//! The areas of a force out of its GeoJSON files.

use std::collections::HashMap;

use serde::Deserialize;

use crate::domain::{Area, AreaId};
use crate::scoring::Areas;
use crate::snapshot::SnapshotError;

/// A file of areas. Their outlines are passed over: they are read where they are drawn.
#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    _kind: CollectionKind,
    features: Vec<Feature>,
}

#[derive(Deserialize)]
enum CollectionKind {
    FeatureCollection,
}

#[derive(Deserialize)]
struct Feature {
    properties: Option<Properties>,
}

#[derive(Default, Deserialize)]
struct Properties {
    id: Option<String>,
    name: Option<String>,
    area_command: Option<String>,
    sector: Option<String>,
    population: Option<f64>,
}

/// Reads sectors and, where there are any, beats from the bytes of their `FeatureCollection`s.
/// Area commands are named by the sectors, in the order of their names.
///
/// # Errors
/// Text that is no `FeatureCollection`; a feature without id or name, or with one that is taken; a
/// beat in no sector.
pub fn areas(sectors: &[u8], beats: Option<&[u8]>) -> Result<Areas, SnapshotError> {
    let sector_features = features("sectors", sectors)?;
    let mut commands: Vec<&str> =
        sector_features.iter().filter_map(|feature| feature.area_command.as_deref()).collect();
    commands.sort_unstable();
    commands.dedup();
    let position_of_command: HashMap<&str, u16> = commands.iter().copied().zip(0..).collect();
    let command_of = |_: usize, feature: &Properties| {
        Ok(feature.area_command.as_deref().and_then(|name| position_of_command.get(name).copied()))
    };
    let sectors = list("sectors", &sector_features, command_of)?;
    let position_of_sector: HashMap<&str, u16> = sectors.iter().map(|sector| sector.id.as_str()).zip(0..).collect();
    let beats = match beats {
        None => Vec::new(),
        Some(bytes) => list("beats", &features("beats", bytes)?, |row, feature| {
            let sector = feature.sector.as_deref();
            let position = sector.and_then(|id| position_of_sector.get(id).copied());
            position.map(Some).ok_or_else(|| wrong("beats", row, "sector", sector, "the id of a sector"))
        })?,
    };
    let area_commands = commands
        .into_iter()
        .map(|name| Area { id: AreaId::new(name), name: name.to_owned(), parent: None, population: None })
        .collect();
    let mut areas = Areas { area_commands, sectors, beats };
    sum_populations(&mut areas);
    Ok(areas)
}

/// An area command has as many residents as its sectors, where each of them says how many.
fn sum_populations(areas: &mut Areas) {
    for (position, command) in (0..).zip(&mut areas.area_commands) {
        let sectors = areas.sectors.iter().filter(|sector| sector.parent == Some(position));
        command.population = sectors.map(|sector| sector.population).sum();
    }
}

fn features(table: &'static str, bytes: &[u8]) -> Result<Vec<Properties>, SnapshotError> {
    let collection: Collection = serde_json::from_slice(bytes).map_err(|error| SnapshotError::Format {
        file: table.to_owned(),
        found: error.to_string(),
        expected: "a GeoJSON FeatureCollection",
    })?;
    Ok(collection.features.into_iter().map(|feature| feature.properties.unwrap_or_default()).collect())
}

fn list(
    table: &'static str,
    features: &[Properties],
    parent: impl Fn(usize, &Properties) -> Result<Option<u16>, SnapshotError>,
) -> Result<Vec<Area>, SnapshotError> {
    let (mut areas, mut taken) = (Vec::with_capacity(features.len()), std::collections::HashSet::new());
    for (row, feature) in features.iter().enumerate() {
        let id = feature.id.as_deref().ok_or_else(|| wrong(table, row, "id", None, "text"))?;
        let name = feature.name.as_deref().ok_or_else(|| wrong(table, row, "name", None, "text"))?;
        if !taken.insert(id) {
            return Err(wrong(table, row, "id", Some(id), "an id that no feature before it has"));
        }
        areas.push(Area {
            id: AreaId::new(id),
            name: name.to_owned(),
            parent: parent(row, feature)?,
            population: feature.population.and_then(residents),
        });
    }
    Ok(areas)
}

/// A whole number of residents, also where a program wrote it with a decimal point.
fn residents(found: f64) -> Option<u32> {
    let is_count = found.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&found);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was just looked at")]
    is_count.then_some(found as u32)
}

fn wrong(table: &'static str, row: usize, column: &'static str, found: Option<&str>, expected: &str) -> SnapshotError {
    let found = found.map_or_else(|| "nothing".to_owned(), |found| format!("{found:?}"));
    SnapshotError::Value { table, row: row + 1, column, found, expected: expected.to_owned() }
}
