//! The one sentence that says of an area what its row says in numbers.

use super::number;
use super::words;
use crate::scoring::{Answer, Catalogue, RankInterval, Verdict};

/// The share of a score from which an element is "mostly" what it is made of.
const MOSTLY_SHARE: f64 = 0.5;

/// What the sentence is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline<'a> {
    /// The area's name.
    pub name: &'a str,
    /// Its rank.
    pub rank: u32,
    /// Between which ranks it is likely to lie, once known.
    pub likely: Option<RankInterval>,
    /// Its change, where it is compared with something.
    pub verdict: Option<Verdict>,
    /// The label and share of its largest element, where it has harm at all.
    pub largest: Option<(&'a str, f64)>,
    /// The share of its score that is police-generated, where it has harm at all.
    pub police_generated: Option<f64>,
}

impl<'a> Headline<'a> {
    /// What is said of the area at a place of an answer.
    #[must_use]
    pub fn of(catalogue: &'a Catalogue, answer: &Answer, place: usize, likely: Option<RankInterval>) -> Option<Self> {
        let score = answer.areas.get(place)?;
        let area = catalogue.areas.of(answer.level).get(usize::from(score.area))?;
        let largest = catalogue
            .measures
            .iter()
            .zip(&score.elements)
            .max_by(|a, b| a.1.points.total_cmp(&b.1.points))
            .filter(|(_, element)| element.points > 0.0)
            .map(|(measure, element)| (measure.label.as_str(), element.points / score.score));
        Some(Self {
            name: &area.name,
            rank: score.rank,
            likely,
            verdict: score.change.map(|change| change.verdict),
            largest,
            police_generated: (score.score > 0.0).then(|| score.police_generated / score.score),
        })
    }

    /// The sentence: "Northgate is 1st (likely 1st to 2nd), clear rise, mostly drug supply
    /// offences, 41% police-generated."
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut text = format!("{} is {}", self.name, ordinal(self.rank));
        if let Some(interval) = self.likely {
            text.push_str(&format!(" (likely {})", likely(interval)));
        }
        let mut parts = Vec::new();
        if let Some(verdict) = self.verdict {
            parts.push(words::verdict(verdict).to_owned());
        }
        if let Some((label, share)) = self.largest {
            let how = if share >= MOSTLY_SHARE { "mostly" } else { "most of all" };
            parts.push(format!("{how} {}", words::mid_sentence(label)));
        }
        if let Some(share) = self.police_generated {
            parts.push(format!("{} police-generated", number::percent(share)));
        }
        for part in parts {
            text.push_str(", ");
            text.push_str(&part);
        }
        text.push('.');
        text
    }
}

/// Between which ranks: `1st to 2nd`, or `1st` where they are one.
#[must_use]
pub fn likely(interval: RankInterval) -> String {
    if interval.best == interval.worst {
        ordinal(interval.best)
    } else {
        format!("{} to {}", ordinal(interval.best), ordinal(interval.worst))
    }
}

/// A rank: `1st`, `12th`, `103rd`.
#[must_use]
pub fn ordinal(number: u32) -> String {
    let suffix = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{}{suffix}", number::whole(u64::from(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn northgate() -> Headline<'static> {
        Headline {
            name: "Northgate",
            rank: 1,
            likely: Some(RankInterval { best: 1, worst: 2 }),
            verdict: Some(Verdict::ClearRise),
            largest: Some(("Drug supply offences", 0.6)),
            police_generated: Some(0.41),
        }
    }

    #[test]
    fn the_sentence_reads_as_promised() {
        assert_eq!(
            northgate().sentence(),
            "Northgate is 1st (likely 1st to 2nd), clear rise, mostly drug supply offences, 41% police-generated."
        );
    }

    #[test]
    fn what_is_not_known_is_not_said() {
        let bare = Headline { likely: None, verdict: None, largest: None, police_generated: None, ..northgate() };
        assert_eq!(bare.sentence(), "Northgate is 1st.");
        let sure = Headline { likely: Some(RankInterval { best: 1, worst: 1 }), ..bare };
        assert_eq!(sure.sentence(), "Northgate is 1st (likely 1st).");
    }

    #[test]
    fn acronyms_stay_capital_and_a_plurality_is_not_called_most() {
        let mixed = Headline { largest: Some(("OCG crimes", 0.3)), ..northgate() };
        assert!(mixed.sentence().contains("most of all OCG crimes"), "{}", mixed.sentence());
    }

    #[test]
    fn ordinals_know_the_teens() {
        let cases = [
            (1, "1st"),
            (2, "2nd"),
            (3, "3rd"),
            (4, "4th"),
            (11, "11th"),
            (12, "12th"),
            (13, "13th"),
            (21, "21st"),
            (111, "111th"),
            (112, "112th"),
            (1_023, "1,023rd"),
        ];
        for (number, text) in cases {
            assert_eq!(ordinal(number), text);
        }
    }
}
