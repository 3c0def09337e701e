//! Typed columns out of Arrow batches, each refused with its table, column, row and value where it
//! is not what the schema says.

use std::collections::HashMap;
use std::io::Cursor;

use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, Date32Array, Float64Array, ListArray, RecordBatch, StringArray, UInt32Array,
};
use arrow::datatypes::{
    DataType, Date32Type, Float64Type, Int8Type, Int16Type, Int32Type, UInt8Type, UInt16Type, UInt32Type,
};
use arrow::ipc::reader::StreamReader;

use super::SnapshotError;
use super::manifest::FORMAT_VERSION;
use super::schema::{ColumnType, TableSchema};

/// The batches of one table.
pub(super) struct Table {
    schema: &'static TableSchema,
    batches: Vec<RecordBatch>,
}

impl Table {
    /// Reads an Arrow IPC stream.
    pub fn read(schema: &'static TableSchema, bytes: &[u8]) -> Result<Self, SnapshotError> {
        let wrong = |found: String| SnapshotError::Format {
            file: schema.name.to_owned(),
            found,
            expected: "an Arrow IPC stream",
        };
        let reader = StreamReader::try_new(Cursor::new(bytes), None).map_err(|error| wrong(error.to_string()))?;
        if let Some(found) = reader.schema().metadata().get("placeharm.format_version")
            && found.parse() != Ok(FORMAT_VERSION)
        {
            return Err(SnapshotError::Version { found: found.parse().unwrap_or(0), expected: FORMAT_VERSION });
        }
        let batches = reader.collect::<Result<_, _>>().map_err(|error| wrong(error.to_string()))?;
        Ok(Self { schema, batches })
    }

    pub fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Whether the table has a column, for those that need not be there.
    pub fn has(&self, name: &str) -> bool {
        self.batches.first().is_some_and(|batch| batch.column_by_name(name).is_some())
    }

