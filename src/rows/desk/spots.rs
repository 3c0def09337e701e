//! Harm spots: the hexagons with far more harm than the force's hexagons have.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Desk, Harm, Hexagon};
use crate::rows::force_cells::force_cells;
use crate::rows::{Look, Resolution};
use crate::scoring::{Concentration, SpotLine};
use crate::snapshot::SnapshotError;

/// The harm spots of a force.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spots {
    /// How many hexagons are centred in the force; those without harm are among them. None where the snapshot has
    /// no outlines of sectors, and then there are no spots.
    pub cells: u64,
    /// Mean and standard deviation of their harm, in points.
    pub line: SpotLine,
    /// The spots, the most harm first.
    pub spots: Vec<Hexagon>,
    /// What lies in hexagons that are centred outside the force, and so are no spots.
    pub outside: Harm,
    /// Gini's coefficient of harm over the hexagons; none where there is no harm.
    pub gini: Option<f64>,
    /// The fewest hexagons that hold half of the harm.
    pub half: u64,
}

impl Desk {
    /// The harm spots among the hexagons centred in the force, of the records that a look shows. What it needs must
    /// have been gathered.
    ///
    /// # Errors
    /// A table that the snapshot does not have, or that cannot be read; sectors that are no GeoJSON.
    pub fn spots(&mut self, look: &Look) -> Result<Spots, SnapshotError> {
        if self.force_cells.is_none() {
            let sectors = self.files.get("sectors").map(Vec::as_slice).unwrap_or_default();
            self.force_cells = Some(force_cells(sectors, Resolution::Eight)?);
        }
        let found = self.hexagons(look, Resolution::Eight)?;
        let cells = self.force_cells.as_deref().unwrap_or_default();
        let mut harm: HashMap<u64, Harm> = cells.iter().map(|&cell| (cell, Harm::default())).collect();
        let mut spots = Spots { cells: cells.len() as u64, ..Spots::default() };
        for hexagon in &found.hexagons {
            match harm.get_mut(&hexagon.cell) {
                Some(place) => *place = hexagon.harm,
                None => spots.outside += hexagon.harm,
            }
        }
        // In the order of the cells, so that sums are the same each time.
        let values: Vec<f64> = cells.iter().filter_map(|cell| harm.get(cell)).map(|harm| harm.points()).collect();
        spots.line = SpotLine::of(&values);
        let is_spot =
            |hexagon: &Hexagon| harm.contains_key(&hexagon.cell) && spots.line.is_reached_by(hexagon.harm.points());
        spots.spots = found.hexagons.into_iter().filter(is_spot).collect();
        if let Some(concentration) = Concentration::of(&values) {
            spots.gini = Some(concentration.gini);
            spots.half = concentration.half as u64;
        }
        Ok(spots)
    }
}
