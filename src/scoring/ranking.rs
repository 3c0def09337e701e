//! Scores, elements and ranks alone: what moves while a reader turns a knob.

use super::claims::Asked;
use super::day::{Day, days_of};
use super::element_sums::{ElementSums, Summing};
use super::micro::Micro;
use super::moves::Moves;
use super::{Cube, Element, Selection, Standing};
use crate::domain::{Level, Period};

/// The areas of a level, ranked under a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The level ranked.
    pub level: Level,
    /// The months scored.
    pub period: Period,
    /// Every area of the level, best first: by rank, then by name.
    pub areas: Vec<Ranked>,
    measures: usize,
    elements: Vec<Element>,
}

/// An area in a ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// Position in the catalogue's list of the level.
    pub area: u16,
    /// Where it stands.
    pub standing: Standing,
}

impl Ranking {
    /// What each measure of the catalogue gives an area.
    #[must_use]
    pub fn elements(&self, area: u16) -> &[Element] {
        self.elements
            .get(usize::from(area) * self.measures..)
            .and_then(|at| at.get(..self.measures))
            .unwrap_or_default()
    }

    /// Where each area stands, by its position in the catalogue's list of the level.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        let mut standings = vec![Standing::default(); self.areas.len()];
        for ranked in &self.areas {
            if let Some(standing) = standings.get_mut(usize::from(ranked.area)) {
                *standing = ranked.standing;
            }
        }
        standings
    }
}

impl Cube {
    /// Scores and ranks every area of a selection's level, without what explains it.
    #[must_use]
    pub fn ranking(&self, selection: &Selection) -> Ranking {
        let terms = self.terms(selection);
        let asked = Asked::new(&self.dataset, selection, &terms);
        let moves = Moves::new(self, &asked);
        let (level, period) = (selection.level, selection.period_in(self.catalogue()));
        let days = days_of(self.catalogue().period, period, selection.days_in(self.catalogue()));
        let rows = self.rows(level, [Day::first_of(0), days.start, days.end]);
        let summing = Summing::new(self, level, &asked, &moves);
        if summing.fits_f64() {
            self.ranked(level, period, &ElementSums::<f64>::new(&summing, &days, &rows))
        } else {
            self.ranked(level, period, &ElementSums::<i128>::new(&summing, &days, &rows))
        }
    }

    fn ranked<T: Micro>(&self, level: Level, period: Period, sums: &ElementSums<T>) -> Ranking {
        let catalogue = self.catalogue();
        let names = catalogue.areas.of(level);
        let measures = catalogue.measures.len();
        let mut elements = Vec::with_capacity(names.len() * measures);
        let mut areas: Vec<Ranked> = (0_u16..)
            .zip(names)
            .map(|(area, _)| {
                let mut score = T::default();
                for measure in 0..measures {
                    let (count, points) = sums.of(measure, area.into());
                    score += points;
                    elements.push(Element { count: u64::try_from(count).unwrap_or(0), points: points.points() });
                }
                Ranked { area, standing: Standing { rank: 0, score: score.points() } }
            })
            .collect();
        let name = |ranked: &Ranked| &names[usize::from(ranked.area)].name;
        areas.sort_unstable_by(|a, b| {
            let by_score = b.standing.score.total_cmp(&a.standing.score);
            by_score.then_with(|| name(a).cmp(name(b))).then(a.area.cmp(&b.area))
        });
        let mut last = Standing::default();
        for (rank, Ranked { standing, .. }) in (1..).zip(&mut areas) {
            standing.rank = if rank > 1 && standing.score == last.score { last.rank } else { rank };
            last = *standing;
        }
        Ranking { level, period, areas, measures, elements }
    }
}
