//! What harm is worth where a reader sets it otherwise than the force, and to a question.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Catalogue, Price, Selection};
use crate::domain::{MeasureId, Multiplier, OffenceCode, Points, PointsRule};

/// What a reader values otherwise than the force. The default changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Valuation {
    /// Weights in place of the force's own. Measures whose points are those of an offence follow.
    pub weights: BTreeMap<OffenceCode, Points>,
    /// The most that an offence may weigh.
    pub cap: Option<Points>,
    /// What measures' points are multiplied by.
    pub multipliers: BTreeMap<MeasureId, Multiplier>,
}

impl Valuation {
    /// Whether the same things are valued, one of them at another value.
    #[must_use]
    pub fn goes_on_from(&self, before: &Self) -> bool {
        let differ = |differs: bool| usize::from(differs);
        let same_things = self.weights.keys().eq(before.weights.keys())
            && self.multipliers.keys().eq(before.multipliers.keys())
            && self.cap == before.cap;
        let weights = self.weights.values().zip(before.weights.values()).map(|(now, before)| differ(now != before));
        let times =
            self.multipliers.values().zip(before.multipliers.values()).map(|(now, before)| differ(now != before));
        same_things && weights.chain(times).sum::<usize>() == 1
    }
}

/// What each measure gives one counted thing, worked out once for a question.
#[derive(Clone, Debug)]
pub(super) struct Prices {
    /// For each offence its weight; last, for records without a code, none. Where there is no
    /// weight it is zero, which [`Quality`](super::Quality) counts.
    weights: Vec<Points>,
    /// For each measure its points where they are the same for all, and its multiplier.
    measures: Vec<(Option<Points>, Multiplier)>,
}

impl Prices {
    pub fn new(catalogue: &Catalogue, selection: &Selection) -> Self {
        let valuation = &selection.valuation;
        let mut weights: Vec<Points> = catalogue
            .offences
            .iter()
            .map(|offence| valuation.weights.get(&offence.code).copied().or(offence.weight).unwrap_or(Points::ZERO))
            .map(|weight| valuation.cap.map_or(weight, |cap| weight.min(cap)))
            .collect();
        weights.push(Points::ZERO);
        let of_code = |code: &OffenceCode| {
            let position = catalogue.offences.iter().position(|offence| offence.code == *code);
            position.map_or(Points::ZERO, |position| weights[position])
        };
        let flat = |rule: &PointsRule| match rule {
            PointsRule::OwnWeight => None,
            PointsRule::AsOffence(code) => Some(of_code(code)),
            PointsRule::Fixed(points) => Some(*points),
        };
        let multiplier = |id| valuation.multipliers.get(id).copied().unwrap_or_default();
        let measures =
            catalogue.measures.iter().map(|measure| (flat(&measure.points), multiplier(&measure.id))).collect();
        Self { weights, measures }
    }

    /// What a measure gives one thing of an offence (one past the last: of none).
    pub fn each(&self, measure: usize, offence: u16) -> Points {
        let (flat, multiplier) = self.measures[measure];
        flat.unwrap_or_else(|| self.weights[usize::from(offence)]).times(multiplier)
    }

    /// The prices for an answer, which a reader sees.
    pub fn said(&self) -> Vec<Price> {
        let price = |&(flat, multiplier): &(Option<Points>, Multiplier)| Price {
            flat: flat.map(|points| points.times(multiplier).value()),
            multiplier: multiplier.value(),
        };
        self.measures.iter().map(price).collect()
    }

    /// What a measure gives one nominal, who has no offence.
    pub fn of_nominal(&self, measure: usize) -> Points {
        let (flat, multiplier) = self.measures[measure];
        flat.unwrap_or(Points::ZERO).times(multiplier)
    }
}
