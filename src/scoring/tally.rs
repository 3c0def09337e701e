//! Records by signature and offence: which of them a measure counts, and what they lack.

use super::Dataset;
use super::link_kinds::LinkKinds;
use super::quality::{Quality, Reason};
use super::signature::Signature;
use super::strata::measures_counting;
use crate::domain::PointsRule;

/// Records of one signature and one offence.
#[derive(Clone, Copy, Debug)]
struct Tallied {
    /// Whether any measure counts them, whatever is selected.
    is_counted: bool,
    records: u64,
    /// Of these, how many lie in no beat.
    beatless: u64,
}

/// All records with a date and a sector.
#[derive(Debug)]
pub(super) struct Tally {
    offences: usize,
    beats: usize,
    tallied: Vec<Option<Tallied>>,
}

impl Tally {
    pub fn new(dataset: &Dataset) -> Self {
        let catalogue = &dataset.catalogue;
        Self { offences: catalogue.offences.len() + 1, beats: catalogue.areas.beats.len(), tallied: Vec::new() }
    }

    /// Whether any measure counts records of a signature and an offence, whatever is selected.
    pub fn is_counted(&mut self, dataset: &Dataset, signatures: &[Signature], signature: u16, offence: u16) -> bool {
        let at = self.position(signature, offence);
        if self.tallied.len() <= at {
            self.tallied.resize((usize::from(signature) + 1) * self.offences, None);
        }
        let tallied = self.tallied[at].get_or_insert_with(|| {
            let signature = &signatures[usize::from(signature)];
            let is_counted = measures_counting(dataset, signature, offence, LinkKinds::ALL).next().is_some();
            Tallied { is_counted, records: 0, beatless: 0 }
        });
        tallied.is_counted
    }

    /// Adds records, of which so many lie in no beat.
    pub fn add(&mut self, signature: u16, offence: u16, records: u64, beatless: u64) {
        let at = self.position(signature, offence);
        if let Some(Some(tallied)) = self.tallied.get_mut(at) {
            tallied.records += records;
            tallied.beatless += beatless;
        }
    }

    /// Whether a place is no beat.
    pub fn is_beatless(&self, place: u16) -> bool {
        usize::from(place) >= self.beats
    }

    fn position(&self, signature: u16, offence: u16) -> usize {
        usize::from(signature) * self.offences + usize::from(offence)
    }

    /// Adds what the records lack to what is known of a snapshot's quality.
    pub fn say(&self, dataset: &Dataset, signatures: &[Signature], quality: &mut Quality) {
        let catalogue = &dataset.catalogue;
        for (signature, tallied) in signatures.iter().zip(self.tallied.chunks(self.offences)) {
            let source = Some(signature.source);
            for (position, tallied) in (0_u16..).zip(tallied) {
                let Some(tallied) = tallied else { continue };
                let offence = catalogue.offences.get(usize::from(position));
                let has_weight = |edition| offence.and_then(|offence| offence.weight_in(edition)).is_some();
                let asks_weight = || {
                    measures_counting(dataset, signature, position, LinkKinds::ALL)
                        .any(|measure| catalogue.measures[measure].points == PointsRule::OwnWeight)
                };
                if offence.is_some_and(|offence| offence.unweighted_by_design) {
                    quality.add(Reason::UnweightedByDesign, source, tallied.records);
                } else {
                    let lacking = (0..catalogue.editions.len().max(1)).filter(|&edition| !has_weight(edition));
                    lacking.filter(|_| asks_weight()).for_each(|edition| {
                        quality.add_without_weight(edition, signature.source, tallied.records);
                    });
                }
                if self.beats > 0 {
                    quality.add(Reason::NoBeat, source, tallied.beatless);
                }
            }
        }
    }
}
