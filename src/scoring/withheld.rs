//! Which figures lack counts that an audience does not get.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::question::Question;
use super::strata::worth;
use super::{Cube, Selection};

/// How many rows with a withheld number each measure would count in each area, in the months scored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// By area of the level ranked and then by measure, by position in the catalogue.
    pub by_area: Vec<Vec<u64>>,
}

impl Withheld {
    /// Of a measure, over all areas or in one.
    #[must_use]
    pub fn of(&self, measure: usize, area: Option<u16>) -> u64 {
        let of = |measures: &Vec<u64>| measures.get(measure).copied().unwrap_or(0);
        match area {
            Some(area) => self.by_area.get(usize::from(area)).map_or(0, of),
            None => self.by_area.iter().map(of).sum(),
        }
    }

    /// Over all measures, in an area.
    #[must_use]
    pub fn in_area(&self, area: u16) -> u64 {
        self.by_area.get(usize::from(area)).map_or(0, |measures| measures.iter().sum())
    }
}

impl Cube {
    /// What is withheld of a selection's figures.
    #[must_use]
    pub fn withheld(&self, selection: &Selection) -> Withheld {
        let catalogue = self.catalogue();
        let (question, terms) = (Question::new(self, selection), self.terms(selection));
        let areas = catalogue.areas.of(selection.level).len();
        let mut found = Withheld { by_area: vec![vec![0; catalogue.measures.len()]; areas] };
        for &(key, number) in &self.withheld {
            let [signature, offence, place, month] = key.parts();
            let Some(signature) = self.signatures.get(usize::from(signature)) else { continue };
            let is_in = question.now.contains(&Day { month, number });
            let area = question.area_of_place.get(usize::from(place)).copied().flatten().filter(|_| is_in);
            let Some(counts) = area.and_then(|area| found.by_area.get_mut(usize::from(area))) else { continue };
            for (measure, _) in worth(&self.dataset, signature, offence, selection, &terms).measures {
                if let Some(count) = counts.get_mut(measure) {
                    *count += 1;
                }
            }
        }
        found
    }
}
