//! From the bytes of the scoring tables to a cube, those of `records` as they come.

use std::collections::BTreeMap;

use super::columns::unreadable;
use super::read::open_lists;
use super::schema::RECORDS;
use super::stream::{Fault, Pieces};
use super::{Manifest, RecordReader, SnapshotError};
use crate::scoring::{Cube, CubeBuilder};

/// A cube on its way. Of `records`, by far the largest table, it holds no more than a batch.
#[derive(Debug)]
pub struct Opening {
    pieces: Pieces,
    reader: RecordReader,
    builder: CubeBuilder,
}

impl Opening {
    /// Reads every scoring table but `records`; `files` holds each one's bytes, unpacked, by table.
    ///
    /// # Errors
    /// As [`open`](super::open).
    pub fn new(manifest: &Manifest, files: &BTreeMap<String, Vec<u8>>) -> Result<Self, SnapshotError> {
        let builder = CubeBuilder::new(open_lists(manifest, files)?)?;
        Ok(Self { pieces: Pieces::default(), reader: RecordReader::default(), builder })
    }

    /// Room for so many bytes of `records` that come next.
    pub fn room(&mut self, bytes: usize) -> &mut [u8] {
        self.pieces.room(bytes)
    }

    /// Adds what the bytes in the room make whole.
    ///
    /// # Errors
    /// As [`open`](super::open).
    pub fn filled(&mut self) -> Result<(), SnapshotError> {
        while let Some(piece) = self.pieces.next_piece().map_err(no_stream)? {
            let records = self.reader.read(self.builder.catalogue(), piece)?;
            self.builder.add(&self.reader.kinds, &records)?;
        }
        Ok(())
    }

    /// The cube, once all bytes have come.
    ///
    /// # Errors
    /// As [`open`](super::open).
    pub fn finish(mut self, manifest: &Manifest) -> Result<Cube, SnapshotError> {
        if let Some(head) = self.pieces.finish().map_err(no_stream)? {
            self.reader.read(self.builder.catalogue(), &head)?;
        }
        self.reader.check_rows(manifest)?;
        Ok(self.builder.finish()?)
    }
}

fn no_stream(fault: Fault) -> SnapshotError {
    unreadable(&RECORDS, fault)
}
