//! Counts laid out to be added at once: for each month, what lies before it.
//!
//! `[month][block of 16 areas][stratum][area in its block]`: what a period counts is one month's
//! row less another's, and both are read from one end to the other. What stock there is on the last
//! day of the month before stands in the same row. A level with so many areas that its table would
//! be too large has none; its rows are summed from the cells when they are asked for.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::micro::Micro;
use super::spells::{days_after, months_of_spell};
use super::{Cube, NO_PLACE};
use crate::domain::Level;

/// Areas in a block: a line of cache.
pub(super) const LANES: usize = 16;

/// The counts of one stratum in one block.
pub(super) type Lanes = [i32; LANES];

/// The largest table that is kept.
const MOST_BYTES: usize = 32 << 20;

/// A table for each level, made when a level is first asked for; none where it would be too large.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables([OnceLock<Option<Vec<Lanes>>>; 3]);

/// Some months' rows of a level: for each block and stratum, records before the month, and nominals
/// on the day before it.
pub(super) struct Rows<'a>(Vec<(usize, Cow<'a, [Lanes]>)>);

impl Rows<'_> {
    /// The row of a month, which must be one of those asked for.
    pub fn before(&self, month: usize) -> &[Lanes] {
        self.0.iter().find(|(of, _)| *of == month).map_or(&[], |(_, row)| row)
    }

    /// Takes records of a month out of every row that counts them.
    pub fn take(&mut self, month: usize, lane: usize, area: usize, count: i32) {
        for (_, row) in self.0.iter_mut().filter(|(before, _)| month < *before) {
            row.to_mut()[lane][area] -= count;
        }
    }
}

impl Cube {
    /// The rows of some months.
    pub(super) fn rows(&self, level: Level, months: impl IntoIterator<Item = usize>) -> Rows<'_> {
        let months: Vec<usize> = BTreeSet::from_iter(months).into_iter().collect();
        let [command, sector, beat] = &self.tables.0;
        let table = match level {
            Level::AreaCommand => command,
            Level::Sector => sector,
            Level::Beat => beat,
        };
        let rows = match table.get_or_init(|| self.table(level)) {
            None => self.summed_before(level, &months).into_iter().map(Cow::Owned).collect(),
            Some(table) => {
                months.iter().map(|month| Cow::Borrowed(self.kept(level, table, *month))).collect::<Vec<_>>()
            }
        };
        Rows(months.into_iter().zip(rows).collect())
    }

    fn kept<'a>(&self, level: Level, table: &'a [Lanes], month: usize) -> &'a [Lanes] {
        let row = self.row(level);
        table.get(month * row..(month + 1) * row).unwrap_or_default()
    }

    fn summed_before(&self, level: Level, months: &[usize]) -> Vec<Vec<Lanes>> {
        let mut rows = vec![vec![[0; LANES]; self.row(level)]; months.len()];
        self.each_count(level, |lane, [stratum, area], standing, count| {
            for (row, _) in rows.iter_mut().zip(months).filter(|(_, month)| standing.contains(month)) {
                row[lane + stratum][area] += count;
            }
        });
        rows
    }

    /// How many lanes a month has.
    fn row(&self, level: Level) -> usize {
        self.catalogue().areas.of(level).len().div_ceil(LANES) * self.claims.strata()
    }

    fn table(&self, level: Level) -> Option<Vec<Lanes>> {
        let (row, months) = (self.row(level), self.catalogue().period.months() as usize);
        let length = row * (months + 1);
        if length * size_of::<Lanes>() > MOST_BYTES {
            return None;
        }
        let mut table = vec![[0; LANES]; length];
        self.each_count(level, |lane, [stratum, area], months, count| {
            table[months.start * row + lane + stratum][area] += count;
            if let Some(lanes) = table.get_mut(months.end * row + lane + stratum) {
                lanes[area] -= count;
            }
        });
        for month in 1..=months {
            let (before, now) = table.split_at_mut(month * row);
            for (now, before) in now.iter_mut().zip(&before[(month - 1) * row..]).take(row) {
                now.iter_mut().zip(before).for_each(|(now, before)| *now += before);
            }
        }
        Some(table)
    }

    /// Calls `add` with (where the block of the area begins, [stratum, area in its block], the rows
    /// in which it stands, how many) for all that is counted.
    fn each_count(&self, level: Level, mut add: impl FnMut(usize, [usize; 2], std::ops::Range<usize>, i32)) {
        let areas = self.catalogue().areas.areas_by_place(level);
        let (strata, months) = (self.claims.strata(), self.catalogue().period.months());
        let mut add = |stratum, place: u16, rows, count| {
            if let Some(area) = areas.get(usize::from(place)).copied().flatten().map(usize::from) {
                add(area / LANES * strata, [stratum, area % LANES], rows, count);
            }
        };
        for (stratum, cells) in self.cells.strata.iter().map(|stratum| stratum.cells.clone()).enumerate() {
            for cell in cells {
                let count = i32::try_from(self.cells.count[cell]).unwrap_or(i32::MAX);
                let from = usize::from(self.cells.month[cell]) + 1;
                add(stratum, self.cells.place[cell], from..months as usize + 1, count);
            }
        }
        let days_after = days_after(self.catalogue().period.from(), months);
        for (spell, &place) in self.dataset.members.place.iter().enumerate().filter(|(_, place)| **place != NO_PLACE) {
            let months = months_of_spell(&self.dataset, spell, &days_after);
            let stratum = self.cells.strata.len() + self.spells.stratum[spell];
            if !months.is_empty() {
                add(stratum, place, months.start + 1..months.end + 1, 1);
            }
        }
    }
}

