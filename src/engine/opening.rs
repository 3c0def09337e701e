//! From an address to a cube, with progress on the way.

use std::collections::BTreeMap;

use super::extras::Source;
use super::{Failure, FailureKind, Stage};
use crate::browser::fetch::{FetchError, fetch, sibling};
use crate::browser::unpack::unpack;
use crate::scoring::Cube;
use crate::snapshot::{FileEntry, Manifest, Packing, SCORING_TABLES, SnapshotError, open, verify};

/// Told the stage, bytes done and bytes in all.
type Report<'a> = &'a dyn Fn(Stage, u64, u64);

/// Fetches, checks and opens the snapshot whose manifest lies at an address.
pub(super) async fn open_snapshot(manifest_url: &str, report: Report<'_>) -> Result<(Source, Cube), Failure> {
    report(Stage::Manifest, 0, 0);
    let manifest = fetch_manifest(manifest_url).await?;
    let mut files = open_tables(manifest_url, &manifest, report).await?;
    let total = manifest.files.iter().filter(|file| is_scored(file)).map(|file| file.size).sum();
    report(Stage::Build, total, total);
    let cube = Cube::build(open(&manifest, &files)?).map_err(SnapshotError::from)?;
    files.retain(|table, _| matches!(table.as_str(), "sectors" | "beats"));
    Ok((Source { manifest_url: manifest_url.to_owned(), manifest, boundaries: files }, cube))
}

fn is_scored(file: &FileEntry) -> bool {
    SCORING_TABLES.contains(&file.table.as_str())
}

/// The bytes of the scoring tables, unpacked, by table.
async fn open_tables(
    manifest_url: &str,
    manifest: &Manifest,
    report: Report<'_>,
) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let wanted: Vec<&FileEntry> = manifest.files.iter().filter(|file| is_scored(file)).collect();
    let total: u64 = wanted.iter().map(|file| file.size).sum();
    let (mut files, mut done) = (BTreeMap::new(), 0);
    for entry in wanted {
        report(Stage::Download, done, total);
        let received = |bytes: u64| match bytes.min(entry.size) {
            bytes if bytes < entry.size => report(Stage::Download, done + bytes, total),
            bytes => report(Stage::Unpack, done + bytes, total),
        };
        let unpacked = fetch_table(manifest_url, entry, &received).await?;
        done += entry.size;
        files.insert(entry.table.clone(), unpacked);
    }
    Ok(files)
}

/// Fetches a manifest, from the server even where the browser holds a copy.
pub(super) async fn fetch_manifest(url: &str) -> Result<Manifest, Failure> {
    let bytes = fetch(url, true, |_| ()).await.map_err(|error| unreachable_file(&error, true))?;
    Ok(Manifest::parse(&bytes)?)
}

/// Fetches, checks and unpacks a file of a snapshot; `received` is told the bytes so far.
pub(super) async fn fetch_table(
    manifest_url: &str,
    entry: &FileEntry,
    received: &dyn Fn(u64),
) -> Result<Vec<u8>, Failure> {
    let url = sibling(manifest_url, &entry.name);
    let bytes = fetch(&url, false, received).await.map_err(|error| unreachable_file(&error, false))?;
    unpacked(entry, bytes).await
}

/// The same for a file of nominals, with the purpose in the request: the server must see each, so that
/// none comes from the browser's own store.
pub(super) async fn fetch_for(manifest_url: &str, entry: &FileEntry, purpose: &str) -> Result<Vec<u8>, Failure> {
    let url = format!("{}?purpose={purpose}", sibling(manifest_url, &entry.name));
    let bytes = fetch(&url, true, |_| ()).await.map_err(|error| unreachable_file(&error, false))?;
    unpacked(entry, bytes).await
}

async fn unpacked(entry: &FileEntry, bytes: Vec<u8>) -> Result<Vec<u8>, Failure> {
    match verify(entry, &bytes)? {
        Packing::None => Ok(bytes),
        Packing::Gzip => unpack(&bytes).await.map_err(|found| damaged(entry, found)),
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
