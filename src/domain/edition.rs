//! An edition of offence weights.

use serde::{Deserialize, Serialize};

use super::EditionName;

/// One set of offence weights: a year's of the Office for National Statistics, or the force's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Its name.
    #[serde(rename = "edition")]
    pub name: EditionName,
    /// Where its weights come from, in words.
    pub source: String,
}
