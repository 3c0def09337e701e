//! Snapshots on disk.
//!
//! File names carry their hash, the manifest is written last and by rename: a reader sees the old
//! snapshot or the new one, never a mix.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;

use crate::scoring::{Cube, CubeError};
use crate::snapshot::{
    FileEntry, GroupFile, Manifest, Packing, SCORING_TABLES, SnapshotError, TableBytes, Tables, open, sha256_hex,
    verify, write,
};

/// The manifest's name.
pub const MANIFEST: &str = "manifest.json";

/// How many manifests before the present one are kept, with their files, for pages that are open.
const KEPT: usize = 2;

/// Why a snapshot could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The operating system refused.
    #[error("{path}: {error}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        error: std::io::Error,
    },
    /// Columns that make no Arrow table.
    #[error("snapshot tables: {0}")]
    Arrow(#[from] arrow::error::ArrowError),
    /// The manifest does not turn into JSON.
    #[error("manifest.json: {0}")]
    Json(#[from] serde_json::Error),
    /// The snapshot cannot be used.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// A snapshot with rows would lie beside one for an audience that must not have them.
    #[error(
        "{dir}: found a snapshot with rows, whose files are kept for open pages; expected an empty folder, or one of that audience alone"
    )]
    OtherAudience {
        /// The folder.
        dir: PathBuf,
    },
    /// Its tables contradict each other.
    #[error(transparent)]
    Cube(#[from] CubeError),
}

fn io(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError + '_ {
    |error| StoreError::Io { path: path.to_owned(), error }
}

/// Writes a snapshot into a folder, over the one that was there; returns its manifest.
///
/// # Errors
/// The snapshot that was there stays as it was.
pub fn save(dir: &Path, tables: &Tables, mut manifest: Manifest) -> Result<Manifest, StoreError> {
    std::fs::create_dir_all(dir).map_err(io(dir))?;
    if manifest.audience.is_some() && dir.join(MANIFEST).exists() && load_manifest(dir)?.audience.is_none() {
        return Err(StoreError::OtherAudience { dir: dir.to_owned() });
    }
    let mut grouped = Vec::new();
    write(tables, |file| -> Result<(), StoreError> {
        let is_grouped = file.group.is_some();
        let entry = save_file(dir, file)?;
        if is_grouped {
            grouped.push(entry);
        } else {
            manifest.files.push(entry);
        }
        Ok(())
    })?;
    if !grouped.is_empty() {
        let bytes = serde_json::to_vec(&grouped)?;
        let rows = grouped.len();
        let index = TableBytes { table: "groups_index", part: 0, group: None, extension: "json", rows, bytes };
        manifest.groups_index = Some(save_file(dir, index)?);
    }
    replace_manifest(dir, &manifest)?;
    remove_old(dir)?;
    Ok(manifest)
}

fn save_file(dir: &Path, file: TableBytes) -> Result<FileEntry, StoreError> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::new(9));
    packer.write_all(&file.bytes).map_err(io(dir))?;
    let packed = packer.finish().map_err(io(dir))?;
    let sha256 = sha256_hex(&packed);
    let name = format!("{}-{}.{}.gz", file.table, &sha256[..16], file.extension);
    let path = dir.join(&name);
    std::fs::write(&path, &packed).map_err(io(&path))?;
    Ok(FileEntry {
        table: file.table.to_owned(),
        part: file.part,
        group: match file.group {
            Some(GroupFile::Group(code)) => Some(code),
            Some(GroupFile::Ungrouped) | None => None,
        },
        name,
        rows: file.rows as u64,
        size: packed.len() as u64,
        sha256,
        unpacked_size: file.bytes.len() as u64,
        unpacked_sha256: sha256_hex(&file.bytes),
    })
}

/// The present manifest becomes `manifest.1.json` and so on; the new one takes its place by rename.
fn replace_manifest(dir: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    let old = |age: usize| dir.join(if age == 0 { MANIFEST.to_owned() } else { format!("manifest.{age}.json") });
    for age in (0..KEPT).rev().filter(|&age| old(age).exists()) {
        std::fs::copy(old(age), old(age + 1)).map_err(io(dir))?;
    }
    let written = dir.join("manifest.new.json");
    std::fs::write(&written, serde_json::to_vec_pretty(manifest)?).map_err(io(&written))?;
    std::fs::rename(&written, old(0)).map_err(io(dir))
}

