//! The cube: records summed into cells, built once per snapshot.
//!
//! Records that no choice of a reader can tell apart share a [`Signature`]. Records of one
//! signature and one offence are a stratum: whatever is selected, each of them gives the score the
//! same points. So a question decides once per stratum and then only adds counts. Records that no
//! measure counts, whatever is selected, are in no cell: of ten million there are half a million left.

use std::ops::Range;

use super::by_code::{by_code, marked};
use super::cells::{CellKey, Cells};
use super::check::{at_most, check};
use super::claims::Claims;
use super::quality::{Quality, Reason, left_out};
use super::signature::{Interning, Signature};
use super::spells::Spells;
use super::table::Tables;
use super::tally::Tally;
use super::ways::{LinkedRecords, next_of, vias, ways};
use super::{Catalogue, CubeError, Dataset, NO_PLACE, Selection};
use crate::domain::{Month, Period, ViaSet};

/// Counts of records by signature, offence, place and month; zero cells are absent.
#[derive(Clone, Debug)]
pub struct Cube {
    pub(super) dataset: Dataset,
    pub(super) signatures: Vec<Signature>,
    pub(super) cells: Cells,
    pub(super) linked: LinkedRecords,
    pub(super) spells: Spells,
    pub(super) claims: Claims,
    pub(super) tables: Tables,
    /// Positions of groups, in the order of their codes.
    groups_by_code: Vec<u32>,
    quality: Quality,
    /// Rows whose number is withheld, those that no measure counts apart.
    pub(super) withheld: Vec<CellKey>,
}

impl Cube {
    /// Sums a dataset into cells.
    ///
    /// # Errors
    /// Columns of unequal length, and numbers that point past the end of their lists.
    pub fn build(mut dataset: Dataset) -> Result<Self, CubeError> {
        check(&dataset)?;
        let (mut interning, mut tally) = (Interning::new(&dataset), Tally::new(&dataset));
        let (mut keyed, mut quality, mut withheld) = (Vec::new(), Quality::default(), Vec::new());
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
                if count == 0 {
                    withheld.push(key);
                    continue;
                }
                keyed.push((key, count));
                linked.push(key, count, ways);
            }
        }
        tally.say(&dataset, &interning.signatures, &mut quality);
        let homeless = dataset.members.place.iter().filter(|&&place| place == NO_PLACE).count();
        quality.add(Reason::NoHomeSector, None, homeless as u64);
        let cells = Cells::sum(keyed);
        let counted: u64 = cells.count.iter().map(|&count| u64::from(count)).sum();
        at_most("records that measures count", usize::try_from(counted).unwrap_or(usize::MAX), i32::MAX as usize)?;
        linked.list(&cells, dataset.catalogue.groups.len());
        let spells = Spells::new(&dataset);
        let claims = Claims::new(&dataset, &interning.signatures, &cells, &spells);
        let groups_by_code = by_code(&dataset.catalogue.groups, |group| &group.code);
        // Rows are no longer needed: the cells carry all that a score asks for.
        dataset.records = super::RecordColumns::default();
        dataset.links = super::LinkColumns::default();
        Ok(Self {
            dataset,
            signatures: interning.signatures,
            cells,
            linked,
            spells,
            claims,
            tables: Tables::default(),
            groups_by_code,
            quality,
            withheld,
        })
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

    /// For each group whether a selection leaves it out.
    pub(super) fn groups_dropped(&self, selection: &Selection) -> Vec<bool> {
        let groups = &self.catalogue().groups;
        marked(&self.groups_by_code, |group| &groups[group].code, &selection.groups_out)
    }

    /// The positions of a period's months among those covered.
    pub(super) fn months_of(&self, period: Period) -> Range<usize> {
        let position = |month: Month| usize::try_from(month.since(self.catalogue().period.from())).unwrap_or(0);
        position(period.from())..position(period.to())
    }
}
