//! A run of whole months.

use serde::{Deserialize, Serialize};

use super::Month;

/// The months from `from` up to, and not with, `to`; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    from: Month,
    to: Month,
}

impl Period {
    /// The months in [`from`, `to`).
    ///
    /// # Errors
    /// `to` is not after `from`.
    pub fn new(from: Month, to: Month) -> Result<Self, PeriodError> {
        if to > from { Ok(Self { from, to }) } else { Err(PeriodError { from, to }) }
    }

    /// The months from the earlier of two to the later, both with them.
    #[must_use]
    pub fn spanning(one: Month, other: Month) -> Self {
        Self { from: one.min(other), to: one.max(other).plus(1) }
    }

    /// The first month.
    #[must_use]
    pub fn from(self) -> Month {
        self.from
    }

    /// The month after the last.
    #[must_use]
    pub fn to(self) -> Month {
        self.to
    }

    /// The last month.
    #[must_use]
    pub fn last(self) -> Month {
        self.to.plus(-1)
    }

    /// How many months it has, at least 1.
    #[must_use]
    pub fn months(self) -> u32 {
        self.to.since(self.from).unsigned_abs()
    }

    /// The same months, so many months later (earlier where negative).
    #[must_use]
    pub fn shifted(self, months: i32) -> Self {
        Self { from: self.from.plus(months), to: self.to.plus(months) }
    }

    /// The period of equal length that ends where this one begins.
    #[must_use]
    pub fn before(self) -> Self {
        self.shifted(-self.to.since(self.from))
    }

    /// Whether a month lies in it.
    #[must_use]
    pub fn contains(self, month: Month) -> bool {
        self.from <= month && month < self.to
    }

    /// The months that lie in both, if any.
    #[must_use]
    pub fn within(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to)).ok()
    }
}

/// A period that ends before it begins.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the period from {from} to before {to} is empty, expected an end after its beginning")]
pub struct PeriodError {
    /// Its first month.
    pub from: Month,
    /// The month after its last.
    pub to: Month,
}
