//! An answer made ready for the table.

use std::collections::BTreeSet;

use crate::domain::{AreaId, Level};
use crate::presentation::movement::{Against, Move};
use crate::presentation::{Sort, SortKey};
use crate::scoring::{Answer, AreaScore, Catalogue, Standing};

/// An answer, and where each area stands in it.
#[derive(Debug)]
pub struct Ranking {
    /// The answer.
    pub answer: Answer,
    /// What the answer is held against.
    pub held_against: Against,
    /// Where each area stands there; empty where the answer is the force's own.
    against: Vec<Standing>,
    place_of_area: Vec<usize>,
    /// The largest score: the stacked bars' shared scale.
    pub largest_score: f64,
    /// The largest upper end of an interval: the intervals' shared scale.
    pub largest_upper: f64,
}

impl Ranking {
    /// The ranking that an answer gives, and what it is held against.
    pub fn new(answer: Answer, held_against: Against, against: Vec<Standing>) -> Self {
        let areas = answer.areas.iter().map(|score| usize::from(score.area) + 1).max().unwrap_or(0);
        let mut place_of_area = vec![usize::MAX; areas];
        for (place, score) in answer.areas.iter().enumerate() {
            place_of_area[usize::from(score.area)] = place;
        }
        let largest = |of: fn(&AreaScore) -> f64| answer.areas.iter().map(of).fold(0.0, f64::max);
        let (largest_score, largest_upper) = (largest(|score| score.score), largest(|score| score.interval.upper));
        Self { answer, held_against, against, place_of_area, largest_score, largest_upper }
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

    /// Where an area stands in what the answer is held against, if in anything. Where
    /// nothing is counted no area has a rank that could have moved.
    pub fn against(&self, area: u16) -> Option<Standing> {
        self.standing(area).filter(|_| self.largest_score > 0.0)
    }

    /// Where an area stands in what the answer is held against, whatever is counted now.
    pub fn standing(&self, area: u16) -> Option<Standing> {
        self.against.get(usize::from(area)).copied()
    }

    /// The area that the force's own settings rank first; of those that share it, the first of the list.
    pub fn first_of_the_force(&self) -> Option<u16> {
        let rank = |score: &&AreaScore| {
            let standing = self.standing(score.area);
            let of_the_force = standing.filter(|_| self.held_against == Against::Force).map(|standing| standing.rank);
            (of_the_force.unwrap_or(score.rank), score.area)
        };
        self.answer.areas.iter().min_by_key(rank).map(|score| score.area)
    }

    /// Every area's rank now and in what the answer is held against, best first now.
    pub fn moves(&self) -> impl Iterator<Item = Move> {
        let moved = |score: &AreaScore| {
            Some(Move { area: score.area, now: score.rank, before: self.against(score.area)?.rank })
        };
        self.answer.areas.iter().filter_map(moved)
    }

    /// Whether an area lies in an area command that is listed, or in none.
    pub fn is_listed(&self, catalogue: &Catalogue, commands_out: &BTreeSet<AreaId>, area: u16) -> bool {
        let command = catalogue.areas.command_of(self.answer.level, area);
        let command = command.and_then(|command| catalogue.areas.area_commands.get(usize::from(command)));
        command.is_none_or(|command| !commands_out.contains(&command.id))
    }

    /// The areas whose names hold the text searched for, of the area commands that are listed, in the
    /// order asked for; the pinned one first, whatever is searched for.
    pub fn listed(
        &self,
        catalogue: &Catalogue,
        commands_out: &BTreeSet<AreaId>,
        sort: &Sort,
        search: &str,
        pinned: Option<u16>,
    ) -> Vec<u16> {
        let areas = catalogue.areas.of(self.answer.level);
        let name = |score: &AreaScore| areas.get(usize::from(score.area)).map_or("", |area| area.name.as_str());
        let wanted = search.trim().to_lowercase();
        let is_listed = |score: &&AreaScore| {
            self.is_listed(catalogue, commands_out, score.area) && name(score).to_lowercase().contains(&wanted)
        };
        let mut scores: Vec<&AreaScore> = self.answer.areas.iter().filter(is_listed).collect();
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
