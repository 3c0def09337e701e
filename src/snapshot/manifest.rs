//! `manifest.json`: what a snapshot is, and which files it is made of.

use serde::{Deserialize, Serialize};

use super::{BaseMap, SnapshotError};
use crate::domain::{Date, Edition, EditionName, GroupCode, OffenceCode, Source};

/// The version of the format that this code reads and writes.
pub const FORMAT_VERSION: u32 = 1;

/// The force a snapshot is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Force {
    /// Its name.
    pub name: String,
    /// Whether force, places and people are invented.
    pub synthetic: bool,
}

/// Where the offence weights come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// The edition in force, as in the name of its column.
    pub edition: String,
    /// Its source, in words.
    pub source: String,
    /// Other editions that offences have weights of, for a reader to choose.
    #[serde(default)]
    pub others: Vec<Edition>,
}

impl Weights {
    /// Every edition, the one in force first.
    #[must_use]
    pub fn editions(&self) -> Vec<Edition> {
        let in_force = Edition { name: EditionName::new(&self.edition), source: self.source.clone() };
        std::iter::once(in_force).chain(self.others.iter().cloned()).collect()
    }
}

/// Rows that the export refused, by source and reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The source's id, or the table's name.
    pub source: String,
    /// Why, in words.
    pub reason: String,
    /// How many.
    pub rows: u64,
}

/// A purpose for which a group's nominals may be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// What stands in the server's log: letters, digits, `-` and `_` alone.
    pub code: String,
    /// What it means.
    pub label: String,
}

impl Purpose {
    /// Whether its code can stand in a request as it is.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        !self.code.is_empty() && self.code.bytes().all(is_plain)
    }
}

/// An audience that gets counts and no rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// Who it is.
    pub label: String,
    /// The smallest count that it is shown, 0 apart.
    pub smallest: u32,
    /// Over how many months at a time records are summed; each sum is dated to the last of them.
    pub months: u32,
    /// How many counts are withheld, of records and themes together.
    pub withheld: u64,
    /// Names of the tables that it does not get.
    pub absent: Vec<String>,
}

/// Which recorded crime is of the same matter as intelligence on a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectMatch {
    /// The subject, as in `records_detail.intelligence_subject`.
    pub subject: String,
    /// Codes of the offences.
    pub offences: Vec<OffenceCode>,
}

/// One file of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// The table it holds, or a part of.
    pub table: String,
    /// For a table in parts, which part, from 0.
    #[serde(default)]
    pub part: u32,
    /// For a file of one group's nominals, the group; none for nominals in no group.
    #[serde(default)]
    pub group: Option<GroupCode>,
    /// Its name, beside the manifest; it carries the beginning of its hash.
    pub name: String,
    /// Rows (features of GeoJSON) in it.
    pub rows: u64,
    /// Bytes as stored, gzip.
    pub size: u64,
    /// SHA-256 of the bytes as stored, in lower-case hexadecimal.
    pub sha256: String,
    /// Bytes once unpacked.
    pub unpacked_size: u64,
    /// SHA-256 of the bytes once unpacked: some servers unpack gzip on the way.
    pub unpacked_sha256: String,
}

impl FileEntry {
    /// Whether the name is that of a file beside the manifest.
    ///
    /// # Errors
    /// One that leads elsewhere.
    pub fn check_name(&self) -> Result<(), SnapshotError> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        if self.name.bytes().all(is_plain) && !self.name.starts_with('.') && !self.name.is_empty() {
            return Ok(());
        }
        let found = format!("{:?}", self.name);
        Err(SnapshotError::ManifestValue { field: "files: name", found, expected: "the name of a file beside it" })
    }
}

