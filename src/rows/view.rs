//! Filters and search to rows, rows to an order.

use super::{Column, Table, Test};
use crate::snapshot::coded::{count_kept, each_kept};

/// For each row whether it passes every filter and, where text is searched for, whether a column of text
/// holds it. Columns may end before the last row: rows behind their end neither pass nor hold.
#[must_use]
pub fn kept<'a>(
    rows: usize,
    filters: impl IntoIterator<Item = (&'a Column, &'a Test)>,
    searched: &[&Column],
    search: &str,
) -> Vec<bool> {
    let mut kept = vec![true; rows];
    for (column, test) in filters {
        column.codes.keep(&test.mask(column), &mut kept);
        kept.iter_mut().skip(column.rows()).for_each(|kept| *kept = false);
    }
    let wanted = search.trim();
    if !wanted.is_empty() {
        let test = Test::Contains(wanted.to_owned());
        let mut found = vec![false; rows];
        for column in searched {
            let mask = test.mask(column);
            if mask.contains(&true) {
                column.codes.find(&mask, &mut found);
            }
        }
        kept.iter_mut().zip(found).for_each(|(kept, found)| *kept &= found);
    }
    kept
}

/// The rows kept, in an order: by the first column, equal ones by the next, and at last as they stand in
/// the table.
#[must_use]
pub fn sorted<'a>(kept: &[bool], order: impl DoubleEndedIterator<Item = (&'a Column, bool)>) -> Vec<u32> {
    let mut rows = Vec::with_capacity(count_kept(kept));
    each_kept(kept, |row| rows.extend(u32::try_from(row)));
    order.rev().fold(rows, |rows, (column, descending)| column.sorted(&rows, descending))
}

impl Table {
    /// Its columns of text: those that a search looks through.
    pub fn text_columns(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.is_text())
    }
}
