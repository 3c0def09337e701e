//! One question answered: strata to areas.

use super::area_sums::{AreaSums, heavier, squared};
use super::cells::{Cells, Stratum};
use super::question::{COMPARED_BEFORE, COMPARED_NOW, IN_PERIOD, Question};
use super::rank::{finish, months_complete};
use super::strata::{Terms, Worth, worth};
use super::view::View;
use super::{Answer, Cube, Selection};
use crate::domain::Points;

impl Cube {
    /// Scores, ranks and compares every area of a selection's level.
    #[must_use]
    pub fn answer(&self, selection: &Selection) -> Answer {
        let question = Question::new(self, selection);
        let view = self.view(selection);
        let terms = Terms::new(self.catalogue(), selection);
        let worths = self.worths(&view, selection, &terms);
        let mut sums = self.sum(&question, &view, &worths, selection);
        self.each_member(selection, &terms.prices, question.period, &question.area_of_place, |area, measure, micro| {
            let area = &mut sums[usize::from(area)];
            area.element_counts[measure] += 1;
            area.element_points[measure] += u128::from(micro);
            area.stock += u128::from(micro);
        });
        let heaviest_active = worths.iter().flatten().map(|worth| worth.points).max().unwrap_or_default();
        let mut answer = finish(self.catalogue(), selection, &question, &sums, heaviest_active);
        answer.months_complete = months_complete(self, selection);
        answer.prices = terms.prices.said();
        answer
    }

    /// For both parts of a view, the worth of each stratum's records.
    fn worths(&self, view: &View, selection: &Selection, terms: &Terms) -> [Vec<Worth>; 2] {
        let of = |stratum: &Stratum| {
            let signature = &view.signatures[usize::from(stratum.signature)];
            worth(&self.dataset, signature, stratum.offence, selection, terms)
        };
        view.parts().map(|cells| cells.strata.iter().map(of).collect())
    }

    fn sum(&self, question: &Question, view: &View, worths: &[Vec<Worth>; 2], selection: &Selection) -> Vec<AreaSums> {
        let catalogue = self.catalogue();
        let months = catalogue.period.months() as usize;
        let empty = AreaSums::new(catalogue.measures.len(), catalogue.sources.len(), months);
        let mut sums = vec![empty; catalogue.areas.of(selection.level).len()];
        for (cells, worths) in view.parts().into_iter().zip(worths) {
            for (stratum, worth) in cells.strata.iter().zip(worths).filter(|(_, worth)| !worth.measures.is_empty()) {
                add_stratum(question, view, cells, stratum, worth, &mut sums);
            }
        }
        sums
    }

    /// For each area of the level, the worth of its records in the period and how many there are
    /// of each worth, by worth. For [`RankDraws`](super::RankDraws).
    pub(super) fn counts_by_worth(&self, selection: &Selection) -> Vec<Vec<(Points, u64)>> {
        let question = Question::new(self, selection);
        let view = self.view(selection);
        let worths = self.worths(&view, selection, &Terms::new(self.catalogue(), selection));
        let areas = self.catalogue().areas.of(selection.level).len();
        let mut counts = vec![std::collections::BTreeMap::<Points, u64>::new(); areas];
        for (cells, worths) in view.parts().into_iter().zip(worths) {
            for (stratum, worth) in cells.strata.iter().zip(worths).filter(|(_, worth)| worth.points > Points::ZERO) {
                let months = &question.months[usize::from(view.signatures[usize::from(stratum.signature)].source)];
                for cell in stratum.cells.clone() {
                    let in_period = months[usize::from(cells.month[cell])] & IN_PERIOD != 0;
                    if let Some(area) = question.area_of_place[usize::from(cells.place[cell])].filter(|_| in_period) {
                        *counts[usize::from(area)].entry(worth.points).or_default() += u64::from(cells.count[cell]);
                    }
                }
            }
        }
        counts.into_iter().map(|area| area.into_iter().filter(|&(_, count)| count > 0).collect()).collect()
    }
}

/// Adds the cells of one stratum to their areas, place by place.
fn add_stratum(
    question: &Question,
    view: &View,
    cells: &Cells,
    stratum: &Stratum,
    worth: &Worth,
    sums: &mut [AreaSums],
) {
    let signature = &view.signatures[usize::from(stratum.signature)];
    let source = usize::from(signature.source);
    for run in
        cells.place[stratum.cells.clone()].chunk_by(|one, next| one == next).scan(stratum.cells.start, |at, run| {
            let from = *at;
            *at += run.len();
            Some(from..*at)
        })
    {
        let Some(area) = question.area_of_place[usize::from(cells.place[run.start])] else { continue };
        let area = &mut sums[usize::from(area)];
        let [n, now, before] = count_cells(cells, run, &question.months[source], worth.points, &mut area.monthly);
        area.by_source[source].add(worth.points, [now, before]);
        if n == 0 {
            continue;
        }
        let points = u128::from(worth.points.micro()) * u128::from(n);
        for &(measure, each) in &worth.measures {
            area.element_counts[measure] += n;
            area.element_points[measure] += u128::from(each.micro()) * u128::from(n);
        }
        area.flow += points;
        area.records += n;
        area.squares += squared(worth.points, n);
        area.heaviest = heavier(area.heaviest, Some((stratum.offence, worth.points)));
        if signature.police_generated {
            area.police_generated += points;
        }
    }
}

/// Counts in the period, compared now and compared before; adds the points of each month.
fn count_cells(
    cells: &Cells,
    run: std::ops::Range<usize>,
    months: &[u8],
    worth: Points,
    monthly: &mut [u128],
) -> [u64; 3] {
    let mut counts = [0; 3];
    for (&month, &count) in cells.month[run.clone()].iter().zip(&cells.count[run]) {
        let (month, count) = (usize::from(month), u64::from(count));
        let meaning = months[month];
        counts[0] += count * u64::from(meaning & IN_PERIOD);
        counts[1] += count * u64::from((meaning & COMPARED_NOW) >> 1);
        counts[2] += count * u64::from((meaning & COMPARED_BEFORE) >> 2);
        monthly[month] += u128::from(worth.micro()) * u128::from(count);
    }
    counts
}
