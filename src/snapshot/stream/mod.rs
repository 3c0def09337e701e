//! Arrow IPC streams, cut into columns without copying.
//!
//! Of the `arrow` package only the message tables are used. Its own reader decodes every type there
//! is and joins dictionaries by them: 600 kB of code, three times what all the rest of the engine
//! weighs, and it panics where a buffer lies outside its message.

mod column;
mod layout;
mod message;
mod pieces;
#[cfg(test)]
mod tests;

pub(super) use column::Column;
pub(super) use pieces::Pieces;

use std::collections::HashMap;
use std::rc::Rc;

use arrow::ipc::{self, MessageHeader};
use layout::Layout;
use message::{Message, Messages};

/// Why bytes are no stream that can be read, in words that follow "found".
pub(super) type Fault = String;
/// What became of reading a column; none where it is of another type.
pub(super) type Visited = Option<Result<(), Fault>>;

/// The columns of a number of rows.
pub(super) struct Batch<'a> {
    pub rows: usize,
    names: Rc<[String]>,
    columns: Vec<Column<'a>>,
}

impl<'a> Batch<'a> {
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&Column<'a>> {
        self.names.iter().position(|other| other == name).and_then(|position| self.columns.get(position))
    }
}

/// A stream that was read.
pub(super) struct Stream<'a> {
    metadata: Vec<(String, String)>,
    pub batches: Vec<Batch<'a>>,
}

impl<'a> Stream<'a> {
    /// Cuts a stream into its batches. Compressed bodies and delta dictionaries are refused.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        let mut messages = Messages::new(bytes);
        let first = messages.next().ok_or("nothing")??;
        let schema = first.header.header_as_schema().ok_or("a message before the schema")?;
        if schema.endianness() != ipc::Endianness::Little {
            return Err("big-endian numbers".to_owned());
        }
        let fields = schema.fields().ok_or("a schema without fields")?;
        let layouts = fields.iter().map(|field| Layout::of(&field)).collect::<Result<Vec<_>, _>>()?;
        let names: Rc<[String]> = fields.iter().map(|field| field.name().unwrap_or_default().to_owned()).collect();
        let mut dictionaries = HashMap::new();
        let mut batches = Vec::new();
        for message in messages {
            let message = message?;
            match message.header.header_type() {
                MessageHeader::DictionaryBatch => dictionary(&message, &layouts, &mut dictionaries)?,
                MessageHeader::RecordBatch => batches.push(batch(&message, &layouts, &names, &dictionaries)?),
                other => return Err(format!("a message of the type {other:?}")),
            }
        }
        Ok(Self { metadata: metadata(schema), batches })
    }

    /// What the schema says under a key.
    pub fn metadata(&self, key: &str) -> Option<&str> {
        self.metadata.iter().find(|(other, _)| other == key).map(|(_, value)| value.as_str())
    }
}

fn metadata(schema: ipc::Schema) -> Vec<(String, String)> {
    let pairs = schema.custom_metadata().into_iter().flatten();
    pairs.filter_map(|pair| Some((pair.key()?.to_owned(), pair.value()?.to_owned()))).collect()
}

type Dictionaries<'a> = HashMap<i64, Rc<Column<'a>>>;

fn batch<'a>(
    message: &Message<'a>,
    layouts: &[Layout],
    names: &Rc<[String]>,
    dictionaries: &Dictionaries<'a>,
) -> Result<Batch<'a>, Fault> {
    let header = message.header.header_as_record_batch().ok_or("a batch without a header")?;
    let rows = usize::try_from(header.length()).map_err(|_| "a batch of fewer than no rows")?;
    let mut parts = message.parts(header)?;
    let columns = layouts.iter().map(|layout| parts.column(layout, dictionaries)).collect::<Result<Vec<_>, _>>()?;
    // Room is made for the rows before they are read.
    if rows.div_ceil(8) > message.body.len() {
        return Err("more rows than bytes for them".to_owned());
    }
    if columns.iter().any(|column| column.rows != rows) {
        return Err("columns of different lengths".to_owned());
    }
    Ok(Batch { rows, names: Rc::clone(names), columns })
}

fn dictionary<'a>(message: &Message<'a>, layouts: &[Layout], dictionaries: &mut Dictionaries<'a>) -> Result<(), Fault> {
    let header = message.header.header_as_dictionary_batch().ok_or("a dictionary without a header")?;
    if header.isDelta() {
        return Err("a dictionary in pieces (delta)".to_owned());
    }
    let id = header.id();
    // One that no column uses is of no harm.
    let Some(layout) = layouts.iter().find_map(|layout| layout.with_dictionary(id)) else { return Ok(()) };
    let mut parts = message.parts(header.data().ok_or("a dictionary without values")?)?;
    let values = parts.column(layout.values(), dictionaries)?;
    dictionaries.insert(id, Rc::new(values));
    Ok(())
}
