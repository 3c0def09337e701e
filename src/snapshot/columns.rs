//! Typed columns of a table, each refused with its table, column, row and value where it is not what
//! the schema says.

use std::collections::HashMap;

use super::SnapshotError;
use super::manifest::FORMAT_VERSION;
use super::nominals::Items;
use super::schema::{ColumnType, TableSchema};
use super::stream::{Batch, Column, Fault, Stream, Visited};

/// The batches of one table.
pub(super) struct Table<'a> {
    schema: &'static TableSchema,
    batches: Vec<Batch<'a>>,
    /// Rows of the table that were read before.
    rows_before: usize,
}

impl<'a> Table<'a> {
    /// Reads an Arrow IPC stream.
    pub fn read(schema: &'static TableSchema, bytes: &'a [u8]) -> Result<Self, SnapshotError> {
        let stream = Stream::read(bytes).map_err(|fault| unreadable(schema, fault))?;
        if let Some(found) = stream.metadata("placeharm.format_version")
            && found.parse() != Ok(FORMAT_VERSION)
        {
            return Err(SnapshotError::Version { found: found.parse().unwrap_or(0), expected: FORMAT_VERSION });
        }
        Ok(Self { schema, batches: stream.batches, rows_before: 0 })
    }

    /// The table, read as a piece of one of which so many rows came before.
    pub fn after(self, rows_before: usize) -> Self {
        Self { rows_before, ..self }
    }

