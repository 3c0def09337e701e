//! From records to a cube, a batch at a time: of ten million, no more than a batch need be in memory.

use super::by_code::by_code;
use super::by_day::ByDay;
use super::cells::{CellKey, Cells};
use super::check::{at_most, check_linked, check_lists, check_records};
use super::claims::Claims;
use super::quality::{Quality, Reason, left_out};
use super::signature::Interning;
use super::spells::Spells;
use super::table::Tables;
use super::tally::Tally;
use super::ways::{LinkedRecords, Way, next_of, vias, ways};
use super::{Catalogue, Cube, CubeError, Dataset, NO_PLACE, RecordColumns};
use crate::domain::{RecordKind, ViaSet};

/// Sums records into a cube as they come.
#[derive(Debug)]
pub struct CubeBuilder {
    dataset: Dataset,
    interning: Interning,
    tally: Tally,
    quality: Quality,
    /// Every way of linked records, by record, and how many of them were taken.
    ways: Vec<Way>,
    ways_taken: usize,
    linked: LinkedRecords,
    /// Cell, day of the month and number of what measures count.
    keyed: Vec<(CellKey, u8, u32)>,
    withheld: Vec<(CellKey, u8)>,
    rows: usize,
}

impl CubeBuilder {
    /// Begins with everything but the records.
    ///
    /// # Errors
    /// As [`Cube::build`].
    pub fn new(dataset: Dataset) -> Result<Self, CubeError> {
        check_lists(&dataset)?;
        Ok(Self {
            interning: Interning::new(&dataset),
            tally: Tally::new(&dataset),
            quality: Quality::default(),
            ways: ways(&dataset)?,
            ways_taken: 0,
            linked: LinkedRecords::default(),
            keyed: Vec::new(),
            withheld: Vec::new(),
            rows: 0,
            dataset,
        })
    }

    /// The lists that a reader chooses from.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.dataset.catalogue
    }

    /// Adds the records that come next; `kinds` are all those met so far, in one order throughout.
    ///
    /// # Errors
    /// As [`Cube::build`].
    pub fn add(&mut self, kinds: &[RecordKind], records: &RecordColumns) -> Result<(), CubeError> {
        self.dataset.kinds.extend_from_slice(kinds.get(self.dataset.kinds.len()..).unwrap_or_default());
        check_records(&self.dataset, records, self.rows)?;
        let linked_measures = self.dataset.catalogue.measures.iter().filter(|measure| measure.is_linked()).count();
        let mut via_sets = vec![ViaSet::NONE; linked_measures];
        let mut ways_left = &self.ways[self.ways_taken..];
        for row in 0..records.count.len() {
            let (month, day) = (records.month[row], records.day[row]);
            let (place, count) = (records.place[row], records.count[row]);
            let ways = next_of(&mut ways_left, self.rows + row);
            let (kind, source, generated) = (records.kind[row], records.source[row], records.police_generated[row]);
            if let Some(reason) = left_out(month, place) {
                self.quality.add(reason, Some(source), u64::from(count));
                continue;
            }
            let signature = if ways.is_empty() {
                self.interning.without_links(kind, source, generated)?
            } else {
                vias(&self.dataset, ways.iter(), &mut via_sets);
                self.interning.signature(kind, source, generated, via_sets.iter().copied())?
            };
            let offence = records.offence[row];
            if !self.tally.add(&self.dataset, &self.interning.signatures, signature, offence, place, count) {
                continue;
            }
            let key = CellKey::new(signature, offence, place, month);
            if count == 0 {
                self.withheld.push((key, day));
            } else {
                self.keyed.push((key, day, count));
                self.linked.push(key, day, count, ways);
            }
        }
        self.ways_taken = self.ways.len() - ways_left.len();
        self.rows += records.count.len();
        Ok(())
    }

    /// The cube, once all records are there.
    ///
    /// # Errors
    /// As [`Cube::build`].
    pub fn finish(self) -> Result<Cube, CubeError> {
        let Self { mut dataset, interning, tally, mut quality, mut linked, mut keyed, withheld, rows, .. } = self;
        check_linked(&dataset, rows)?;
        tally.say(&dataset, &interning.signatures, &mut quality);
        let homeless = dataset.members.place.iter().filter(|&&place| place == NO_PLACE).count();
        quality.add(Reason::NoHomeSector, None, homeless as u64);
        keyed.sort_unstable();
        let cells = Cells::sum_sorted(keyed.iter().map(|&(key, _, count)| (key, count)));
        let by_day = ByDay::list(&keyed, &cells, dataset.catalogue.period.months() as usize);
        let counted: u64 = cells.count.iter().map(|&count| u64::from(count)).sum();
        at_most("records that measures count", usize::try_from(counted).unwrap_or(usize::MAX), i32::MAX as usize)?;
        linked.list(&cells, dataset.catalogue.groups.len());
        let spells = Spells::new(&dataset);
        let claims = Claims::new(&dataset, &interning.signatures, &cells, &spells);
        let groups_by_code = by_code(&dataset.catalogue.groups, |group| &group.code);
        // The cells carry all that a score asks for.
        dataset.links = super::LinkColumns::default();
        Ok(Cube {
            dataset,
            signatures: interning.signatures,
            cells,
            by_day,
            linked,
            spells,
            claims,
            tables: Tables::default(),
            groups_by_code,
            quality,
            withheld,
        })
    }
}
