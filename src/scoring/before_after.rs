//! What a nominal was linked to before a referral and after it, over equal time.

use super::{LinkedRecord, RateRatio};

/// The longest time looked at on each side, in days: a year, so that both sides have every season.
const MOST_DAYS: i32 = 365;

/// Linked records and harm before a day and from that day on, over as many days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeforeAfter {
    /// How many days each side has.
    pub days: i32,
    /// Records before and after, each once.
    pub records: [u64; 2],
    /// Their points.
    pub points: [f64; 2],
    /// The rate after over the rate before; none where neither side has a record.
    pub ratio: Option<RateRatio>,
}

impl BeforeAfter {
    /// Around a day (of the referral: it is the first after), as long on both sides as the days covered, [from,
    /// to), allow, and a year at most. All days are since 1 January 1970. None where a side has no day.
    #[must_use]
    pub fn around(day: i32, covered: [i32; 2], records: &[LinkedRecord]) -> Option<Self> {
        let days = day.saturating_sub(covered[0]).min(covered[1].saturating_sub(day)).min(MOST_DAYS);
        if days < 1 {
            return None;
        }
        let (mut seen, mut counts, mut points) = (Vec::new(), [0, 0], [0.0, 0.0]);
        for record in records.iter().filter(|record| record.is_linked) {
            let Some(at) = record.day.filter(|at| (day - days..day + days).contains(at)) else { continue };
            // By two roles it is one record.
            if seen.contains(&record.row) {
                continue;
            }
            seen.push(record.row);
            let side = usize::from(at >= day);
            counts[side] += 1;
            points[side] += record.points;
        }
        let exposure = f64::from(days);
        let ratio = RateRatio::of((counts[0], exposure), (counts[1], exposure));
        Some(Self { days, records: counts, points, ratio })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn record(row: u32, day: Option<i32>, is_linked: bool, points: f64) -> LinkedRecord {
        LinkedRecord {
            row,
            day,
            kind: String::new(),
            offence: 0,
            sector: None,
            role: String::new(),
            points,
            counts: false,
            is_linked,
        }
    }

    #[test]
    fn the_day_itself_is_after_and_both_sides_are_as_long_as_the_shorter() {
        let records = [
            record(1, Some(69), true, 1.0),
            record(2, Some(70), true, 2.0),
            record(3, Some(99), true, 4.0),
            record(4, Some(100), true, 8.0),
            record(4, Some(100), true, 8.0),
            record(5, Some(129), true, 16.0),
            record(6, Some(130), true, 32.0),
            record(7, Some(101), false, 64.0),
            record(8, None, true, 128.0),
        ];
        let found = BeforeAfter::around(100, [0, 130], &records).expect("there is time");
        assert_eq!((found.days, found.records, found.points), (30, [2, 2], [6.0, 24.0]));
        assert_eq!(BeforeAfter::around(0, [0, 130], &records), None);
        assert_eq!(BeforeAfter::around(130, [0, 130], &records), None);
    }

    proptest! {
        #[test]
        fn both_sides_are_those_of_a_naive_walk(
            list in prop::collection::vec((0..30_u32, prop::option::of(-900..900_i32), any::<bool>()), 0..60),
            day in -500..500_i32,
            covered in (-800..-100_i32, 100..800_i32),
        ) {
            // One row has one day, however often it stands there.
            let of = |(row, _, is_linked): &(u32, Option<i32>, bool)| {
                let day = list.iter().find(|other| other.0 == *row).and_then(|other| other.1);
                record(*row, day, *is_linked, f64::from(*row))
            };
            let records: Vec<LinkedRecord> = list.iter().map(of).collect();
            let found = BeforeAfter::around(day, [covered.0, covered.1], &records);
            let mut days = 0;
            while days < 365 && day - (days + 1) >= covered.0 && day + (days + 1) <= covered.1 {
                days += 1;
            }
            prop_assert_eq!(found.map_or(0, |found| found.days), days);
            let Some(found) = found else { return Ok(()) };
            for (side, range) in [(0, day - days..day), (1, day..day + days)] {
                let mut rows = std::collections::BTreeSet::new();
                for record in records.iter().filter(|record| record.is_linked) {
                    if record.day.is_some_and(|day| range.contains(&day)) {
                        rows.insert(record.row);
                    }
                }
                prop_assert_eq!(found.records[side], rows.len() as u64);
                let points: u32 = rows.iter().sum();
                prop_assert!((found.points[side] - f64::from(points)).abs() < 1e-9);
            }
        }
    }
}
