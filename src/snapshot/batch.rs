//! Arrow arrays from plain values, and IPC bytes from arrays.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, ListArray, RecordBatch, StringArray,
    StructArray, UInt8Array, UInt16Array, UInt32Array,
};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{Field, Fields, Schema};
use arrow::error::ArrowError;
use arrow::ipc::writer::StreamWriter;

use super::manifest::FORMAT_VERSION;
use super::schema::TableSchema;

pub(super) fn texts<'a>(values: impl Iterator<Item = &'a str>) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(values))
}

pub(super) fn texts_or_null<'a>(values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

pub(super) fn flags(values: impl Iterator<Item = bool>) -> ArrayRef {
    Arc::new(BooleanArray::from(values.collect::<Vec<_>>()))
}

pub(super) fn counts(values: impl Iterator<Item = u32>) -> ArrayRef {
    Arc::new(UInt32Array::from_iter_values(values))
}

pub(super) fn counts_or_null(values: impl Iterator<Item = Option<u32>>) -> ArrayRef {
    Arc::new(values.collect::<UInt32Array>())
}

pub(super) fn numbers(values: impl Iterator<Item = Option<f64>>) -> ArrayRef {
    Arc::new(values.collect::<Float64Array>())
}

pub(super) fn days(values: impl Iterator<Item = Option<i32>>) -> ArrayRef {
    Arc::new(values.collect::<Date32Array>())
}

/// A dictionary of positions in a list, with the narrowest key that holds them: what sorts well
/// then packs well.
pub(super) fn coded<'a>(
    positions: impl Iterator<Item = Option<usize>>,
    list: impl Iterator<Item = &'a str>,
) -> Result<ArrayRef, ArrowError> {
    let values: ArrayRef = texts(list);
    dictionary(positions, values)
}

/// As [`coded`], for days: their distinct values become the dictionary.
pub(super) fn coded_days(days: &[Option<i32>]) -> Result<ArrayRef, ArrowError> {
    let distinct = distinct(days);
    dictionary(positions(days, &distinct), Arc::new(Date32Array::from(distinct.clone())))
}

/// As [`coded`], for counts: nearly all are alike.
pub(super) fn coded_counts(counts: &[Option<u32>]) -> Result<ArrayRef, ArrowError> {
    let distinct = distinct(counts);
    dictionary(positions(counts, &distinct), Arc::new(UInt32Array::from(distinct.clone())))
}

/// The distinct values, sorted.
fn distinct<T: Copy + Ord>(values: &[Option<T>]) -> Vec<T> {
    values.iter().flatten().copied().collect::<BTreeSet<T>>().into_iter().collect()
}

/// Where each value stands among the distinct ones.
fn positions<T: Copy + Ord>(values: &[Option<T>], distinct: &[T]) -> impl Iterator<Item = Option<usize>> {
    values.iter().map(|value| value.and_then(|value| distinct.binary_search(&value).ok()))
}

fn dictionary(positions: impl Iterator<Item = Option<usize>>, values: ArrayRef) -> Result<ArrayRef, ArrowError> {
    fn keys<T: TryFrom<usize>>(positions: impl Iterator<Item = Option<usize>>) -> impl Iterator<Item = Option<T>> {
        positions.map(|position| position.and_then(|position| T::try_from(position).ok()))
    }
    use arrow::array::Array;
    Ok(match values.len() {
        0..=256 => Arc::new(DictionaryArray::try_new(keys::<u8>(positions).collect::<UInt8Array>(), values)?),
        257..=65_536 => Arc::new(DictionaryArray::try_new(keys::<u16>(positions).collect::<UInt16Array>(), values)?),
        _ => Arc::new(DictionaryArray::try_new(keys::<u32>(positions).collect::<UInt32Array>(), values)?),
    })
}

/// A dictionary of the distinct values of a column of text, sorted.
pub(super) fn coded_texts<'a>(values: impl Iterator<Item = Option<&'a str>> + Clone) -> Result<ArrayRef, ArrowError> {
    let mut distinct: Vec<&str> = values.clone().flatten().collect();
    distinct.sort_unstable();
    distinct.dedup();
    coded(values.map(|value| value.and_then(|value| distinct.binary_search(&value).ok())), distinct.iter().copied())
}

pub(super) fn text_lists<'a, L: Iterator<Item = &'a str>>(
    lists: impl Iterator<Item = L>,
) -> Result<ArrayRef, ArrowError> {
    let (mut lengths, mut values) = (Vec::new(), Vec::new());
    for list in lists {
        let before = values.len();
        values.extend(list);
        lengths.push(values.len() - before);
    }
    lists_of(lengths, texts(values.into_iter()))
}

pub(super) fn lists_of(lengths: Vec<usize>, values: ArrayRef) -> Result<ArrayRef, ArrowError> {
    use arrow::array::Array;
    let field = Arc::new(Field::new("item", values.data_type().clone(), false));
    Ok(Arc::new(ListArray::try_new(field, OffsetBuffer::from_lengths(lengths), values, None)?))
}

pub(super) fn structs(columns: Vec<(&str, bool, ArrayRef)>) -> Result<ArrayRef, ArrowError> {
    use arrow::array::Array;
    let field =
        |(name, nullable, array): &(&str, bool, ArrayRef)| Field::new(*name, array.data_type().clone(), *nullable);
    let fields: Fields = columns.iter().map(field).collect();
    Ok(Arc::new(StructArray::try_new(fields, columns.into_iter().map(|(_, _, array)| array).collect(), None)?))
}

/// A table's batch: columns in the schema's order, any `extra` nullable ones after them.
pub(super) fn batch(
    table: &TableSchema,
    columns: Vec<ArrayRef>,
    extra: Vec<(String, ArrayRef)>,
) -> Result<RecordBatch, ArrowError> {
    use arrow::array::Array;
    let described = table.columns.iter().zip(&columns).map(|(column, array)| {
        let metadata = [("key", column.key), ("description", column.says)];
        let metadata = metadata.into_iter().filter(|(_, text)| !text.is_empty());
        Field::new(column.name, array.data_type().clone(), column.nullable)
            .with_metadata(metadata.map(|(key, text)| (key.to_owned(), text.to_owned())).collect::<HashMap<_, _>>())
    });
    let extras = extra.iter().map(|(name, array)| Field::new(name, array.data_type().clone(), true));
    let fields: Vec<Field> = described.chain(extras).collect();
    let metadata = [
        ("placeharm.format_version".to_owned(), FORMAT_VERSION.to_string()),
        ("placeharm.table".to_owned(), table.name.to_owned()),
    ];
    let schema = Schema::new_with_metadata(fields, HashMap::from(metadata));
    RecordBatch::try_new(
        Arc::new(schema),
        columns.into_iter().chain(extra.into_iter().map(|(_, array)| array)).collect(),
    )
}

/// Rows in a batch of a stream: a reader that takes it batch by batch holds no more.
const BATCH_ROWS: usize = 262_144;

/// A table as an Arrow IPC stream.
pub(super) fn ipc(table: &RecordBatch) -> Result<Vec<u8>, ArrowError> {
    let mut writer = StreamWriter::try_new(Vec::new(), &table.schema())?;
    // A table without rows is one batch without rows.
    for from in (0..table.num_rows().max(1)).step_by(BATCH_ROWS) {
        writer.write(&table.slice(from, BATCH_ROWS.min(table.num_rows() - from)))?;
    }
    writer.finish()?;
    writer.into_inner()
}
