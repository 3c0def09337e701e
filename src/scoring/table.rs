//! Counts laid out to be added at once: for each month, what lies before it.
//!
//! `[month][block of 16 areas][stratum][area in its block]`: what a period counts is one month's
//! row less another's, and both are read from one end to the other. What stock there is on the last
//! day of the month before stands in the same row. A level with so many areas that its table would
//! be too large has none; its rows are summed from the cells when they are asked for.

use std::borrow::Cow;
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

impl Cube {
    /// For each block and stratum of a level, records before a month, and nominals on the day before it.
    pub(super) fn counted_before(&self, level: Level, month: usize) -> Cow<'_, [Lanes]> {
        let row = self.row(level);
        let [command, sector, beat] = &self.tables.0;
        let table = match level {
            Level::AreaCommand => command,
            Level::Sector => sector,
            Level::Beat => beat,
        };
        let from = month * row;
        let kept = table.get_or_init(|| self.table(level)).as_ref().and_then(|table| table.get(from..from + row));
        kept.map_or_else(|| Cow::Owned(self.summed_before(level, month)), Cow::Borrowed)
    }

    fn summed_before(&self, level: Level, month: usize) -> Vec<Lanes> {
        let mut lanes = vec![[0; LANES]; self.row(level)];
        self.each_count(level, |lane, [stratum, area], months, count| {
            if months.contains(&month) {
                lanes[lane + stratum][area] += count;
            }
        });
        lanes
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
            for month in 0..=3 {
                let summed = cube.summed_before(Level::Sector, month);
                prop_assert_eq!(cube.counted_before(Level::Sector, month), Cow::Borrowed(summed.as_slice()));
                prop_assert!(matches!(cube.counted_before(Level::Sector, month), Cow::Borrowed(_)));
                let counted = records.iter().filter(|record| usize::from(record.0) < month).count();
                let in_first: i32 = summed.iter().step_by(cube.claims.strata()).flatten().sum();
                prop_assert_eq!(usize::try_from(in_first), Ok(2 * counted));
            }
        }
    }
}
