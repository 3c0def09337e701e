//! Claims: which measures may count records, worked out once per snapshot, so that a question
//! compares bits and no texts.

use super::cells::Cells;
use super::dropped::Dropped;
use super::link_kinds::LinkKinds;
use super::signature::Signature;
use super::spells::Spells;
use super::strata::{Terms, is_on, measures_counting};
use super::{Dataset, Overlap, Selection};
use crate::domain::{Counts, Points};

/// A measure that counts each record of a stratum, if the selection lets it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    /// Position of the measure.
    pub measure: usize,
    /// Positions of the records' offence and source, and whether they are police-generated; none for
    /// nominals.
    records: Option<(u16, u8, bool)>,
    /// Where it counts by links: its number among the measures that do, and the kinds of link that qualify.
    pub linked: Option<(usize, LinkKinds)>,
}

/// The claims on each stratum, in the order of the measures. Strata of records come first, as in
/// the cells, then those of nominals.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims {
    all: Vec<Claim>,
    /// For each stratum where its claims end.
    ends: Vec<usize>,
    /// For each stratum how many records or spells it has, over all months and places.
    totals: Vec<u64>,
}

impl Claims {
    pub fn new(dataset: &Dataset, signatures: &[Signature], cells: &Cells, spells: &Spells) -> Self {
        let mut claims = Self::default();
        let measures = &dataset.catalogue.measures;
        let linked_before = |measure: usize| measures[..measure].iter().filter(|measure| measure.is_linked()).count();
        for stratum in &cells.strata {
            let signature = &signatures[usize::from(stratum.signature)];
            let claim = |measure: usize| Claim {
                measure,
                records: Some((stratum.offence, signature.source, signature.police_generated)),
                linked: measures[measure].is_linked().then(|| linked_before(measure)).map(|n| (n, signature.links[n])),
            };
            claims.all.extend(measures_counting(dataset, signature, stratum.offence, LinkKinds::ALL).map(claim));
            claims.close(cells.count[stratum.cells.clone()].iter().map(|&count| u64::from(count)).sum());
        }
        for (kind, links, total) in spells.strata() {
            for (measure, _) in measures.iter().enumerate().filter(|(_, measure)| {
                measure.supplied && matches!(&measure.counts, Counts::Nominals { kinds } if kinds.contains(&kind))
            }) {
                claims.all.push(Claim { measure, records: None, linked: Some((0, links)) });
            }
            claims.close(total);
        }
        claims
    }

    fn close(&mut self, total: u64) {
        self.ends.push(self.all.len());
        self.totals.push(total);
    }

    pub fn strata(&self) -> usize {
        self.ends.len()
    }

    /// The claims on a stratum.
    pub fn of(&self, stratum: usize) -> &[Claim] {
        let from = stratum.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[from..self.ends[stratum]]
    }

    /// What each measure counts under a selection, its links through `through`.
    #[allow(clippy::cast_precision_loss, reason = "the most that there could be is said about")]
    pub fn counted(&self, measures: usize, asked: &Asked, through: Through) -> Counted {
        let mut counted = Counted { by_measure: (0..measures).map(|_| Vec::with_capacity(128)).collect(), most: 0.0 };
        for stratum in 0..self.strata() {
            let (mut left, mut all) = (asked.most, Points::ZERO);
            for claim in self.of(stratum) {
                let each = asked.each(claim);
                all = all + each;
                if left > 0 && asked.holds(claim, through) {
                    left -= 1;
                    counted.by_measure[claim.measure].push((stratum, each));
                }
            }
            counted.most += all.micro() as f64 * self.totals[stratum] as f64;
        }
        counted
    }
}

/// The strata that each measure counts, in their order, and the points of a record of each.
pub(super) struct Counted {
    pub by_measure: Vec<Vec<(usize, Points)>>,
    /// The most that all strata together could give by any measures, in micropoints, about: to a part in 2^40.
    pub most: f64,
}

/// By which links a stratum's records count.
#[derive(Clone, Copy, Debug)]
pub(super) enum Through<'a> {
    /// Those of its own that are among these.
    Own(LinkKinds),
    /// What is left of its own, for each linked measure.
    Left(&'a [LinkKinds]),
}

/// What a selection makes of claims.
pub(super) struct Asked<'a> {
    terms: &'a Terms,
    on: Vec<bool>,
    links: LinkKinds,
    /// How many measures may count one record.
    most: usize,
}

impl<'a> Asked<'a> {
    pub fn new(dataset: &Dataset, selection: &Selection, terms: &'a Terms) -> Self {
        let most = if selection.overlap == Overlap::CountOnce { 1 } else { usize::MAX };
        let on = dataset.catalogue.measures.iter().map(|measure| is_on(measure, &selection.measures_off)).collect();
        Self { terms, on, links: LinkKinds::chosen(selection), most }
    }

    /// The groups that the selection leaves out.
    pub fn dropped(&self) -> &'a Dropped {
        &self.terms.dropped
    }

    /// All the kinds of link that the selection lets count.
    pub fn every_way(&self) -> Through<'static> {
        Through::Own(self.links)
    }

    /// Those of them that need no group: what is left where all groups are left out.
    pub fn without_groups(&self) -> Through<'static> {
        Through::Own(self.links.both(LinkKinds::without_group()))
    }

    /// The claims that hold.
    pub fn holding<'c>(&self, claims: &'c [Claim], through: Through) -> impl Iterator<Item = (&'c Claim, Points)> {
        let holds = move |claim: &&Claim| self.holds(claim, through);
        claims.iter().filter(holds).take(self.most).map(|claim| (claim, self.each(claim)))
    }

    fn holds(&self, claim: &Claim, through: Through) -> bool {
        let counts =
            claim.records.is_none_or(|(offence, source, generated)| self.terms.count(offence, source, generated));
        let is_linked = claim.linked.is_none_or(|(number, own)| match through {
            Through::Own(links) => own.meets(links),
            Through::Left(left) => left[number].meets(self.links),
        });
        counts && self.on[claim.measure] && is_linked
    }

    /// What a record is worth over all the claims that hold; none where none does.
    pub fn worth(&self, claims: &[Claim], through: Through) -> Option<Points> {
        self.holding(claims, through).map(|(_, points)| points).reduce(|sum, points| sum + points)
    }

    fn each(&self, claim: &Claim) -> Points {
        let prices = &self.terms.prices;
        claim
            .records
            .map_or_else(|| prices.of_nominal(claim.measure), |(offence, ..)| prices.each(claim.measure, offence))
    }
}
