//! Cells: how many records of a stratum lie in one place and month.

/// The cells of one signature and one offence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stratum {
    pub signature: u16,
    pub offence: u16,
    /// Where its cells begin and end.
    pub cells: std::ops::Range<usize>,
}

/// Counts of records by offence, signature, place and month; a column each, sorted so: of strata that follow each
/// other most are worth the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    pub strata: Vec<Stratum>,
    pub place: Vec<u16>,
    pub month: Vec<u16>,
    pub count: Vec<u32>,
}

/// What a cell is sorted by: offence, signature, place and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellKey(u64);

impl CellKey {
    pub fn new(signature: u16, offence: u16, place: u16, month: u16) -> Self {
        let parts = [offence, signature, place, month];
        Self(parts.into_iter().fold(0, |key, part| (key << 16) | u64::from(part)))
    }

    /// Signature, offence, place and month.
    #[allow(clippy::cast_possible_truncation, reason = "each part is the 16 bits it was made of")]
    pub fn parts(self) -> [u16; 4] {
        [32, 48, 16, 0].map(|shift| (self.0 >> shift) as u16)
    }
}

impl Cells {
    /// Sums records into cells.
    pub fn sum(mut records: Vec<(CellKey, u32)>) -> Self {
        records.sort_unstable();
        Self::sum_sorted(records.into_iter())
    }

    /// The same of records that are in the order of their keys.
    pub fn sum_sorted(records: impl Iterator<Item = (CellKey, u32)>) -> Self {
        let mut cells = Self::default();
        let mut last = None;
        for (key, count) in records {
            if last == Some(key) {
                if let Some(cell) = cells.count.last_mut() {
                    *cell = cell.saturating_add(count);
                }
                continue;
            }
            last = Some(key);
            cells.push(key, count);
        }
        cells
    }

    fn push(&mut self, key: CellKey, count: u32) {
        let [signature, offence, place, month] = key.parts();
        let end = self.count.len() + 1;
        match self.strata.last_mut() {
            Some(stratum) if (stratum.signature, stratum.offence) == (signature, offence) => stratum.cells.end = end,
            _ => self.strata.push(Stratum { signature, offence, cells: end - 1..end }),
        }
        self.place.push(place);
        self.month.push(month);
        self.count.push(count);
    }

    /// The position of a cell.
    pub fn find(&self, key: CellKey) -> Option<usize> {
        let [signature, offence, place, month] = key.parts();
        let by_stratum = |stratum: &Stratum| (stratum.offence, stratum.signature);
        let stratum = self.strata.binary_search_by_key(&(offence, signature), by_stratum).ok()?;
        let Stratum { cells, .. } = self.strata.get(stratum)?;
        let (mut from, mut to) = (cells.start, cells.end);
        while from < to {
            let middle = usize::midpoint(from, to);
            match (self.place[middle], self.month[middle]).cmp(&(place, month)) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }
}
