//! What is planted, for analyses to find.

use super::calendar::Calendar;
use super::geography::Geography;

/// The share of its crime that the operation takes from its sector.
pub(super) const FALL: f64 = 0.35;
/// The share of the fall that moves to the neighbour.
pub(super) const DISPLACED: f64 = 0.25;
/// The months, the period's last, that the operation lasts.
pub(super) const OPERATION_MONTHS: i32 = 6;
/// The operation's id among the activity.
pub(super) const OPERATION: &str = "ACT-00001";

/// Where and when the effects are.
pub(super) struct Plan {
    /// The operation's sector.
    pub(super) treated: usize,
    /// The sector that crime moves to.
    pub(super) displaced: usize,
    /// The operation's first day.
    pub(super) from: i32,
    /// The quiet sector.
    pub(super) quiet: usize,
    /// The day of the murder.
    pub(super) murder: i32,
}

impl Plan {
    pub(super) fn new(ground: &Geography) -> Self {
        let treated = ground.busiest[3];
        let heat = |&&sector: &&usize| ground.sectors[sector].heat;
        let neighbours = ground.sectors[treated].neighbours.iter();
        let displaced = neighbours.max_by(|a, b| heat(a).total_cmp(&heat(b))).copied().unwrap_or(treated);
        Self {
            treated,
            displaced,
            from: Calendar::months_before_end(OPERATION_MONTHS),
            quiet: ground.quiet(),
            murder: Calendar::months_before_end(5) + 16,
        }
    }
}
