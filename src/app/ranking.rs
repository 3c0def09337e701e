//! An answer made ready for the table.

use crate::domain::Level;
use crate::presentation::movement::Move;
use crate::presentation::{Sort, SortKey};
use crate::scoring::{Answer, AreaScore, Catalogue, Standing};

/// An answer, and where each area stands in it.
#[derive(Debug)]
pub struct Ranking {
    /// The answer.
    pub answer: Answer,
    /// Where each area stands under the force's own settings; empty where the answer is theirs.
    against: Vec<Standing>,
    place_of_area: Vec<usize>,
    /// The largest score: the stacked bars' shared scale.
    pub largest_score: f64,
    /// The largest upper end of an interval: the intervals' shared scale.
    pub largest_upper: f64,
}

impl Ranking {
    /// The ranking that an answer gives.
    pub fn new(answer: Answer, against: Vec<Standing>) -> Self {
        let areas = answer.areas.iter().map(|score| usize::from(score.area) + 1).max().unwrap_or(0);
        let mut place_of_area = vec![usize::MAX; areas];
        for (place, score) in answer.areas.iter().enumerate() {
            place_of_area[usize::from(score.area)] = place;
        }
        let largest = |of: fn(&AreaScore) -> f64| answer.areas.iter().map(of).fold(0.0, f64::max);
        let (largest_score, largest_upper) = (largest(|score| score.score), largest(|score| score.interval.upper));
        Self { answer, against, place_of_area, largest_score, largest_upper }
    }

    /// An area's place in the answer.
    pub fn place(&self, level: Level, area: u16) -> Option<usize> {
        let place = self.place_of_area.get(usize::from(area)).copied()?;
        (self.answer.level == level && place < self.answer.areas.len()).then_some(place)
    }

    /// An area's score.
    pub fn score(&self, level: Level, area: u16) -> Option<&AreaScore> {
        self.answer.areas.get(self.place(level, area)?)
    }

    /// Where an area stands under the force's own settings, if the answer is not theirs. Where
    /// nothing is counted no area has a rank that could have moved.
    pub fn against(&self, area: u16) -> Option<Standing> {
        self.against.get(usize::from(area)).copied().filter(|_| self.largest_score > 0.0)
    }

    /// The area that the force's own settings rank first; of those that share it, the first of the list.
    pub fn first_of_the_force(&self) -> Option<u16> {
        let rank = |score: &&AreaScore| {
            let of_the_force = self.against.get(usize::from(score.area)).map(|standing| standing.rank);
            (of_the_force.unwrap_or(score.rank), score.area)
        };
        self.answer.areas.iter().min_by_key(rank).map(|score| score.area)
    }

    /// Every area's rank now and under the force's own settings, best first now.
    pub fn moves(&self) -> impl Iterator<Item = Move> {
        let moved = |score: &AreaScore| {
            Some(Move { area: score.area, now: score.rank, before: self.against(score.area)?.rank })
        };
        self.answer.areas.iter().filter_map(moved)
    }

    /// The areas whose names hold the text searched for, in the order asked for; the pinned one
    /// first, whatever is searched for.
    pub fn listed(&self, catalogue: &Catalogue, sort: &Sort, search: &str, pinned: Option<u16>) -> Vec<u16> {
        let areas = catalogue.areas.of(self.answer.level);
        let name = |score: &AreaScore| areas.get(usize::from(score.area)).map_or("", |area| area.name.as_str());
        let wanted = search.trim().to_lowercase();
        let mut scores: Vec<&AreaScore> =
            self.answer.areas.iter().filter(|score| name(score).to_lowercase().contains(&wanted)).collect();
        let measure = match &sort.key {
            SortKey::Measure(id) => catalogue.measures.iter().position(|measure| &measure.id == id),
            _ => None,
        };
        let value = |score: &AreaScore| match &sort.key {
            SortKey::Score => Some(score.score),
            SortKey::Change => score.change.map(|change| change.z),
            SortKey::Share => Some(score.share),
            SortKey::Rate => score.rate,
            SortKey::Measure(_) => measure.and_then(|at| score.elements.get(at)).map(|element| element.points),
            SortKey::Rank | SortKey::Name => None,
        };
        match sort.key {
            SortKey::Rank => {}
            SortKey::Name => scores.sort_by_cached_key(|score| name(score).to_lowercase()),
            // From large to small; what has no number comes last either way.
            _ if sort.reversed => scores.sort_by(|a, b| {
                let (a, b) = (value(a), value(b));
                a.is_none().cmp(&b.is_none()).then(a.unwrap_or(0.0).total_cmp(&b.unwrap_or(0.0)))
            }),
            _ => scores.sort_by(|a, b| {
                let (a, b) = (value(a), value(b));
                a.is_none().cmp(&b.is_none()).then(b.unwrap_or(0.0).total_cmp(&a.unwrap_or(0.0)))
            }),
        }
        if sort.reversed && sort.key.ascends() {
            scores.reverse();
        }
        let listed = scores.into_iter().map(|score| score.area).filter(|&area| Some(area) != pinned);
        pinned.into_iter().chain(listed).collect()
    }
}
