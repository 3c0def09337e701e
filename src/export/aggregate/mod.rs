//! A snapshot for an audience that gets counts and no rows: summed here, small counts withheld here.

mod facets;
mod protect;

use std::collections::BTreeMap;

use serde::Deserialize;

use self::protect::withheld;
use crate::domain::{Counts, Date};
use crate::snapshot::{Audience, Manifest, NO_DAY, RecordTable, Tables};

/// The tables that such an audience does not get.
pub const ABSENT: [&str; 7] = ["beats", "records_detail", "links", "members", "groups", "activity", "nominals"];

/// What an audience gets.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aggregate {
    /// Who it is, as the page says it: "Partners".
    pub label: String,
    /// The smallest count that is shown, 2 or more; smaller ones but 0 are withheld.
    pub smallest: u32,
    /// Over how many months at a time records are summed, back from the end of the months covered: 1, 2, 3, 4, 6
    /// or 12. The fewer, the more is withheld.
    #[serde(default = "a_year")]
    pub months: u32,
}

fn a_year() -> u32 {
    12
}

/// What no two rows of the aggregated records share: first day of the last month summed or [`NO_DAY`], sector, offence, kind,
/// source, and whether police-generated and marked as serious and organised crime.
type Key = (i32, Option<u16>, Option<u16>, u8, u8, bool, bool);

/// The snapshot for an audience: records summed by months, sector, offence, kind and source; those of a theme
/// also by facet and year. Counts under `smallest` are 0 in `count` and are written as nulls.
#[must_use]
pub fn aggregate(tables: Tables, mut manifest: Manifest, audience: &Aggregate) -> (Tables, Manifest) {
    let smallest = u64::from(audience.smallest);
    let years = windows(manifest.from, manifest.to, 12);
    let themes = facets::facets(&tables, &years, smallest);
    let steps = windows(manifest.from, manifest.to, i32::try_from(audience.months).unwrap_or(12));
    let (records, hidden) = records(&tables.records, &steps, &years, smallest);
    for (at, source) in (0_u8..).zip(&mut manifest.sources) {
        // What a source gave in all would tell what is withheld of it.
        let same = records.sources.iter().position(|id| *id == source.id).and_then(|at| u8::try_from(at).ok());
        let shown = records.source.iter().zip(&records.count).filter(|(of, _)| **of == same.unwrap_or(at));
        source.rows = shown.map(|(_, &count)| u64::from(count)).sum();
    }
    manifest.rejected.clear();
    manifest.purposes.clear();
    manifest.audience = Some(Audience {
        label: audience.label.clone(),
        smallest: audience.smallest,
        months: audience.months,
        withheld: hidden + themes.iter().filter(|cell| cell.count.is_none()).count() as u64,
        absent: ABSENT.map(str::to_owned).to_vec(),
    });
    let measures = tables.measures.into_iter().map(|mut measure| {
        measure.supplied &= !measure.is_linked() && matches!(measure.counts, Counts::Records { .. });
        measure
    });
    let tables = Tables {
        sectors: tables.sectors,
        editions: tables.editions,
        offences: tables.offences,
        measures: measures.collect(),
        records,
        themes,
        absent: ABSENT.to_vec(),
        ..Tables::default()
    };
    (tables, manifest)
}

/// So many months at a time, back from the end of the months covered, as days [from, to); the months before the
/// last whole window are in none.
fn windows(from: Date, to: Date, months: i32) -> Vec<[i32; 2]> {
    let mut windows = Vec::new();
    let mut end = to.month();
    while end.since(from.month()) >= months.max(1) {
        let start = end.plus(-months.max(1));
        let days = [start, end].map(|month| month.first_day().map(Date::epoch_days));
        if let [Some(first), Some(after)] = days {
            windows.push([first, after]);
        }
        end = start;
    }
    windows
}

/// In which window a day lies.
fn window_of(windows: &[[i32; 2]], day: i32) -> Option<usize> {
    windows.iter().position(|[from, to]| (*from..*to).contains(&day))
}

/// The day that a record's sum is dated to: the first of the last month summed, so that a sum is as incomplete as
/// its last month; of months in no window their own.
fn dated(day: i32, steps: &[[i32; 2]]) -> i32 {
    let last = window_of(steps, day).and_then(|at| steps.get(at)).map_or(day, |[_, to]| to - 1);
    let first = Date::from_epoch_days(last).and_then(|day| day.month().first_day());
    if day == NO_DAY { NO_DAY } else { first.map_or(NO_DAY, Date::epoch_days) }
}

/// The records summed, and how many of the sums are withheld.
fn records(all: &RecordTable, steps: &[[i32; 2]], years: &[[i32; 2]], smallest: u64) -> (RecordTable, u64) {
    let mut sums: BTreeMap<Key, u64> = BTreeMap::new();
    for row in 0..all.rows() {
        let key = (
            dated(all.day[row], steps),
            all.sector[row],
            all.offence[row],
            all.kind[row],
            all.source[row],
            all.police_generated[row],
            all.soc_related[row],
        );
        *sums.entry(key).or_default() += u64::from(all.count[row]);
    }
    // The sums of a kind over a year may be known from its facets.
    let mut known: BTreeMap<(u8, Option<usize>), Vec<Key>> = BTreeMap::new();
    for &key in sums.keys() {
        known.entry((key.3, window_of(years, key.0))).or_default().push(key);
    }
    let mut hidden = 0;
    for keys in known.values() {
        let counts: Vec<u64> = keys.iter().map(|key| sums.get(key).copied().unwrap_or(0)).collect();
        for (key, is_withheld) in keys.iter().zip(withheld(&counts, smallest)) {
            if is_withheld {
                sums.insert(*key, 0);
                hidden += 1;
            }
        }
    }
    let lists = RecordTable {
        sector_ids: all.sector_ids.clone(),
        kinds: all.kinds.clone(),
        sources: all.sources.clone(),
        ..RecordTable::default()
    };
    (sums.into_iter().fold(lists, push), hidden)
}

fn push(mut table: RecordTable, (key, count): (Key, u64)) -> RecordTable {
    let (day, sector, offence, kind, source, police_generated, soc_related) = key;
    table.day.push(day);
    table.month_only.push(day != NO_DAY);
    table.sector.push(sector);
    table.beat.push(None);
    table.offence.push(offence);
    table.kind.push(kind);
    table.source.push(source);
    table.police_generated.push(police_generated);
    table.soc_related.push(soc_related);
    table.count.push(u32::try_from(count).unwrap_or(u32::MAX));
    table
}