    pub fn schema(&self) -> &'static TableSchema {
        self.schema
    }

    /// The names of its columns, as the file has them.
    pub fn names(&self) -> &[String] {
        self.batches.first().map_or(&[], |batch| batch.names())
    }

    pub fn rows(&self) -> usize {
        self.batches.iter().map(|batch| batch.rows).sum()
    }

    /// Whether the table has a column, for those that need not be there.
    pub fn has(&self, name: &str) -> bool {
        self.batches.first().is_some_and(|batch| batch.column(name).is_some())
    }

    /// A value that cannot be; `row` counts from 0, within what was read.
    pub fn wrong_value(
        &self,
        row: usize,
        column: &'static str,
        found: &str,
        expected: impl Into<String>,
    ) -> SnapshotError {
        SnapshotError::Value {
            table: self.schema.name,
            row: self.rows_before + row + 1,
            column,
            found: format!("{found:?}"),
            expected: expected.into(),
        }
    }

    /// A column of codes, each made into a value once per distinct code of a batch; nulls become
    /// `none`, which must be there where the column may not hold them.
    pub fn codes<T: Copy>(
        &self,
        column: &'static str,
        none: Option<T>,
        mut resolve: impl FnMut(&str) -> Option<T>,
        expected: &str,
    ) -> Result<Vec<T>, SnapshotError> {
        let mut values = Vec::with_capacity(self.rows());
        for part in self.parts(column, column, ColumnType::Code) {
            let part = part?;
            let (names, numbered) = self.keyed(column, part)?;
            let resolved: Vec<Option<T>> = names.iter().map(|name| name.and_then(&mut resolve)).collect();
            let of = |key: Option<usize>| key.map_or(none, |key| resolved.get(key).copied().flatten());
            let filling = none.or_else(|| resolved.iter().copied().flatten().next());
            let (first, mut is_wrong) = (values.len(), filling.is_none());
            if let Some(filling) = filling {
                let mut value = |key| {
                    let found = of(key);
                    is_wrong |= found.is_none();
                    found.unwrap_or(filling)
                };
                match &numbered {
                    Some(keys) => values.extend(keys.iter().map(|&key| value(key))),
                    None => part.map_keys(&mut values, value).map_err(|fault| unreadable(self.schema, fault))?,
                }
            }
            if is_wrong {
                let mut keys = numbered.unwrap_or_default();
                if part.is_keyed() {
                    part.map_keys(&mut keys, |key| key).map_err(|fault| unreadable(self.schema, fault))?;
                }
                if let Some((row, key)) = keys.into_iter().enumerate().find(|(_, key)| of(*key).is_none()) {
                    let name = key.map_or("null", |key| names.get(key).copied().flatten().unwrap_or_default());
                    return Err(self.wrong_value(first + row, column, name, expected));
                }
            }
        }
        Ok(values)
    }

    /// A column of days since 1 January 1970, each made into a value, once per distinct day of a
    /// batch where the column is a dictionary.
    pub fn days<T: Copy>(
        &self,
        column: &'static str,
        resolve: impl FnMut(Option<i32>) -> T,
    ) -> Result<Vec<T>, SnapshotError> {
        self.resolved(column, ColumnType::Day, |part, each| part.days(each), resolve)
    }

    /// A column of values that may be a dictionary, each made into another.
    fn resolved<V, T: Copy>(
        &self,
        column: &'static str,
        kind: ColumnType,
        read: fn(&Column<'a>, &mut dyn FnMut(Option<V>)) -> Visited,
        mut resolve: impl FnMut(Option<V>) -> T,
    ) -> Result<Vec<T>, SnapshotError> {
        let mut values = Vec::with_capacity(self.rows());
        let unreadable = |fault| unreadable(self.schema, fault);
        for part in self.parts(column, column, kind) {
            let part = part?;
            let wrong = || self.wrong_type(column, part, kind);
            if !part.is_keyed() {
                let mut each = |value| values.push(resolve(value));
                read(part, &mut each).ok_or_else(wrong)?.map_err(unreadable)?;
                continue;
            }
            let of_none = resolve(None);
            let mut resolved = Vec::new();
            if let Some(distinct) = part.dictionary() {
                let mut each = |value| resolved.push(resolve(value));
                read(distinct, &mut each).ok_or_else(wrong)?.map_err(unreadable)?;
            }
            let mut is_outside = false;
            let value = |key: Option<usize>| {
                let found = key.map_or(Some(of_none), |key| resolved.get(key).copied());
                is_outside |= found.is_none();
                found.unwrap_or(of_none)
            };
            part.map_keys(&mut values, value).map_err(unreadable)?;
            if is_outside {
                return Err(unreadable(format!("a key outside the dictionary of column {column}")));
            }
        }
        Ok(values)
    }

    pub fn flags(&self, column: &'static str) -> Result<Vec<bool>, SnapshotError> {
        let mut flags = Vec::with_capacity(self.rows());
        let mut null = None;
        let mut each = |flag: Option<bool>| {
            if flag.is_none() {
                null.get_or_insert(flags.len());
            }
            flags.push(flag.unwrap_or_default());
        };
        self.visit(column, column, ColumnType::Flag, |part| part.flags(&mut each))?;
        null.map_or(Ok(flags), |row| Err(self.wrong_value(row, column, "null", ColumnType::Flag.as_str())))
    }

    pub fn counts(&self, column: &'static str) -> Result<Vec<u32>, SnapshotError> {
        let present = |(row, count): (usize, Option<u32>)| {
            count.ok_or_else(|| self.wrong_value(row, column, "null", ColumnType::Count.as_str()))
        };
        self.counts_or_null(column)?.into_iter().enumerate().map(present).collect()
    }

    pub fn counts_or_null(&self, column: &'static str) -> Result<Vec<Option<u32>>, SnapshotError> {
        self.resolved(column, ColumnType::Count, |part, each| part.counts(each), |count| count)
    }

    /// A column of counts, `none` where null.
    pub fn counts_or(&self, column: &'static str, none: u32) -> Result<Vec<u32>, SnapshotError> {
        self.resolved(column, ColumnType::Count, |part, each| part.counts(each), |count| count.unwrap_or(none))
    }

    pub fn numbers(&self, column: &'static str) -> Result<Vec<Option<f64>>, SnapshotError> {
        self.number_column(column, column)
    }

    /// The numbers of a column whose name is made at run time; `column` stands for it in errors.
    pub fn number_column(&self, column: &'static str, name: &str) -> Result<Vec<Option<f64>>, SnapshotError> {
        let mut numbers = Vec::with_capacity(self.rows());
        self.visit(column, name, ColumnType::Number, |part| part.numbers(&mut |number| numbers.push(number)))?;
        Ok(numbers)
    }

    pub fn texts_or_null(&self, column: &'static str) -> Result<Vec<Option<String>>, SnapshotError> {
        let mut texts = Vec::with_capacity(self.rows());
        for part in self.parts(column, column, ColumnType::Text) {
            let part = part?;
            let (names, numbered) = self.keyed(column, part)?;
            let each = |key: Option<usize>| {
                texts.push(key.and_then(|key| names.get(key).copied().flatten()).map(str::to_owned));
            };
            match numbered {
                Some(keys) => keys.into_iter().for_each(each),
                None => part.keys(each).map_err(|fault| unreadable(self.schema, fault))?,
            }
        }
        Ok(texts)
    }

    pub fn texts(&self, column: &'static str) -> Result<Vec<String>, SnapshotError> {
        let present =
            |(row, text): (usize, Option<String>)| text.ok_or_else(|| self.wrong_value(row, column, "null", "text"));
        self.texts_or_null(column)?.into_iter().enumerate().map(present).collect()
    }

    pub fn text_lists(&self, column: &'static str) -> Result<Vec<Vec<&'a str>>, SnapshotError> {
        let mut lists = Vec::with_capacity(self.rows());
        self.visit(column, column, ColumnType::Texts, |part| Some(part.text_lists()?.map(|more| lists.extend(more))))?;
        Ok(lists)
    }

    /// A column of lists of records; `read` makes the values of a batch's rows from its items.
    pub fn records<T>(
        &self,
        column: &'static str,
        read: impl Fn(&Items<'_, 'a>, &[std::ops::Range<usize>]) -> Result<Vec<T>, Fault>,
    ) -> Result<Vec<T>, SnapshotError> {
        let mut values = Vec::with_capacity(self.rows());
        self.visit(column, column, ColumnType::Records, |part| {
            Some(part.lists()?.and_then(|(items, rows)| {
                values.extend(read(&Items(items), &rows)?);
                Ok(())
            }))
        })?;
        Ok(values)
    }

    /// The distinct texts of a part, and for each row the position of its own; `None` where
    /// [`Column::keys`] gives them.
    #[allow(clippy::type_complexity)]
    fn keyed(
        &self,
        column: &'static str,
        part: &Column<'a>,
    ) -> Result<(Vec<Option<&'a str>>, Option<Vec<Option<usize>>>), SnapshotError> {
        let wrong = || self.wrong_type(column, part, ColumnType::Code);
        let unreadable = |fault| unreadable(self.schema, fault);
        if part.is_keyed() {
            let Some(names) = part.dictionary() else { return Ok((Vec::new(), None)) };
            return Ok((names.texts().ok_or_else(wrong)?.map_err(unreadable)?, None));
        }
        let (mut numbers, mut names) = (HashMap::new(), Vec::new());
        let mut number = |text| {
            *numbers.entry(text).or_insert_with(|| {
                names.push(Some(text));
                names.len() - 1
            })
        };
        let texts = part.texts().ok_or_else(wrong)?.map_err(unreadable)?;
        let keys = texts.into_iter().map(|text| text.map(&mut number)).collect();
        Ok((names, Some(keys)))
    }

    /// Every batch's part of a column; `column` stands for its name in errors.
    pub fn parts(
        &self,
        column: &'static str,
        name: &str,
        expected: ColumnType,
    ) -> impl Iterator<Item = Result<&Column<'a>, SnapshotError>> {
        let missing = move || SnapshotError::NoColumn { table: self.schema.name, column, expected: expected.as_str() };
        self.batches.iter().map(move |batch| batch.column(name).ok_or_else(missing))
    }

    /// Calls `visit` with every part of a column; it gives `None` for one of another type.
    fn visit(
        &self,
        column: &'static str,
        name: &str,
        kind: ColumnType,
        mut visit: impl FnMut(&Column<'a>) -> Visited,
    ) -> Result<(), SnapshotError> {
        for part in self.parts(column, name, kind) {
            let part = part?;
            let visited = visit(part).ok_or_else(|| self.wrong_type(column, part, kind))?;
            visited.map_err(|fault| unreadable(self.schema, fault))?;
        }
        Ok(())
    }

    pub fn wrong_type(&self, column: &'static str, part: &Column, expected: ColumnType) -> SnapshotError {
        SnapshotError::ColumnType {
            table: self.schema.name,
            column,
            found: part.type_name.clone(),
            expected: expected.as_str(),
        }
    }
}

pub(super) fn unreadable(schema: &TableSchema, found: Fault) -> SnapshotError {
    SnapshotError::Format { file: schema.name.to_owned(), found, expected: "an Arrow IPC stream" }
}