/// The contents of `manifest.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT_VERSION`] of the writer.
    pub format_version: u32,
    /// The force.
    pub force: Force,
    /// The protective marking of everything in the snapshot, such as "OFFICIAL-SENSITIVE".
    pub marking: String,
    /// The title of a score that is not the SOC primary harm score.
    pub score_title: String,
    /// The day the snapshot was made.
    pub created: Date,
    /// After how many days it counts as stale.
    pub stale_after_days: u32,
    /// The first day covered; a month's first.
    pub from: Date,
    /// The day after the last covered; a month's first.
    pub to: Date,
    /// The sources of its records.
    pub sources: Vec<Source>,
    /// The offence weights.
    pub weights: Weights,
    /// Licence lines and statements to be shown with the data.
    pub notices: Vec<String>,
    /// Rows refused.
    pub rejected: Vec<Rejected>,
    /// Purposes for which a group's nominals may be looked at; without any they cannot be.
    #[serde(default)]
    pub purposes: Vec<Purpose>,
    /// Which recorded crime intelligence is held against, by subject.
    #[serde(default)]
    pub subjects: Vec<SubjectMatch>,
    /// What is drawn under the maps, if anything.
    #[serde(default)]
    pub base_map: Option<BaseMap>,
    /// The name and digest of the index of per-group files; it lists them as `files` does.
    #[serde(default)]
    pub groups_index: Option<FileEntry>,
    /// The audience, where it gets counts and no rows.
    #[serde(default)]
    pub audience: Option<Audience>,
    /// The files, those of the index apart.
    pub files: Vec<FileEntry>,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// Text that is no manifest, and one of another format version.
    pub fn parse(bytes: &[u8]) -> Result<Self, SnapshotError> {
        #[derive(Deserialize)]
        struct Version {
            format_version: u32,
        }
        let malformed = |error: serde_json::Error| SnapshotError::Manifest {
            line: error.line(),
            column: error.column(),
            message: error.to_string(),
            is_html: bytes.trim_ascii_start().starts_with(b"<"),
        };
        let version: Version = serde_json::from_slice(bytes).map_err(malformed)?;
        if version.format_version != FORMAT_VERSION {
            return Err(SnapshotError::Version { found: version.format_version, expected: FORMAT_VERSION });
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(malformed)?;
        manifest.check_files()?;
        manifest.check_editions()?;
        if let Some(purpose) = manifest.purposes.iter().find(|purpose| !purpose.is_plain()) {
            let (found, expected) = (format!("{:?}", purpose.code), "letters, digits, - and _");
            return Err(SnapshotError::ManifestValue { field: "purposes: code", found, expected });
        }
        if let Some((field, found, expected)) = manifest.base_map.as_ref().and_then(BaseMap::fault) {
            let found = format!("{found:?}");
            return Err(SnapshotError::ManifestValue { field, found, expected });
        }
        Ok(manifest)
    }

    /// No edition of weights is there twice.
    fn check_editions(&self) -> Result<(), SnapshotError> {
        let mut taken = std::collections::BTreeSet::new();
        match self.weights.editions().into_iter().find(|edition| !taken.insert(edition.name.clone())) {
            Some(edition) => Err(SnapshotError::ManifestValue {
                field: "weights: edition",
                found: format!("{} twice", edition.name),
                expected: "each edition once",
            }),
            None => Ok(()),
        }
    }

    /// Names lead nowhere but beside the manifest, and no table or part is there twice.
    fn check_files(&self) -> Result<(), SnapshotError> {
        let mut taken = std::collections::BTreeSet::new();
        for file in self.files.iter().chain(&self.groups_index) {
            file.check_name()?;
            if !taken.insert((&file.table, file.part)) {
                let found = format!("{} twice", file.table);
                return Err(SnapshotError::ManifestValue { field: "files", found, expected: "each table once" });
            }
        }
        Ok(())
    }

    /// Whether the audience does not get a table.
    #[must_use]
    pub fn lacks(&self, table: &str) -> bool {
        self.audience.as_ref().is_some_and(|audience| audience.absent.iter().any(|absent| absent == table))
    }

    /// The one file of a table that is not in parts.
    ///
    /// # Errors
    /// The manifest lists no such file.
    pub fn file(&self, table: &'static str) -> Result<&FileEntry, SnapshotError> {
        self.files.iter().find(|file| file.table == table).ok_or(SnapshotError::NoTable { table })
    }
}
