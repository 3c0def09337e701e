//! The values that a column's codes are positions of.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::Texts;
use crate::domain::Date;

/// The values of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Text; lists of text are joined by "; ".
    Texts(Texts),
    /// Days since 1 January 1970.
    Days(Vec<i32>),
    /// Seconds since midnight.
    Times(Vec<i32>),
    /// Yes or no.
    Flags(Vec<bool>),
    /// Whole numbers.
    Counts(Vec<u32>),
    /// Numbers.
    Numbers(Vec<f64>),
}

impl Values {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Texts(texts) => texts.len(),
            Self::Days(numbers) | Self::Times(numbers) => numbers.len(),
            Self::Flags(flags) => flags.len(),
            Self::Counts(counts) => counts.len(),
            Self::Numbers(numbers) => numbers.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A value as plain text, the same wherever it is shown or written: `2026-11-24`, `09:30:00`, `yes`;
    /// empty where there is none.
    #[must_use]
    pub fn text(&self, at: usize) -> Cow<'_, str> {
        match self {
            Self::Texts(texts) => texts.get(at).into(),
            Self::Days(days) => {
                let day = days.get(at).and_then(|&day| Date::from_epoch_days(day));
                day.map_or(Cow::Borrowed(""), |day| day.to_string().into())
            }
            Self::Times(times) => times.get(at).map_or(Cow::Borrowed(""), |&seconds| time(seconds).into()),
            Self::Flags(flags) => flags.get(at).map_or("", |&flag| if flag { "yes" } else { "no" }).into(),
            Self::Counts(counts) => counts.get(at).map_or(Cow::Borrowed(""), |count| count.to_string().into()),
            Self::Numbers(numbers) => numbers.get(at).map_or(Cow::Borrowed(""), |number| number.to_string().into()),
        }
    }

    /// A value as a number; none of text, and none where there is no value.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<f64> {
        match self {
            Self::Texts(_) => None,
            Self::Days(numbers) | Self::Times(numbers) => numbers.get(at).copied().map(f64::from),
            Self::Flags(flags) => flags.get(at).map(|&flag| f64::from(u8::from(flag))),
            Self::Counts(counts) => counts.get(at).copied().map(f64::from),
            Self::Numbers(numbers) => numbers.get(at).copied(),
        }
    }

    /// How two values compare; text by its code points.
    #[must_use]
    pub fn compare(&self, one: usize, other: usize) -> Ordering {
        match self {
            Self::Texts(texts) => texts.get(one).cmp(texts.get(other)),
            _ => self.number(one).unwrap_or(0.0).total_cmp(&self.number(other).unwrap_or(0.0)),
        }
    }
}

fn time(seconds: i32) -> String {
    let seconds = seconds.rem_euclid(86_400);
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}
