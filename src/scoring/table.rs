//! Counts laid out to be added at once: for each month, what lies before it.
//!
//! `[month][block of 16 areas][stratum][area in its block]`, two bytes each where all fit: what a period counts is one month's
//! row less another's, and both are read from one end to the other. What stock there is on the last
//! day of the month before stands in the same row. A level with so many areas that its table would
//! be too large has none; its rows are summed from the cells when they are asked for. What lies before
//! a day within a month is the month's row, and what came in the month before that day.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::day::Day;
use super::lanes::{Count, LANES, Lanes, Narrow};
use super::micro::Micro;
use super::spells::{days_after, months_of_spell};
use super::table_rows::{Rows, WideRows, widened};
use super::{Cube, NO_PLACE};
use crate::domain::{Level, Points};

/// The largest table that is kept.
const MOST_BYTES: usize = 32 << 20;

/// A level's table.
#[derive(Clone, Debug)]
enum Table {
    Narrow(Vec<Narrow>),
    Wide(Vec<Lanes>),
    /// Too large to be kept.
    Absent,
}

/// A table for each level, made when a level is first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables([OnceLock<Table>; 3]);

impl Cube {
    /// The rows of some days.
    pub(super) fn rows(&self, level: Level, days: impl IntoIterator<Item = Day>) -> Rows<'_> {
        let days: Vec<Day> = BTreeSet::from_iter(days).into_iter().collect();
        let months: Vec<usize> = days.iter().map(|day| day.month.into()).collect();
        let [command, sector, beat] = &self.tables.0;
        let table = match level {
            Level::AreaCommand => command,
            Level::Sector => sector,
            Level::Beat => beat,
        };
        let row = self.row(level);
        let kept = |month: &usize| month * row..(month + 1) * row;
        let rows: Vec<Cow<[Lanes]>> = match table.get_or_init(|| self.table(level)) {
            Table::Narrow(table) if days.iter().all(|day| day.begins_month()) => {
                let rows = months.iter().map(|month| table.get(kept(month)).unwrap_or_default());
                return Rows::Narrow(days.into_iter().zip(rows).collect());
            }
            Table::Narrow(table) => {
                months.iter().map(|month| Cow::Owned(widened(table.get(kept(month)).unwrap_or_default()))).collect()
            }
            Table::Wide(table) => {
                months.iter().map(|month| Cow::Borrowed(table.get(kept(month)).unwrap_or_default())).collect()
            }
            Table::Absent => self.summed_before(level, &months).into_iter().map(Cow::Owned).collect(),
        };
        let mut rows: Vec<_> = days.into_iter().zip(rows).collect();
        for (day, row) in rows.iter_mut().filter(|(day, _)| !day.begins_month()) {
            self.add_days(level, *day, row.to_mut());
        }
        Rows::Wide(WideRows(rows))
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

    /// Makes the row of a month that of a day in it.
    fn add_days(&self, level: Level, day: Day, row: &mut [Lanes]) {
        let areas = self.catalogue().areas.areas_by_place(level);
        let strata = self.claims.strata();
        let mut add = |stratum: usize, place: u16, count: i32| {
            let area = areas.get(usize::from(place)).copied().flatten().map(usize::from);
            let lanes = area.and_then(|area| Some((row.get_mut(area / LANES * strata + stratum)?, area % LANES)));
            if let Some((lanes, area)) = lanes {
                lanes[area] += count;
            }
        };
        let month = Day::first_of(day.month.into());
        for of_day in self.by_day.of(&(month..day)) {
            add(of_day.stratum as usize, of_day.place, i32::try_from(of_day.count).unwrap_or(i32::MAX));
        }
        // The first month's row has no nominals: what was before it is not asked for.
        let days = [self.day_before(month).filter(|_| day.month > 0), self.day_before(day)];
        let members = &self.dataset.members;
        for (spell, (&from, &to)) in members.from_day.iter().zip(&members.to_day).enumerate() {
            let [was, is] = days.map(|day| i32::from(day.is_some_and(|day| from <= day && day < to)));
            if was != is {
                add(self.cells.strata.len() + self.spells.stratum[spell], members.place[spell], is - was);
            }
        }
    }

    /// The day before one, as days since 1 January 1970.
    pub(super) fn day_before(&self, day: Day) -> Option<i32> {
        Some(day.epoch_days(self.catalogue().period)? - 1)
    }

    /// How many lanes a month has.
    fn row(&self, level: Level) -> usize {
        self.catalogue().areas.of(level).len().div_ceil(LANES) * self.claims.strata()
    }

    fn table(&self, level: Level) -> Table {
        let lanes = self.row(level) * (self.catalogue().period.months() as usize + 1);
        let most = || {
            let mut totals = vec![[0; LANES]; self.row(level)];
            self.each_count(level, |lane, [stratum, area], _, count| totals[lane + stratum][area] += count);
            totals.iter().flatten().copied().max().unwrap_or(0)
        };
        // No row counts more of anything than there is.
        if lanes * size_of::<Narrow>() <= MOST_BYTES && u16::try_from(most()).is_ok() {
            Table::Narrow(self.counted_before(level))
        } else if lanes * size_of::<Lanes>() <= MOST_BYTES {
            Table::Wide(self.counted_before(level))
        } else {
            Table::Absent
        }
    }

