//! The records that the cells sum, day by day: what a period counts of a month that is not in it whole.

use std::ops::Range;

use super::cells::{CellKey, Cells};
use super::day::Day;

/// Days that each month has room for.
pub(super) const LONGEST_MONTH_DAYS: usize = 31;

/// Records of one day, stratum and place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OfDay {
    /// The position of its stratum in the cells.
    pub stratum: u32,
    pub place: u16,
    pub count: u32,
}

/// Counts of records by day, stratum and place, sorted so; zeroes are absent.
#[derive(Clone, Debug, Default)]
pub(super) struct ByDay {
    /// For each day where its records begin; last, where they end.
    begins: Vec<u32>,
    all: Vec<OfDay>,
}

impl ByDay {
    /// Lists the records that the cells were summed from, which are in the order of their keys and days.
    pub fn list(records: &[(CellKey, u8, u32)], cells: &Cells, months: usize) -> Self {
        let mut begins = vec![0; months * LONGEST_MONTH_DAYS + 1];
        let mut listed = Vec::with_capacity(records.len());
        let mut stratum = 0;
        for alike in records.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
            let Some(&(key, number, _)) = alike.first() else { continue };
            let [signature, offence, place, month] = key.parts();
            let is_other = |at: u32| {
                let stratum = cells.strata.get(at as usize);
                stratum.is_some_and(|stratum| (stratum.signature, stratum.offence) != (signature, offence))
            };
            while is_other(stratum) {
                stratum += 1;
            }
            let count = alike.iter().fold(0, |sum: u32, record| sum.saturating_add(record.2));
            let day = position(Day { month, number });
            if let Some(next) = begins.get_mut(day + 1) {
                *next += 1;
                listed.push((day, OfDay { stratum, place, count }));
            }
        }
        for day in 1..begins.len() {
            begins[day] += begins[day - 1];
        }
        let (mut all, mut next) = (vec![OfDay::default(); listed.len()], begins.clone());
        for (day, of_day) in listed {
            all[next[day] as usize] = of_day;
            next[day] += 1;
        }
        Self { begins, all }
    }

    /// Those of some days.
    pub fn of(&self, days: &Range<Day>) -> &[OfDay] {
        let begin = |day: Day| self.begins.get(position(day)).map_or(self.all.len(), |&at| at as usize);
        self.all.get(begin(days.start)..begin(days.end)).unwrap_or_default()
    }
}

/// The place of a day among those of all months.
fn position(day: Day) -> usize {
    usize::from(day.month) * LONGEST_MONTH_DAYS + usize::from(day.number).saturating_sub(1)
}
