//! Where one area stood in period after period.

use serde::{Deserialize, Serialize};

use super::{Cube, Interval, Selection};
use crate::domain::{DayEdges, Period};

/// The most periods that are looked back on.
pub const MOST_STEPS: usize = 60;

/// Where an area stood in one period.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CourseStep {
    /// The months scored.
    pub period: Period,
    /// The days on which they begin and end.
    pub days: DayEdges,
    /// Its rank among the areas of the level.
    pub rank: u32,
    /// Its score in points.
    pub score: f64,
    /// The 95% interval of the score.
    pub interval: Interval,
}

impl Cube {
    /// Where an area of the selection's level stood in each period of the selection's length that
    /// ends with a month up to the selection's last, oldest first, at most [`MOST_STEPS`]. Each step
    /// is what [`Cube::answer`] gives for that period, everything else as selected. They go back
    /// as long as months have the days selected.
    #[must_use]
    pub fn course(&self, selection: &Selection, area: u16) -> Vec<CourseStep> {
        let catalogue = self.catalogue();
        let (now, days) = (selection.period_in(catalogue), selection.days_in(catalogue));
        let back = (0..).map(|months: i32| now.shifted(-months)).take(MOST_STEPS);
        let is_there = |period: &Period| period.within(catalogue.period) == Some(*period) && days.days_in(*period) > 0;
        let covered = back.take_while(is_there);
        let step = |period| {
            let answer = self.answer(&Selection { period: Some(period), days, ..selection.clone() });
            let score = answer.areas.iter().find(|score| score.area == area)?;
            Some(CourseStep { period, days, rank: score.rank, score: score.score, interval: score.interval })
        };
        let mut steps: Vec<CourseStep> = covered.filter_map(step).collect();
        steps.reverse();
        steps
    }
}
