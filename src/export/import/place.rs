//! Sectors, and how a row finds its own.

use std::collections::HashMap;
use std::path::Path;

use geo::{BoundingRect, Contains, MultiPolygon, Point, Rect};
use geojson::{FeatureCollection, JsonObject, JsonValue};

use super::config::{Config, SectorsConfig};
use super::rows::{Header, reader, unreadable};
use super::{ImportError, SectorBy};

/// The sectors of a force.
pub(super) struct Places {
    /// As the snapshot carries them.
    pub collection: FeatureCollection,
    /// Their ids, in order.
    pub ids: Vec<String>,
    /// Positions by id.
    pub positions: HashMap<String, u16>,
    polygons: Vec<(Option<Rect>, MultiPolygon)>,
    /// For each source with a lookup, what its codes lead to.
    lookups: HashMap<String, HashMap<String, String>>,
}

impl Places {
    /// Reads the sectors' file and every lookup.
    pub fn read(folder: &Path, config: &Config) -> Result<Self, ImportError> {
        let collection = sectors(folder, &config.sectors)?;
        let text = |feature: &geojson::Feature| feature.property("id").and_then(JsonValue::as_str).map(str::to_owned);
        let ids: Vec<String> = collection.features.iter().filter_map(text).collect();
        let positions = ids.iter().cloned().zip(0..).collect();
        let polygons = collection.features.iter().map(polygon).collect();
        let mut lookups = HashMap::new();
        for source in &config.source {
            if let SectorBy::Lookup { file, from, to, .. } = &source.sector {
                lookups.insert(source.id.clone(), lookup(&folder.join(file), from, to)?);
            }
        }
        Ok(Self { collection, ids, positions, polygons, lookups })
    }

    /// The sector that a source's lookup leads to.
    pub fn looked_up(&self, source: &str, code: &str) -> Option<u16> {
        self.positions.get(self.lookups.get(source)?.get(code)?).copied()
    }

    /// The first sector that holds a point.
    pub fn at(&self, point_deg: [f64; 2]) -> Option<u16> {
        let point = Point::new(point_deg[0], point_deg[1]);
        let holds = |(bounds, polygon): &(Option<Rect>, MultiPolygon)| {
            bounds.is_some_and(|bounds| geo::Intersects::intersects(&bounds, &point)) && polygon.contains(&point)
        };
        (0..).zip(&self.polygons).find(|(_, polygon)| holds(polygon)).map(|(position, _)| position)
    }
}

fn sectors(folder: &Path, config: &SectorsConfig) -> Result<FeatureCollection, ImportError> {
    let path = folder.join(&config.file);
    let text = std::fs::read_to_string(&path).map_err(|error| ImportError::Io { path: path.clone(), error })?;
    let file = path.display().to_string();
    let mut collection: FeatureCollection = text.parse().map_err(|error: geojson::Error| ImportError::Unreadable {
        file: file.clone(),
        line: 1,
        found: error.to_string(),
        expected: "a GeoJSON FeatureCollection",
    })?;
    let wanted = [
        ("id", Some(&config.id)),
        ("name", Some(&config.name)),
        ("area_command", config.area_command.as_ref()),
        ("population", config.population.as_ref()),
    ];
    for (position, feature) in collection.features.iter_mut().enumerate() {
        let mut properties = JsonObject::new();
        for (name, property) in wanted.iter().filter_map(|&(name, property)| property.map(|property| (name, property)))
        {
            let missing =
                || ImportError::Feature { file: file.clone(), feature: position + 1, property: property.clone() };
            let value = feature.property(property).filter(|value| name == "population" || value.is_string());
            properties.insert(name.to_owned(), value.cloned().ok_or_else(missing)?);
        }
        feature.properties = Some(properties);
    }
    Ok(collection)
}

fn polygon(feature: &geojson::Feature) -> (Option<Rect>, MultiPolygon) {
    let ring = |ring: &Vec<geojson::Position>| -> geo::LineString {
        ring.iter().map(|position| geo::Coord { x: position[0], y: position[1] }).collect()
    };
    let area = |rings: &Vec<Vec<geojson::Position>>| {
        let mut rings = rings.iter().map(ring);
        let outer = rings.next().unwrap_or_else(|| geo::LineString::new(Vec::new()));
        geo::Polygon::new(outer, rings.collect())
    };
    let polygon = match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(geojson::GeometryValue::Polygon { coordinates }) => MultiPolygon::new(vec![area(coordinates)]),
        Some(geojson::GeometryValue::MultiPolygon { coordinates }) => {
            MultiPolygon::new(coordinates.iter().map(area).collect())
        }
        _ => MultiPolygon::new(Vec::new()),
    };
    (polygon.bounding_rect(), polygon)
}

fn lookup(path: &Path, from: &str, to: &str) -> Result<HashMap<String, String>, ImportError> {
    let bytes = std::fs::read(path).map_err(|error| ImportError::Io { path: path.to_owned(), error })?;
    let file = path.display().to_string();
    let mut reader = reader(&bytes);
    let header = Header::read(&file, &mut reader)?;
    let (from, to) = (header.column(from)?, header.column(to)?);
    let mut found = HashMap::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&file, &error))?;
        let field = |column: usize| record.get(column).unwrap_or_default().trim().to_owned();
        found.insert(field(from), field(to));
    }
    Ok(found)
}
