//! What harm is worth where a reader sets it otherwise than the force, and to a question.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::by_code::ByCode;
use super::{Catalogue, Price, Selection};
use crate::domain::{EditionName, Measure, MeasureId, Multiplier, OffenceCode, Points, PointsRule};

/// What a reader values otherwise than the force. The default changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Valuation {
    /// The edition of offence weights; the one in force where none.
    pub edition: Option<EditionName>,
    /// Weights in place of the force's own. Measures whose points are those of an offence follow.
    pub weights: BTreeMap<OffenceCode, Points>,
    /// The most that an offence may weigh.
    pub cap: Option<Points>,
    /// What one thing that a measure counts gives, in place of the force's own choice. No cap holds it.
    pub points: BTreeMap<MeasureId, Points>,
    /// What measures' points are multiplied by.
    pub multipliers: BTreeMap<MeasureId, Multiplier>,
}

impl Valuation {
    /// What one thing that a measure counts gives where a reader does not say so; none where it is each
    /// record's own offence weight.
    #[must_use]
    pub fn usual_points(&self, catalogue: &Catalogue, measure: &Measure) -> Option<Points> {
        usual_points(measure, |code| {
            let offence = catalogue.offences.iter().find(|offence| offence.code == *code)?;
            let edition = catalogue.edition(self.edition.as_ref());
            Some(self.capped(self.weights.get(code).copied().or(offence.weight_in(edition))))
        })
    }

    /// A weight, no more than it may be; zero where there is none, which [`Quality`](super::Quality) counts.
    fn capped(&self, weight: Option<Points>) -> Points {
        let weight = weight.unwrap_or(Points::ZERO);
        self.cap.map_or(weight, |cap| weight.min(cap))
    }

    /// Whether the same things are valued, one of them at another value.
    #[must_use]
    pub fn goes_on_from(&self, before: &Self) -> bool {
        let same_things = self.weights.keys().eq(before.weights.keys())
            && self.points.keys().eq(before.points.keys())
            && self.multipliers.keys().eq(before.multipliers.keys())
            && (self.cap, &self.edition) == (before.cap, &before.edition);
        same_things
            && differing(&self.weights, &before.weights)
                + differing(&self.points, &before.points)
                + differing(&self.multipliers, &before.multipliers)
                == 1
    }
}

/// What one thing that a measure counts gives by the force's own choice, offences' weights being these.
fn usual_points(measure: &Measure, weight: impl FnOnce(&OffenceCode) -> Option<Points>) -> Option<Points> {
    match &measure.points {
        PointsRule::OwnWeight => None,
        PointsRule::Fixed(points) => Some(*points),
        PointsRule::AsOffence(code) => Some(weight(code).unwrap_or(Points::ZERO)),
    }
}

/// How many values differ between maps of the same keys.
fn differing<K, V: PartialEq>(now: &BTreeMap<K, V>, before: &BTreeMap<K, V>) -> usize {
    now.values().zip(before.values()).filter(|(now, before)| now != before).count()
}

/// What each measure gives one counted thing, worked out once for a question.
#[derive(Clone, Debug)]
pub(super) struct Prices {
    /// For each offence its weight; last, for records without a code, none.
    weights: Vec<Points>,
    /// For each measure its points where they are the same for all, and its multiplier.
    measures: Vec<(Option<Points>, Multiplier)>,
}

impl Prices {
    pub fn new(catalogue: &Catalogue, by_code: &ByCode, selection: &Selection) -> Self {
        let valuation = &selection.valuation;
        let edition = catalogue.edition(valuation.edition.as_ref());
        let mut weights: Vec<_> =
            catalogue.offences.iter().map(|offence| valuation.capped(offence.weight_in(edition))).collect();
        by_code.offences(catalogue, &valuation.weights, |offence, weight| {
            weights[offence] = valuation.capped(Some(*weight));
        });
        weights.push(Points::ZERO);
        let weight = |code: &OffenceCode| by_code.offence(catalogue, code).map(|offence| weights[offence]);
        let each =
            |measure: &Measure| valuation.points.get(&measure.id).copied().or_else(|| usual_points(measure, weight));
        let multiplier = |id| valuation.multipliers.get(id).copied().unwrap_or_default();
        let measures = catalogue.measures.iter().map(|measure| (each(measure), multiplier(&measure.id))).collect();
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
