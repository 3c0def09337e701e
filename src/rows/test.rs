//! What a column is filtered by.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Column;
use super::search::{contains, holding};
use crate::domain::Date;
use crate::snapshot::coded::Values;

/// An end of a range: a finite number.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Bound(f64);

impl Eq for Bound {}

impl Bound {
    /// The number, if it is finite.
    #[must_use]
    pub fn new(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self(number))
    }

    /// The number.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

/// The items of a list as a column holds it.
pub fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split("; ").filter(|item| !item.is_empty())
}

/// What a value must be for its row to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// One of these, as plain text; empty text stands for none.
    OneOf(BTreeSet<String>),
    /// Text with this in it, capitals or not.
    Contains(String),
    /// A list, written with `; ` between its items, that has exactly this one among them.
    Lists(String),
    /// A number from one to another, both included.
    Between(Option<Bound>, Option<Bound>),
    /// A day from one to another, both included.
    Days(Option<Date>, Option<Date>),
    /// A day that is one of these weekdays, from 0 for Monday.
    Weekdays(BTreeSet<u32>),
    /// None.
    Empty,
    /// Any.
    Filled,
}

impl Test {
    /// For each code of a column, and last for none, whether it passes.
    #[must_use]
    pub fn mask(&self, column: &Column) -> Vec<bool> {
        let values = &column.values;
        let in_range = |at, least: Option<f64>, most: Option<f64>| {
            values.number(at).is_some_and(|number| {
                least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most)
            })
        };
        match self {
            Self::OneOf(wanted) => column.mask(|at| wanted.contains(values.text(at).as_ref()), wanted.contains("")),
            Self::Contains(wanted) => {
                let wanted = wanted.to_lowercase();
                match &**values {
                    Values::Texts(texts) => holding(texts, &wanted).into_iter().chain([false]).collect(),
                    _ => column.mask(|at| contains(&values.text(at), &wanted), false),
                }
            }
            Self::Lists(wanted) => column.mask(|at| items(&values.text(at)).any(|item| item == wanted), false),
            Self::Between(least, most) => {
                let (least, most) = (least.map(Bound::value), most.map(Bound::value));
                column.mask(|at| in_range(at, least, most), false)
            }
            Self::Days(first, last) => {
                let day = |date: &Option<Date>| date.map(|date| f64::from(date.epoch_days()));
                let (first, last) = (day(first), day(last));
                column.mask(|at| in_range(at, first, last), false)
            }
            Self::Weekdays(wanted) => {
                let day = |at| match &**values {
                    Values::Days(days) => days.get(at).and_then(|&day| Date::from_epoch_days(day)),
                    _ => None,
                };
                column.mask(|at| day(at).is_some_and(|day| wanted.contains(&day.weekday())), false)
            }
            Self::Empty => column.mask(|at| column.is_empty_at(at), true),
            Self::Filled => column.mask(|at| !column.is_empty_at(at), false),
        }
    }
}
