//! Coded columns out of an Arrow stream.

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use super::{CodedColumn, CodedTable, Codes, Texts, Values};
use crate::snapshot::columns::{Table, unreadable};
use crate::snapshot::stream::{Column, Visited};
use crate::snapshot::{ColumnType, SnapshotError, TableSchema};

/// What begins the name of a column of weights, of which there is one for each edition.
const WEIGHT: &str = "weight_";

/// Reads the columns of a table whose names are wanted.
///
/// # Errors
/// Bytes that are no stream, a column of another type than the schema's, and a code outside its dictionary.
pub fn read_coded(
    schema: &'static TableSchema,
    bytes: &[u8],
    wanted: &dyn Fn(&str) -> bool,
) -> Result<CodedTable, SnapshotError> {
    let table = Table::read(schema, bytes)?;
    let mut columns = Vec::new();
    let known = schema.columns.iter().filter(|column| wanted(column.name) && table.has(column.name));
    for column in known {
        columns.extend(read_column(&table, column.name, column.name, column.kind)?);
    }
    for name in table.names().iter().filter(|name| name.starts_with(WEIGHT) && schema.name == "offences") {
        columns.extend(read_column(&table, "weight_EDITION", name, ColumnType::Number)?);
    }
    Ok(CodedTable { rows: table.rows(), columns })
}

/// One column; none of a type that has no codes.
fn read_column(
    table: &Table,
    column: &'static str,
    name: &str,
    kind: ColumnType,
) -> Result<Option<CodedColumn>, SnapshotError> {
    let mut reading = Reading { table, column, name, kind, codes: Vec::with_capacity(table.rows()) };
    let values = match kind {
        ColumnType::Code => Values::Texts(reading.distinct(texts)?.into_iter().collect()),
        ColumnType::Text => Values::Texts(reading.each(texts)?.into_iter().collect()),
        ColumnType::Texts => {
            let lists = reading.distinct(lists)?;
            Values::Texts(lists.iter().map(String::as_str).collect::<Texts>())
        }
        ColumnType::Day => Values::Days(reading.distinct(|part, each| part.days(each))?),
        ColumnType::Time => Values::Times(reading.distinct(|part, each| part.seconds(each))?),
        ColumnType::Flag => Values::Flags(reading.distinct(|part, each| part.flags(each))?),
        ColumnType::Count => Values::Counts(reading.distinct(|part, each| part.counts(each))?),
        ColumnType::Number => {
            let bits = reading.distinct(|part, each| part.numbers(&mut |number| each(number.map(f64::to_bits))))?;
            Values::Numbers(bits.into_iter().map(f64::from_bits).collect())
        }
        ColumnType::Records => return Ok(None),
    };
    let codes = Rc::new(Codes::new(reading.codes, values.len()));
    Ok(Some(CodedColumn { name: name.to_owned(), kind, codes, values: Rc::new(values) }))
}

fn texts<'a>(part: &Column<'a>, each: &mut dyn FnMut(Option<&'a str>)) -> Visited {
    Some(part.texts()?.map(|texts| texts.into_iter().for_each(each)))
}

fn lists(part: &Column, each: &mut dyn FnMut(Option<String>)) -> Visited {
    let joined = |list: Vec<&str>| (!list.is_empty()).then(|| list.join("; "));
    Some(part.text_lists()?.map(|lists| lists.into_iter().map(joined).for_each(each)))
}

struct Reading<'t, 'a> {
    table: &'t Table<'a>,
    column: &'static str,
    name: &'t str,
    kind: ColumnType,
    codes: Vec<u32>,
}

impl<'a> Reading<'_, 'a> {
    /// The distinct values of the column, each coded once.
    fn distinct<T: Clone + Eq + Hash>(
        &mut self,
        read: impl Fn(&Column<'a>, &mut dyn FnMut(Option<T>)) -> Visited,
    ) -> Result<Vec<T>, SnapshotError> {
        let (mut numbers, mut values) = (HashMap::new(), Vec::new());
        // Neighbours are often alike, and the look-up is what takes time.
        let mut last: Option<(T, u32)> = None;
        self.read(read, |value| {
            if let Some((_, number)) = last.as_ref().filter(|(last, _)| *last == value) {
                return *number;
            }
            let number = *numbers.entry(value.clone()).or_insert_with(|| {
                values.push(value.clone());
                number_of(values.len() - 1)
            });
            last = Some((value, number));
            number
        })?;
        Ok(values)
    }

    /// The values row by row: those of a column in which nearly all differ.
    fn each<T>(
        &mut self,
        read: impl Fn(&Column<'a>, &mut dyn FnMut(Option<T>)) -> Visited,
    ) -> Result<Vec<T>, SnapshotError> {
        let mut values = Vec::new();
        self.read(read, |value| {
            values.push(value);
            number_of(values.len() - 1)
        })?;
        Ok(values)
    }

    fn read<T>(
        &mut self,
        read: impl Fn(&Column<'a>, &mut dyn FnMut(Option<T>)) -> Visited,
        mut code: impl FnMut(T) -> u32,
    ) -> Result<(), SnapshotError> {
        let (table, column, kind) = (self.table, self.column, self.kind);
        let unreadable = |fault| unreadable(table.schema(), fault);
        for part in table.parts(column, self.name, kind) {
            let part = part?;
            let wrong = || table.wrong_type(column, part, kind);
            let codes = &mut self.codes;
            if !part.is_keyed() {
                let mut each = |value: Option<T>| codes.push(value.map_or(u32::MAX, &mut code));
                read(part, &mut each).ok_or_else(wrong)?.map_err(unreadable)?;
                continue;
            }
            let mut resolved = Vec::new();
            if let Some(values) = part.dictionary() {
                let mut each = |value: Option<T>| resolved.push(value.map_or(u32::MAX, &mut code));
                read(values, &mut each).ok_or_else(wrong)?.map_err(unreadable)?;
            }
            let mut is_outside = false;
            let each = |key: Option<usize>| {
                let found = key.map_or(Some(u32::MAX), |key| resolved.get(key).copied());
                is_outside |= found.is_none();
                codes.push(found.unwrap_or(u32::MAX));
            };
            part.keys(each).map_err(unreadable)?;
            if is_outside {
                return Err(unreadable(format!("a key outside the dictionary of column {column}")));
            }
        }
        Ok(())
    }
}

fn number_of(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
