//! An area of the force.

use serde::{Deserialize, Serialize};

use super::AreaId;

/// One area: an area command, a sector or a beat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Its id, unique within its level.
    pub id: AreaId,
    /// Its name as officers say it.
    pub name: String,
    /// Position of the area it lies in, in the list of the level above; none for area commands
    /// and for sectors of a force that has none.
    pub parent: Option<u16>,
    /// Residents, where supplied.
    pub population: Option<u32>,
}
