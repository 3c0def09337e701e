//! The table `records`, which goes into a cube as it is unpacked.

use crate::browser::fetch::Sink;
use crate::scoring::Cube;
use crate::snapshot::{Manifest, Opening, SnapshotError};

/// Takes bytes of `records` until one of them is wrong.
pub(super) struct RecordsSink {
    opening: Opening,
    fault: Option<SnapshotError>,
}

impl RecordsSink {
    pub fn new(opening: Opening) -> Self {
        Self { opening, fault: None }
    }

    pub fn finish(self, manifest: &Manifest) -> Result<Cube, SnapshotError> {
        self.fault.map_or_else(|| self.opening.finish(manifest), Err)
    }
}

impl Sink for RecordsSink {
    fn works(&self) -> bool {
        true
    }

    fn room(&mut self, bytes: usize) -> &mut [u8] {
        self.opening.room(bytes)
    }

    fn filled(&mut self) -> bool {
        self.fault = self.opening.filled().err();
        self.fault.is_none()
    }
}
