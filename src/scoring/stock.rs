//! The stock of a breakdown: nominals on the last day of the period, and of the one before.

use super::day::Day;
use super::members::{counts_through, each_spell, groups_of_spell};
use super::part_sums::PartSums;
use super::question::Question;
use super::strata::Terms;
use super::{Breakdown, Counted, Cube, Part, Selection, Subject};

/// Nominals by measure, area and group.
pub(super) struct StockSums {
    all: PartSums,
    by_measure: Vec<PartSums>,
    by_area: Vec<PartSums>,
    by_group: Vec<PartSums>,
    /// For each month and measure, on the month's last day.
    monthly: Vec<Vec<PartSums>>,
}

impl StockSums {
    /// Adds them to a breakdown that has its flow.
    pub fn add_to(&self, question: &Question, breakdown: &mut Breakdown) {
        let stock = |at, sums: &PartSums| Part { change: None, ..question.part(at, sums) };
        let parts = |sums: &[PartSums]| -> Vec<Part> {
            (0..).zip(sums).filter(|(_, sums)| sums.has_any()).map(|(at, sums)| stock(at, sums)).collect()
        };
        breakdown.stock = stock(0, &self.all);
        breakdown.by_measure.extend(parts(&self.by_measure));
        breakdown.by_measure.sort_by_key(|part| part.at);
        breakdown.stock_by_area = parts(&self.by_area);
        breakdown.stock_by_group = parts(&self.by_group);
        for (month, by_measure) in self.monthly.iter().enumerate() {
            let mut all = Counted::default();
            for (measure, sums) in by_measure.iter().enumerate().filter(|(_, sums)| sums.has_any()) {
                let counted = sums.counted(0);
                all = Counted { count: all.count + counted.count, points: all.points + counted.points };
                if let Some(points) = breakdown.monthly_by_measure.get_mut(measure).and_then(|m| m.get_mut(month)) {
                    *points += counted.points;
                }
            }
            breakdown.stock_monthly.push(all);
        }
    }
}

impl Cube {
    /// Sums the nominals of a subject.
    pub(super) fn stock_sums(
        &self,
        selection: &Selection,
        terms: &Terms,
        question: &Question,
        subject: Subject,
        places_in: &[bool],
    ) -> StockSums {
        let catalogue = self.catalogue();
        let sums = |length: usize| vec![PartSums::new(0); length];
        let mut stock = StockSums {
            all: PartSums::new(0),
            by_measure: sums(catalogue.measures.len()),
            by_area: sums(catalogue.areas.of(selection.level).len()),
            by_group: sums(catalogue.groups.len()),
            monthly: Vec::new(),
        };
        let counts = |group: &u32| counts_through(&self.dataset, selection, &terms.dropped, *group);
        // Whether it is of the subject, with its place and groups.
        let asked = |spell: usize, measure: usize| {
            let place = usize::from(self.dataset.members.place[spell]);
            let groups: Vec<u32> = groups_of_spell(&self.dataset, spell).iter().copied().filter(counts).collect();
            let is_asked = places_in.get(place).copied().unwrap_or(false)
                && subject.measure.is_none_or(|asked| usize::from(asked) == measure)
                && subject.group.is_none_or(|asked| groups.contains(&asked));
            is_asked.then_some((place, groups))
        };
        let ends = [Some(&question.now), question.before.as_ref()].map(|days| self.day_before(days?.end));
        for (side, last_day) in ends.into_iter().enumerate() {
            let Some(last_day) = last_day else { continue };
            // A nominal whom two measures count gives points to both, and is one nominal.
            let mut last = None;
            each_spell(&self.dataset, selection, terms, last_day, |spell, measure, points| {
                let Some((place, groups)) = asked(spell, measure) else { return };
                let is_first = last.replace(spell) != Some(spell);
                stock.all.add_nominal(side, points, is_first);
                stock.by_measure[measure].add_nominal(side, points, true);
                if let Some(area) = question.area_of_place.get(place).copied().flatten() {
                    stock.by_area[usize::from(area)].add_nominal(side, points, is_first);
                }
                for group in groups {
                    stock.by_group[group as usize].add_nominal(side, points, is_first);
                }
            });
        }
        for month in 1..=catalogue.period.months() as usize {
            let Some(last_day) = self.day_before(Day::first_of(month)) else { break };
            let mut by_measure = sums(catalogue.measures.len());
            each_spell(&self.dataset, selection, terms, last_day, |spell, measure, points| {
                if asked(spell, measure).is_some() {
                    by_measure[measure].add_nominal(0, points, true);
                }
            });
            stock.monthly.push(by_measure);
        }
        stock
    }
}
