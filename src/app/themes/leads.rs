//! Where intelligence runs ahead of recorded crime.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::app::theme_rows::rows_address;
use crate::domain::OffenceCode;
use crate::presentation::themes::{LeadRow, Leads, Scene, leads};
use crate::presentation::words;
use crate::rows::{Look, Themes};

/// Each area's share of the reports on a subject beside its share of recorded crime of the same matter.
#[component]
pub fn LeadsTable(
    /// What rows add up to.
    found: Signal<Option<(Arc<Themes>, Look)>>,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let opened = snapshot.opened();
    let matched: Vec<String> = opened
        .manifest
        .subjects
        .iter()
        .map(|matched| {
            let codes: Vec<&str> = matched.offences.iter().map(OffenceCode::as_str).collect();
            format!("{} with {}", matched.subject, codes.join(", "))
        })
        .collect();
    if matched.is_empty() {
        return view! {
            <section id="leads">
                <h2>"Intelligence beside recorded crime"</h2>
                <p role="status">
                    "Not supplied: this snapshot does not say which recorded crime a subject of intelligence is held against
                    (subjects in the export's configuration), so that they are not compared."
                </p>
            </section>
        }
        .into_any();
    }
    let told = Memo::new(move |_| {
        let (found, look) = found.get()?;
        let opened = snapshot.opened();
        let href = |filters, area| rows_address(snapshot, store, filters, area);
        let area = look.area.as_ref().map(|area| &area.id);
        let scene = Scene { catalogue: &opened.catalogue, selection: &look.selection, area, href: &href };
        Some(leads(&scene, &found.subjects, &opened.manifest.subjects))
    });
    let sentence = move || told.with(|told| told.as_ref().map(|told| told.sentence.clone()));
    let rows = move || {
        told.with(|told| {
            let Leads { rows, .. } = told.clone().unwrap_or_default();
            rows.into_iter().map(row).collect_view()
        })
    };
    let has_rows = move || told.with(|told| told.as_ref().is_some_and(|told| !told.rows.is_empty()));
    let level = move || store.selection.with(|selection| words::level_one(selection.level));
    view! {
        <section id="leads">
            <h2>"Intelligence beside recorded crime"</h2>
            <p>
                "Each area's share of all reports on a subject, over its share of all recorded crime of the matched offences, in
                the months chosen. Intelligence is ahead where the whole 95% interval of that ratio lies above 1: more is said
                of the area than is recorded there. It is a reason to look, and no measure of what happens: a report may be
                wrong, repeated, or the fruit of one call for information."
            </p>
            <p class="quiet">{format!("Matched: {}.", matched.join("; "))}</p>
            <p id="leads-said">{sentence}</p>
            <Show when=has_rows>
                <table class="listing" id="lead-list">
                    <caption class="unseen">"Intelligence beside recorded crime"</caption>
                    <thead>
                        <tr>
                            <th scope="col">{level}</th>
                            <th scope="col">"Subject"</th>
                            <th scope="col" class="numeric">"Reports"</th>
                            <th scope="col" class="numeric">"Their share " <span class="unit">"%"</span></th>
                            <th scope="col" class="numeric">"Crimes"</th>
                            <th scope="col" class="numeric">"Their share " <span class="unit">"%"</span></th>
                            <th scope="col" class="numeric">"Ratio " <span class="unit">"(95% interval)"</span></th>
                            <th scope="col">"Verdict"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <p class="quiet">
                    "In the order of the interval's lower end, the highest first, so that a few reports are not ahead for being
                    few; at most 20 are listed. The interval is exact for the reports and crimes of the area and takes the
                    force's totals as fixed."
                </p>
            </Show>
        </section>
    }
    .into_any()
}

fn row(row: LeadRow) -> impl IntoView {
    let link =
        |(text, href): (String, String)| view! { <a class="show-rows" href=href title="Show the rows">{text}</a> };
    view! {
        <tr>
            <th scope="row">{row.area}</th>
            <td>{row.subject}</td>
            <td class="numeric">{link(row.reports)}</td>
            <td class="numeric">{row.share_of_reports}</td>
            <td class="numeric">{link(row.crimes)}</td>
            <td class="numeric">{row.share_of_crimes}</td>
            <td class="numeric">{row.ratio}</td>
            <td>{row.lead}</td>
        </tr>
    }
}
