//! The cube: records summed into cells, built once per snapshot.
//!
//! Records that no choice of a reader can tell apart share a [`Signature`]. Records of one
//! signature and one offence are a stratum: whatever is selected, each of them gives the score the
//! same points. So a question decides once per stratum and then only adds counts. Records that no
//! measure counts, whatever is selected, are in no cell: of ten million there are half a million left.

use super::cells::{CellKey, Cells};
use super::check::check;
use super::quality::{Quality, Reason, left_out};
use super::signature::{Interning, Signature};
use super::tally::Tally;
use super::ways::{LinkedRecords, next_of, vias, ways};
use super::{Catalogue, CubeError, Dataset, NO_PLACE};
use crate::domain::ViaSet;

/// Counts of records by signature, offence, place and month; zero cells are absent.
#[derive(Clone, Debug)]
pub struct Cube {
    pub(super) dataset: Dataset,
    pub(super) signatures: Vec<Signature>,
    pub(super) cells: Cells,
    pub(super) linked: LinkedRecords,
    quality: Quality,
}

impl Cube {
    /// Sums a dataset into cells.
    ///
    /// # Errors
    /// Columns of unequal length, and numbers that point past the end of their lists.
    pub fn build(mut dataset: Dataset) -> Result<Self, CubeError> {
        check(&dataset)?;
        let (mut interning, mut tally) = (Interning::new(&dataset), Tally::new(&dataset));
        let (mut keyed, mut quality) = (Vec::new(), Quality::default());
        let ways = ways(&dataset)?;
        let (mut ways_left, mut linked) = (ways.as_slice(), LinkedRecords::default());
        let mut via_sets =
            vec![ViaSet::NONE; dataset.catalogue.measures.iter().filter(|measure| measure.is_linked()).count()];
        let records = &dataset.records;
        for row in 0..records.count.len() {
            let (month, place, count) = (records.month[row], records.place[row], records.count[row]);
            let ways = next_of(&mut ways_left, row);
            if let Some(reason) = left_out(month, place) {
                quality.add(reason, Some(records.source[row]), u64::from(count));
                continue;
            }
            vias(&dataset, ways.iter(), &mut via_sets);
            let via_sets = via_sets.iter().copied();
            let (kind, source) = (records.kind[row], records.source[row]);
            let signature = interning.signature(kind, source, records.police_generated[row], via_sets)?;
            let offence = records.offence[row];
            if tally.add(&dataset, &interning.signatures, signature, offence, place, count) {
                let key = CellKey::new(signature, offence, place, month);
                keyed.push((key, count));
                linked.push(key, count, ways);
            }
        }
        tally.say(&dataset, &interning.signatures, &mut quality);
        let homeless = dataset.members.place.iter().filter(|&&place| place == NO_PLACE).count();
        quality.add(Reason::NoHomeSector, None, homeless as u64);
        linked.list_by_group(dataset.catalogue.groups.len());
        // Rows are no longer needed: the cells carry all that a score asks for.
        dataset.records = super::RecordColumns::default();
        dataset.links = super::LinkColumns::default();
        Ok(Self { dataset, signatures: interning.signatures, cells: Cells::sum(keyed), linked, quality })
    }

    /// The lists that a reader chooses from.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.dataset.catalogue
    }

    /// What every score of this snapshot leaves out.
    #[must_use]
    pub fn quality(&self) -> &Quality {
        &self.quality
    }
}
