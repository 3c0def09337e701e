//! From an address to a cube, with progress on the way.

use std::collections::BTreeMap;

use super::extras::Source;
use super::records_sink::RecordsSink;
use super::{Failure, FailureKind, Stage};
use crate::browser::fetch::{FetchError, Sink, fetch, sibling};
use crate::browser::unpack::unpack;
use crate::scoring::Cube;
use crate::snapshot::{FileEntry, Manifest, Opening, Packing, SCORING_TABLES, SnapshotError, verify};

/// Told the stage, bytes done and bytes in all.
type Report<'a> = &'a dyn Fn(Stage, u64, u64);

/// Fetches, checks and opens the snapshot whose manifest lies at an address.
pub(super) async fn open_snapshot(manifest_url: &str, report: Report<'_>) -> Result<(Source, Cube), Failure> {
    report(Stage::Manifest, 0, 0);
    let manifest = fetch_manifest(manifest_url).await?;
    let mut fetching = Fetching { manifest_url, report, done: 0, total: bytes_scored(&manifest) };
    let mut files = BTreeMap::new();
    for entry in manifest.files.iter().filter(|file| is_scored(file) && file.table != "records") {
        files.insert(entry.table.clone(), fetching.table(entry).await?);
    }
    let mut records = RecordsSink::new(Opening::new(&manifest, &files)?);
    if let Some(entry) = manifest.files.iter().find(|file| file.table == "records") {
        fetching.table_into(entry, &mut records).await?;
    }
    report(Stage::Build, fetching.total, fetching.total);
    let cube = records.finish(&manifest)?;
    files.retain(|table, _| matches!(table.as_str(), "sectors" | "beats"));
    Ok((Source { manifest_url: manifest_url.to_owned(), manifest, boundaries: files }, cube))
}

fn is_scored(file: &FileEntry) -> bool {
    SCORING_TABLES.contains(&file.table.as_str())
}

fn bytes_scored(manifest: &Manifest) -> u64 {
    manifest.files.iter().filter(|file| is_scored(file)).map(|file| file.size).sum()
}

/// The scoring tables on their way.
struct Fetching<'a> {
    manifest_url: &'a str,
    report: Report<'a>,
    /// Bytes of the tables that are there, and of all.
    done: u64,
    total: u64,
}

impl Fetching<'_> {
    /// A table's bytes, unpacked.
    async fn table(&mut self, entry: &FileEntry) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        self.table_into(entry, &mut bytes).await?;
        Ok(bytes)
    }

    async fn table_into(&mut self, entry: &FileEntry, sink: &mut impl Sink) -> Result<(), Failure> {
        let received = |bytes: u64| match bytes.min(entry.size) {
            bytes if bytes < entry.size => (self.report)(Stage::Download, self.done + bytes, self.total),
            bytes => (self.report)(Stage::Unpack, self.done + bytes, self.total),
        };
        (self.report)(Stage::Download, self.done, self.total);
        fetch_into(self.manifest_url, entry, &received, sink).await?;
        self.done += entry.size;
        Ok(())
    }
}

/// Fetches a manifest, from the server even where the browser holds a copy.
pub(super) async fn fetch_manifest(url: &str) -> Result<Manifest, Failure> {
    let bytes = fetch(url, true, 0, |_| ()).await.map_err(|error| unreachable_file(&error, true))?;
    Ok(Manifest::parse(&bytes)?)
}

/// Fetches, checks and unpacks a file of a snapshot; `received` is told the bytes so far.
pub(super) async fn fetch_table(
    manifest_url: &str,
    entry: &FileEntry,
    received: &dyn Fn(u64),
) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    fetch_into(manifest_url, entry, received, &mut bytes).await?;
    Ok(bytes)
}

async fn fetch_into(
    manifest_url: &str,
    entry: &FileEntry,
    received: &dyn Fn(u64),
    sink: &mut impl Sink,
) -> Result<(), Failure> {
    let url = sibling(manifest_url, &entry.name);
    let bytes = fetch(&url, false, bytes_of(entry), received).await.map_err(|error| unreachable_file(&error, false))?;
    unpack_into(entry, bytes, sink).await
}

/// The same for a file of nominals, with the purpose in the request: the server must see each, so that
/// none comes from the browser's own store.
pub(super) async fn fetch_for(manifest_url: &str, entry: &FileEntry, purpose: &str) -> Result<Vec<u8>, Failure> {
    let url = format!("{}?purpose={purpose}", sibling(manifest_url, &entry.name));
    let packed = fetch(&url, true, bytes_of(entry), |_| ()).await.map_err(|error| unreachable_file(&error, false))?;
    let mut bytes = Vec::new();
    unpack_into(entry, packed, &mut bytes).await?;
    Ok(bytes)
}

fn bytes_of(entry: &FileEntry) -> usize {
    usize::try_from(entry.size).unwrap_or(0)
}

async fn unpack_into(entry: &FileEntry, bytes: Vec<u8>, sink: &mut impl Sink) -> Result<(), Failure> {
    match verify(entry, &bytes)? {
        Packing::None => {
            sink.room(bytes.len()).copy_from_slice(&bytes);
            sink.filled();
            Ok(())
        }
        Packing::Gzip => unpack(&bytes, sink).await.map_err(|found| damaged(entry, found)),
    }
}

fn damaged(entry: &FileEntry, found: String) -> Failure {
    SnapshotError::Format { file: entry.name.clone(), found, expected: "gzip" }.into()
}

fn unreachable_file(error: &FetchError, is_manifest: bool) -> Failure {
    let kind = match error {
        FetchError::Status { .. } if is_manifest => FailureKind::NoSnapshot,
        FetchError::Status { .. } => FailureKind::FileMissing,
        FetchError::Network { .. } => FailureKind::Unreachable,
    };
    Failure { kind, message: error.to_string() }
}

impl From<SnapshotError> for Failure {
    fn from(error: SnapshotError) -> Self {
        let kind = match &error {
            SnapshotError::Version { .. } => FailureKind::OtherVersion,
            SnapshotError::Manifest { is_html: true, .. } => FailureKind::NoSnapshot,
            SnapshotError::Manifest { .. }
            | SnapshotError::Size { .. }
            | SnapshotError::Hash { .. }
            | SnapshotError::Html { .. }
            | SnapshotError::Format { .. } => FailureKind::FileDamaged,
            SnapshotError::NoTable { .. }
            | SnapshotError::ManifestValue { .. }
            | SnapshotError::NoColumn { .. }
            | SnapshotError::ColumnType { .. }
            | SnapshotError::Value { .. }
            | SnapshotError::Cube(_) => FailureKind::Inconsistent,
        };
        Self { kind, message: error.to_string() }
    }
}
