//! What a question is answered with: plain types, for the page, the program and the tests.

use serde::{Deserialize, Serialize};

use super::{Change, Comparison, Interval};
use crate::domain::{DayEdges, Level, Period};

/// The ranking under one selection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The level ranked.
    pub level: Level,
    /// The months scored.
    pub period: Period,
    /// The days on which they begin and end.
    pub days: DayEdges,
    /// What they are compared with, if anything.
    pub comparison: Option<Comparison>,
    /// Every area of the level, best first: by rank, then by name.
    pub areas: Vec<AreaScore>,
    /// The force: the sum of the areas ranked. Its `area` has no meaning, its rank is 0.
    pub force: AreaScore,
    /// For each month of the snapshot, whether every source that the measures switched on draw
    /// from is complete for it.
    pub months_complete: Vec<bool>,
    /// For each measure, what one counted thing was worth.
    pub prices: Vec<Price>,
}

/// What a measure gave one counted thing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Price {
    /// Its points, multiplied; none where they are those of each record's own offence.
    pub flat: Option<f64>,
    /// What the points were multiplied by.
    pub multiplier: f64,
}

/// The score of one area and all that explains it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AreaScore {
    /// Position in the catalogue's list of the level.
    pub area: u16,
    /// Its rank, from 1; ties share one.
    pub rank: u32,
    /// Its score in points.
    pub score: f64,
    /// The part of the score that adds up over time.
    pub flow: f64,
    /// The part counted once, on the period's last day.
    pub stock: f64,
    /// Its share of the force's score, 0 to 1.
    pub share: f64,
    /// Points per 1,000 residents, where population is supplied and not 0.
    pub rate: Option<f64>,
    /// One for each measure of the catalogue.
    pub elements: Vec<Element>,
    /// Records in the score, each once however many measures count it.
    pub records: u64,
    /// The 95% interval of the score (Fay and Feuer's gamma for flow; stock is added as it is).
    pub interval: Interval,
    /// The record that gives it most, if it has any.
    pub heaviest: Option<Heaviest>,
    /// Points from records that rise when police look harder.
    pub police_generated: f64,
    /// Its change against the comparison period, if there is one.
    pub change: Option<Change>,
    /// For each month of the snapshot, flow in points.
    pub monthly: Vec<f64>,
}

/// What one measure gives one area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Element {
    /// How many it counts.
    pub count: u64,
    /// Their points.
    pub points: f64,
}

/// The record that gives an area's score most.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heaviest {
    /// Position of its offence in the catalogue; one past the end for a record without a code.
    pub offence: u16,
    /// Its points.
    pub points: f64,
    /// The area's rank without it.
    pub rank_without: u32,
}

impl Heaviest {
    /// The share of a score above which one record is said to carry it.
    pub const CARRIES_SHARE: f64 = 0.25;

    /// Whether this record carries an area's score.
    #[must_use]
    pub fn carries(&self, score: f64) -> bool {
        self.points > score * Self::CARRIES_SHARE
    }
}
