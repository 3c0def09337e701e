//! The same rule as a score's, row by row: which measures count a record, and what it is worth.
//!
//! A cube sums rows away; whoever shows the rows behind a number needs them. Each row has a stratum, and a
//! selection decides once per stratum, so that the rows of a number are those that the number counts.

use std::collections::HashMap;

use super::by_code::ByCode;
use super::dropped::Dropped;
use super::link_kinds::LinkKinds;
use super::quality::left_out;
use super::signature::{Interning, Signature};
use super::strata::{Terms, worth};
use super::ways::{Way, link_kinds, linked_bit, next_of, ways};
use super::{Catalogue, CubeError, Dataset, NO_GROUP, Selection, check, members};
use crate::domain::{Date, GroupCode, MeasureId, Points};

/// What a selection makes of the rows of one stratum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowWorth {
    /// Positions of the measures that count them, in order.
    pub measures: Vec<usize>,
    /// What one record gives the score.
    pub points: Points,
}

/// What a selection makes of every row.
#[derive(Clone, Debug, Default)]
pub struct RowWorths {
    /// By stratum.
    pub of_stratum: Vec<RowWorth>,
    /// Rows that groups left out move to another stratum than their own: the row and the stratum.
    pub moved: Vec<(u32, u32)>,
}

/// The stratum of every row of a dataset.
#[derive(Clone, Debug)]
pub struct RowStrata {
    dataset: Dataset,
    signatures: Vec<Signature>,
    /// Signature and offence. The first is that of rows that are in no score: without a date in the period
    /// or without a sector.
    strata: Vec<Option<(u16, u16)>>,
    of_row: Vec<u32>,
    /// The rows linked through a group, and where the ways of each end.
    linked: Vec<(u32, usize)>,
    ways: Vec<Way>,
    by_code: ByCode,
}

impl RowStrata {
    /// Finds the stratum of every row.
    ///
    /// # Errors
    /// As [`Cube::build`](super::Cube::build).
    pub fn build(mut dataset: Dataset) -> Result<Self, CubeError> {
        check::check(&dataset)?;
        let all_ways = ways(&dataset)?;
        let mut ways_taken = 0;
        let mut interning = Interning::new(&dataset);
        let (mut strata, mut numbers) = (Numbering::default(), Vec::with_capacity(dataset.records.count.len()));
        let (mut linked, mut kept) = (Vec::new(), Vec::new());
        let records = &dataset.records;
        for row in 0..records.count.len() {
            let ways = &all_ways[next_of(&all_ways, &mut ways_taken, row)];
            if left_out(records.month[row], records.place[row]).is_some() {
                numbers.push(0);
                continue;
            }
            let (kind, source, generated) = (records.kind[row], records.source[row], records.police_generated[row]);
            let signature = interning.of_record(&dataset, kind, source, generated, ways)?;
            numbers.push(strata.number(signature, records.offence[row]));
            if ways.iter().any(|way| way.group() != NO_GROUP) {
                kept.extend(ways);
                linked.push((u32::try_from(row).unwrap_or(u32::MAX), kept.len()));
            }
        }
        dataset.records = super::RecordColumns::default();
        dataset.links = super::LinkColumns::default();
        let (signatures, strata) = (interning.signatures, strata.strata);
        let by_code = ByCode::new(&dataset.catalogue);
        Ok(Self { dataset, signatures, strata, of_row: numbers, linked, ways: kept, by_code })
    }

