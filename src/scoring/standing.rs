//! Where areas stand in a ranking, to be held against another.

use serde::{Deserialize, Serialize};

use super::{Answer, Selection};

/// Where an area stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// Its rank, from 1.
    pub rank: u32,
    /// Its score in points.
    pub score: f64,
}

impl Answer {
    /// Where each area stands, by its position in the catalogue's list of the level.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        let mut standings = vec![Standing::default(); self.areas.len()];
        for area in &self.areas {
            if let Some(standing) = standings.get_mut(usize::from(area.area)) {
                *standing = Standing { rank: area.rank, score: area.score };
            }
        }
        standings
    }
}

impl Selection {
    /// What this selection is held against: another one over the areas that this one ranks, or where
    /// there is no other what the force's own settings make of the same areas and months; none where
    /// they are what is selected.
    #[must_use]
    pub fn against(&self, other: Option<&Self>) -> Option<Self> {
        match other {
            Some(other) => Some(Self { level: self.level, ..other.clone() }),
            None => self.of_the_force(),
        }
    }

    fn of_the_force(&self) -> Option<Self> {
        let of_the_force = Self {
            level: self.level,
            period: self.period,
            days: self.days,
            comparison: self.comparison,
            ..Self::default()
        };
        (of_the_force != *self).then_some(of_the_force)
    }
}
