//! What pages ask about the rows of a look, beside the rows themselves.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::rows::{Bound, Desk, Hexagons, Hours, Look, Pins, Resolution, Spots};
use crate::snapshot::SnapshotError;

/// The most points given at once.
pub const MOST_PINS: usize = 200_000;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowsEnquiry {
    /// The harm by hexagon.
    Hexagons(Look, Resolution),
    /// The harm spots of the force.
    Spots(Look),
    /// The points between a south-west and a north-east corner, in degrees.
    Pins(Look, [[Bound; 2]; 2]),
    /// The weekdays and hours.
    Hours(Look),
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RowsFinding {
    /// The harm by hexagon.
    Hexagons(Arc<Hexagons>),
    /// The harm spots.
    Spots(Arc<Spots>),
    /// The points.
    Pins(Arc<Pins>),
    /// The weekdays and hours.
    Hours(Arc<Hours>),
}

impl RowsEnquiry {
    /// The wide columns that it needs and that are not at hand yet.
    pub(super) fn needed(&self, desk: &Desk) -> Vec<String> {
        match self {
            Self::Hexagons(look, _) | Self::Spots(look) => desk.needed_for_hexagons(look),
            Self::Pins(look, _) => desk.needed_for_pins(look),
            Self::Hours(look) => desk.needed_for_hours(look),
        }
    }

    /// The answer, once what it needs is at hand.
    pub(super) fn find(&self, desk: &mut Desk) -> Result<RowsFinding, SnapshotError> {
        Ok(match self {
            Self::Hexagons(look, resolution) => RowsFinding::Hexagons(desk.hexagons(look, *resolution)?.into()),
            Self::Spots(look) => RowsFinding::Spots(desk.spots(look)?.into()),
            Self::Hours(look) => RowsFinding::Hours(desk.hours(look)?.into()),
            Self::Pins(look, corners) => {
                let corners = corners.map(|corner| corner.map(Bound::value));
                RowsFinding::Pins(desk.pins(look, corners, MOST_PINS)?.into())
            }
        })
    }
}
