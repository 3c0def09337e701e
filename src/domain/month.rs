//! A calendar month.

use serde::{Deserialize, Serialize};

use super::Date;

/// A calendar month, as months since year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(i32);

impl Month {
    /// The month of a year with that index, January being 0; a larger index runs into later years.
    #[must_use]
    pub fn new(year: i32, month0: u32) -> Self {
        Self(year.saturating_mul(12).saturating_add_unsigned(month0))
    }

    /// Reads `2026-11`.
    ///
    /// # Errors
    /// Any other form, and a month outside 1 to 12.
    pub fn parse(text: &str) -> Result<Self, MonthError> {
        let error = || MonthError { found: text.to_owned() };
        Date::parse(&format!("{text}-01")).map(Date::month).map_err(|_| error())
    }

    /// The month so many months later (earlier where negative).
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// Months from an earlier month to this one; negative where this one is the earlier.
    #[must_use]
    pub fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Its number within the year, 1 to 12.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12).unsigned_abs() + 1
    }

    /// Its first day, if the calendar reaches it.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        Date::from_ymd(self.year(), self.number(), 1)
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl TryFrom<String> for Month {
    type Error = MonthError;
    fn try_from(text: String) -> Result<Self, MonthError> {
        Self::parse(&text)
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

/// Text that is not a month.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found {found:?}, expected a month such as 2026-11")]
pub struct MonthError {
    /// The text.
    pub found: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_step_over_years() {
        let december = Month::new(2025, 11);
        assert_eq!(december.plus(1).to_string(), "2026-01");
        assert_eq!(december.plus(-12).to_string(), "2024-12");
        assert_eq!(Month::parse("2026-11").map(|m| m.since(december)), Ok(11));
        assert!(Month::parse("2026-00").is_err());
        assert!(Month::parse("2026-1").is_err());
    }
}
