//! What the page and the worker say to each other: plain types.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{AreaReport, Extra, GroupNominal, Loaded, Sealed};
use crate::domain::{AreaId, GroupCode};
use crate::scoring::{
    Answer, Breakdown, Catalogue, Field, Groups, Quality, RankInterval, Selection, Standing, Subject, ValueSums,
    Withheld,
};
use crate::snapshot::Manifest;

/// From the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToEngine {
    /// Open the snapshot whose manifest lies at that address.
    Open {
        /// Absolute address of `manifest.json`.
        manifest_url: String,
    },
    /// Answer a question. A newer one takes the place of one that is not answered yet.
    Ask {
        /// Comes back with the answer.
        id: u32,
        /// What is chosen.
        selection: Selection,
        /// What it is held against, if anything: a selection of the same level.
        against: Option<Selection>,
    },
    /// Read something more of the snapshot.
    Load(Extra),
    /// Look into what a ranking is made of. Answered after rankings that wait.
    Enquire {
        /// Who asks: a newer enquiry of the same asker takes the place of one not answered yet.
        asker: u32,
        /// Comes back with the finding.
        id: u32,
        /// What is chosen.
        selection: Selection,
        /// What is asked.
        enquiry: Enquiry,
    },
}

/// What may be asked about a ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Enquiry {
    /// What it is made of.
    Breakdown(Subject),
    /// All about one area of the selection's level, by its position in the catalogue's list.
    Area(u16),
    /// Every group with its linked harm.
    Groups,
    /// What each value of a list counts under everything else.
    Values {
        /// The list.
        field: Field,
        /// Area commands that are not listed.
        commands_out: BTreeSet<AreaId>,
    },
    /// What of the figures this audience does not get.
    Withheld,
    /// A group's nominals, from the group's own file.
    Nominals {
        /// The group.
        group: GroupCode,
        /// The code of the purpose, which goes into the request.
        purpose: String,
    },
}

/// What an enquiry found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Finding {
    /// What it is made of.
    Breakdown(Box<Breakdown>),
    /// All about one area.
    Area(Box<AreaReport>),
    /// Every group with its linked harm.
    Groups(Box<Groups>),
    /// What each value of a list counts.
    Values(ValueSums),
    /// What of the figures this audience does not get.
    Withheld(Withheld),
    /// A group's nominals; none where the snapshot has no file for them.
    Nominals(Result<Option<Vec<GroupNominal>>, Failure>),
}

/// What the worker is doing while a snapshot opens, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// Fetching the manifest.
    Manifest,
    /// Fetching the files of the scoring tables.
    Download,
    /// Checking digests, unpacking.
    Unpack,
    /// Decoding tables and building the cube.
    Build,
}

/// From the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromEngine {
    /// First of all: which build the worker is of. A page of another build must not talk to it.
    Hello {
        /// The build's id.
        build: String,
    },
    /// How far opening has got.
    Progress {
        /// The stage.
        stage: Stage,
        /// Bytes received, of all stages before and with this one.
        done_bytes: u64,
        /// Bytes in all; 0 while unknown.
        total_bytes: u64,
    },
    /// The snapshot is open; questions may be asked.
    Opened(Box<Opened>),
    /// The snapshot could not be opened.
    Failed(Failure),
    /// The answer to a question.
    Answer {
        /// The question's.
        id: u32,
        /// The ranking.
        answer: Box<Answer>,
        /// Where each area stands in the ranking it is held against, by position; empty without one.
        against: Vec<Standing>,
    },
    /// How sure the ranks of an answer are; comes after it, off the first paint.
    RankIntervals {
        /// The question's.
        id: u32,
        /// In the answer's order of areas.
        intervals: Vec<RankInterval>,
    },
    /// What was read, or why it was not.
    Loaded {
        /// What was asked for.
        extra: Extra,
        /// What came.
        result: Sealed<Result<Loaded, Failure>>,
    },
    /// What an enquiry found.
    Found {
        /// Who asked.
        asker: u32,
        /// The enquiry's.
        id: u32,
        /// What was found.
        finding: Sealed<Finding>,
    },
}

/// A snapshot that is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// What it says of itself.
    pub manifest: Manifest,
    /// What can be chosen.
    pub catalogue: Catalogue,
    /// What every score leaves out.
    pub quality: Quality,
    /// For each measure the positions of the sources whose records it counts.
    pub sources_of_measures: Vec<Vec<u8>>,
}

/// What kind of thing went wrong, so that the page can say what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FailureKind {
    /// No manifest at its address.
    NoSnapshot,
    /// The server did not answer.
    Unreachable,
    /// A file that the manifest names is not there.
    FileMissing,
    /// A file is cut short, altered, or not what it should be.
    FileDamaged,
    /// The snapshot is of another version of the format.
    OtherVersion,
    /// The snapshot's tables contradict each other.
    Inconsistent,
}

/// Why a snapshot could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The kind.
    pub kind: FailureKind,
    /// Where, found and expected, in words.
    pub message: String,
}
