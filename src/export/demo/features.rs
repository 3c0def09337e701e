//! Sectors and beats as GeoJSON.

use geojson::{Feature, FeatureCollection, Geometry, JsonObject};
use serde_json::json;

use super::geography::Geography;
use super::outline::outline;

pub(super) fn sectors(ground: &Geography) -> FeatureCollection {
    let shape = |position: usize| {
        let sector = &ground.sectors[position];
        let population: u32 = sector.beats.iter().map(|&beat| ground.beats[beat].population).sum();
        let neighbours: Vec<&str> = sector.neighbours.iter().map(|&next| ground.sectors[next].id.as_str()).collect();
        let mut properties = JsonObject::new();
        properties.insert("id".into(), json!(sector.id));
        properties.insert("name".into(), json!(sector.name));
        properties.insert("area_command".into(), json!(sector.command));
        properties.insert("population".into(), json!(population));
        properties.insert("neighbours".into(), json!(neighbours));
        let inside = |hex: u32| ground.owners[0][hex as usize] == position as u32;
        feature(outline(&ground.mesh, &sector.hexes, inside), properties)
    };
    FeatureCollection::new((0..ground.sectors.len()).map(shape))
}

pub(super) fn beats(ground: &Geography) -> FeatureCollection {
    let shape = |position: usize| {
        let beat = &ground.beats[position];
        let mut properties = JsonObject::new();
        properties.insert("id".into(), json!(beat.id));
        properties.insert("name".into(), json!(beat.name));
        properties.insert("sector".into(), json!(ground.sectors[beat.sector].id));
        properties.insert("population".into(), json!(beat.population));
        let inside = |hex: u32| ground.owners[1][hex as usize] == position as u32;
        feature(outline(&ground.mesh, &beat.hexes, inside), properties)
    };
    FeatureCollection::new((0..ground.beats.len()).map(shape))
}

fn feature(geometry: Geometry, properties: JsonObject) -> Feature {
    Feature { bbox: None, geometry: Some(geometry), id: None, properties: Some(properties), foreign_members: None }
}