/// How many records of the strata listed lie in each area of a block, and what they give where one
/// of a stratum gives so much: what is in `high` and not in `low`.
pub(super) fn sum_block<T: Micro>(listed: &[(usize, T)], high: &[Lanes], low: &[Lanes]) -> (Lanes, [T; LANES]) {
    let (mut counts, mut points) = ([0; LANES], [T::default(); LANES]);
    for &(stratum, each) in listed {
        let (Some(high), Some(low)) = (high.get(stratum), low.get(stratum)) else { continue };
        for lane in 0..LANES {
            let count = high[lane] - low[lane];
            counts[lane] += count;
            points[lane] += T::from(count) * each;
        }
    }
    (counts, points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Area, Counts, Date, Measure, Month, NominalKind, Period, Points, PointsRule, RecordKind, Source,
    };
    use crate::domain::{DateMeaning, SourceId};
    use crate::scoring::{Areas, Catalogue, Dataset, LinkColumns, MemberColumns, RecordColumns};
    use proptest::prelude::*;

    /// Twenty sectors, so two blocks; three months.
    fn dataset(records: &[(u16, u16)], spells: &[(u16, i32, i32)]) -> Dataset {
        let area =
            |n: u16| Area { id: n.to_string().as_str().into(), name: String::new(), parent: None, population: None };
        let first = Month::new(2024, 0);
        let day = |offset: i32| first.first_day().map_or(0, Date::epoch_days) + offset;
        let measure = |counts| Measure {
            id: "m".into(),
            label: String::new(),
            unit: String::new(),
            counts,
            points: PointsRule::Fixed(Points::ZERO),
            local_choice: false,
            supplied: true,
        };
        let kinds = vec![RecordKind::new("crime")];
        let crimes = Counts::Records { kinds: kinds.clone(), offences: vec![], linked_to: vec![], roles: vec![] };
        let source = Source {
            id: SourceId::new("s"),
            label: String::new(),
            rows: 0,
            complete_to: first.first_day().expect("a day"),
            dates: DateMeaning::Occurrence,
        };
        let catalogue = Catalogue {
            period: Period::new(first, first.plus(3)).expect("not empty"),
            areas: Areas { sectors: (0..20).map(area).collect(), ..Areas::default() },
            offences: Vec::new(),
            measures: vec![measure(crimes), measure(Counts::Nominals { kinds: NominalKind::ALL.to_vec() })],
            sources: vec![source],
            groups: Vec::new(),
            local_title: String::new(),
        };
        let n = records.len();
        let records = RecordColumns {
            month: records.iter().map(|record| record.0).collect(),
            place: records.iter().map(|record| record.1).collect(),
            offence: vec![0; n],
            kind: vec![0; n],
            source: vec![0; n],
            police_generated: vec![false; n],
            count: vec![2; n],
        };
        let members = MemberColumns {
            nominal_kind: vec![NominalKind::PriorityIndividual; spells.len()],
            place: spells.iter().map(|spell| spell.0).collect(),
            from_day: spells.iter().map(|spell| day(spell.1)).collect(),
            to_day: spells.iter().map(|spell| day(spell.1 + spell.2)).collect(),
            group_offsets: vec![0; spells.len() + 1],
            groups: Vec::new(),
        };
        Dataset { catalogue, kinds, roles: Vec::new(), records, links: LinkColumns::default(), members }
    }

    proptest! {
        #[test]
        fn a_table_has_the_rows_that_cells_sum_to(
            records in prop::collection::vec((0..3_u16, 0..20_u16), 1..60),
            spells in prop::collection::vec((0..20_u16, -40..120_i32, 1..60_i32), 0..20),
        ) {
            let cube = Cube::build(dataset(&records, &spells)).expect("a cube");
            let rows = cube.rows(Level::Sector, 0..=3);
            prop_assert!(rows.0.iter().all(|(_, row)| matches!(row, Cow::Borrowed(_))));
            for (month, summed) in cube.summed_before(Level::Sector, &[0, 1, 2, 3]).iter().enumerate() {
                prop_assert_eq!(rows.before(month), summed.as_slice());
                let counted = records.iter().filter(|record| usize::from(record.0) < month).count();
                let in_first: i32 = summed.iter().step_by(cube.claims.strata()).flatten().sum();
                prop_assert_eq!(usize::try_from(in_first), Ok(2 * counted));
            }
        }
    }
}
