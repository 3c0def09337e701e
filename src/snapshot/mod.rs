//! Snapshots.

mod error;
mod manifest;
mod tables;

pub use error::SnapshotError;
pub use manifest::{FORMAT_VERSION, FileEntry, Force, Manifest, Rejected, Weights};
pub use tables::{
    Activity, GroupFile, Membership, NO_DAY, Nominal, NominalLink, OffenceRow, RecordTable, Referral, Substances,
    Tables,
};
