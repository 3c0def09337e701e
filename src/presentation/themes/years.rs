//! Counts that stand in place of rows, as tables by year.

use std::collections::BTreeMap;

use super::facet_words;
use crate::domain::Date;
use crate::presentation::chart::{Cell, Table};
use crate::presentation::date;
use crate::rows::{Facet, ThemeKind, YearCount};

/// A facet's counts: its title and figures, by the last month of twelve, the newest first.
#[must_use]
pub fn year_tables(years: &[YearCount], kind: ThemeKind) -> Vec<(String, Table)> {
    kind.facets().iter().filter_map(|&facet| year_table(years, kind, facet)).collect()
}

fn year_table(years: &[YearCount], kind: ThemeKind, facet: Facet) -> Option<(String, Table)> {
    let [_, title, what] = facet_words(facet);
    let counts: Vec<&YearCount> = years.iter().filter(|count| (count.kind, count.facet) == (kind, facet)).collect();
    let mut ends: Vec<Date> = counts.iter().map(|count| count.to).collect();
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.dedup();
    let mut rows: BTreeMap<&str, Vec<Cell>> = BTreeMap::new();
    for count in &counts {
        let row = rows.entry(&count.value).or_insert_with(|| vec![Cell::count(0, None); ends.len()]);
        let place = ends.iter().position(|end| *end == count.to).and_then(|at| row.get_mut(at));
        if let Some(cell) = place {
            *cell = match count.count {
                Some(count) => Cell::count(count, None),
                None => Cell::Text("withheld".to_owned()),
            };
        }
    }
    let head = |end: &Date| {
        let last = end.month().plus(-1);
        format!("to {} {}", date::short_month_name(last), last.year())
    };
    let heads = ends.iter().map(head);
    let columns = std::iter::once(what.to_owned()).chain(heads).collect();
    let named = |value: &str| Cell::Text(if value.is_empty() { "Not recorded".to_owned() } else { value.to_owned() });
    let rows: Vec<Vec<Cell>> =
        rows.into_iter().map(|(value, cells)| std::iter::once(named(value)).chain(cells).collect()).collect();
    (!rows.is_empty()).then(|| (title.to_owned(), Table { columns, rows }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_withheld_says_so_and_what_was_not_counted_is_none() {
        let count = |value: &str, year: i32, count| YearCount {
            kind: ThemeKind::Deaths,
            facet: Facet::AgeBand,
            value: value.to_owned(),
            from: Date::from_ymd(year - 1, 11, 1).expect("a day"),
            to: Date::from_ymd(year, 11, 1).expect("a day"),
            count,
        };
        let years = [count("18 to 24", 2025, Some(7)), count("18 to 24", 2026, None), count("", 2026, Some(12))];
        let [(title, table)] = year_tables(&years, ThemeKind::Deaths).try_into().expect("one facet has counts");
        assert_eq!(title, "By age band");
        assert_eq!(table.columns, ["Age band", "to Oct 2026", "to Oct 2025"]);
        let said: Vec<Vec<_>> = table.rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect();
        assert_eq!(said, [["Not recorded", "12", "0"], ["18 to 24", "withheld", "7"]]);
        assert!(year_tables(&years, ThemeKind::Firearms).is_empty());
    }
}
