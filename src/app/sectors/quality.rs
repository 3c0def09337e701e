//! What the figures rest on, and what they leave out.

use leptos::prelude::*;

use crate::app::defined::Defined;
use crate::app::snapshot::Snapshot;
use crate::presentation::reason::reason;
use crate::presentation::{Term, date, number, words};
use crate::scoring::QualityCount;

/// The data-quality panel.
#[component]
pub fn QualityPanel() -> impl IntoView {
    let opened = Snapshot::here().opened();
    let (manifest, catalogue) = (&opened.manifest, &opened.catalogue);
    let label_of = |count: &QualityCount| {
        let source = count.source.and_then(|source| catalogue.sources.get(usize::from(source)));
        source.map_or_else(|| "nominals".to_owned(), |source| source.label.clone())
    };
    let left_out: Vec<_> = opened
        .quality
        .counts
        .iter()
        .map(|count| line([reason(count.reason).to_owned(), label_of(count)], count.records))
        .collect();
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
    let total: u64 = opened.quality.counts.iter().map(|count| count.records).sum();
    let summary = if total == 0 {
        "nothing is left out of the scores".to_owned()
    } else {
        format!("{} left out of some or all scores", number::counted(total, "record", "records"))
    };
    view! {
        <details class="quality" id="quality">
            <summary>"Data quality: " <span class="quiet">{summary}</span></summary>
            <div class="quality-tables">
                <section>
                    <h2><Defined term=Term::Quality>"Left out of the scores"</Defined></h2>
                    {table(["Reason", "Source", "Records"], left_out, "Nothing is left out.")}
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
                    <p>
                        "Offence weights: " {manifest.weights.edition.clone()} " ("
                        {manifest.weights.source.clone()} ")."
                    </p>
                </section>
                <section>
                    <h2>"Notices and licences"</h2>
                    <ul>{notices}</ul>
                </section>
            </div>
        </details>
    }
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
