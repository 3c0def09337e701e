//! A column of a table that can be looked at.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use super::Asks;
use super::order::{Ordered, order_of};
use crate::snapshot::ColumnType;
use crate::snapshot::coded::{CodedColumn, Codes, Texts, Values};

/// A column: codes, their values, and once it is sorted by, the order of the values.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: ColumnType,
    /// For each row the position of its value.
    pub codes: Rc<Codes>,
    /// The values.
    pub values: Rc<Values>,
    ranks: OnceCell<Rc<Ranks>>,
}

/// The order of a column's values; empty ones are last and not in it.
#[derive(Debug)]
struct Ranks {
    order: Ordered,
    /// How many distinct values there are; the rank of none.
    distinct: u32,
    /// Whether every row has a value that no other has, and its own number for a code: the order of the values
    /// is that of the rows.
    is_of_rows: bool,
    /// Where each code stands among the distinct values.
    of_code: OnceCell<Vec<u32>>,
}

impl Ranks {
    fn of_code(&self, values: usize) -> &[u32] {
        self.of_code.get_or_init(|| {
            let mut ranks = vec![self.distinct; values + 1];
            let mut rank = 0;
            for (place, (&at, &is_new)) in self.order.positions.iter().zip(&self.order.is_new).enumerate() {
                rank += u32::from(is_new && place > 0);
                ranks[at as usize] = rank;
            }
            ranks
        })
    }
}

impl From<CodedColumn> for Column {
    fn from(CodedColumn { name, kind, codes, values }: CodedColumn) -> Self {
        Self::new(name, kind, codes, values)
    }
}

impl Column {
    /// A column of those codes and values.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: ColumnType, codes: Rc<Codes>, values: Rc<Values>) -> Self {
        Self { name: name.into(), kind, codes, values, ranks: OnceCell::new() }
    }

    /// Another column over the same codes: each value made into text.
    #[must_use]
    pub fn mapped<'a>(&self, name: &str, text: impl Fn(&str) -> Option<&'a str>) -> Self {
        let texts: Texts = (0..self.values.len()).map(|at| text(&self.values.text(at)).unwrap_or("")).collect();
        Self::new(name, ColumnType::Code, Rc::clone(&self.codes), Rc::new(Values::Texts(texts)))
    }

    /// The column as it was read.
    #[must_use]
    pub fn coded(&self) -> CodedColumn {
        self.clone().into_coded()
    }

    /// The same, without another owner of its codes and values.
    #[must_use]
    pub fn into_coded(self) -> CodedColumn {
        let Self { name, kind, codes, values, .. } = self;
        CodedColumn { name, kind, codes, values }
    }

    /// How many rows it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.codes.len()
    }

    /// A row's value as plain text; empty where it has none.
    #[must_use]
    pub fn text(&self, row: usize) -> Cow<'_, str> {
        self.values.text(self.codes.at(row))
    }

    /// How it is asked for.
    #[must_use]
    pub fn asks(&self) -> Asks {
        match (&*self.values, self.kind) {
            (Values::Counts(_) | Values::Numbers(_), _) => Asks::Number,
            (Values::Days(_), _) => Asks::Day,
            (Values::Times(_), _) => Asks::Time,
            (_, ColumnType::Text) => Asks::Text,
            (Values::Texts(_) | Values::Flags(_), _) => Asks::Set,
        }
    }

    /// Whether it holds text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(*self.values, Values::Texts(_))
    }

    /// For each code, and last for none, whether a value passes; `value` is asked once per value.
    pub fn mask(&self, value: impl Fn(usize) -> bool, none: bool) -> Vec<bool> {
        let values = self.values.len();
        (0..values).map(value).chain([none]).collect()
    }

    /// Whether the value of a code is empty: none, or text without a letter.
    #[must_use]
    pub fn is_empty_at(&self, code: usize) -> bool {
        match &*self.values {
            Values::Texts(texts) => texts.get(code).is_empty(),
            values => code >= values.len(),
        }
    }

    /// Rows in the order of this column, equal ones as they stood; empty ones last either way.
    #[must_use]
    pub fn sorted(&self, rows: &[u32], descending: bool) -> Vec<u32> {
        let ranks = self.ranks.get_or_init(|| Rc::new(self.ranked()));
        if ranks.is_of_rows && rows.len() == self.rows() {
            let order = ranks.order.positions.iter().copied();
            return if descending { order.rev().collect() } else { order.collect() };
        }
        let (distinct, of_code) = (ranks.distinct, ranks.of_code(self.values.len()));
        if !descending {
            return self.codes.sorted(rows, of_code, distinct as usize);
        }
        let turned = |&rank: &u32| if rank == distinct { rank } else { distinct - 1 - rank };
        self.codes.sorted(rows, &of_code.iter().map(turned).collect::<Vec<_>>(), distinct as usize)
    }

    fn ranked(&self) -> Ranks {
        let order = order_of(&self.values, |at| !self.is_empty_at(at));
        let distinct = order.is_new.iter().map(|&is_new| u32::from(is_new)).sum();
        let is_of_rows = distinct as usize == self.rows() && (0..self.rows()).all(|row| self.codes.at(row) == row);
        Ranks { order, distinct, is_of_rows, of_code: OnceCell::new() }
    }
}
