//! Records by signature and offence: which of them a measure counts, and what they lack.

use super::Dataset;
use super::quality::{Quality, Reason};
use super::signature::Signature;
use super::strata::measures_counting;
use crate::domain::{PointsRule, ViaSet};

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

    /// Adds records; whether any measure counts them.
    pub fn add(
        &mut self,
        dataset: &Dataset,
        signatures: &[Signature],
        signature: u16,
        offence: u16,
        place: u16,
        count: u32,
    ) -> bool {
        let at = usize::from(signature) * self.offences + usize::from(offence);
        if self.tallied.len() <= at {
            self.tallied.resize((usize::from(signature) + 1) * self.offences, None);
        }
        let tallied = self.tallied[at].get_or_insert_with(|| {
            let signature = &signatures[usize::from(signature)];
            let is_counted = measures_counting(dataset, signature, offence, ViaSet::ALL).next().is_some();
            Tallied { is_counted, records: 0, beatless: 0 }
        });
        tallied.records += u64::from(count);
        if usize::from(place) >= self.beats {
            tallied.beatless += u64::from(count);
        }
        tallied.is_counted
    }

    /// Adds what the records lack to what is known of a snapshot's quality.
    pub fn say(&self, dataset: &Dataset, signatures: &[Signature], quality: &mut Quality) {
        let catalogue = &dataset.catalogue;
        for (signature, tallied) in signatures.iter().zip(self.tallied.chunks(self.offences)) {
            let source = Some(signature.source);
            for (position, tallied) in (0_u16..).zip(tallied) {
                let Some(tallied) = tallied else { continue };
                let offence = catalogue.offences.get(usize::from(position));
                let has_weight = offence.is_some_and(|offence| offence.weight.is_some());
                let asks_weight = || {
                    measures_counting(dataset, signature, position, ViaSet::ALL)
                        .any(|measure| catalogue.measures[measure].points == PointsRule::OwnWeight)
                };
                if offence.is_some_and(|offence| offence.unweighted_by_design) {
                    quality.add(Reason::UnweightedByDesign, source, tallied.records);
                } else if !has_weight && asks_weight() {
                    quality.add(Reason::NoWeight, source, tallied.records);
                }
                if self.beats > 0 {
                    quality.add(Reason::NoBeat, source, tallied.beatless);
                }
            }
        }
    }
}
