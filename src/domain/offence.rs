//! An offence and what it weighs.

use serde::{Deserialize, Serialize};

use super::{OffenceCode, Points};

/// One offence of the snapshot's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offence {
    /// Its code.
    pub code: OffenceCode,
    /// Its name.
    pub name: String,
    /// The group of offences it is listed under.
    pub group: String,
    /// Its offence weight: Crime Severity Score points per offence in the edition in force; none
    /// where it has no weight.
    pub weight: Option<Points>,
    /// Whether having no weight is meant, as for anti-social behaviour, and no gap in the data.
    pub unweighted_by_design: bool,
}
