#![doc = include_str!("FORMAT.md")]

mod activity;
mod base_map;
mod batch;
pub mod coded;
mod columns;
mod derive;
mod error;
mod manifest;
mod nominals;
mod open_rows;
mod opening;
mod read;
mod record_reader;
mod schema;
mod stream;
mod tables;
mod themes;
mod verify;
mod whereabouts;
mod write;

pub use activity::read_activity;
pub use base_map::BaseMap;
pub use error::SnapshotError;
pub use manifest::{Audience, FORMAT_VERSION, FileEntry, Force, Manifest, Purpose, Rejected, SubjectMatch, Weights};
pub use nominals::{NominalRow, nominals};
pub use open_rows::{OpenRows, open_rows};
pub use opening::Opening;
pub use read::{SCORING_TABLES, open};
use record_reader::RecordReader;
pub use schema::{Column, ColumnType, NOMINALS, RECORDS_DETAIL, TABLES, TableSchema};
pub use tables::{
    Activity, GroupFile, Membership, NO_DAY, Nominal, NominalLink, OffenceRow, RecordTable, Referral, Substances,
    Tables, ThemeCell,
};
pub use themes::read_themes;
pub use verify::{Packing, sha256_hex, verify};
pub use whereabouts::{Whereabouts, check_activity, check_nominals, whereabouts};
pub use write::{TableBytes, write};
