//! The period, and how crime falls on its days.

use super::Scale;
use super::class::Class;
use super::random::{Pick, Random};
use crate::domain::{Date, Month};

/// The month after the last: November 2026.
const END: (i32, u32) = (2026, 10);

/// The months that the Coroner is behind.
const CORONER_LAG: i32 = 4;

/// The period's days.
pub(super) struct Calendar {
    /// The first day, since 1 January 1970.
    pub(super) from: i32,
    /// The day after the last.
    pub(super) to: i32,
    classes: Vec<Pick>,
    hours: Vec<Pick>,
}

impl Calendar {
    pub(super) fn new(scale: Scale) -> Self {
        let end = Month::new(END.0, END.1);
        let months = if scale == Scale::National { 60 } else { 36 };
        let (from, to) = (first_day(end.plus(-months)), first_day(end));
        let classes = Class::ALL.iter().map(|class| Pick::new((from..to).map(|day| weight(*class, day)))).collect();
        let hours = Class::ALL.iter().map(|class| Pick::new(class.hours())).collect();
        Self { from, to, classes, hours }
    }

    /// The first day of the month so many months before the period's end.
    pub(super) fn months_before_end(months: i32) -> i32 {
        first_day(Month::new(END.0, END.1).plus(-months))
    }

    /// The day up to which the Coroner's records are complete.
    pub(super) fn coroner_to() -> i32 {
        Self::months_before_end(CORONER_LAG)
    }

    /// The day on which the snapshot is made.
    pub(super) fn created() -> i32 {
        Self::months_before_end(0) + 23
    }

    /// A day, as offences of the class fall.
    pub(super) fn day(&self, class: Class, random: &mut Random) -> i32 {
        self.from + self.classes[class as usize].draw(random) as i32
    }

    /// A time of day in seconds, to the minute.
    pub(super) fn time(&self, class: Class, random: &mut Random) -> i32 {
        self.hours[class as usize].draw(random) as i32 * 3_600 + random.below(60) as i32 * 60
    }
}

/// The weight of a day: season, day of the week, and a slow growth over the years.
fn weight(class: Class, day: i32) -> f64 {
    let month = date(day).month();
    // 1 January 1970 was a Thursday.
    let weekday = (day + 3).rem_euclid(7) as usize;
    let years = f64::from(day - Calendar::months_before_end(0)) / 365.25;
    class.season()[month.number() as usize - 1] * class.week()[weekday] * (0.015 * years).exp()
}

/// The first day of a month.
pub(super) fn first_day(month: Month) -> i32 {
    month.first_day().map_or(0, Date::epoch_days)
}

/// The day of that number.
pub(super) fn date(day: i32) -> Date {
    match Date::from_epoch_days(day) {
        Some(date) => date,
        None => unreachable!("the demonstration's days lie within a century of 1970"),
    }
}
