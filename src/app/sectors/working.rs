//! How an area's score is worked out.

use leptos::prelude::*;

use super::element_line::element_line;
use super::headline::sentence;
use crate::app::defined::Defined;
use crate::app::link::Link;
use crate::app::ranking::Ranking;
use crate::app::snapshot::Snapshot;
use crate::domain::Level;
use crate::presentation::movement::Move;
use crate::presentation::sentence::{likely, ordinal};
use crate::presentation::{Term, date, number, words};
use crate::scoring::{AreaScore, Catalogue};

/// The area whose working is open.
#[derive(Clone, Copy)]
pub struct OpenArea {
    /// The level ranked.
    pub level: Level,
    /// The area.
    pub area: u16,
}

/// Every element, the interval, the rank, the change, and what to be careful with.
#[component]
pub fn Working() -> impl IntoView {
    let OpenArea { level, area } = expect_context();
    let (snapshot, link) = (Snapshot::here(), expect_context::<Link>());
    move || {
        let ranking = link.ranking.get()?;
        let place = ranking.place(level, area)?;
        let score = ranking.score(level, area)?;
        let opened = snapshot.opened();
        let catalogue = &opened.catalogue;
        let lines: Vec<_> = (0..catalogue.measures.len())
            .map(|measure| element_line(snapshot, measure, &ranking.answer, score))
            .collect();
        let summary = sentence(catalogue, &ranking, place, link);
        let notes: Vec<_> = notes(catalogue, &ranking, score, link.likely_at(place).map(likely))
            .into_iter()
            .map(|(term, title, text)| view! { <h3><Defined term>{title}</Defined></h3> <p>{text}</p> })
            .collect();
        Some(view! {
            <p>{summary}</p>
            <table class="working">
                <caption class="unseen">"Elements of the score"</caption>
                <thead>
                    <tr>
                        <th scope="col"><Defined term=Term::Measure>"Element"</Defined></th>
                        <th scope="col" class="numeric">"Count"</th>
                        <th scope="col" class="numeric"><Defined term=Term::Points>"Points each"</Defined></th>
                        <th scope="col" class="numeric">"Harm"</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">"Score"</th>
                        <td></td>
                        <td></td>
                        <td class="numeric">{number::points(score.score)}</td>
                    </tr>
                </tfoot>
            </table>
            {notes}
        })
    }
}

/// The notes under the table: a term, a title and a text each.
fn notes(
    catalogue: &Catalogue,
    ranking: &Ranking,
    score: &AreaScore,
    likely: Option<String>,
) -> Vec<(Term, &'static str, String)> {
    let mut notes = Vec::new();
    if let Some(heaviest) = score.heaviest.filter(|heaviest| heaviest.carries(score.score)) {
        let offence = catalogue.offences.get(usize::from(heaviest.offence));
        let name = offence.map_or("one without an offence code".to_owned(), |offence| offence.name.clone());
        notes.push((
            Term::Carried,
            "* One record carries it",
            format!(
                "A single record ({name}, {} points) is {} of the score. Without it the rank is {}.",
                number::points(heaviest.points),
                number::percent(heaviest.points / score.score),
                ordinal(heaviest.rank_without)
            ),
        ));
    }
    notes.push((Term::Rank, "Rank", rank(ranking, score, likely)));
    if let Some(before) = ranking.against(score.area) {
        let moved = Move { area: score.area, now: score.rank, before: before.rank };
        notes.push((
            Term::WhatIf,
            "Held against",
            format!(
                "Rank: {}. Under {} it has {} points; the difference is {}.",
                moved.words(),
                ranking.held_against.name(),
                number::points(before.score),
                number::signed(score.score - before.score, 0)
            ),
        ));
    }
    notes.push((
        Term::Interval,
        "Interval",
        format!(
            "{} to {} points: where the true level lies in 95 cases of 100 if records come by chance at a steady rate. \
             It rests on {}; few heavy records make it wide. Flow gives {} points and carries the chance; stock gives {} \
             and is added as it is.",
            number::points(score.interval.lower),
            number::points(score.interval.upper),
            number::counted(score.records, "distinct record", "distinct records"),
            number::points(score.flow),
            number::points(score.stock)
        ),
    ));
    notes.push((Term::Change, "Change", change(ranking, score)));
    if score.score > 0.0 {
        notes.push((
            Term::PoliceGenerated,
            "Police-generated",
            format!(
                "{} points, {} of the score, come from records that rise when police look harder.",
                number::points(score.police_generated),
                number::percent(score.police_generated / score.score)
            ),
        ));
    }
    notes
}

fn rank(ranking: &Ranking, score: &AreaScore, likely: Option<String>) -> String {
    let of = number::whole(ranking.answer.areas.len() as u64);
    let begin = format!("{} of {of}.", ordinal(score.rank));
    match likely {
        Some(likely) => format!(
            "{begin} Had chance fallen otherwise, it would lie from {likely} in 95 rankings of 100. Areas whose ranges \
             overlap cannot be told apart."
        ),
        None => format!("{begin} How sure that is, is being worked out."),
    }
}

fn change(ranking: &Ranking, score: &AreaScore) -> String {
    let (Some(change), Some(comparison)) = (score.change, ranking.answer.comparison) else {
        return "The snapshot holds nothing to compare these months with.".to_owned();
    };
    let percent = change.percent().map_or_else(
        || "no percentage, since fewer than 10 records were counted before".to_owned(),
        |percent| format!("{}%", number::signed(percent, 1)),
    );
    format!(
        "{} points now (from {}) against {} before (from {}), over the months complete in both: {} points, {percent}. \
         Compared with {}. The difference is {} standard errors; 3 or more, up or down, is called clear. So: {}. \
         Stock is not in it.",
        number::points(change.now),
        number::counted(change.records_now, "record", "records"),
        number::points(change.before),
        number::counted(change.records_before, "record", "records"),
        number::signed(change.now - change.before, 0),
        date::period(comparison.period, comparison.days),
        number::signed(change.z, 2),
        words::verdict(change.verdict)
    )
}
