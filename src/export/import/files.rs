//! CSV files by pattern: plain, gzip, or inside a zip.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use globset::{Glob, GlobMatcher};

use super::ImportError;

/// One file's text, and its name for messages.
#[derive(Clone, Debug)]
pub(super) struct CsvFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Where a file lies: on disk, or in a zip on disk.
#[derive(Clone, Debug)]
pub(super) struct Found {
    path: PathBuf,
    inner: Option<GlobMatcher>,
}

/// The files that a pattern names, by name; `archive.zip!pattern` looks inside.
pub(super) fn expand(folder: &Path, pattern: &str) -> Result<Vec<Found>, ImportError> {
    let no_file = || ImportError::NoFile { pattern: pattern.to_owned() };
    let (outer, inner) = pattern.split_once('!').map_or((pattern, None), |(outer, inner)| (outer, Some(inner)));
    let glob = |text: &str| {
        let expected = "a pattern such as *.csv";
        let wrong = |_| ImportError::ConfigValue { place: "files".to_owned(), found: text.to_owned(), expected };
        Glob::new(text).map(|glob| glob.compile_matcher()).map_err(wrong)
    };
    let inner = inner.map(glob).transpose()?;
    let path = folder.join(outer);
    let (parent, name) = (path.parent().unwrap_or(folder), path.file_name().and_then(|name| name.to_str()));
    let matcher = glob(name.ok_or_else(no_file)?)?;
    let entries = std::fs::read_dir(parent).map_err(|error| ImportError::Io { path: parent.to_owned(), error })?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.file_name().is_some_and(|name| matcher.is_match(Path::new(name))))
        .collect();
    paths.sort();
    if paths.is_empty() {
        return Err(no_file());
    }
    Ok(paths.into_iter().map(|path| Found { path, inner: inner.clone() }).collect())
}

/// Reads the file, or each fitting one of its archive, by name.
pub(super) fn open(found: &Found) -> Result<Vec<CsvFile>, ImportError> {
    let path = &found.path;
    let bytes = std::fs::read(path).map_err(|error| ImportError::Io { path: path.clone(), error })?;
    let name = path.display().to_string();
    let unreadable = |found: String, expected| ImportError::Unreadable { file: name.clone(), line: 1, found, expected };
    if let Some(inner) = &found.inner {
        return unzip(&name, bytes, inner).map_err(|found| unreadable(found, "a whole zip archive"));
    }
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(vec![CsvFile { name, bytes }]);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(bytes.as_slice())
        .read_to_end(&mut unpacked)
        .map_err(|error| unreadable(error.to_string(), "a whole gzip file"))?;
    Ok(vec![CsvFile { name, bytes: unpacked }])
}

fn unzip(name: &str, bytes: Vec<u8>, inner: &GlobMatcher) -> Result<Vec<CsvFile>, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut names = Vec::new();
    for inside in archive.file_names() {
        let inside = inside.map_err(|error| error.to_string())?;
        if inner.is_match(Path::new(inside.as_ref())) {
            names.push(inside.into_owned());
        }
    }
    names.sort();
    if names.is_empty() {
        return Err("no fitting file inside".to_owned());
    }
    let mut files = Vec::with_capacity(names.len());
    for inside in names {
        let mut bytes = Vec::new();
        let mut file = archive.by_name(&inside).map_err(|error| error.to_string())?;
        file.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        files.push(CsvFile { name: format!("{name}!{inside}"), bytes });
    }
    Ok(files)
}
