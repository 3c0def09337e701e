//! Weekdays and hours as a table that is its own picture.

use super::chart::{Cell, Quantiles, Table};
use super::number;
use crate::rows::{Bound, Filter, Harm, Hours, Test};

/// The weekdays.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A cell of the picture: how many records, and the step of the ramp; none where there are no records.
pub type Shaded = (u64, Option<usize>);

/// A weekday.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekdayRow {
    /// Its name.
    pub name: &'static str,
    /// Its hours.
    pub hours: Vec<Shaded>,
    /// Its records without a time.
    pub without_time: Harm,
    /// All of its records.
    pub whole: Harm,
}

/// The rows of the picture, from Monday.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
pub fn rows(found: &Hours) -> Vec<WeekdayRow> {
    let counts: Vec<f64> =
        found.hours.iter().flatten().filter(|harm| harm.records > 0).map(|harm| harm.records as f64).collect();
    let classes = Quantiles::of(&counts);
    let shaded = |harm: &Harm| {
        let step = (harm.records > 0).then(|| classes.step(classes.class(harm.records as f64)));
        (harm.records, step)
    };
    let row = |((name, hours), &without_time): ((&'static str, &Vec<Harm>), &Harm)| {
        let mut whole = without_time;
        for &harm in hours {
            whole += harm;
        }
        WeekdayRow { name, hours: hours.iter().map(shaded).collect(), without_time, whole }
    };
    WEEKDAYS.into_iter().zip(&found.hours).zip(&found.without_time).map(row).collect()
}

/// The figures, to be saved.
#[must_use]
pub fn table(found: &Hours) -> Table {
    let count = |records: u64| Cell::count(records, None);
    let hours = (0..24).map(|hour| format!("{hour:02}:00"));
    let columns = std::iter::once("Records by weekday and hour".to_owned()).chain(hours);
    let columns = columns.chain(["No time", "All", "Points"].map(str::to_owned)).collect();
    let row = |row: WeekdayRow| {
        let hours = row.hours.iter().map(|&(records, _)| count(records));
        let points = row.whole.points();
        let ends =
            [count(row.without_time.records), count(row.whole.records), Cell::Number(points, number::points(points))];
        std::iter::once(Cell::Text(row.name.to_owned())).chain(hours).chain(ends).collect()
    };
    Table { columns, rows: rows(found).into_iter().map(row).collect() }
}

/// A cell's part of its weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    /// From this hour to the next.
    Hour(u32),
    /// The records without a time.
    NoTime,
    /// All of it.
    Whole,
}

/// What the rows of a cell are filtered by; the weekday is counted from Monday.
#[must_use]
pub fn cell_filters(weekday: u32, part: PartOfDay) -> Vec<Filter> {
    let filter = |column: &str, test| Filter { column: column.to_owned(), test };
    let second = |of: u32| Bound::new(f64::from(of));
    let days = [
        filter("date", Test::Weekdays([weekday].into())),
        filter("date_precision", Test::OneOf(["day".to_owned()].into())),
    ];
    let time = match part {
        PartOfDay::Hour(hour) => Some(Test::Between(second(hour * 3_600), second(hour * 3_600 + 3_599))),
        PartOfDay::NoTime => Some(Test::Empty),
        PartOfDay::Whole => None,
    };
    days.into_iter().chain(time.map(|test| filter("time", test))).collect()
}

/// When most happens, and what is left out, in words.
#[must_use]
pub fn sentence(found: &Hours) -> String {
    let rows = rows(found);
    let timed: u64 = rows.iter().flat_map(|row| &row.hours).map(|&(records, _)| records).sum();
    let untimed: u64 = rows.iter().map(|row| row.without_time.records).sum();
    let busiest_day = rows.iter().filter(|row| row.whole.records > 0).max_by_key(|row| row.whole.records);
    let hour_sum =
        |hour: usize| rows.iter().filter_map(|row| row.hours.get(hour)).map(|&(records, _)| records).sum::<u64>();
    let mut said = match busiest_day {
        None => "No record here has a day.".to_owned(),
        Some(day) => format!("Most on {}s ({} records", day.name, number::whole(day.whole.records)),
    };
    if busiest_day.is_some() {
        // Of equal hours the first.
        let busiest_hour = (0..24).rev().max_by_key(|&hour| hour_sum(hour)).filter(|_| timed > 0);
        said.push_str(&busiest_hour.map_or_else(
            || ").".to_owned(),
            |hour| format!(") and from {hour:02}:00 to {:02}:00 ({}).", (hour + 1) % 24, number::whole(hour_sum(hour))),
        ));
    }
    if untimed > 0 {
        said.push_str(&format!(" {} no time of day: in the days, not in the hours.", counted(untimed)));
    }
    if found.without_day.records > 0 {
        said.push_str(&format!(" Left out: {} only a month.", counted(found.without_day.records)));
    }
    said
}

fn counted(records: u64) -> String {
    number::counted(records, "record has", "records have")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(filled: &[(usize, usize, u64)]) -> Hours {
        let mut hours = Hours::default();
        for &(day, hour, records) in filled {
            hours.hours[day][hour] = Harm { records, micro: records * 2_000_000 };
        }
        hours
    }

    #[test]
    fn the_sentence_says_when_most_happens_and_what_is_left_out() {
        let mut found = hours(&[(0, 9, 2), (5, 23, 4), (5, 9, 1)]);
        assert_eq!(sentence(&found), "Most on Saturdays (5 records) and from 23:00 to 00:00 (4).");
        found.without_time[0] = Harm { records: 9, micro: 1 };
        found.without_day = Harm { records: 1, micro: 1 };
        assert_eq!(
            sentence(&found),
            "Most on Mondays (11 records) and from 23:00 to 00:00 (4). 9 records have no time of day: in the days, not \
             in the hours. Left out: 1 record has only a month."
        );
        assert_eq!(sentence(&Hours::default()), "No record here has a day.");
    }

    #[test]
    fn the_table_has_what_the_picture_shows() {
        let found = hours(&[(0, 0, 3), (6, 23, 1)]);
        let (rows, table) = (rows(&found), table(&found));
        assert_eq!((rows[0].hours[0], rows[6].hours[23], rows[1].hours[5]), ((3, Some(4)), (1, Some(0)), (0, None)));
        assert_eq!((table.columns.len(), table.rows.len(), table.rows[0].len()), (28, 7, 28));
        assert_eq!(table.rows[0][27].text(), "6.0");
    }
}
