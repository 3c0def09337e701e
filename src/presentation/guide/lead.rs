//! Where the guide's links lead.

use crate::domain::{GroupCode, MeasureId};

/// A real page, opened at the area that the guide reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// The ranking.
    Ranking,
    /// The ranking, with the working of the area's score open.
    Working,
    /// The map by score.
    Map,
    /// The map by change.
    MapOfChange,
    /// The area's own page.
    Area,
    /// A measure's page.
    Measure(MeasureId),
    /// A group's page.
    Group(GroupCode),
    /// The records that the area's score counts.
    Records,
    /// How everything is worked out.
    Method,
}
