//! What is read from a snapshot only when a page asks for it.

use std::collections::BTreeMap;

use geojson::FeatureCollection;
use serde::{Deserialize, Serialize};

use super::Failure;
use super::opening::fetch_table;
use crate::boundary::Outlines;
use crate::domain::Level;
use crate::scoring::{Areas, Catalogue, Cube};
use crate::snapshot::{Activity, Manifest, SnapshotError, read_activity};

/// What a page may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Extra {
    /// The outlines of a level's areas.
    Outlines(Level),
    /// What police and partners did.
    Activity,
}

/// What came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Loaded {
    /// Outlines, in the catalogue's order.
    Outlines(Outlines),
    /// Activity, in the snapshot's order; none where the snapshot has no such table.
    Activity(Option<Vec<Activity>>),
}

/// What opening leaves for later: the texts of the boundaries, and where the files lie.
pub struct Source {
    /// Absolute address of `manifest.json`.
    pub manifest_url: String,
    /// What the snapshot says of itself.
    pub manifest: Manifest,
    /// The GeoJSON of `sectors` and `beats`.
    pub boundaries: BTreeMap<String, Vec<u8>>,
}

impl Source {
    /// The outlines of a level.
    fn outlines(&self, level: Level, areas: &Areas) -> Result<Loaded, Failure> {
        let sectors = self.collection("sectors")?.unwrap_or_else(|| FeatureCollection::new(Vec::new()));
        let beats = if level == Level::Beat { self.collection("beats")? } else { None };
        Ok(Loaded::Outlines(Outlines::of(level, areas, &sectors, beats.as_ref())))
    }

    fn collection(&self, table: &str) -> Result<Option<FeatureCollection>, Failure> {
        let Some(bytes) = self.boundaries.get(table) else { return Ok(None) };
        let wrong = |found: String| SnapshotError::Format {
            file: table.to_owned(),
            found,
            expected: "a GeoJSON FeatureCollection",
        };
        let text = std::str::from_utf8(bytes).map_err(|error| wrong(error.to_string()))?;
        Ok(Some(text.parse().map_err(|error: geojson::Error| wrong(error.to_string()))?))
    }
}

/// Reads something more.
pub(super) async fn extra(source: &Source, wanted: Extra, cube: &Cube) -> Result<Loaded, Failure> {
    match wanted {
        Extra::Outlines(level) => source.outlines(level, &cube.catalogue().areas),
        Extra::Activity => activity(source, cube.catalogue()).await,
    }
}

/// Fetches and reads activity.
async fn activity(source: &Source, catalogue: &Catalogue) -> Result<Loaded, Failure> {
    let Some(entry) = source.manifest.files.iter().find(|file| file.table == "activity") else {
        return Ok(Loaded::Activity(None));
    };
    let bytes = fetch_table(&source.manifest_url, entry, &|_| ()).await?;
    Ok(Loaded::Activity(Some(read_activity(&bytes, catalogue)?)))
}
