//! One question answered: strata to areas.

use super::rank::{finish, months_complete};
use super::strata::Terms;
use super::valuation::Prices;
use super::{Answer, Comparison, Cube, Exposure, Selection};
use crate::domain::{Period, Points};

/// Everything that is summed for one area. Points are millionths until the sums are done.
#[derive(Clone, Debug, Default)]
pub(super) struct AreaSums {
    pub element_counts: Vec<u64>,
    pub element_points: Vec<u128>,
    pub flow: u128,
    pub stock: u128,
    pub records: u64,
    pub police_generated: u128,
    /// Offence and points of the record that gives most.
    pub heaviest: Option<(u16, Points)>,
    /// Sum of squared points.
    pub squares: f64,
    pub by_source: Vec<Exposure>,
    pub by_source_points: Vec<[u128; 2]>,
    pub monthly: Vec<u128>,
}

impl AreaSums {
    fn new(measures: usize, sources: usize, months: usize) -> Self {
        Self {
            element_counts: vec![0; measures],
            element_points: vec![0; measures],
            by_source: vec![Exposure::default(); sources],
            by_source_points: vec![[0; 2]; sources],
            monthly: vec![0; months],
            ..Self::default()
        }
    }

    /// Adds another area's sums, for the force.
    pub fn add(&mut self, other: &Self) {
        let add_all = |to: &mut [u128], from: &[u128]| to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        self.element_counts.iter_mut().zip(&other.element_counts).for_each(|(to, from)| *to += from);
        add_all(&mut self.element_points, &other.element_points);
        add_all(&mut self.monthly, &other.monthly);
        self.flow += other.flow;
        self.stock += other.stock;
        self.records += other.records;
        self.police_generated += other.police_generated;
        self.squares += other.squares;
        self.heaviest = heavier(self.heaviest, other.heaviest);
        for (source, (exposure, points)) in other.by_source.iter().zip(&other.by_source_points).enumerate() {
            for (side, added) in points.iter().enumerate() {
                self.by_source[source].records[side] += exposure.records[side];
                self.by_source[source].squares[side] += exposure.squares[side];
                self.by_source_points[source][side] += added;
            }
            self.by_source[source].months = exposure.months;
            let sums = self.by_source_points[source];
            self.by_source[source].points = sums.map(Points::from_micro);
        }
    }
}

/// The heavier of two records; of two alike the one with the earlier offence.
fn heavier(a: Option<(u16, Points)>, b: Option<(u16, Points)>) -> Option<(u16, Points)> {
    [a, b].into_iter().flatten().max_by_key(|&(offence, points)| (points, std::cmp::Reverse(offence)))
}

/// What a month means to a question, as bits.
const IN_PERIOD: u8 = 1;
const COMPARED_NOW: u8 = 2;
const COMPARED_BEFORE: u8 = 4;

/// A selection made ready for one pass over the cells.
struct Question {
    period: Period,
    comparison: Option<Comparison>,
    area_of_place: Vec<Option<u16>>,
    /// For each source the meaning of each month.
    months: Vec<Vec<u8>>,
    /// For each source, how many months enter the verdict now and before.
    exposure: Vec<[u32; 2]>,
}

impl Cube {
    /// Scores, ranks and compares every area of a selection's level.
    #[must_use]
    pub fn answer(&self, selection: &Selection) -> Answer {
        let question = Question::new(self, selection);
        let mut sums = self.sum(&question, selection);
        self.each_member(selection, question.period, &question.area_of_place, |area, measure, micro| {
            let area = &mut sums[usize::from(area)];
            area.element_counts[measure] += 1;
            area.element_points[measure] += u128::from(micro);
            area.stock += u128::from(micro);
        });
        for area in &mut sums {
            for (source, exposure) in area.by_source.iter_mut().enumerate() {
                exposure.months = question.exposure[source];
                exposure.points = area.by_source_points[source].map(Points::from_micro);
            }
        }
        let heaviest_active = self.heaviest_active(selection);
        let mut answer =
            finish(self.catalogue(), selection, question.period, question.comparison, &sums, heaviest_active);
        answer.months_complete = months_complete(self, selection);
        answer.prices = Prices::new(self.catalogue(), selection).said();
        answer
    }

