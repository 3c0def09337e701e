//! Rows as an Arrow IPC file.

use super::{About, Cut, FileError, Format};
use crate::rows::Column;
use crate::snapshot::coded::ArrowFile;

/// Every piece of rows is a batch.
#[derive(Default)]
pub(super) struct Ipc(Option<ArrowFile>);

#[allow(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
fn refused(error: impl ToString) -> FileError {
    FileError::Refused { form: "Arrow", message: error.to_string() }
}

impl Format for Ipc {
    fn head(&mut self, cut: &Cut, about: &About) -> Result<Vec<u8>, FileError> {
        let columns = cut.columns.iter().map(Column::coded).collect();
        let file = self.0.insert(ArrowFile::begin(columns, &cut.rows, about).map_err(refused)?);
        Ok(file.take())
    }

    fn rows(&mut self, _: &Cut, _: usize, rows: &[u32]) -> Result<Vec<u8>, FileError> {
        let Some(file) = &mut self.0 else { return Ok(Vec::new()) };
        file.write(rows).map_err(refused)?;
        Ok(file.take())
    }

    fn foot(&mut self) -> Result<Vec<u8>, FileError> {
        let Some(file) = &mut self.0 else { return Ok(Vec::new()) };
        file.finish().map_err(refused)?;
        Ok(file.take())
    }
}
