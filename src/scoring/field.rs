//! The lists whose values a reader leaves out or takes in.

use serde::{Deserialize, Serialize};

/// A list of values, each of which counts or is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Field {
    /// Offences, and records without an offence code.
    Offence,
    /// Groups.
    Group,
    /// Sources of records.
    Source,
    /// Area commands, whose areas are listed or not. The only list that no rank depends on.
    AreaCommand,
}
