//! The messages of a stream, and the buffers of a message.

use arrow::ipc::{self, root_as_message};

use super::column::Column;
use super::layout::Layout;
use super::{Dictionaries, Fault};

pub(super) const CUT_SHORT: &str = "a stream that is cut short";
const BEYOND: &str = "a buffer outside its message";

/// One message.
pub(super) struct Message<'a> {
    pub header: ipc::Message<'a>,
    pub body: &'a [u8],
}

/// What bytes of a stream begin with.
pub(super) enum Next<'a> {
    /// A message, of so many bytes with its lengths.
    Message(Message<'a>, usize),
    /// The mark of the stream's end.
    End,
    /// A message that is not there whole: more than so many bytes are needed.
    CutShort(usize),
}

/// What bytes of a stream begin with.
pub(super) fn next_message(bytes: &[u8]) -> Result<Next<'_>, Fault> {
    let cut_short = Ok(Next::CutShort(bytes.len()));
    let Some((mark, rest)) = bytes.split_first_chunk() else { return cut_short };
    if u32::from_le_bytes(*mark) != u32::MAX {
        return Err("no message of Arrow".to_owned());
    }
    let Some((length, rest)) = rest.split_first_chunk() else { return cut_short };
    let metadata_bytes = u32::from_le_bytes(*length);
    if metadata_bytes == 0 {
        return Ok(Next::End);
    }
    let metadata_bytes = usize::try_from(metadata_bytes).unwrap_or(usize::MAX);
    let Some((metadata, rest)) = rest.split_at_checked(metadata_bytes) else { return cut_short };
    let header = root_as_message(metadata).map_err(|error| error.to_string())?;
    // A length under zero is no length that a stream could have.
    let body_bytes = usize::try_from(header.bodyLength()).unwrap_or(usize::MAX);
    let Some((body, left)) = rest.split_at_checked(body_bytes) else {
        return Ok(Next::CutShort((bytes.len() - rest.len()).saturating_add(body_bytes) - 1));
    };
    Ok(Next::Message(Message { header, body }, bytes.len() - left.len()))
}

/// Messages up to the end of the stream.
pub(super) struct Messages<'a> {
    rest: &'a [u8],
}

impl<'a> Messages<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }
}

impl<'a> Iterator for Messages<'a> {
    type Item = Result<Message<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = std::mem::take(&mut self.rest);
        if bytes.is_empty() {
            return None;
        }
        match next_message(bytes) {
            Ok(Next::Message(message, length)) => {
                self.rest = &bytes[length..];
                Some(Ok(message))
            }
            Ok(Next::End) => None,
            Ok(Next::CutShort(_)) => Some(Err(CUT_SHORT.to_owned())),
            Err(fault) => Some(Err(fault)),
        }
    }
}

/// The nodes and buffers of a message that are not taken yet.
pub(super) struct Parts<'a> {
    body: &'a [u8],
    /// Length and number of nulls of each array, inner ones after the one they are in.
    nodes: std::vec::IntoIter<(i64, i64)>,
    /// Offset and length.
    buffers: std::vec::IntoIter<(i64, i64)>,
    /// How many more buffers each array of a view type has.
    variadic: std::vec::IntoIter<i64>,
}

impl<'a> Message<'a> {
    pub fn parts(&self, header: ipc::RecordBatch<'a>) -> Result<Parts<'a>, Fault> {
        if header.compression().is_some() {
            return Err("compressed buffers".to_owned());
        }
        let nodes: Vec<_> =
            header.nodes().into_iter().flatten().map(|node| (node.length(), node.null_count())).collect();
        let buffers: Vec<_> =
            header.buffers().into_iter().flatten().map(|buffer| (buffer.offset(), buffer.length())).collect();
        let variadic: Vec<_> = header.variadicBufferCounts().into_iter().flatten().collect();
        Ok(Parts {
            body: self.body,
            nodes: nodes.into_iter(),
            buffers: buffers.into_iter(),
            variadic: variadic.into_iter(),
        })
    }
}

impl<'a> Parts<'a> {
    /// The next column, which is laid out so.
    pub fn column(&mut self, layout: &Layout, dictionaries: &Dictionaries<'a>) -> Result<Column<'a>, Fault> {
        let (rows, nulls) = self.nodes.next().ok_or("fewer arrays than columns")?;
        let rows = usize::try_from(rows).map_err(|_| "an array of fewer than no rows")?;
        let valid = if layout.has_validity { Some(self.buffer()?) } else { None };
        let mut buffers = Vec::with_capacity(layout.buffers);
        let variadic = if layout.is_variadic { self.variadic.next().ok_or(BEYOND)? } else { 0 };
        let wanted = usize::try_from(variadic).ok().and_then(|more| layout.buffers.checked_add(more)).ok_or(BEYOND)?;
        for _ in 0..wanted {
            buffers.push(self.buffer()?);
        }
        let children =
            layout.children.iter().map(|child| self.column(child, dictionaries)).collect::<Result<Vec<_>, _>>()?;
        let dictionary = layout.dictionary.and_then(|id| dictionaries.get(&id).cloned());
        Ok(Column {
            rows,
            name: layout.name.clone(),
            kind: layout.kind,
            type_name: layout.type_name.clone(),
            valid: valid.filter(|_| nulls > 0),
            buffers,
            children,
            dictionary,
        })
    }

    fn buffer(&mut self) -> Result<&'a [u8], Fault> {
        let (offset, length) = self.buffers.next().ok_or(BEYOND)?;
        let (offset, length) = (usize::try_from(offset).ok(), usize::try_from(length).ok());
        let range = offset.zip(length).and_then(|(offset, length)| Some(offset..offset.checked_add(length)?));
        Ok(range.and_then(|range| self.body.get(range)).ok_or(BEYOND)?)
    }
}
