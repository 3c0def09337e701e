//! Sectors and beats, and how a row finds its own.

use std::collections::HashMap;
use std::path::Path;

use geojson::{Feature, FeatureCollection};

use super::areas::{beats, sectors, text_of};
use super::config::Config;
use super::lookup::Lookup;
use super::row::{Row, Wrong};
use super::sheet::Column;
use super::{ImportError, SectorBy};
use crate::boundary::Ground;

/// The most areas of sectors and beats together, and the most offences, that the format numbers.
pub(super) const MOST_NUMBERED: usize = 65_534;

/// The areas of a force.
pub(super) struct Places {
    /// As the snapshot carries them.
    pub sectors: FeatureCollection,
    pub beats: Option<FeatureCollection>,
    sector_positions: HashMap<String, u16>,
    beat_positions: HashMap<String, u16>,
    /// For each beat the sector it lies in.
    sector_of_beat: Vec<Option<u16>>,
    grounds: Vec<Ground>,
    /// For each source with a lookup, what its codes lead to.
    lookups: HashMap<String, Lookup>,
}

/// Sector and beat of a row.
pub(super) type Place = (Option<u16>, Option<u16>);

impl Places {
    /// Reads the files of sectors and beats, and every lookup.
    pub fn read(folder: &Path, config: &Config) -> Result<Self, ImportError> {
        let sectors = sectors(folder, &config.sectors)?;
        let sector_positions = positions(&sectors, "sectors", MOST_NUMBERED)?;
        let is_sector = |id: &str| sector_positions.contains_key(id);
        let beats = config.beats.as_ref().map(|config| beats(folder, config, is_sector)).transpose()?;
        let left = MOST_NUMBERED.saturating_sub(sectors.features.len());
        let beat_positions =
            beats.as_ref().map_or(Ok(HashMap::new()), |beats| positions(beats, "sectors and beats", left))?;
        let sector_of = |feature: &Feature| sector_positions.get(text_of(feature, "sector")?).copied();
        let sector_of_beat = beats.iter().flat_map(|beats| &beats.features).map(sector_of).collect();
        let mut lookups = HashMap::new();
        for source in &config.source {
            if let SectorBy::Lookup { file, from, to, .. } = &source.sector {
                lookups.insert(source.id.clone(), Lookup::read(folder, file, [from, to], &sector_positions)?);
            }
        }
        let needs_ground = config.source.iter().any(|source| matches!(source.sector, SectorBy::Polygon));
        let grounds = grounds(&config.sectors.file, &sectors, needs_ground)?;
        Ok(Self { sectors, beats, sector_positions, beat_positions, sector_of_beat, grounds, lookups })
    }

    /// The lookup of a source.
    pub fn lookup(&self, source: &str) -> Option<&Lookup> {
        self.lookups.get(source)
    }

    /// The sector of an id.
    pub fn sector(&self, id: &str) -> Option<u16> {
        self.sector_positions.get(id).copied()
    }

    /// The sector that holds a point.
    pub fn at(&self, point_deg: [f64; 2]) -> Option<u16> {
        (0..).zip(&self.grounds).find(|(_, ground)| ground.holds(point_deg)).map(|(position, _)| position)
    }

    /// A row's beat, and with it its sector, which follows from the beat where it is not said.
    pub fn with_beat(&self, row: &Row<'_>, column: &Column, sector: Option<u16>) -> Result<Place, Wrong> {
        let read = |id: &str| self.beat_positions.get(id).copied();
        let Some(beat) = row.read(column, read, "the id of a beat")? else { return Ok((sector, None)) };
        let around = self.sector_of_beat.get(usize::from(beat)).copied().flatten();
        if sector.is_some() && sector != around {
            return Err(column.wrong(row.text(column).unwrap_or_default(), "a beat of the row's sector"));
        }
        Ok((around, Some(beat)))
    }

    /// Ids of sectors and of beats, in order.
    pub fn ids(&self) -> [Vec<String>; 2] {
        let ids = |areas: &FeatureCollection| -> Vec<String> {
            areas.features.iter().map(|feature| text_of(feature, "id").unwrap_or_default().to_owned()).collect()
        };
        [ids(&self.sectors), self.beats.as_ref().map(ids).unwrap_or_default()]
    }
}

fn positions(areas: &FeatureCollection, what: &'static str, limit: usize) -> Result<HashMap<String, u16>, ImportError> {
    let found = areas.features.len();
    if found > limit {
        return Err(ImportError::TooMany { what, found, limit });
    }
    let ids = areas.features.iter().filter_map(|feature| text_of(feature, "id"));
    Ok(ids.map(str::to_owned).zip(0..).collect())
}

fn grounds(file: &str, sectors: &FeatureCollection, needed: bool) -> Result<Vec<Ground>, ImportError> {
    let ground = |(feature, sector): (usize, &Feature)| match Ground::of(sector) {
        None if needed => Err(ImportError::Feature {
            file: file.to_owned(),
            feature,
            property: "geometry".to_owned(),
            found: "none".to_owned(),
            expected: "a polygon, in which sources find their sector",
        }),
        ground => Ok(ground.unwrap_or_default()),
    };
    (1..).zip(&sectors.features).map(ground).collect()
}