/// Removes the snapshot's files that no kept manifest names.
fn remove_old(dir: &Path) -> Result<(), StoreError> {
    let (mut kept, mut found) = (BTreeSet::new(), Vec::new());
    for entry in std::fs::read_dir(dir).map_err(io(dir))? {
        let path = entry.map_err(io(dir))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if name.starts_with("manifest.") {
            let manifest = Manifest::parse(&std::fs::read(&path).map_err(io(&path))?)?;
            if let Some(index) = &manifest.groups_index {
                kept.insert(index.name.clone());
                let grouped: Vec<FileEntry> = serde_json::from_slice(&load_file(dir, index)?)?;
                kept.extend(grouped.into_iter().map(|file| file.name));
            }
            kept.extend(manifest.files.into_iter().map(|file| file.name));
        } else if is_ours(&name) {
            found.push((name, path));
        }
    }
    for (_, path) in found.into_iter().filter(|(name, _)| !kept.contains(name)) {
        std::fs::remove_file(&path).map_err(io(&path))?;
    }
    Ok(())
}

/// Whether a name is one that [`save_file`] gives: other files in the folder are none of ours.
fn is_ours(name: &str) -> bool {
    let named = || {
        let (table, rest) = name.split_once('-')?;
        let hash = rest.strip_suffix(".gz")?.split_once('.')?.0;
        Some((table, hash))
    };
    named().is_some_and(|(table, hash)| {
        table.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            && hash.len() == 16
            && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// Reads the manifest of a folder.
///
/// # Errors
/// There is none, or it is of no use.
pub fn load_manifest(dir: &Path) -> Result<Manifest, StoreError> {
    let path = dir.join(MANIFEST);
    Ok(Manifest::parse(&std::fs::read(&path).map_err(io(&path))?)?)
}

/// Reads, checks and unpacks one file.
///
/// # Errors
/// It is not there, or not what the manifest says.
pub fn load_file(dir: &Path, entry: &FileEntry) -> Result<Vec<u8>, StoreError> {
    entry.check_name()?;
    let path = dir.join(&entry.name);
    let packed = std::fs::read(&path).map_err(io(&path))?;
    if verify(entry, &packed)? == Packing::None {
        return Ok(packed);
    }
    let wrong = |found: String| SnapshotError::Format { file: entry.name.clone(), found, expected: "gzip" };
    let (mut bytes, mut rest) = (Vec::new(), packed.as_slice());
    // A byte more than there should be is enough to know.
    let most = entry.unpacked_size.saturating_add(1);
    GzDecoder::new(&mut rest).take(most).read_to_end(&mut bytes).map_err(|error| wrong(error.to_string()))?;
    if bytes.len() as u64 != entry.unpacked_size {
        let (found, expected) = (bytes.len() as u64, entry.unpacked_size);
        return Err(SnapshotError::Size { file: format!("{}, unpacked", entry.name), found, expected }.into());
    }
    if !rest.is_empty() {
        return Err(wrong(format!("{} bytes after its end", rest.len())).into());
    }
    Ok(bytes)
}

/// The manifest of a folder and the bytes of its scoring tables, unpacked, by table.
///
/// # Errors
/// A file that is missing or damaged.
pub fn load_tables(dir: &Path) -> Result<(Manifest, BTreeMap<String, Vec<u8>>), StoreError> {
    let manifest = load_manifest(dir)?;
    let mut files = BTreeMap::new();
    for entry in manifest.files.iter().filter(|file| SCORING_TABLES.contains(&file.table.as_str())) {
        files.insert(entry.table.clone(), load_file(dir, entry)?);
    }
    Ok((manifest, files))
}

/// Opens the snapshot in a folder as the page does.
///
/// # Errors
/// A file that is missing or damaged, and tables that cannot be.
pub fn load(dir: &Path) -> Result<(Manifest, Cube), StoreError> {
    let (manifest, files) = load_tables(dir)?;
    let cube = Cube::build(open(&manifest, &files)?)?;
    Ok((manifest, cube))
}
