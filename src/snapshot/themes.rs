//! Bytes to the counts that stand in place of rows.

use super::columns::Table;
use super::schema::THEMES;
use super::{SnapshotError, ThemeCell};
use crate::domain::Date;

/// Reads the table `themes` from its bytes, unpacked.
///
/// # Errors
/// Bytes that are no Arrow, a column that is missing or of another type, and a day that the calendar lacks.
pub fn read_themes(bytes: &[u8]) -> Result<Vec<ThemeCell>, SnapshotError> {
    let table = Table::read(&THEMES, bytes)?;
    let (kinds, facets) = (table.texts("kind")?, table.texts("facet")?);
    let (values, counts) = (table.texts_or_null("value")?, table.counts_or_null("count")?);
    let (from, to) = (table.days("from", std::convert::identity)?, table.days("to", std::convert::identity)?);
    let day = |row: usize, column, days: &[Option<i32>]| {
        let day = days.get(row).copied().flatten();
        let found = || day.map_or_else(|| "null".to_owned(), |day| day.to_string());
        let date = day.and_then(Date::from_epoch_days);
        date.ok_or_else(|| table.wrong_value(row, column, &found(), "a day of the calendar"))
    };
    let rows = kinds.into_iter().zip(facets).zip(values.into_iter().zip(counts)).enumerate();
    rows.map(|(row, ((kind, facet), (value, count)))| {
        let (from, to) = (day(row, "from", &from)?, day(row, "to", &to)?);
        Ok(ThemeCell { kind, facet, value: value.unwrap_or_default(), from, to, count })
    })
    .collect()
}
