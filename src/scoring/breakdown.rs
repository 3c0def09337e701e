//! What a score is made of: by measure, offence, source, area, place, group and month.
//!
//! The same whole numbers as the ranking's, so that parts add up to what was ranked. Groups are the
//! exception: a record that members of three groups are linked to is in the linked harm of each.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::linked_harm::LinkedHarm;
use super::part_sums::PartSums;
use super::question::Question;
use super::source_sums::SourceSums;
use super::strata::{Terms, Worth, worth};
use super::{Catalogue, Change, Comparison, Cube, Selection};
use crate::domain::{DayEdges, Level, Offence, Period, Points};

/// What is broken down: all that a selection counts, or a part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// One area of any level, by its position in the catalogue's list.
    pub area: Option<(Level, u16)>,
    /// One measure, by its position in the catalogue.
    pub measure: Option<u16>,
    /// The linked harm of one group, by its position in the catalogue.
    pub group: Option<u32>,
}

/// How many, and their points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    /// Records, each once (nominals for stock).
    pub count: u64,
    /// Their points: of the measure where one is broken down, else over all measures.
    pub points: f64,
}

/// One part of what is broken down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// What it is, by its position in the list that the field of [`Breakdown`] names.
    pub at: u32,
    /// In the period.
    pub now: Counted,
    /// In the comparison period, all of its months; nothing where there is none.
    pub before: Counted,
    /// Its change over the months complete in both; none for stock and without a comparison.
    pub change: Option<Change>,
}

/// What a score, or a part of it, is made of. Parts without records now or before are absent;
/// parts are in the order of the lists that they index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Breakdown {
    /// What is broken down.
    pub subject: Subject,
    /// The months of `now`; none only before anything was asked.
    pub period: Option<Period>,
    /// The days on which they begin and end.
    pub days: DayEdges,
    /// What they are compared with, if anything.
    pub comparison: Option<Comparison>,
    /// All records together. Its `at` has no meaning.
    pub flow: Part,
    /// All nominals together, on the last day of the period and of the comparison period.
    pub stock: Part,
    /// By measure of the catalogue, flow and stock alike.
    pub by_measure: Vec<Part>,
    /// Records by offence of the catalogue; one past its end for records without a code.
    pub by_offence: Vec<Part>,
    /// Records by source of the catalogue.
    pub by_source: Vec<Part>,
    /// Records by area of the selection's level.
    pub by_area: Vec<Part>,
    /// Records by place (see [`Areas::places`](super::Areas::places)): beats, and sectors for what
    /// has no beat.
    pub by_place: Vec<Part>,
    /// Linked harm by group of the catalogue: each record that members of a group are linked to,
    /// by a role that measures list, counts once for that group, and again for each other group.
    /// So these do not add up to `flow`. Where one group is broken down, the others' parts are what
    /// they share with it.
    pub by_group: Vec<Part>,
    /// Nominals by area of the selection's level.
    pub stock_by_area: Vec<Part>,
    /// Nominals by group; one of two groups is in both.
    pub stock_by_group: Vec<Part>,
    /// For each month of the snapshot, its records.
    pub monthly: Vec<Counted>,
    /// For each measure of the catalogue, points for each month of the snapshot; nominals as they
    /// were on its last day.
    pub monthly_by_measure: Vec<Vec<f64>>,
    /// For each month of the snapshot, nominals on its last day.
    pub stock_monthly: Vec<Counted>,
    /// For each month of the snapshot, whether every source that gave any of these records is
    /// complete for it.
    pub months_complete: Vec<bool>,
}

impl Breakdown {
    /// The offence of the catalogue with most harm now, of equal ones the first listed.
    #[must_use]
    pub fn heaviest_offence<'a>(&self, catalogue: &'a Catalogue) -> Option<(&'a Offence, Part)> {
        let offence = |part: &Part| Some((catalogue.offences.get(usize::try_from(part.at).ok()?)?, *part));
        let counted = self.by_offence.iter().filter(|part| part.now.points > 0.0).filter_map(offence);
        counted.max_by(|(_, a), (_, b)| a.now.points.total_cmp(&b.now.points).then(b.at.cmp(&a.at)))
    }
}

