//! What the figures rest on, and what they leave out.

use leptos::prelude::*;

use crate::app::defined::Defined;
use crate::app::parts::{Apart, Part};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::reason::reason;
use crate::presentation::{Term, date, number, words};
use crate::scoring::QualityCount;
use crate::snapshot::Weights;

/// The data-quality panel: what it says in short, and the rest once it is opened.
#[component]
pub fn QualityPanel() -> impl IntoView {
    let counts = counts();
    let summary = move || match counts.with(|counts| counts.iter().map(|count| count.records).sum()) {
        0 => "nothing is left out of the scores".to_owned(),
        total => format!("{} left out of some or all scores", number::counted(total, "record", "records")),
    };
    let is_open = RwSignal::new(false);
    view! {
        <details class="quality" id="quality" on:toggle=move |_| is_open.set(true)>
            <summary>"Data quality: " <span class="quiet">{summary}</span></summary>
            <Show when=move || is_open.get()><Apart part=Part::Quality /></Show>
        </details>
    }
}

/// What is left out of the scores by the edition of weights that is chosen.
fn counts() -> Memo<Vec<QualityCount>> {
    let (opened, store) = (Snapshot::here().opened(), Store::here());
    Memo::new(move |_| {
        let edition = store.selection.with(|selection| selection.valuation.edition.clone());
        opened.quality.in_edition(opened.catalogue.edition(edition.as_ref()))
    })
}

/// What is left out, what was refused, the sources, and the notices.
#[component]
pub fn Quality() -> impl IntoView {
    let (opened, counts) = (Snapshot::here().opened(), counts());
    let (manifest, catalogue) = (&opened.manifest, &opened.catalogue);
    let sources = catalogue.sources.iter().map(|source| source.label.clone()).collect::<Vec<_>>();
    let label_of = move |count: &QualityCount| {
        let source = count.source.and_then(|source| sources.get(usize::from(source)));
        source.cloned().unwrap_or_else(|| "nominals".to_owned())
    };
    let left_out = move || {
        let line_of = |count: &QualityCount| line([reason(count.reason).to_owned(), label_of(count)], count.records);
        let lines = counts.with(|counts| counts.iter().map(line_of).collect());
        table(["Reason", "Source", "Records"], lines, "Nothing is left out.")
    };
    let rejected: Vec<_> = manifest
        .rejected
        .iter()
        .map(|rejected| line([rejected.reason.clone(), rejected.source.clone()], rejected.rows))
        .collect();
    let sources: Vec<_> = manifest
        .sources
        .iter()
        .map(|source| {
            view! {
                <tr>
                    <th scope="row">{source.label.clone()}</th>
                    <td class="numeric">{number::whole(source.rows)}</td>
                    <td>{date::last_day(source.complete_to)}</td>
                    <td>{words::date_meaning(source.dates)}</td>
                </tr>
            }
        })
        .collect();
    let notices: Vec<_> = manifest.notices.iter().map(|notice| view! { <li>{notice.clone()}</li> }).collect();
    let weights = weights(&manifest.weights);
    view! {
        <div class="quality-tables">
            <section>
                <h2><Defined term=Term::Quality>"Left out of the scores"</Defined></h2>
                {left_out}
            </section>
            <section>
                <h2>"Refused by the export"</h2>
                {table(["Reason", "Source", "Rows"], rejected, "No row was refused.")}
            </section>
            <section>
                <h2>"Sources"</h2>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"Source"</th>
                            <th scope="col" class="numeric">"Records"</th>
                            <th scope="col"><Defined term=Term::Complete>"Complete to"</Defined></th>
                            <th scope="col">"Its dates say"</th>
                        </tr>
                    </thead>
                    <tbody>{sources}</tbody>
                </table>
                <p>{weights}</p>
            </section>
            <section>
                <h2>"Notices and licences"</h2>
                <ul>{notices}</ul>
            </section>
        </div>
    }
}

/// The editions of offence weights, and whose they are.
fn weights(weights: &Weights) -> String {
    let mut said = format!("Offence weights: {} ({}).", weights.edition, weights.source);
    for other in &weights.others {
        said += &format!(" To choose in their place: {} ({}).", other.name, other.source);
    }
    said
}

fn line([what, from]: [String; 2], records: u64) -> AnyView {
    view! {
        <tr>
            <th scope="row">{what}</th>
            <td>{from}</td>
            <td class="numeric">{number::whole(records)}</td>
        </tr>
    }
    .into_any()
}

fn table([what, from, records]: [&'static str; 3], lines: Vec<AnyView>, none: &'static str) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{what}</th>
                    <th scope="col">{from}</th>
                    <th scope="col" class="numeric">{records}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}
