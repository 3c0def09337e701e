//! The step on how sure a rank is.

use super::{Facts, Lead, Told};
use crate::domain::Area;
use crate::presentation::number;
use crate::presentation::sentence::{likely, ordinal};
use crate::scoring::{AreaScore, RankInterval};

impl Facts<'_> {
    pub(super) fn sureness(&self, area: &Area, score: &AreaScore) -> Told {
        let of = number::whole(self.answer.areas.len() as u64);
        let mut lines = vec![match self.likely.and_then(|all| Some((all, all.get(self.place)?))) {
            None => "How sure the ranks are is being worked out.".to_owned(),
            Some((all, own)) => {
                let begin = format!(
                    "{} is {} of {of}. Had chance fallen otherwise, it would lie from {} in 95 rankings of 100. ",
                    area.name,
                    ordinal(score.rank),
                    likely(*own)
                );
                begin + &self.overlapping(all, *own)
            }
        }];
        lines.push(format!(
            "Its score lies from {} to {} points in 95 cases of 100. Few records that weigh much make that wide.",
            number::points(score.interval.lower),
            number::points(score.interval.upper)
        ));
        lines.push(self.carried(area, score));
        let leads = vec![(format!("See the ranks beside {}", area.name), Lead::Working)];
        Told { lines, leads, ..Told::default() }
    }

    /// Which areas cannot be told apart from the one the guide reads.
    fn overlapping(&self, all: &[RankInterval], own: RankInterval) -> String {
        let overlaps = |(place, other): &(usize, &RankInterval)| {
            *place != self.place && other.best <= own.worst && own.best <= other.worst
        };
        let others: Vec<&str> = all
            .iter()
            .enumerate()
            .filter(overlaps)
            .filter_map(|(place, _)| self.answer.areas.get(place))
            .map(|score| self.name(score.area))
            .collect();
        match others.as_slice() {
            [] => "No other area's range overlaps with that: it stands apart.".to_owned(),
            [one] => format!("It cannot be told apart from {one}: do not rely on which of the two is higher."),
            [one, ..] => format!(
                "It cannot be told apart from {} others, {one} the first of them: do not rely on their order.",
                number::whole(others.len() as u64)
            ),
        }
    }

    fn carried(&self, area: &Area, score: &AreaScore) -> String {
        let carried = |score: &AreaScore| score.heaviest.filter(|heaviest| heaviest.carries(score.score));
        let marked = self.answer.areas.iter().filter(|score| carried(score).is_some()).count();
        let marked = number::counted(marked as u64, "area has", "areas have");
        match carried(score) {
            None => format!(
                "No single record is over a quarter of the score of {}. Where one is, a * stands before the score: \
                 {marked} it here.",
                area.name
            ),
            Some(heaviest) => format!(
                "A single record is {} of the {} points of {}, so a * stands before them; without it the rank is {}. \
                 {marked} a * here.",
                number::points(heaviest.points),
                number::points(score.score),
                area.name,
                ordinal(heaviest.rank_without)
            ),
        }
    }
}