/// One record's worth to the subject, its measures narrowed to the one asked for.
pub(super) fn narrowed(mut worth: Worth, measure: Option<u16>) -> Worth {
    if let Some(measure) = measure {
        worth.measures.retain(|&(position, _)| position == usize::from(measure));
        worth.points = worth.measures.first().map_or(Points::ZERO, |&(_, points)| points);
    }
    worth
}

/// Where a record lies, and what it is.
#[derive(Clone, Copy)]
pub(super) struct Facts {
    pub source: u8,
    pub offence: u16,
    pub place: u16,
    /// Of records that were summed, any day that every edge leaves on the same side as theirs.
    pub day: Day,
    pub count: u32,
}

/// A breakdown being summed.
struct Summing<'a> {
    cube: &'a Cube,
    subject: Subject,
    question: &'a Question,
    /// For each place whether it lies in the subject's area.
    places_in: Vec<bool>,
    flow: PartSums,
    by_measure: Vec<PartSums>,
    by_offence: Vec<PartSums>,
    by_source: Vec<PartSums>,
    by_area: Vec<PartSums>,
    by_place: Vec<PartSums>,
    monthly: Vec<(u64, u128)>,
    monthly_by_measure: Vec<Vec<u128>>,
}

impl<'a> Summing<'a> {
    fn new(cube: &'a Cube, question: &'a Question, selection: &Selection, subject: Subject) -> Self {
        let catalogue = cube.catalogue();
        let sums = |length: usize| vec![PartSums::new(catalogue.sources.len()); length];
        Self {
            cube,
            subject,
            question,
            places_in: cube.places_in(question, subject),
            flow: PartSums::new(catalogue.sources.len()),
            by_measure: sums(catalogue.measures.len()),
            by_offence: sums(catalogue.offences.len() + 1),
            by_source: sums(catalogue.sources.len()),
            by_area: sums(catalogue.areas.of(selection.level).len()),
            by_place: sums(catalogue.areas.places()),
            monthly: vec![(0, 0); catalogue.period.months() as usize],
            monthly_by_measure: vec![vec![0; catalogue.period.months() as usize]; catalogue.measures.len()],
        }
    }

    /// Adds records that are worth something to the subject.
    fn add(&mut self, facts: Facts, worth: &Worth) {
        let Facts { source, offence, place, day, count } = facts;
        let (place, month, source) = (usize::from(place), usize::from(day.month), usize::from(source));
        if worth.measures.is_empty() || !self.places_in[place] {
            return;
        }
        let when = self.question.when(source, day);
        let add = |sums: &mut PartSums, points| sums.add(source, when, points, count);
        add(&mut self.flow, worth.points);
        add(&mut self.by_offence[usize::from(offence)], worth.points);
        add(&mut self.by_source[source], worth.points);
        add(&mut self.by_place[place], worth.points);
        if let Some(area) = self.question.area_of_place[place] {
            add(&mut self.by_area[usize::from(area)], worth.points);
        }
        for &(measure, points) in &worth.measures {
            add(&mut self.by_measure[measure], points);
            self.monthly_by_measure[measure][month] += u128::from(points.micro()) * u128::from(count);
        }
        let month = &mut self.monthly[month];
        month.0 += u64::from(count);
        month.1 += u128::from(worth.points.micro()) * u128::from(count);
    }

