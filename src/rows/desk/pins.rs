//! The points of the rows looked at, each with its harm.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Desk, Harm, POINT};
use crate::rows::Look;
use crate::snapshot::SnapshotError;

/// The records at one point.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pin {
    /// Degrees east and north, as the records have them.
    pub point_deg: [f64; 2],
    /// What lies there.
    pub harm: Harm,
}

/// The points within a box.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pins {
    /// The points, the least harm first: drawn in this order, none hides one of more harm.
    pub pins: Vec<Pin>,
    /// What lies within the box.
    pub within: Harm,
    /// Whether there were more points than asked for, so that none are given.
    pub too_many: bool,
}

impl Desk {
    /// The columns that the points of a look need, which are not at hand for all rows.
    #[must_use]
    pub fn needed_for_pins(&self, look: &Look) -> Vec<String> {
        self.to_gather(look.table, look.named().chain(POINT))
    }

    /// The points, at most so many, of the records that a look shows, between a south-west and a north-east
    /// corner in degrees, both included. What it needs must have been gathered.
    ///
    /// # Errors
    /// A table that the snapshot does not have, or that cannot be read.
    pub fn pins(
        &mut self,
        look: &Look,
        [south_west, north_east]: [[f64; 2]; 2],
        most: usize,
    ) -> Result<Pins, SnapshotError> {
        self.prepare(look)?;
        let point = self.points(look.table);
        let mut found = Pins::default();
        let mut places: HashMap<[u64; 2], usize> = HashMap::new();
        self.each_kept(look, |row, harm| {
            let Some(point_deg) = point(row) else { return };
            if (0..2).any(|axis| point_deg[axis] < south_west[axis] || point_deg[axis] > north_east[axis]) {
                return;
            }
            found.within += harm;
            let next = found.pins.len();
            let at = if next < most {
                *places.entry(point_deg.map(f64::to_bits)).or_insert(next)
            } else {
                places.get(&point_deg.map(f64::to_bits)).copied().unwrap_or(usize::MAX)
            };
            if at == next && next < most {
                found.pins.push(Pin { point_deg, harm });
            } else if let Some(pin) = found.pins.get_mut(at) {
                pin.harm += harm;
            } else {
                found.too_many = true;
            }
        });
        if found.too_many {
            found.pins.clear();
        }
        found.pins.sort_by_key(|pin| pin.harm.micro);
        Ok(found)
    }
}
