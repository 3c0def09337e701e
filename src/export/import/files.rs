//! CSV files by pattern: plain, gzip, or inside a zip.

use std::io::{Cursor, Read};
use std::path::{Component, Path, PathBuf};

use flate2::read::MultiGzDecoder;
use globset::{Glob, GlobMatcher};

use super::ImportError;

/// One file's text, and its name for messages.
#[derive(Clone, Debug)]
pub(super) struct CsvFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl CsvFile {
    /// Reads one file, as it is.
    pub fn read(folder: &Path, name: &str) -> Result<Self, ImportError> {
        let path = folder.join(name);
        let bytes = std::fs::read(&path).map_err(|error| ImportError::Io { path: path.clone(), error })?;
        Ok(Self { name: name.to_owned(), bytes })
    }
}

/// Where a file lies: on disk, or in a zip on disk.
#[derive(Clone, Debug)]
pub(super) struct Found {
    path: PathBuf,
    inner: Option<GlobMatcher>,
}

/// The files that a pattern names, by name; any part of its path may be a pattern, and
/// `archive.zip!pattern` looks inside.
pub(super) fn expand(folder: &Path, pattern: &str) -> Result<Vec<Found>, ImportError> {
    let no_file = || ImportError::NoFile { pattern: pattern.to_owned() };
    let (outer, inner) = pattern.split_once('!').map_or((pattern, None), |(outer, inner)| (outer, Some(inner)));
    let inner = inner.map(glob).transpose()?;
    let mut paths = vec![folder.to_owned()];
    for part in Path::new(outer).components() {
        paths = step(&paths, part)?;
    }
    paths.retain(|path| path.is_file());
    paths.sort();
    if paths.is_empty() {
        return Err(no_file());
    }
    Ok(paths.into_iter().map(|path| Found { path, inner: inner.clone() }).collect())
}

fn glob(text: &str) -> Result<GlobMatcher, ImportError> {
    let wrong = |_| ImportError::ConfigValue {
        place: "files".to_owned(),
        found: text.to_owned(),
        expected: "a pattern such as *.csv",
    };
    Glob::new(text).map(|glob| glob.compile_matcher()).map_err(wrong)
}

/// What one part of a pattern names in each of some folders.
fn step(folders: &[PathBuf], part: Component<'_>) -> Result<Vec<PathBuf>, ImportError> {
    let text = part.as_os_str().to_string_lossy();
    if !text.contains(['*', '?', '[', '{']) {
        return Ok(folders.iter().map(|folder| folder.join(part)).filter(|path| path.exists()).collect());
    }
    let matcher = glob(&text)?;
    let mut paths = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let io = |error| ImportError::Io { path: folder.clone(), error };
        for entry in std::fs::read_dir(folder).map_err(io)? {
            let entry = entry.map_err(io)?;
            if matcher.is_match(Path::new(&entry.file_name())) {
                paths.push(entry.path());
            }
        }
    }
    Ok(paths)
}

impl Found {
    /// Reads the file, or each fitting one of its archive, by name; names are from `folder` on.
    pub fn open(&self, folder: &Path) -> Result<Vec<CsvFile>, ImportError> {
        let path = &self.path;
        let bytes = std::fs::read(path).map_err(|error| ImportError::Io { path: path.clone(), error })?;
        let name = path.strip_prefix(folder).unwrap_or(path).display().to_string();
        let unreadable =
            |found: String, expected| ImportError::Unreadable { file: name.clone(), line: 1, found, expected };
        if let Some(inner) = &self.inner {
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
}

fn unzip(name: &str, bytes: Vec<u8>, inner: &GlobMatcher) -> Result<Vec<CsvFile>, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut names: Vec<String> =
        archive.file_names().filter(|inside| inner.is_match(Path::new(inside))).map(str::to_owned).collect();
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