    fn finish(self) -> Breakdown {
        let parts = |sums: &[PartSums]| self.question.parts(sums);
        let counted = |&(count, micro): &(u64, u128)| Counted { count, points: Points::from_micro(micro) };
        Breakdown {
            subject: self.subject,
            period: Some(self.question.period),
            days: self.question.edges,
            comparison: self.question.comparison,
            flow: self.question.part(0, &self.flow),
            by_measure: parts(&self.by_measure),
            by_offence: parts(&self.by_offence),
            by_source: parts(&self.by_source),
            by_area: parts(&self.by_area),
            by_place: parts(&self.by_place),
            monthly: self.monthly.iter().map(counted).collect(),
            monthly_by_measure: self
                .monthly_by_measure
                .iter()
                .map(|months| months.iter().map(|&micro| Points::from_micro(micro)).collect())
                .collect(),
            months_complete: self.months_complete(),
            ..Breakdown::default()
        }
    }

    fn months_complete(&self) -> Vec<bool> {
        let catalogue = self.cube.catalogue();
        let given = catalogue.sources.iter().zip(&self.by_source).filter(|(_, sums)| sums.has_records());
        let sources: Vec<_> = given.map(|(source, _)| source).collect();
        let month = |offset| catalogue.period.from().plus(offset);
        (0..)
            .map(month)
            .take_while(|&month| catalogue.period.contains(month))
            .map(|month| sources.iter().all(|source| source.covers(month)))
            .collect()
    }
}

impl Cube {
    /// Breaks down what a selection counts, or a part of it. Positions past their lists count nothing.
    #[must_use]
    pub fn breakdown(&self, selection: &Selection, subject: Subject) -> Breakdown {
        let question = Question::new(self, selection);
        let terms = self.terms(selection);
        let mut summing = Summing::new(self, &question, selection, subject);
        let linked = LinkedHarm::new(self, selection, &terms, subject);
        match subject.group {
            None => {
                self.each_cell(selection, &question, &terms, subject.measure, |facts, worth| summing.add(facts, worth));
            }
            Some(_) => linked.each(|facts, worth, _| summing.add(facts, worth)),
        }
        let by_group = linked.by_group(&question, &summing.places_in);
        let stock = self.stock_sums(selection, &terms, &question, subject, &summing.places_in);
        let mut breakdown = summing.finish();
        breakdown.by_group = question.parts(&by_group);
        stock.add_to(&question, &mut breakdown);
        breakdown
    }

    /// For each place whether it lies in a subject's area; without one, in an area of the level asked.
    fn places_in(&self, question: &Question, subject: Subject) -> Vec<bool> {
        match subject.area {
            None => question.area_of_place.iter().map(Option::is_some).collect(),
            Some((level, area)) => {
                let areas = self.catalogue().areas.areas_by_place(level);
                areas.into_iter().map(|at| at == Some(area)).collect()
            }
        }
    }

    /// Calls `add` with the records of each cell, and what one of them is worth.
    pub(super) fn each_cell(
        &self,
        selection: &Selection,
        question: &Question,
        terms: &Terms,
        measure: Option<u16>,
        mut add: impl FnMut(Facts, &Worth),
    ) {
        let view = self.view(selection, &question.cuts());
        for (part, cells) in view.parts() {
            for stratum in &cells.strata {
                let signature = &view.signatures[usize::from(stratum.signature)];
                let worth = narrowed(worth(&self.dataset, signature, stratum.offence, selection, terms), measure);
                if worth.measures.is_empty() {
                    continue;
                }
                for cell in stratum.cells.clone() {
                    let (place, month, count) = (cells.place[cell], cells.month[cell], cells.count[cell]);
                    if let Some(day) = view.day_in(part, month) {
                        add(Facts { source: signature.source, offence: stratum.offence, place, day, count }, &worth);
                    }
                }
            }
        }
    }
}

impl Question {
    /// The parts that have anything, now or before.
    pub(super) fn parts(&self, sums: &[PartSums]) -> Vec<Part> {
        (0..).zip(sums).filter(|(_, sums)| sums.has_any()).map(|(at, sums)| self.part(at, sums)).collect()
    }

    pub(super) fn part(&self, at: u32, sums: &PartSums) -> Part {
        let change = self.comparison.map(|_| Change::over(&SourceSums::exposures(&sums.by_source, &self.exposure)));
        Part { at, now: sums.counted(0), before: sums.counted(1), change }
    }
}
