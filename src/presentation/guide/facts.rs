//! What each step says of the area that the guide reads, from the snapshot's own figures.

use super::{Lead, Step};
use crate::domain::{Area, Measure};
use crate::presentation::sentence::{Headline, ordinal};
use crate::presentation::{date, number, words};
use crate::scoring::{Answer, AreaScore, Breakdown, Catalogue, RankInterval};

/// What the guide knows.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The lists.
    pub catalogue: &'a Catalogue,
    /// The newest ranking.
    pub answer: &'a Answer,
    /// The place in it of the area that the guide reads.
    pub place: usize,
    /// How sure its ranks are, once known.
    pub likely: Option<&'a [RankInterval]>,
    /// What the area's score is made of, once known.
    pub breakdown: Option<&'a Breakdown>,
    /// Whether the snapshot says what police and partners did.
    pub has_activity: bool,
    /// Records that are left out of some or all scores.
    pub left_out: u64,
}

/// What a step says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Paragraphs.
    pub lines: Vec<String>,
    /// What this snapshot lacks for the step.
    pub lacking: Vec<String>,
    /// Links and where they lead.
    pub leads: Vec<(String, Lead)>,
}

impl Facts<'_> {
    /// What a step says; nothing where the area is not ranked.
    #[must_use]
    pub fn told(&self, step: Step) -> Told {
        let Some((area, score)) = self.read() else { return Told::default() };
        match step {
            Step::Ranking => self.ranking(area, score),
            Step::Sureness => self.sureness(area, score),
            Step::Reasons => self.reasons(area, score),
            Step::Change => self.change(area, score),
            Step::WhatIf => Self::what_if(area, score),
            Step::Limits => self.limits(area, score),
        }
    }

    /// The area that the guide reads.
    fn read(&self) -> Option<(&Area, &AreaScore)> {
        let score = self.answer.areas.get(self.place)?;
        Some((self.catalogue.areas.of(self.answer.level).get(usize::from(score.area))?, score))
    }

    pub(super) fn name(&self, area: u16) -> &str {
        self.catalogue.areas.of(self.answer.level).get(usize::from(area)).map_or("", |area| area.name.as_str())
    }

    fn ranking(&self, area: &Area, score: &AreaScore) -> Told {
        let likely = self.likely.and_then(|likely| likely.get(self.place)).copied();
        let headline = Headline::of(self.catalogue, self.answer, self.place, likely);
        let stock = if score.stock > 0.0 {
            format!(", and the members of groups who live there {}", number::points(score.stock))
        } else {
            String::new()
        };
        let lines = vec![
            headline.map(|headline| headline.sentence()).unwrap_or_default(),
            format!(
                "Its score is {} points: {} give {} by how severe each was{stock}. That is {} of the force's {} points.",
                number::points(score.score),
                number::counted(score.records, "record", "records"),
                number::points(score.flow),
                number::percent(score.share),
                number::points(self.answer.force.score)
            ),
            "In the ranking the areas stand by that score, one row each, over the months that the filters name. Press a \
             name to see how its score is worked out; the bar shows what it is made of."
                .to_owned(),
        ];
        let leads = vec![
            (format!("See how the score of {} is worked out", area.name), Lead::Working),
            ("See it on the map".to_owned(), Lead::Map),
        ];
        Told { lines, leads, ..Told::default() }
    }

    fn change(&self, area: &Area, score: &AreaScore) -> Told {
        let mut told = Told::default();
        match score.change.zip(self.answer.comparison) {
            None => told.lacking.push("The snapshot holds nothing to compare these months with.".to_owned()),
            Some((change, comparison)) => told.lines.push(format!(
                "{}: {} points now against {} before ({}), over the months that are complete in both. The difference is \
                 {} standard errors; from 3 on, up or down, it is called clear. So: {}.",
                area.name,
                number::points(change.now),
                number::points(change.before),
                date::period(comparison.period, comparison.days),
                number::signed(change.z, 1),
                words::verdict(change.verdict)
            )),
        }
        let end = self.answer.period.to();
        let late = self.catalogue.sources.iter().filter(|source| !source.covers(end.plus(-1)));
        let late: Vec<String> =
            late.map(|source| format!("{} to {}", source.label, date::last_day(source.complete_to))).collect();
        told.lines.push(if late.is_empty() {
            "Every source is complete for the months ranked.".to_owned()
        } else {
            format!(
                "Not every source is complete for the months ranked: {}. Later months are drawn dashed, and are in no verdict.",
                late.join("; ")
            )
        });
        told.leads.push((format!("How {} went, month by month", area.name), Lead::Area));
        told.leads.push(("The change on the map".to_owned(), Lead::MapOfChange));
        if self.has_activity {
            told.lines.push(
                "What police and partners did stands beside the months on the area's page. Nothing says that one caused \
                 the other."
                    .to_owned(),
            );
        } else {
            told.lacking.push("This snapshot does not say what police and partners did.".to_owned());
        }
        told
    }

    fn what_if(area: &Area, score: &AreaScore) -> Told {
        let lines = vec![
            format!(
                "{} is {} with {} points. The filters at the left leave offences, measures or groups out, or weigh them \
                 otherwise, and the ranking follows at once. Try one here: what if the records that rise when police look \
                 harder did not count?",
                area.name,
                ordinal(score.rank),
                number::points(score.score)
            ),
            "While anything differs from the force's own settings, a strip across the page says so and each row says how \
             far it moved. Reset in that strip, Undo in the bar, or the same button again lead back."
                .to_owned(),
        ];
        Told { lines, leads: vec![("See the whole ranking so".to_owned(), Lead::Ranking)], ..Told::default() }
    }

    fn limits(&self, area: &Area, score: &AreaScore) -> Told {
        let share = |score: &AreaScore| number::percent(score.police_generated / score.score);
        let mut told = Told::default();
        if score.score > 0.0 {
            told.lines.push(format!(
                "{} of the score of {} is police-generated, {} of the force's: it rises when police look harder.",
                share(score),
                area.name,
                share(&self.answer.force)
            ));
        }
        told.lines.push(format!(
            "It counts what was recorded. {} left out of some or all scores, and the panel on data quality under the \
             ranking says why.",
            number::counted(self.left_out, "record is", "records are")
        ));
        let listed = |is_listed: fn(&&Measure) -> bool| {
            let labels =
                self.catalogue.measures.iter().filter(is_listed).map(|measure| words::mid_sentence(&measure.label));
            labels.collect::<Vec<_>>().join(", ")
        };
        let local = listed(|measure| measure.supplied && measure.local_choice);
        if !local.is_empty() {
            told.lines.push(format!(
                "The points of these are the force's own choice, and may be weighed otherwise: {local}."
            ));
        }
        told.lines.push(
            "A rank is not a cause, and a link is not guilt. Nobody is ranked by a prediction of what they will do."
                .to_owned(),
        );
        let missing = listed(|measure| !measure.supplied);
        if !missing.is_empty() {
            told.lacking.push(format!("Not supplied by this force, and so never 0: {missing}."));
        }
        told.leads.push(("How everything is worked out".to_owned(), Lead::Method));
        told.leads.push((format!("The working of {}", area.name), Lead::Working));
        told
    }
}
