//! From records to a cube, a batch at a time: of ten million, no more than a batch need be in memory.

use std::ops::Range;

use super::by_code::ByCode;
use super::by_day::ByDay;
use super::cells::{CellKey, Cells};
use super::check::{at_most, check_linked, check_lists, check_records};
use super::claims::Claims;
use super::quality::{Quality, Reason, left_out};
use super::signature::Interning;
use super::spells::Spells;
use super::table::Tables;
use super::tally::Tally;
use super::ways::{LinkedRecords, Way, next_of, ways};
use super::{Catalogue, Cube, CubeError, Dataset, NO_PLACE, RecordColumns};
use crate::domain::RecordKind;

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
        let mut row = 0;
        while row < records.count.len() {
            let ways = next_of(&self.ways, &mut self.ways_taken, self.rows + row);
            if ways.is_empty() {
                row = self.add_alike(records, row)?;
                continue;
            }
            let (kind, source, generated) = (records.kind[row], records.source[row], records.police_generated[row]);
            let linked = &self.ways[ways.clone()];
            let signature = self.interning.of_record(&self.dataset, kind, source, generated, linked)?;
            self.add_rows(records, row..row + 1, signature, ways);
            row += 1;
        }
        self.rows += records.count.len();
        Ok(())
    }

    /// Adds the rows from one on that are like it in all but place, day and number, and have no links either: of a
    /// snapshot that is sorted so, thousands at once. The row after them.
    fn add_alike(&mut self, records: &RecordColumns, row: usize) -> Result<usize, CubeError> {
        let next_linked = self.ways.get(self.ways_taken).map_or(usize::MAX, |way| way.record() as usize - self.rows);
        let (kind, source) = (records.kind[row], records.source[row]);
        let (generated, offence) = (records.police_generated[row], records.offence[row]);
        let is_alike = |at: &usize| {
            records.kind[*at] == kind
                && records.source[*at] == source
                && records.police_generated[*at] == generated
                && records.offence[*at] == offence
        };
        let end = records.count.len().min(next_linked);
        let end = row + (row..end).take_while(is_alike).count();
        let signature = self.interning.of_record(&self.dataset, kind, source, generated, &[])?;
        self.add_rows(records, row..end, signature, 0..0);
        Ok(end)
    }

    /// Adds rows of one signature and offence.
    fn add_rows(&mut self, records: &RecordColumns, rows: Range<usize>, signature: u16, ways: Range<usize>) {
        let offence = records.offence[rows.start];
        let is_counted = self.tally.is_counted(&self.dataset, &self.interning.signatures, signature, offence);
        let of_rows = records.month[rows.clone()].iter().zip(&records.place[rows.clone()]);
        let (mut tallied, mut beatless) = (0, 0);
        for ((&month, &place), &count) in of_rows.zip(&records.count[rows.clone()]) {
            let counted = if left_out(month, place).is_none() { u64::from(count) } else { 0 };
            tallied += counted;
            beatless += if self.tally.is_beatless(place) { counted } else { 0 };
        }
        self.tally.add(signature, offence, tallied, beatless);
        let all: u64 = records.count[rows.clone()].iter().map(|&count| u64::from(count)).sum();
        if !is_counted && tallied == all {
            return;
        }
        for row in rows {
            let (month, place, count) = (records.month[row], records.place[row], records.count[row]);
            if let Some(reason) = left_out(month, place) {
                self.quality.add(reason, Some(records.source[row]), u64::from(count));
            } else if is_counted {
                let (key, day) = (CellKey::new(signature, offence, place, month), records.day[row]);
                if count == 0 {
                    self.withheld.push((key, day));
                } else {
                    self.keyed.push((key, day, count));
                    self.linked.push(key, day, count, &self.ways[ways.clone()]);
                }
            }
        }
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
        let by_code = ByCode::new(&dataset.catalogue);
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
            by_code,
            quality,
            withheld,
        })
    }
}
