//! An Arrow IPC stream, cut into streams of one batch each while it comes.

use arrow::ipc::MessageHeader;

use super::Fault;
use super::message::{CUT_SHORT, Next, next_message};

/// Cuts a stream whose bytes come one after another into pieces: the schema, the dictionaries so far and one batch,
/// each a stream itself. No more of it than a piece is held.
#[derive(Debug, Default)]
pub(in super::super) struct Pieces {
    bytes: Vec<u8>,
    /// Where the schema and the dictionaries end, with which every piece begins.
    head: usize,
    /// Where the messages end that were looked at.
    end: usize,
    /// How many bytes after `end` are not enough for the next message.
    too_few: usize,
    has_batch: bool,
    has_ended: bool,
}

impl Pieces {
    /// Room for so many bytes that come next.
    pub fn room(&mut self, bytes: usize) -> &mut [u8] {
        let from = self.bytes.len();
        self.bytes.resize(from + bytes, 0);
        &mut self.bytes[from..]
    }

    /// The next piece, once all of it has come.
    pub fn next_piece(&mut self) -> Result<Option<&[u8]>, Fault> {
        // The batch of the piece before makes room.
        self.bytes.drain(self.head..self.end);
        self.end = self.head;
        while !self.has_ended && self.bytes.len() - self.end > self.too_few {
            match next_message(&self.bytes[self.end..])? {
                Next::CutShort(bytes) => self.too_few = bytes,
                Next::End => self.has_ended = true,
                Next::Message(message, bytes) => {
                    let is_batch = message.header.header_type() == MessageHeader::RecordBatch;
                    self.end += bytes;
                    self.too_few = 0;
                    if is_batch {
                        self.has_batch = true;
                        return Ok(Some(&self.bytes[..self.end]));
                    }
                    self.head = self.end;
                }
            }
        }
        Ok(None)
    }

    /// Ends the stream: its head, which is a stream too, where it had no batch at all.
    pub fn finish(mut self) -> Result<Option<Vec<u8>>, Fault> {
        if !self.has_ended && self.bytes.len() > self.end {
            return Err(CUT_SHORT.to_owned());
        }
        self.bytes.truncate(self.head);
        Ok((!self.has_batch).then_some(self.bytes))
    }
}