    fn sum(&self, question: &Question, selection: &Selection) -> Vec<AreaSums> {
        let catalogue = self.catalogue();
        let months = catalogue.period.months() as usize;
        let empty = AreaSums::new(catalogue.measures.len(), catalogue.sources.len(), months);
        let mut sums = vec![empty; catalogue.areas.of(selection.level).len()];
        let terms = Terms::new(catalogue, selection);
        for stratum in &self.strata {
            let worth = self.worth(stratum, selection, &terms);
            if worth.measures.is_empty() {
                continue;
            }
            let signature = &self.signatures[usize::from(stratum.signature)];
            let source = usize::from(signature.source);
            let w = u128::from(worth.points.micro());
            let mut cells = stratum.cells.clone();
            while let Some(first) = cells.next() {
                let place = self.place[first];
                let end =
                    (first..stratum.cells.end).find(|&cell| self.place[cell] != place).unwrap_or(stratum.cells.end);
                cells = end..stratum.cells.end;
                let Some(area) = question.area_of_place[usize::from(place)] else { continue };
                let area = &mut sums[usize::from(area)];
                let [n, now, before] = self.count_cells(first..end, &question.months[source], w, &mut area.monthly);
                add_counts(area, source, worth.points, [now, before]);
                if n == 0 {
                    continue;
                }
                let points = w * u128::from(n);
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
        sums
    }

    /// Counts in the period, compared now and compared before; adds the points of each month.
    fn count_cells(&self, cells: std::ops::Range<usize>, months: &[u8], w: u128, monthly: &mut [u128]) -> [u64; 3] {
        let mut counts = [0; 3];
        for (&month, &count) in self.month[cells.clone()].iter().zip(&self.count[cells]) {
            let (month, count) = (usize::from(month), u64::from(count));
            let meaning = months[month];
            counts[0] += count * u64::from(meaning & IN_PERIOD);
            counts[1] += count * u64::from((meaning & COMPARED_NOW) >> 1);
            counts[2] += count * u64::from((meaning & COMPARED_BEFORE) >> 2);
            monthly[month] += w * u128::from(count);
        }
        counts
    }

    /// The most that one record can give the score under a selection.
    fn heaviest_active(&self, selection: &Selection) -> Points {
        let terms = Terms::new(self.catalogue(), selection);
        self.strata.iter().map(|stratum| self.worth(stratum, selection, &terms).points).max().unwrap_or_default()
    }

    /// For each area of the level, the worth of its records in the period and how many there are
    /// of each worth, by worth; and the area's stock. For [`RankDraws`](super::RankDraws).
    pub(super) fn worths(&self, selection: &Selection) -> Vec<Vec<(Points, u64)>> {
        let question = Question::new(self, selection);
        let catalogue = self.catalogue();
        let terms = Terms::new(catalogue, selection);
        let mut worths =
            vec![std::collections::BTreeMap::<Points, u64>::new(); catalogue.areas.of(selection.level).len()];
        for stratum in &self.strata {
            let points = self.worth(stratum, selection, &terms).points;
            if points == Points::ZERO {
                continue;
            }
            let months = &question.months[usize::from(self.signatures[usize::from(stratum.signature)].source)];
            for cell in stratum.cells.clone() {
                let in_period = months[usize::from(self.month[cell])] & IN_PERIOD != 0;
                if let Some(area) = question.area_of_place[usize::from(self.place[cell])].filter(|_| in_period) {
                    *worths[usize::from(area)].entry(points).or_default() += u64::from(self.count[cell]);
                }
            }
        }
        worths.into_iter().map(|area| area.into_iter().collect()).collect()
    }
}

fn add_counts(area: &mut AreaSums, source: usize, w: Points, counts: [u64; 2]) {
    for (side, count) in counts.into_iter().enumerate() {
        area.by_source[source].records[side] += count;
        area.by_source[source].squares[side] += squared(w, count);
        area.by_source_points[source][side] += u128::from(w.micro()) * u128::from(count);
    }
}

#[allow(clippy::cast_precision_loss, reason = "a variance needs no more than 53 bits")]
fn squared(w: Points, count: u64) -> f64 {
    w.value() * w.value() * count as f64
}

impl Question {
    fn new(cube: &Cube, selection: &Selection) -> Self {
        let catalogue = cube.catalogue();
        let period = selection.period_in(catalogue);
        let comparison = Comparison::find(selection.comparison, period, catalogue.period);
        let months = catalogue.period.months();
        let meaning_of = |source| {
            let mut meanings = vec![0_u8; months as usize];
            mark(&mut meanings, catalogue.period, period, None, IN_PERIOD);
            let mut exposure = [0; 2];
            if let Some(comparison) = comparison {
                let (now, before) = comparison.months_compared(period, source);
                exposure[0] = mark(&mut meanings, catalogue.period, period, Some(&now), COMPARED_NOW);
                exposure[1] = mark(&mut meanings, catalogue.period, comparison.period, Some(&before), COMPARED_BEFORE);
            }
            (meanings, exposure)
        };
        let (months, exposure) = catalogue.sources.iter().map(meaning_of).unzip();
        Self { period, comparison, area_of_place: catalogue.areas.areas_by_place(selection.level), months, exposure }
    }
}

/// Sets a bit on the months of a period that are in; says how many.
fn mark(meanings: &mut [u8], covered: Period, period: Period, included: Option<&[bool]>, bit: u8) -> u32 {
    let mut marked = 0;
    for offset in 0..period.months() as usize {
        let month = usize::try_from(period.from().since(covered.from())).map_or(usize::MAX, |from| from + offset);
        let is_in = included.is_none_or(|included| included[offset]);
        if let Some(meaning) = meanings.get_mut(month).filter(|_| is_in) {
            *meaning |= bit;
            marked += 1;
        }
    }
    marked
}
