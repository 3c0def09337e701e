//! One question answered, with all that explains it.

use std::ops::Range;

use super::claims::Asked;
use super::day::Day;
use super::element_sums::{ElementSums, Summing};
use super::explained::Explained;
use super::moves::Moves;
use super::question::Question;
use super::rank::{Elements, finish, months_complete};
use super::table_rows::Rows;
use super::{Answer, Cube, RankDraws, Selection};
use crate::domain::Level;

impl Cube {
    /// Scores, ranks and compares every area of a selection's level.
    #[must_use]
    pub fn answer(&self, selection: &Selection) -> Answer {
        self.explained(selection).0
    }

    /// The same, and draws of its ranks that are still to be made.
    #[must_use]
    pub fn answer_and_draws(&self, selection: &Selection) -> (Answer, RankDraws) {
        let (answer, explained) = self.explained(selection);
        let draws = RankDraws::new(&answer, explained.counts_by_worth());
        (answer, draws)
    }

    fn explained(&self, selection: &Selection) -> (Answer, Explained<'_>) {
        let (catalogue, level) = (self.catalogue(), selection.level);
        let question = Question::new(self, selection);
        let terms = self.terms(selection);
        let asked = Asked::new(&self.dataset, selection, &terms);
        let moves = Moves::new(self, &asked);
        let compared = question.spans.iter().flatten().flat_map(|span| [span.start, span.end]);
        let rows =
            self.rows(level, [Day::first_of(0), question.now.start, question.now.end].into_iter().chain(compared));
        let areas = catalogue.areas.of(level).len();
        let elements = self.elements(level, &question.now, &asked, &moves, &rows);
        let explained = Explained::new(self, areas, &question, &asked, &moves, rows);
        let mut answer =
            finish(catalogue, selection, &question, &elements, &explained.sums(&question), explained.heaviest_active);
        answer.months_complete = months_complete(self, selection);
        answer.prices = terms.prices.said();
        (answer, explained)
    }

    fn elements(&self, level: Level, days: &Range<Day>, asked: &Asked, moves: &Moves, rows: &Rows) -> Vec<Elements> {
        let areas = self.catalogue().areas.of(level).len();
        let summing = Summing::new(self, level, asked, moves);
        if summing.fits_f64() {
            ElementSums::<f64>::new(&summing, days, rows).by_area(areas)
        } else {
            ElementSums::<i128>::new(&summing, days, rows).by_area(areas)
        }
    }
}
