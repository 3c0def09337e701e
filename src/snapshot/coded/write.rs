//! Coded columns to an Arrow file, so many rows at a time.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, Int32Array, RecordBatch, StringArray,
    Time32SecondArray, UInt32Array,
};
use arrow::datatypes::{Field, Schema, SchemaRef};
use arrow::error::ArrowError;
use arrow::ipc::writer::FileWriter;

use super::{CodedColumn, Values};
use crate::snapshot::ColumnType;

/// An Arrow IPC file being written. Empty text is null; text from a short list is `dictionary<int32, utf8>`, of
/// the values that the rows have and no others.
pub struct ArrowFile {
    writer: FileWriter<Vec<u8>>,
    schema: SchemaRef,
    columns: Vec<(CodedColumn, Option<Dictionary>)>,
}

/// The values of a column, each once, and for each code its key.
struct Dictionary {
    values: ArrayRef,
    key_of_code: Vec<Option<i32>>,
}

impl ArrowFile {
    /// Begins a file of those columns, of which `rows` will be written; `says` goes into its schema.
    ///
    /// # Errors
    /// What the writer of Arrow says.
    pub fn begin(columns: Vec<CodedColumn>, rows: &[u32], says: &[(String, String)]) -> Result<Self, ArrowError> {
        let columns: Vec<_> = columns
            .into_iter()
            .map(|column| {
                let dictionary = Dictionary::of(&column, rows);
                (column, dictionary)
            })
            .collect();
        let field = |written: &(CodedColumn, Option<Dictionary>)| {
            let array = array(written, &[])?;
            Ok(Field::new(&written.0.name, array.data_type().clone(), true))
        };
        let fields = columns.iter().map(field).collect::<Result<Vec<_>, ArrowError>>()?;
        let says: HashMap<String, String> =
            says.iter().map(|(key, text)| (format!("placeharm.{key}"), text.clone())).collect();
        let schema: SchemaRef = Arc::new(Schema::new_with_metadata(fields, says));
        Ok(Self { writer: FileWriter::try_new(Vec::new(), &schema)?, schema, columns })
    }

    /// Writes rows as a batch.
    ///
    /// # Errors
    /// As [`ArrowFile::begin`].
    pub fn write(&mut self, rows: &[u32]) -> Result<(), ArrowError> {
        let arrays = self.columns.iter().map(|column| array(column, rows)).collect::<Result<Vec<_>, _>>()?;
        self.writer.write(&RecordBatch::try_new(Arc::clone(&self.schema), arrays)?)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// As [`ArrowFile::begin`].
    pub fn finish(&mut self) -> Result<(), ArrowError> {
        self.writer.finish()
    }

    /// The bytes written since this was last asked.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(self.writer.get_mut())
    }
}

impl Dictionary {
    /// None for a column of another kind than text from a short list.
    fn of(column: &CodedColumn, rows: &[u32]) -> Option<Self> {
        let Values::Texts(texts) = &*column.values else { return None };
        if column.kind == ColumnType::Text {
            return None;
        }
        let mut key_of_code = vec![None; texts.len()];
        let (mut key_of_text, mut values) = (HashMap::new(), Vec::new());
        for &row in rows {
            let code = column.codes.at(row as usize);
            let Some(key) = key_of_code.get_mut(code).filter(|key| key.is_none()) else { continue };
            let text = texts.get(code);
            if !text.is_empty() {
                *key = Some(*key_of_text.entry(text).or_insert_with(|| {
                    values.push(text);
                    i32::try_from(values.len() - 1).unwrap_or(i32::MAX)
                }));
            }
        }
        Some(Self { values: Arc::new(StringArray::from(values)), key_of_code })
    }
}

fn array((column, dictionary): &(CodedColumn, Option<Dictionary>), rows: &[u32]) -> Result<ArrayRef, ArrowError> {
    let codes = rows.iter().map(|&row| column.codes.at(row as usize));
    if let Some(Dictionary { values, key_of_code }) = dictionary {
        let keys: Int32Array = codes.map(|code| key_of_code.get(code).copied().flatten()).collect();
        return Ok(Arc::new(DictionaryArray::try_new(keys, Arc::clone(values))?));
    }
    Ok(match &*column.values {
        Values::Texts(texts) => {
            Arc::new(codes.map(|code| Some(texts.get(code)).filter(|text| !text.is_empty())).collect::<StringArray>())
        }
        Values::Days(days) => Arc::new(codes.map(|code| days.get(code).copied()).collect::<Date32Array>()),
        Values::Times(times) => Arc::new(codes.map(|code| times.get(code).copied()).collect::<Time32SecondArray>()),
        Values::Flags(flags) => Arc::new(codes.map(|code| flags.get(code).copied()).collect::<BooleanArray>()),
        Values::Counts(counts) => Arc::new(codes.map(|code| counts.get(code).copied()).collect::<UInt32Array>()),
        Values::Numbers(numbers) => Arc::new(codes.map(|code| numbers.get(code).copied()).collect::<Float64Array>()),
    })
}
