//! What the page of one area asks the engine for, beside what its score is made of.

use serde::{Deserialize, Serialize};

use crate::domain::Level;
use crate::scoring::{AreaScore, CourseStep, Cube, Selection};

/// How one area went, and the areas in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaReport {
    /// The level of the area.
    pub level: Level,
    /// Its position in the catalogue's list.
    pub area: u16,
    /// Where it stood in period after period, oldest first.
    pub course: Vec<CourseStep>,
    /// The areas of the level below that lie in it, with their ranks among all of that level, best
    /// first; none of beats.
    pub parts: Vec<AreaScore>,
}

impl AreaReport {
    /// The level below one.
    #[must_use]
    pub fn level_below(level: Level) -> Option<Level> {
        match level {
            Level::AreaCommand => Some(Level::Sector),
            Level::Sector => Some(Level::Beat),
            Level::Beat => None,
        }
    }

    /// Reports on an area of the selection's level.
    pub(super) fn new(cube: &Cube, selection: &Selection, area: u16) -> Self {
        let level = selection.level;
        let parts = Self::level_below(level).map_or_else(Vec::new, |below| {
            let areas = cube.catalogue().areas.of(below);
            let lies_in =
                |score: &AreaScore| areas.get(usize::from(score.area)).is_some_and(|part| part.parent == Some(area));
            let answer = cube.answer(&Selection { level: below, ..selection.clone() });
            answer.areas.into_iter().filter(lies_in).collect()
        });
        Self { level, area, course: cube.course(selection, area), parts }
    }
}
