//! Tables taken in row by row, and the account of what was refused.

use std::collections::{BTreeMap, HashMap, hash_map::DefaultHasher};
use std::hash::{Hash, Hasher};
use std::path::Path;

use super::files::{CsvFile, expand};
use super::row::{Row, Wrong};
use super::sheet::{Header, Sheet};
use super::{ImportError, Reject};
use crate::snapshot::Rejected;

/// How many rows a table kept, and where its refused ones are in the list.
struct Tally {
    table: String,
    kept: u64,
    refused: u64,
    rejects: std::ops::Range<usize>,
}

/// Reads tables, and keeps account of what was refused.
pub(super) struct Intake<'a> {
    folder: &'a Path,
    tallies: Vec<Tally>,
    rejects: Vec<Reject>,
}

impl<'a> Intake<'a> {
    /// Reads files relative to a folder.
    pub fn new(folder: &'a Path) -> Self {
        Self { folder, tallies: Vec::new(), rejects: Vec::new() }
    }

    /// Hands each row of the files that a pattern names to `take`; `columns` finds the columns of
    /// one file. Gives how many rows were kept.
    pub fn read<C>(
        &mut self,
        table: &str,
        pattern: &str,
        columns: impl Fn(&Header) -> Result<C, ImportError>,
        mut take: impl FnMut(&C, &Row<'_>) -> Result<(), Wrong>,
    ) -> Result<u64, ImportError> {
        let (before, mut kept, mut refused) = (self.rejects.len(), 0, 0);
        let mut seen: HashMap<(usize, u64), String> = HashMap::new();
        for found in expand(self.folder, pattern)? {
            for file in found.open(self.folder)? {
                if let Some(first) = seen.insert(fingerprint(&file), file.name.clone()) {
                    self.repeated(&file, &first)?;
                    continue;
                }
                let sheet = Sheet::open(&file)?;
                let columns = columns(&sheet.header)?;
                let take = |row: &Row<'_>| take(&columns, row).inspect(|()| kept += 1);
                sheet.each_row(take, |reject| {
                    refused += 1;
                    self.rejects.push(reject);
                    Ok(())
                })?;
            }
        }
        let rejects = before..self.rejects.len();
        self.tallies.push(Tally { table: table.to_owned(), kept, refused, rejects });
        Ok(kept)
    }

    /// Leaves out a file that another repeats, as downloads that overlap do; its rows are counted,
    /// but not into the share: the rows themselves are in.
    fn repeated(&mut self, file: &CsvFile, first: &str) -> Result<(), ImportError> {
        let refused = |_: &Row<'_>| Err(Wrong { column: String::new(), found: String::new(), expected: "another row" });
        let mut rows = 0;
        Sheet::open(file)?.each_row(refused, |_| {
            rows += 1;
            Ok(())
        })?;
        if rows > 0 {
            self.rejects.push(Reject {
                file: file.name.clone(),
                line: 1,
                column: "file".to_owned(),
                found: format!("the bytes of {first}"),
                expected: "a file that is not read twice",
                row: String::new(),
                rows,
            });
        }
        Ok(())
    }

    /// What was refused: every row, and their numbers by table and reason.
    ///
    /// # Errors
    /// More rows of a table were refused than the share that the configuration allows.
    pub fn finish(self, limit: f64) -> Result<(Vec<Reject>, Vec<Rejected>), ImportError> {
        if let Some(Tally { table, kept, refused, .. }) = self.tallies.iter().find(|tally| tally.share() > limit) {
            let (table, refused, rows) = (table.clone(), *refused, kept + refused);
            return Err(ImportError::TooManyRejected { table, refused, rows, limit, rejects: self.rejects });
        }
        let by_table =
            |tally: &Tally| by_reason(&tally.table, self.rejects.get(tally.rejects.clone()).unwrap_or_default());
        let rejected = self.tallies.iter().flat_map(by_table).collect();
        Ok((self.rejects, rejected))
    }
}

impl Tally {
    #[allow(clippy::cast_precision_loss, reason = "a share of rows")]
    fn share(&self) -> f64 {
        self.refused as f64 / (self.kept + self.refused).max(1) as f64
    }
}

/// Files of one length and one hash are taken for the same bytes: reading is by far slower than
/// hashing, and no two files of a download meet in 64 bits by chance.
fn fingerprint(file: &CsvFile) -> (usize, u64) {
    let mut hasher = DefaultHasher::new();
    file.bytes.hash(&mut hasher);
    (file.bytes.len(), hasher.finish())
}

fn by_reason(table: &str, rejects: &[Reject]) -> Vec<Rejected> {
    let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
    for reject in rejects {
        *reasons.entry(format!("{}: expected {}", reject.column, reject.expected)).or_default() += reject.rows;
    }
    reasons.into_iter().map(|(reason, rows)| Rejected { source: table.to_owned(), reason, rows }).collect()
}
