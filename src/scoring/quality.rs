//! What a score leaves out, and why.

use serde::{Deserialize, Serialize};

use super::{NO_DATE, NO_PLACE, OUTSIDE_PERIOD};

/// Why records are not in a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// No date.
    NoDate,
    /// A date outside the period that the snapshot covers.
    OutsidePeriod,
    /// No sector.
    NoSector,
    /// In no beat: left out where beats are ranked.
    NoBeat,
    /// A measure counts it by its own offence weight, and it has none.
    NoWeight,
    /// Its offence has no weight, as meant.
    UnweightedByDesign,
    /// A member without a home sector.
    NoHomeSector,
}

/// Records that one source left out of a score for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualityCount {
    /// Why.
    pub reason: Reason,
    /// Position in the catalogue's sources; none for nominals.
    pub source: Option<u8>,
    /// How many records (nominals' spells for [`Reason::NoHomeSector`]).
    pub records: u64,
}

/// Everything that the scores of a snapshot leave out, by reason and source; no zero counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quality {
    /// The counts, by reason and then source.
    pub counts: Vec<QualityCount>,
    /// For each other edition of weights, the counts that stand in place of those of [`Reason::NoWeight`].
    without_weight: Vec<Vec<QualityCount>>,
}

impl Quality {
    /// Adds records to a count.
    pub(super) fn add(&mut self, reason: Reason, source: Option<u8>, records: u64) {
        add_to(&mut self.counts, reason, source, records);
    }

    /// Adds records that have no weight in an edition.
    pub(super) fn add_without_weight(&mut self, edition: usize, source: u8, records: u64) {
        let Some(other) = edition.checked_sub(1) else { return self.add(Reason::NoWeight, Some(source), records) };
        if self.without_weight.len() <= other {
            self.without_weight.resize(other + 1, Vec::new());
        }
        add_to(&mut self.without_weight[other], Reason::NoWeight, Some(source), records);
    }

    /// The counts under an edition of weights.
    #[must_use]
    pub fn in_edition(&self, edition: usize) -> Vec<QualityCount> {
        let Some(other) = edition.checked_sub(1) else { return self.counts.clone() };
        let mut counts = self.counts.clone();
        counts.retain(|count| count.reason != Reason::NoWeight);
        counts.extend(self.without_weight.get(other).into_iter().flatten());
        counts.sort_by_key(|count| (count.reason, count.source));
        counts
    }

    /// Records left out for a reason, over all sources.
    #[must_use]
    pub fn total(&self, reason: Reason) -> u64 {
        self.counts.iter().filter(|count| count.reason == reason).map(|count| count.records).sum()
    }
}

fn add_to(counts: &mut Vec<QualityCount>, reason: Reason, source: Option<u8>, records: u64) {
    if records == 0 {
        return;
    }
    let place = counts.binary_search_by_key(&(reason, source), |count| (count.reason, count.source));
    match place {
        Ok(found) => counts[found].records += records,
        Err(at) => counts.insert(at, QualityCount { reason, source, records }),
    }
}

/// Why no score can have a record of that month and place, if none can.
pub(super) fn left_out(month: u16, place: u16) -> Option<Reason> {
    match (month, place) {
        (NO_DATE, _) => Some(Reason::NoDate),
        (OUTSIDE_PERIOD, _) => Some(Reason::OutsidePeriod),
        (_, NO_PLACE) => Some(Reason::NoSector),
        _ => None,
    }
}