    /// The lists that a reader chooses from.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.dataset.catalogue
    }

    /// The stratum of each row.
    #[must_use]
    pub fn of_row(&self) -> &[u32] {
        &self.of_row
    }

    fn terms(&self, selection: &Selection) -> Terms {
        Terms::new(self.catalogue(), &self.by_code, selection)
    }

    /// What a selection makes of every row.
    #[must_use]
    pub fn worths(&self, selection: &Selection) -> RowWorths {
        let (mut signatures, mut moved) = (self.signatures.clone(), Vec::new());
        let mut strata = Numbering::of(self.strata.clone());
        let terms = self.terms(selection);
        let dropped = &terms.dropped;
        if !dropped.is_none() {
            let mut from = 0;
            for &(row, end) in &self.linked {
                let ways = self.ways.get(from..end).unwrap_or_default();
                from = end;
                let of_row = self.of_row.get(row as usize).and_then(|&number| self.strata.get(number as usize));
                let Some(&Some((number, offence))) = of_row else { continue };
                if !ways.iter().any(|way| dropped.has(way.group())) {
                    continue;
                }
                let mut signature = signatures[usize::from(number)].clone();
                let left = ways.iter().filter(|way| !dropped.has(way.group()));
                link_kinds(&self.dataset, left, &mut signature.links);
                let position = signatures.iter().position(|other| *other == signature).unwrap_or_else(|| {
                    signatures.push(signature);
                    signatures.len() - 1
                });
                moved.push((row, strata.number(u16::try_from(position).unwrap_or(u16::MAX), offence)));
            }
        }
        let of_stratum = |stratum: &Option<(u16, u16)>| {
            stratum.map_or_else(RowWorth::default, |(signature, offence)| {
                let worth = worth(&self.dataset, &signatures[usize::from(signature)], offence, selection, &terms);
                RowWorth {
                    measures: worth.measures.iter().map(|&(measure, _)| measure).collect(),
                    points: worth.points,
                }
            })
        };
        RowWorths { of_stratum: strata.strata.iter().map(of_stratum).collect(), moved }
    }

    /// The rows that a selection takes to be linked through a group, as the group's linked harm has them; where a
    /// measure that counts by links is given, for that measure.
    pub fn linked_through(
        &self,
        group: &GroupCode,
        measure: Option<&MeasureId>,
        selection: &Selection,
    ) -> impl Iterator<Item = u32> {
        let measures = &self.catalogue().measures;
        let bit = measure.and_then(|id| linked_bit(measures, measures.iter().position(|measure| measure.id == *id)?));
        let links = LinkKinds::chosen(selection);
        let wanted = self.group_that_counts(group, selection);
        let starts = std::iter::once(0).chain(self.linked.iter().map(|&(_, end)| end));
        let is_through = move |from: usize, end: usize| {
            let ways = self.ways.get(from..end).unwrap_or_default();
            let is_one = |way: &Way| way.kind(&self.dataset).meets(links) && bit.is_none_or(|bit| way.counts_for(bit));
            wanted.is_some_and(|wanted| ways.iter().any(|way| way.group() == wanted && is_one(way)))
        };
        let rows = starts.zip(&self.linked);
        rows.filter(move |&(from, &(_, end))| is_through(from, end)).map(|(_, &(row, _))| row)
    }

    /// The spells of the members of a group, where a selection counts memberships in it.
    pub fn spells_of(&self, group: &GroupCode, selection: &Selection) -> impl Iterator<Item = u32> {
        let wanted = self.group_that_counts(group, selection);
        let is_of = move |&spell: &u32| {
            wanted.is_some_and(|wanted| members::groups_of_spell(&self.dataset, spell as usize).contains(&wanted))
        };
        (0..).take(self.dataset.members.place.len()).filter(is_of)
    }

    fn group_that_counts(&self, group: &GroupCode, selection: &Selection) -> Option<u32> {
        let dropped = Dropped::new(self.catalogue(), &self.by_code, &selection.groups_out);
        let position = self.catalogue().groups.iter().position(|known| known.code == *group)?;
        let group = u32::try_from(position).ok()?;
        members::counts_through(&self.dataset, selection, &dropped, group).then_some(group)
    }

    /// For each spell of the members, what a selection makes of it: the measures that count it on the
    /// period's last day, and its points.
    #[must_use]
    pub fn members(&self, selection: &Selection) -> Vec<RowWorth> {
        let mut worths = vec![RowWorth::default(); self.dataset.members.place.len()];
        let terms = self.terms(selection);
        let last_day = selection.days_in(self.catalogue()).last_of(selection.period_in(self.catalogue()));
        let Some(last_day) = last_day.map(Date::epoch_days) else { return worths };
        members::each_spell(&self.dataset, selection, &terms, last_day, |spell, measure, points| {
            worths[spell].measures.push(measure);
            worths[spell].points = worths[spell].points + points;
        });
        worths
    }
}

/// Numbers strata as they come.
struct Numbering {
    strata: Vec<Option<(u16, u16)>>,
    numbers: HashMap<(u16, u16), u32>,
}

impl Default for Numbering {
    fn default() -> Self {
        Self::of(vec![None])
    }
}

impl Numbering {
    fn of(strata: Vec<Option<(u16, u16)>>) -> Self {
        let numbers = (0..).zip(&strata).filter_map(|(number, stratum)| Some(((*stratum)?, number))).collect();
        Self { strata, numbers }
    }

    fn number(&mut self, signature: u16, offence: u16) -> u32 {
        *self.numbers.entry((signature, offence)).or_insert_with(|| {
            self.strata.push(Some((signature, offence)));
            u32::try_from(self.strata.len() - 1).unwrap_or(u32::MAX)
        })
    }
}
