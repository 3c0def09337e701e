//! A day.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Month;

/// Days from the common era's first day to 1 January 1970.
const UNIX_EPOCH_CE_DAYS: i32 = 719_163;

/// A calendar day, as days since 1 January 1970, the unit of Arrow's `date32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(NaiveDate);

impl Date {
    /// The day of that year, month (1 to 12) and day (1 to 31), if there is one.
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The day that many days after 1 January 1970, if the calendar reaches it.
    #[must_use]
    pub fn from_epoch_days(days: i32) -> Option<Self> {
        NaiveDate::from_num_days_from_ce_opt(days.checked_add(UNIX_EPOCH_CE_DAYS)?).map(Self)
    }

    /// Days since 1 January 1970.
    #[must_use]
    pub fn epoch_days(self) -> i32 {
        self.0.num_days_from_ce() - UNIX_EPOCH_CE_DAYS
    }

    /// The month the day lies in.
    #[must_use]
    pub fn month(self) -> Month {
        Month::new(self.0.year(), self.0.month0())
    }

    /// Year, month (1 to 12) and day (1 to 31).
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// The weekday, from 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// Reads `2026-11-24`.
    ///
    /// # Errors
    /// Any other form, and a day that the calendar lacks.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        // By hand: what chrono's parser weighs in the page is not worth three numbers of fixed width.
        let number = |from, to| {
            let digits = text.get(from..to).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
            digits.and_then(|digits| digits.parse::<u32>().ok())
        };
        let has_form = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let ymd = number(0, 4).zip(number(5, 7)).zip(number(8, 10)).filter(|_| has_form);
        let date = ymd.and_then(|((year, month), day)| Self::from_ymd(i32::try_from(year).ok()?, month, day));
        date.ok_or_else(|| DateError { found: text.to_owned() })
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

/// Text that is not a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found {found:?}, expected a date such as 2026-11-24")]
pub struct DateError {
    /// The text.
    pub found: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epoch_days_round_trip() {
        for days in [-25_567, -1, 0, 59, 20_781] {
            assert_eq!(Date::from_epoch_days(days).map(Date::epoch_days), Some(days));
        }
        assert_eq!(Date::parse("1970-01-01").map(Date::epoch_days), Ok(0));
        assert_eq!(Date::parse("1900-01-01").map(Date::epoch_days), Ok(-25_567));
    }

    #[test]
    fn weekdays_are_counted_from_monday() {
        for (day, expected) in
            [("1970-01-01", 3), ("2026-11-23", 0), ("2026-11-24", 1), ("2024-02-29", 3), ("1969-12-28", 6)]
        {
            assert_eq!(Date::parse(day).map(Date::weekday), Ok(expected), "{day}");
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in
            ["2026-02-30", "2026-13-01", "2026-1-1", "24/11/2026", "", "2026-11-24T00", "+026-11-24", "2026-11-2\u{e9}"]
        {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }
}
