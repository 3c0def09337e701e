//! One row: its fields as what they should be, or what is wrong with them.

use super::sheet::Column;
use crate::domain::Date;

/// What is wrong with a row: column, value and what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub column: String,
    pub found: String,
    pub expected: &'static str,
}

impl Column {
    /// Says that a value of the column is wrong.
    pub fn wrong(&self, found: &str, expected: &'static str) -> Wrong {
        Wrong { column: self.name.clone(), found: found.to_owned(), expected }
    }
}

/// A day, as all tables but the records need it.
pub(super) const DAY: &str = "a date such as 2026-11-24";

/// A whole row in UTF-8.
pub(super) struct Row<'a> {
    pub file: &'a str,
    pub line: u64,
    pub fields: csv::StringRecord,
}

impl Row<'_> {
    /// The text of a field; none where it is empty.
    pub fn text(&self, column: &Column) -> Option<&str> {
        self.fields.get(column.position?).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The text of a field that must not be empty.
    pub fn needed(&self, column: &Column, expected: &'static str) -> Result<&str, Wrong> {
        self.text(column).ok_or_else(|| column.wrong("", expected))
    }

    /// What a field says; none where it is empty.
    pub fn read<T>(
        &self,
        column: &Column,
        read: impl Fn(&str) -> Option<T>,
        expected: &'static str,
    ) -> Result<Option<T>, Wrong> {
        self.text(column).map(|text| read(text).ok_or_else(|| column.wrong(text, expected))).transpose()
    }

    /// What a field that must not be empty says.
    pub fn read_needed<T>(
        &self,
        column: &Column,
        read: impl Fn(&str) -> Option<T>,
        expected: &'static str,
    ) -> Result<T, Wrong> {
        self.read(column, read, expected)?.ok_or_else(|| column.wrong("", expected))
    }

    /// Yes or no; no where it is empty.
    pub fn flag(&self, column: &Column) -> Result<bool, Wrong> {
        let read = |text: &str| match text.to_ascii_lowercase().as_str() {
            "yes" | "true" | "1" | "y" => Some(true),
            "no" | "false" | "0" | "n" => Some(false),
            _ => None,
        };
        Ok(self.read(column, read, "yes or no, true or false, 1 or 0")?.unwrap_or(false))
    }

    /// The items of a list, separated by semicolons.
    pub fn list(&self, column: &Column) -> impl Iterator<Item = &str> {
        let text = self.text(column).unwrap_or_default();
        text.split(';').map(str::trim).filter(|item| !item.is_empty())
    }

    /// A stretch of time [from, to); open where it has no end.
    pub fn span(&self, from: &Column, to: &Column) -> Result<(Date, Option<Date>), Wrong> {
        let day = |text: &str| Date::parse(text).ok();
        let first = self.read_needed(from, day, DAY)?;
        match self.read(to, day, DAY)? {
            Some(end) if end <= first => Err(to.wrong(&end.to_string(), "a day after the first")),
            end => Ok((first, end)),
        }
    }
}