    /// For each month, and after the last, what lies before it.
    fn counted_before<C: Count>(&self, level: Level) -> Vec<[C; LANES]> {
        let (row, months) = (self.row(level), self.catalogue().period.months() as usize);
        let mut table = vec![[C::default(); LANES]; row * (months + 1)];
        self.each_count(level, |lane, [stratum, area], months, count| {
            let first = &mut table[months.start * row + lane + stratum][area];
            *first = first.plus(count);
            if let Some(lanes) = table.get_mut(months.end * row + lane + stratum) {
                lanes[area] = lanes[area].plus(-count);
            }
        });
        for month in 1..=months {
            let (before, now) = table.split_at_mut(month * row);
            for (now, before) in now.iter_mut().zip(&before[(month - 1) * row..]).take(row) {
                now.iter_mut().zip(before).for_each(|(now, before)| *now = now.with(*before));
            }
        }
        table
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
pub(super) fn sum_block<T: Micro, C: Count>(
    listed: &[(usize, Points)],
    high: &[[C; LANES]],
    low: &[[C; LANES]],
) -> (Lanes, [T; LANES]) {
    let (mut counts, mut points) = ([0; LANES], [T::default(); LANES]);
    // Those that give the same are counted before they are valued.
    for alike in listed.chunk_by(|(_, one), (_, next)| one == next) {
        let mut of_run = [0; LANES];
        for (stratum, _) in alike {
            let (Some(high), Some(low)) = (high.get(*stratum), low.get(*stratum)) else { continue };
            for lane in 0..LANES {
                of_run[lane] += high[lane].less(low[lane]);
            }
        }
        let each = alike.first().map_or_else(T::default, |(_, each)| T::of(*each));
        for lane in 0..LANES {
            counts[lane] += of_run[lane];
            points[lane] += T::from(of_run[lane]) * each;
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
    fn dataset(records: &[(u16, u8, u16)], spells: &[(u16, i32, i32)]) -> Dataset {
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
            editions: Vec::new(),
            measures: vec![measure(crimes), measure(Counts::Nominals { kinds: NominalKind::ALL.to_vec() })],
            sources: vec![source],
            groups: Vec::new(),
            local_title: String::new(),
        };
        let n = records.len();
        let records = RecordColumns {
            month: records.iter().map(|record| record.0).collect(),
            day: records.iter().map(|record| record.1).collect(),
            place: records.iter().map(|record| record.2).collect(),
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

    /// Those of a stratum in all areas.
    fn all_of(cube: &Cube, row: &[Lanes], stratum: usize) -> usize {
        let lanes = row.iter().skip(stratum).step_by(cube.claims.strata());
        usize::try_from(lanes.flatten().sum::<i32>()).expect("no fewer than none")
    }

    #[test]
    fn counts_that_two_bytes_do_not_hold_are_kept_in_four() {
        for (count, is_narrow) in [(21_845, true), (21_846, false)] {
            let mut dataset = dataset(&[(0, 1, 3), (1, 1, 3), (2, 1, 3)], &[]);
            dataset.records.count.fill(count);
            let cube = Cube::build(dataset).expect("a cube");
            let rows = cube.rows(Level::Sector, (0..=3).map(Day::first_of));
            assert_eq!(matches!(rows, Rows::Narrow(_)), is_narrow);
            assert_eq!(all_of(&cube, rows.widened().before(Day::first_of(3)), 0), 3 * count as usize);
        }
    }

    proptest! {
        #[test]
        fn a_table_has_the_rows_that_cells_sum_to(
            records in prop::collection::vec((0..3_u16, 1..=31_u8, 0..20_u16), 1..60),
            spells in prop::collection::vec((0..20_u16, -40..120_i32, 1..60_i32), 0..20),
        ) {
            let cube = Cube::build(dataset(&records, &spells)).expect("a cube");
            let rows = cube.rows(Level::Sector, (0..=3).map(Day::first_of));
            prop_assert!(matches!(rows, Rows::Narrow(_)));
            let rows = rows.widened();
            let wide = cube.counted_before::<i32>(Level::Sector);
            prop_assert_eq!(cube.counted_before::<u16>(Level::Sector).iter().map(|lanes| lanes.map(i32::from)).collect::<Vec<_>>(), wide);
            for (month, summed) in cube.summed_before(Level::Sector, &[0, 1, 2, 3]).iter().enumerate() {
                prop_assert_eq!(rows.before(Day::first_of(month)), summed.as_slice());
                let counted = records.iter().filter(|record| usize::from(record.0) < month).count();
                prop_assert_eq!(all_of(&cube, summed, 0), 2 * counted);
            }
        }

        #[test]
        fn a_row_within_a_month_has_what_came_before_its_day(
            records in prop::collection::vec((0..3_u16, 1..=31_u8, 0..20_u16), 1..60),
            spells in prop::collection::vec((0..20_u16, -40..120_i32, 1..60_i32), 0..20),
            month in 0..3_u16, number in 2..=29_u8,
        ) {
            let cube = Cube::build(dataset(&records, &spells)).expect("a cube");
            let day = Day { month, number };
            let rows = cube.rows(Level::Sector, [day]).widened();
            let counted = records.iter().filter(|&&(month, number, _)| Day { month, number } < day).count();
            prop_assert_eq!(all_of(&cube, rows.before(day), 0), 2 * counted);
            let last = [0, 31, 60][usize::from(month)] + i32::from(number) - 2;
            let active = spells.iter().filter(|(_, from, length)| (*from..from + length).contains(&last)).count();
            let nominals: usize = (1..cube.claims.strata()).map(|stratum| all_of(&cube, rows.before(day), stratum)).sum();
            prop_assert_eq!(nominals, active);
        }
    }
}
