//! The rows looked at, summed by dimensions.

use std::rc::Rc;

use super::Desk;
use crate::domain::Points;
use crate::rows::pivot::{Group, Pivot, PivotAsk, Summed, pivot};
use crate::rows::{Column, Cut, TableId};
use crate::snapshot::ColumnType;
use crate::snapshot::coded::{Codes, Values};

impl Desk {
    /// How many records a row of a table stands for: 1 but where the audience gets aggregates.
    pub(super) fn count_of_row(&self, id: TableId) -> impl Fn(usize) -> u64 {
        let column = self.tables.get(&id).filter(|_| id == TableId::Records).and_then(|table| table.column("count"));
        let counts = column.and_then(|column| match &*column.values {
            Values::Counts(counts) => Some((&column.codes, counts)),
            _ => None,
        });
        move |row| counts.map_or(1, |(codes, counts)| counts.get(codes.at(row)).map_or(0, |&count| u64::from(count)))
    }

    /// The sums of a table's rows that are kept; where it lacks what is asked for, the name of that.
    pub(super) fn pivot(&self, id: TableId, kept: &[bool], ask: &PivotAsk) -> Result<Pivot, String> {
        let known = |column: &String| self.column(id, column).ok_or_else(|| column.clone());
        let down = known(&ask.down.column)?;
        let across = match &ask.across {
            Some(across) => Some((known(&across.column)?, across.grain)),
            None => None,
        };
        let dimensions = [Some((down, ask.down.grain)), across];
        let count = self.count_of_row(id);
        #[allow(clippy::cast_precision_loss, reason = "a count of records")]
        let counted = |sum: u128| sum as f64;
        match ask.summed {
            Summed::Count => Ok(pivot(kept, dimensions, |row| u128::from(count(row)), &counted)),
            Summed::Harm => {
                let worths = self.worths.get(&id).ok_or("harm")?;
                let codes = &worths.columns[0].codes;
                let amount = |row| u128::from(worths.micro(codes.at(row))) * u128::from(count(row));
                Ok(pivot(kept, dimensions, amount, &Points::from_micro))
            }
        }
    }
}

impl Pivot {
    /// Its rows, columns and totals, to be written.
    pub(super) fn cut(&self, ask: &PivotAsk) -> Cut {
        let rows: Vec<u32> = (0..).take(self.down.len()).collect();
        let column = |name: &str, kind, values: Values| {
            Column::new(name, kind, Rc::new(Codes::new(rows.clone(), values.len())), Rc::new(values))
        };
        let labels: Vec<String> = self.down.iter().map(Group::label).collect();
        let labels = Values::Texts(labels.iter().map(String::as_str).collect());
        let numbers = |of: &dyn Fn(usize) -> f64| Values::Numbers((0..self.down.len()).map(of).collect());
        let cell = |row: usize, at: usize| self.cells.get(row).and_then(|row| row.get(at)).copied().unwrap_or(0.0);
        let mut columns = vec![column(&ask.down.column, ColumnType::Text, labels)];
        for (at, group) in self.across.iter().enumerate() {
            columns.push(column(&group.label(), ColumnType::Number, numbers(&|row| cell(row, at))));
        }
        columns.push(column("total", ColumnType::Number, numbers(&|row| self.down[row].total)));
        Cut { columns, rows: Rc::new(rows), ..Cut::default() }
    }
}