    /// Calls `each` with every batch's array of a column and the row the batch begins at.
    fn arrays<'a>(
        &'a self,
        name: &'static str,
        expected: &'static str,
    ) -> impl Iterator<Item = Result<(usize, &'a ArrayRef), SnapshotError>> {
        let mut first_row = 0;
        self.batches.iter().map(move |batch| {
            let array = batch.column_by_name(name).ok_or(SnapshotError::NoColumn {
                table: self.schema.name,
                column: name,
                expected,
            })?;
            let from = first_row;
            first_row += batch.num_rows();
            Ok((from, array))
        })
    }

    fn wrong_type(&self, column: &'static str, array: &ArrayRef, expected: ColumnType) -> SnapshotError {
        SnapshotError::ColumnType {
            table: self.schema.name,
            column,
            found: array.data_type().to_string(),
            expected: expected.as_str(),
        }
    }

    /// A value that cannot be; `row` counts from 0.
    pub fn wrong_value(
        &self,
        row: usize,
        column: &'static str,
        found: &str,
        expected: impl Into<String>,
    ) -> SnapshotError {
        SnapshotError::Value {
            table: self.schema.name,
            row: row + 1,
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
        for part in self.arrays(column, ColumnType::Code.as_str()) {
            let (from, array) = part?;
            let (keys, names) = self.keyed(column, array)?;
            let resolved: Vec<Option<T>> = names.iter().map(|name| name.and_then(&mut resolve)).collect();
            for (row, key) in keys.into_iter().enumerate() {
                let Some(key) = key else {
                    values.push(none.ok_or_else(|| self.wrong_value(from + row, column, "null", expected))?);
                    continue;
                };
                let found = resolved.get(key).copied().flatten();
                let name = || names.get(key).copied().flatten().unwrap_or_default();
                values.push(found.ok_or_else(|| self.wrong_value(from + row, column, name(), expected))?);
            }
        }
        Ok(values)
    }

    /// For each row the position of its text among the texts.
    #[allow(clippy::type_complexity)]
    fn keyed<'a>(
        &self,
        column: &'static str,
        array: &'a ArrayRef,
    ) -> Result<(Vec<Option<usize>>, Vec<Option<&'a str>>), SnapshotError> {
        if let Some(texts) = array.as_any().downcast_ref::<StringArray>() {
            let (mut numbers, mut names) = (HashMap::new(), Vec::new());
            let mut number = |text| {
                *numbers.entry(text).or_insert_with(|| {
                    names.push(Some(text));
                    names.len() - 1
                })
            };
            let keys = texts.iter().map(|text| text.map(&mut number)).collect();
            return Ok((keys, names));
        }
        let (keys, values) = dictionary_keys(array).ok_or_else(|| self.wrong_type(column, array, ColumnType::Code))?;
        let texts = values
            .as_string_opt::<i32>()
            .ok_or_else(|| self.wrong_type(column, array, ColumnType::Code))?
            .iter()
            .collect();
        Ok((keys, texts))
    }

    /// A column of days, as days since 1 January 1970.
    pub fn days(&self, column: &'static str) -> Result<Vec<Option<i32>>, SnapshotError> {
        let mut days = Vec::with_capacity(self.rows());
        for part in self.arrays(column, ColumnType::Day.as_str()) {
            let (_, array) = part?;
            if let Some(dates) = array.as_any().downcast_ref::<Date32Array>() {
                days.extend(dates.iter());
                continue;
            }
            let wrong = || self.wrong_type(column, array, ColumnType::Day);
            let (keys, values) = dictionary_keys(array).ok_or_else(wrong)?;
            let dates = values.as_primitive_opt::<Date32Type>().ok_or_else(wrong)?;
            let date = |key: usize| (key < dates.len() && dates.is_valid(key)).then(|| dates.value(key));
            days.extend(keys.into_iter().map(|key| key.and_then(date)));
        }
        Ok(days)
    }

    pub fn flags(&self, column: &'static str) -> Result<Vec<bool>, SnapshotError> {
        self.present(column, ColumnType::Flag, |array: &BooleanArray| array.iter().collect::<Vec<_>>())
    }

    pub fn counts(&self, column: &'static str) -> Result<Vec<u32>, SnapshotError> {
        self.present(column, ColumnType::Count, |array: &UInt32Array| array.iter().collect::<Vec<_>>())
    }

    pub fn numbers(&self, column: &'static str) -> Result<Vec<Option<f64>>, SnapshotError> {
        self.number_column(column, column)
    }

    /// The numbers of a column whose name is made at run time; `column` stands for it in errors.
    pub fn number_column(&self, column: &'static str, name: &str) -> Result<Vec<Option<f64>>, SnapshotError> {
        let mut numbers = Vec::with_capacity(self.rows());
        for batch in &self.batches {
            let missing =
                SnapshotError::NoColumn { table: self.schema.name, column, expected: ColumnType::Number.as_str() };
            let array = batch.column_by_name(name).ok_or(missing)?;
            let floats: &Float64Array = array
                .as_primitive_opt::<Float64Type>()
                .ok_or_else(|| self.wrong_type(column, array, ColumnType::Number))?;
            numbers.extend(floats.iter());
        }
        Ok(numbers)
    }

    pub fn texts_or_null(&self, column: &'static str) -> Result<Vec<Option<String>>, SnapshotError> {
        let mut texts = Vec::with_capacity(self.rows());
        for part in self.arrays(column, ColumnType::Text.as_str()) {
            let (_, array) = part?;
            let (keys, names) = self.keyed(column, array)?;
            let text = |key: usize| names.get(key).copied().flatten().map(str::to_owned);
            texts.extend(keys.into_iter().map(|key| key.and_then(text)));
        }
        Ok(texts)
    }

    pub fn texts(&self, column: &'static str) -> Result<Vec<String>, SnapshotError> {
        let present =
            |(row, text): (usize, Option<String>)| text.ok_or_else(|| self.wrong_value(row, column, "null", "text"));
        self.texts_or_null(column)?.into_iter().enumerate().map(present).collect()
    }

    pub fn text_lists(&self, column: &'static str) -> Result<Vec<Vec<String>>, SnapshotError> {
        let mut lists = Vec::with_capacity(self.rows());
        for part in self.arrays(column, ColumnType::Texts.as_str()) {
            let (_, array) = part?;
            let wrong = || self.wrong_type(column, array, ColumnType::Texts);
            let list: &ListArray = array.as_list_opt::<i32>().ok_or_else(wrong)?;
            for items in list {
                let items = items.unwrap_or_else(|| list.values().slice(0, 0));
                let texts = items.as_string_opt::<i32>().ok_or_else(wrong)?;
                lists.push(texts.iter().flatten().map(str::to_owned).collect());
            }
        }
        Ok(lists)
    }

    fn present<A: Array + 'static, T>(
        &self,
        column: &'static str,
        kind: ColumnType,
        values: impl Fn(&A) -> Vec<Option<T>>,
    ) -> Result<Vec<T>, SnapshotError> {
        let mut all = Vec::with_capacity(self.rows());
        for part in self.arrays(column, kind.as_str()) {
            let (from, array) = part?;
            let typed = array.as_any().downcast_ref::<A>().ok_or_else(|| self.wrong_type(column, array, kind))?;
            for (row, value) in values(typed).into_iter().enumerate() {
                all.push(value.ok_or_else(|| self.wrong_value(from + row, column, "null", kind.as_str()))?);
            }
        }
        Ok(all)
    }
}

/// The keys of a dictionary as positions, and its values.
fn dictionary_keys(array: &ArrayRef) -> Option<(Vec<Option<usize>>, &ArrayRef)> {
    macro_rules! keys {
        ($($variant:ident => $key:ty),*) => {
            match array.data_type() {
                $(DataType::Dictionary(key, _) if **key == DataType::$variant => {
                    let dictionary = array.as_dictionary_opt::<$key>()?;
                    let position = |key: Option<_>| key.and_then(|key| usize::try_from(key).ok());
                    Some((dictionary.keys().iter().map(position).collect(), dictionary.values()))
                })*
                _ => None,
            }
        };
    }
    keys!(UInt8 => UInt8Type, UInt16 => UInt16Type, UInt32 => UInt32Type, Int8 => Int8Type, Int16 => Int16Type, Int32 => Int32Type)
}
