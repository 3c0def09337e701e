//! A column of a table that can be looked at.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use super::Asks;
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

/// Where each code stands among the distinct values; empty ones last.
#[derive(Debug)]
struct Ranks {
    of_code: Vec<u32>,
    /// How many distinct values there are; the rank of none.
    distinct: u32,
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
            (Values::Times(_), _) | (_, ColumnType::Text) => Asks::Text,
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
        let distinct = ranks.distinct;
        if !descending {
            return self.codes.sorted(rows, &ranks.of_code, distinct as usize);
        }
        let turned = |&rank: &u32| if rank == distinct { rank } else { distinct - 1 - rank };
        self.codes.sorted(rows, &ranks.of_code.iter().map(turned).collect::<Vec<_>>(), distinct as usize)
    }

    fn ranked(&self) -> Ranks {
        let values = self.values.len();
        // The first eight bytes decide most comparisons without looking at the text.
        let prefix = |at: usize| match &*self.values {
            Values::Texts(texts) => {
                let mut first = [0; 8];
                texts.get(at).bytes().zip(&mut first).for_each(|(byte, place)| *place = byte);
                u64::from_be_bytes(first)
            }
            _ => 0,
        };
        let full = (0..values).filter(|&at| !self.is_empty_at(at));
        let mut order: Vec<(u64, u32)> = full.map(|at| (prefix(at), u32::try_from(at).unwrap_or(u32::MAX))).collect();
        order.sort_unstable_by(|one, other| {
            one.0.cmp(&other.0).then_with(|| self.values.compare(one.1 as usize, other.1 as usize))
        });
        let mut of_code = vec![u32::MAX; values + 1];
        let mut distinct = 0;
        for (place, &(_, at)) in order.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|before| order.get(before));
            if before.is_some_and(|&(_, before)| self.values.compare(before as usize, at as usize).is_ne()) {
                distinct += 1;
            }
            of_code[at as usize] = distinct;
        }
        distinct += u32::from(!order.is_empty());
        of_code.iter_mut().filter(|rank| **rank == u32::MAX).for_each(|rank| *rank = distinct);
        Ranks { of_code, distinct }
    }
}
