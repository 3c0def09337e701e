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
    /// Its weight in each other edition that the snapshot has, in the catalogue's order.
    pub other_weights: Vec<Option<Points>>,
    /// Whether having no weight is meant, as for anti-social behaviour, and no gap in the data.
    pub unweighted_by_design: bool,
}

impl Offence {
    /// What it weighs in the edition of that position among the catalogue's, if it has a weight there.
    #[must_use]
    pub fn weight_in(&self, edition: usize) -> Option<Points> {
        match edition.checked_sub(1) {
            Some(other) => self.other_weights.get(other).copied().flatten(),
            None => self.weight,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_edition_has_its_own_weight_or_none() {
        let points = |points| Points::new(points).ok();
        let offence = Offence {
            code: OffenceCode::new("92A"),
            name: String::new(),
            group: String::new(),
            weight: points(1.0),
            other_weights: vec![points(2.0), None],
            unweighted_by_design: false,
        };
        assert_eq!([0, 1, 2, 3].map(|edition| offence.weight_in(edition)), [points(1.0), points(2.0), None, None]);
    }
}
