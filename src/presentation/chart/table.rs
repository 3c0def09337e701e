//! A chart's figures as a table: what stands beside each picture, and what CSV is made of.

use std::borrow::Cow;

use crate::presentation::number;

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number: as it is, and as a reader sees it.
    Number(f64, String),
    /// A count, and the address of the rows that it counts.
    Count(u64, String),
}

impl Cell {
    /// What a reader sees.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Number(_, text) => text.into(),
            Self::Count(count, _) => number::whole(*count).into(),
        }
    }

    /// A count; it leads to the rows that it counts where their address is given.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
    pub fn count(count: u64, rows: Option<String>) -> Self {
        match rows {
            Some(rows) => Self::Count(count, rows),
            None => Self::Number(count as f64, number::whole(count)),
        }
    }

    /// Whether it stands at the right, as numbers do.
    #[must_use]
    pub fn is_number(&self) -> bool {
        !matches!(self, Self::Text(_))
    }
}

/// Figures in rows; the first column names the row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns' heads, units with them.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The table as CSV with a head, after lines that say what it is, each behind a `#`.
    ///
    /// Numbers stand in full. Text that a spreadsheet would take for a formula gets an apostrophe
    /// before it, as spreadsheets themselves write it.
    #[must_use]
    pub fn csv(&self, said_first: &[String]) -> String {
        let mut csv = String::new();
        for line in said_first {
            csv.push_str(&format!("# {}\r\n", line.replace(['\r', '\n'], " ")));
        }
        let mut push = |cells: Vec<String>| {
            csv.push_str(&cells.join(","));
            csv.push_str("\r\n");
        };
        push(self.columns.iter().map(|column| quoted(column)).collect());
        for row in &self.rows {
            push(row.iter().map(field).collect());
        }
        csv
    }
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => quoted(text),
        Cell::Count(count, _) => count.to_string(),
        Cell::Number(number, _) if number.is_finite() => number.to_string(),
        Cell::Number(..) => String::new(),
    }
}

fn quoted(text: &str) -> String {
    let harmless =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if harmless.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_quotes_what_it_must_and_makes_formulas_harmless() {
        let cases = [
            ("Northgate", "Northgate"),
            ("North, gate", "\"North, gate\""),
            ("the \"Gate\"", "\"the \"\"Gate\"\"\""),
            ("=1+1", "'=1+1"),
            ("-2+3", "'-2+3"),
            ("@a,b", "\"'@a,b\""),
            ("two\nlines", "\"two\nlines\""),
        ];
        for (text, written) in cases {
            assert_eq!(quoted(text), written);
        }
    }

    #[test]
    fn csv_says_first_what_it_is() {
        let table = Table {
            columns: vec!["Sector".into(), "Score, points".into()],
            rows: vec![vec![Cell::Text("Northgate".into()), Cell::Number(1_234.5, "1,235".into())]],
        };
        assert_eq!(
            table.csv(&["OFFICIAL\nno second line".into()]),
            "# OFFICIAL no second line\r\nSector,\"Score, points\"\r\nNorthgate,1234.5\r\n"
        );
    }
}
