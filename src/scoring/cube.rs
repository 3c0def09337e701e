//! The cube: records summed into cells, built once per snapshot.
//!
//! Records that no choice of a reader can tell apart share a [`Signature`]. Records of one
//! signature and one offence are a stratum: whatever is selected, each of them gives the score the
//! same points. So a question decides once per stratum and then only adds counts. Records that no
//! measure counts, whatever is selected, are in no cell: of ten million there are half a million left.

use super::by_code::ByCode;
use super::by_day::ByDay;
use super::cells::{CellKey, Cells};
use super::claims::Claims;
use super::dropped::Dropped;
use super::quality::Quality;
use super::signature::Signature;
use super::spells::Spells;
use super::strata::Terms;
use super::table::Tables;
use super::ways::LinkedRecords;
use super::{Catalogue, CubeBuilder, CubeError, Dataset, Selection};

/// Counts of records by signature, offence, place and month; zero cells are absent.
#[derive(Clone, Debug)]
pub struct Cube {
    pub(super) dataset: Dataset,
    pub(super) signatures: Vec<Signature>,
    pub(super) cells: Cells,
    pub(super) by_day: ByDay,
    pub(super) linked: LinkedRecords,
    pub(super) spells: Spells,
    pub(super) claims: Claims,
    pub(super) tables: Tables,
    pub(super) by_code: ByCode,
    pub(super) quality: Quality,
    /// Rows whose number is withheld, those that no measure counts apart, and the day of the month of each.
    pub(super) withheld: Vec<(CellKey, u8)>,
}

impl Cube {
    /// Sums a dataset into cells.
    ///
    /// # Errors
    /// Columns of unequal length, and numbers that point past the end of their lists.
    pub fn build(mut dataset: Dataset) -> Result<Self, CubeError> {
        let (records, kinds) = (std::mem::take(&mut dataset.records), std::mem::take(&mut dataset.kinds));
        let mut builder = CubeBuilder::new(dataset)?;
        builder.add(&kinds, &records)?;
        builder.finish()
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

    /// The groups that a selection leaves out.
    pub(super) fn dropped(&self, selection: &Selection) -> Dropped {
        Dropped::new(self.catalogue(), &self.by_code, &selection.groups_out)
    }

    /// What a selection asks of every stratum.
    pub(super) fn terms(&self, selection: &Selection) -> Terms {
        Terms::new(self.catalogue(), &self.by_code, selection)
    }
}
