//! The headline figures of the force.

use leptos::prelude::*;

use crate::app::counted_rows::counted_of;
use crate::app::defined::Defined;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::presentation::{PartOf, Term, number, words};
use crate::scoring::{AreaScore, Subject};

/// Score, change, records, and the share that is police-generated.
#[component]
pub fn Figures() -> impl IntoView {
    let (snapshot, link) = (Snapshot::here(), expect_context::<Link>());
    let force = move |of: fn(&AreaScore) -> String| {
        move || link.ranking.with(|ranking| ranking.as_ref().map(|ranking| of(&ranking.answer.force)))
    };
    let records = move || {
        let count = link.ranking.with(|ranking| ranking.as_ref().map(|ranking| ranking.answer.force.records))?;
        Some(counted_of(snapshot, Subject::default(), PartOf::Flow, number::whole(count)))
    };
    let title = snapshot.with(|catalogue| catalogue.score_title().to_owned());
    view! {
        <dl class="figures">
            <div class="wide">
                <dt><Defined term=Term::HarmScore>{title}</Defined> ", points"</dt>
                <dd>{force(|force| number::points(force.score))}</dd>
            </div>
            <div>
                <dt><Defined term=Term::Interval /></dt>
                <dd>{force(interval)}</dd>
            </div>
            <div>
                <dt><Defined term=Term::Change /></dt>
                <dd>{force(change)}</dd>
            </div>
            <div>
                <dt><Defined term=Term::Record>"Records counted"</Defined></dt>
                <dd>{records}</dd>
            </div>
            <div>
                <dt><Defined term=Term::PoliceGenerated /></dt>
                <dd>{force(police_generated)}</dd>
            </div>
        </dl>
    }
}

fn interval(score: &AreaScore) -> String {
    format!("{} to {}", number::points(score.interval.lower), number::points(score.interval.upper))
}

fn change(score: &AreaScore) -> String {
    let Some(change) = score.change else { return "nothing to compare".to_owned() };
    let verdict = words::verdict(change.verdict);
    match change.percent() {
        Some(percent) => format!("{verdict}, {}%", number::signed(percent, 0)),
        None => verdict.to_owned(),
    }
}

fn police_generated(score: &AreaScore) -> String {
    if score.score > 0.0 { number::percent(score.police_generated / score.score) } else { number::NONE.to_owned() }
}
