//! The area's headline and figures.

use leptos::prelude::*;

use super::Opened;
use crate::app::audience::Audience;
use crate::app::counted_rows::counted_of;
use crate::app::defined::Defined;
use crate::app::link::Link;
use crate::app::sectors::sentence;
use crate::app::snapshot::Snapshot;
use crate::presentation::sentence::{likely, ordinal};
use crate::presentation::{PartOf, Term, number, words};
use crate::scoring::AreaScore;

/// The sentence, and rank, score, interval, change, share and rate.
#[component]
pub fn Figures() -> impl IntoView {
    let (snapshot, link, opened) = (Snapshot::here(), expect_context::<Link>(), expect_context::<Opened>());
    let audience = Audience::here();
    let place = move || opened.ranking.with(|ranking| ranking.as_ref()?.place(opened.level, opened.area));
    let said = move || {
        let ranking = opened.ranking.get()?;
        snapshot.with(|catalogue| sentence(catalogue, &ranking, place()?, link))
    };
    let records = move || {
        let count = number::whole(opened.score()?.records);
        Some(counted_of(snapshot, opened.subject(), PartOf::Flow, count))
    };
    let figure = move |of: fn(&AreaScore) -> String| move || opened.score().as_ref().map(of);
    let score = move || opened.score().map(|score| audience.score(score.score, opened.area));
    let rank = move || {
        let score = opened.score()?;
        let of = opened.ranking.with(|ranking| ranking.as_ref().map_or(0, |ranking| ranking.answer.areas.len()));
        Some(format!("{} of {}", ordinal(score.rank), number::whole(of as u64)))
    };
    let likely = move || place().and_then(|place| link.likely_at(place)).map(likely);
    view! {
        <p class="headline"><strong>{said}</strong></p>
        <dl class="figures">
            <div><dt><Defined term=Term::Rank /></dt><dd id="sector-rank">{rank}</dd></div>
            <div><dt><Defined term=Term::LikelyRank /></dt><dd>{likely}</dd></div>
            <div><dt><Defined term=Term::HarmScore>"Score, points"</Defined></dt><dd id="sector-score">{score}</dd></div>
            <div>
                <dt><Defined term=Term::Interval /></dt>
                <dd>{figure(|score| format!("{} to {}", number::points(score.interval.lower), number::points(score.interval.upper)))}</dd>
            </div>
            <div><dt><Defined term=Term::Change /></dt><dd>{figure(change)}</dd></div>
            <div><dt><Defined term=Term::Share>"Share of the force"</Defined></dt><dd>{figure(|score| number::percent(score.share))}</dd></div>
            <div>
                <dt><Defined term=Term::Rate>"Per 1,000 residents"</Defined></dt>
                <dd>{figure(|score| score.rate.map_or_else(|| "not supplied".to_owned(), number::points))}</dd>
            </div>
            <div><dt><Defined term=Term::Record>"Records"</Defined></dt><dd>{records}</dd></div>
        </dl>
    }
}

fn change(score: &AreaScore) -> String {
    let Some(change) = score.change else { return "not compared".to_owned() };
    let percent = change.percent().map_or_else(String::new, |percent| format!(", {}%", number::signed(percent, 0)));
    format!("{} {}{percent}", words::verdict_mark(change.verdict), words::verdict(change.verdict))
}
