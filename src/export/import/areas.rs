//! Sectors and beats out of GeoJSON, with the properties that a snapshot has.

use std::collections::HashSet;
use std::path::Path;

use geojson::{Feature, FeatureCollection, JsonObject, JsonValue};

use super::ImportError;
use super::config::{BeatsConfig, SectorsConfig};
use crate::boundary::Ground;

/// A property as a snapshot has it, and where the force's file has it.
struct Property<'a> {
    name: &'static str,
    there: &'a str,
    /// What a value says; none where it cannot be.
    read: fn(&JsonValue) -> Option<JsonValue>,
    expected: &'static str,
    needed: bool,
}

/// A file of areas.
struct File<'a> {
    name: &'a str,
    collection: FeatureCollection,
}

/// Reads the sectors.
pub(super) fn sectors(folder: &Path, config: &SectorsConfig) -> Result<FeatureCollection, ImportError> {
    let mut file = File::read(folder, &config.file)?;
    let mut properties = vec![needed("id", &config.id), needed("name", &config.name)];
    properties.extend(config.area_command.as_deref().map(|there| needed("area_command", there)));
    properties.extend(config.population.as_deref().map(|there| Property {
        read: whole,
        expected: "a whole number, or nothing",
        needed: false,
        ..needed("population", there)
    }));
    properties.extend(config.neighbours.as_deref().map(|there| Property {
        read: list,
        expected: "a list of ids, or ids separated by ;",
        needed: false,
        ..needed("neighbours", there)
    }));
    file.keep(&properties)?;
    let ids = file.distinct_ids(&config.id)?;
    let neighbours = config.neighbours.as_deref().unwrap_or_default();
    file.check(neighbours, "ids of sectors", |feature| {
        let listed = feature.property("neighbours").and_then(JsonValue::as_array);
        listed?.iter().filter_map(JsonValue::as_str).find(|id| !ids.contains(*id)).map(str::to_owned)
    })?;
    Ok(file.collection)
}

/// Reads the beats, each of which lies in one of the sectors.
pub(super) fn beats(
    folder: &Path,
    config: &BeatsConfig,
    is_sector: impl Fn(&str) -> bool,
) -> Result<FeatureCollection, ImportError> {
    let mut file = File::read(folder, &config.file)?;
    file.keep(&[needed("id", &config.id), needed("name", &config.name), needed("sector", &config.sector)])?;
    file.distinct_ids(&config.id)?;
    file.check(&config.sector, "the id of a sector", |feature| {
        text_of(feature, "sector").filter(|id| !is_sector(id)).map(str::to_owned)
    })?;
    Ok(file.collection)
}

/// A property of a feature as text.
pub(super) fn text_of<'a>(feature: &'a Feature, property: &str) -> Option<&'a str> {
    feature.property(property).and_then(JsonValue::as_str)
}

fn needed<'a>(name: &'static str, there: &'a str) -> Property<'a> {
    Property { name, there, read: text, expected: "text", needed: true }
}

fn text(value: &JsonValue) -> Option<JsonValue> {
    value.as_str().filter(|text| !text.trim().is_empty()).map(|text| text.trim().into())
}

fn whole(value: &JsonValue) -> Option<JsonValue> {
    let number = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok());
    number.and_then(|number| u32::try_from(number).ok()).map(Into::into)
}

fn list(value: &JsonValue) -> Option<JsonValue> {
    let items: Option<Vec<&str>> = match value {
        JsonValue::Array(items) => items.iter().map(JsonValue::as_str).collect(),
        JsonValue::String(text) => Some(text.split(';').collect()),
        _ => None,
    };
    Some(items?.into_iter().map(str::trim).filter(|id| !id.is_empty()).collect::<Vec<_>>().into())
}

impl<'a> File<'a> {
    fn read(folder: &Path, name: &'a str) -> Result<Self, ImportError> {
        let path = folder.join(name);
        let bytes = std::fs::read(&path).map_err(|error| ImportError::Io { path: path.clone(), error })?;
        let collection = serde_json::from_slice(&bytes).map_err(|error| ImportError::Unreadable {
            file: name.to_owned(),
            line: error.line().max(1) as u64,
            found: error.to_string(),
            expected: "a GeoJSON FeatureCollection",
        })?;
        Ok(Self { name, collection })
    }

    fn wrong(&self, position: usize, property: &str, found: String, expected: &'static str) -> ImportError {
        let (file, property) = (self.name.to_owned(), property.to_owned());
        ImportError::Feature { file, feature: position + 1, property, found, expected }
    }

    /// Keeps these properties, under the names of a snapshot, and refuses features off the globe.
    fn keep(&mut self, properties: &[Property<'_>]) -> Result<(), ImportError> {
        let mut features = std::mem::take(&mut self.collection.features);
        for (position, feature) in features.iter_mut().enumerate() {
            feature.properties = Some(self.kept(position, feature, properties)?);
            let bounds = Ground::of(feature).and_then(|ground| ground.bounds()).unwrap_or_default();
            let off = |[east, north]: &[f64; 2]| east.abs() > 180.0 || north.abs() > 90.0;
            if let Some([east, north]) = bounds.iter().find(|corner| off(corner)) {
                let found = format!("[{east}, {north}]");
                return Err(self.wrong(position, "geometry", found, "degrees east and north, WGS84"));
            }
        }
        for property in properties {
            if !features.is_empty() && features.iter().all(|feature| feature.property(property.name).is_none()) {
                return Err(self.wrong(0, property.there, "it in no feature".to_owned(), "it in one at least"));
            }
        }
        self.collection.features = features;
        Ok(())
    }

    fn kept(&self, position: usize, feature: &Feature, properties: &[Property<'_>]) -> Result<JsonObject, ImportError> {
        let mut kept = JsonObject::new();
        for property in properties {
            let value = feature.property(property.there).filter(|value| !value.is_null() && value.as_str() != Some(""));
            let read = value.and_then(property.read);
            if read.is_none() && (property.needed || value.is_some()) {
                let found = value.map_or_else(|| "nothing".to_owned(), ToString::to_string);
                return Err(self.wrong(position, property.there, found, property.expected));
            }
            kept.extend(read.map(|read| (property.name.to_owned(), read)));
        }
        Ok(kept)
    }

    fn distinct_ids(&self, property: &str) -> Result<HashSet<String>, ImportError> {
        let mut ids = HashSet::new();
        for (position, feature) in self.collection.features.iter().enumerate() {
            let id = text_of(feature, "id").unwrap_or_default();
            if !ids.insert(id.to_owned()) {
                let expected = "an id that no feature before it has";
                return Err(self.wrong(position, property, format!("{id:?}"), expected));
            }
        }
        Ok(ids)
    }

    /// Refuses the first feature in which something wrong is found.
    fn check(
        &self,
        property: &str,
        expected: &'static str,
        find: impl Fn(&Feature) -> Option<String>,
    ) -> Result<(), ImportError> {
        let mut found = self.collection.features.iter().map(find).enumerate();
        match found.find_map(|(position, found)| Some((position, found?))) {
            Some((position, found)) => Err(self.wrong(position, property, format!("{found:?}"), expected)),
            None => Ok(()),
        }
    }
}
