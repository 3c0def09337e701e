//! Every element with what it gives the score.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::audience::Audience;
use crate::app::cells::{TrendCell, change_cell};
use crate::app::counted_rows::counted_of;
use crate::app::defined::Defined;
use crate::app::enquiry::breakdown;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Nature;
use crate::presentation::{Page, PartOf, Term, number};
use crate::scoring::{Breakdown, Part, Subject};

/// The list.
#[component]
pub fn ElementList() -> impl IntoView {
    let found = breakdown(|| Some(Subject::default()));
    let rows = move || found.get().map(|breakdown| rows(&breakdown));
    view! {
        <article class="reasons" id="elements" aria-busy=move || found.with(Option::is_none).to_string()>
            <h1>{Page::Elements.label()}</h1>
            <p class="quiet">
                "What the score is summed from, over all areas. Choose one to see where, by whom and of what kind."
            </p>
            <table class="listing" id="element-list">
                <caption class="unseen">"Elements of the score"</caption>
                <thead>
                    <tr>
                        <th scope="col"><Defined term=Term::Measure>"Element"</Defined></th>
                        <th scope="col">"Kind"</th>
                        <th scope="col" class="numeric">"Count"</th>
                        <th scope="col">"Unit"</th>
                        <th scope="col" class="numeric">"Harm " <span class="unit">"points"</span></th>
                        <th scope="col" class="numeric">"Share " <span class="unit">"%"</span></th>
                        <th scope="col"><Defined term=Term::Change /></th>
                        <th scope="col">"Months"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="quiet">
                <Defined term=Term::Flow /> " adds up over the period; " <Defined term=Term::Stock>"stock"</Defined>
                " is counted on its last day, so its change is not tested. A record that several elements count is in each
                of them, unless each is counted once: the " <Defined term=Term::Overlap>"overlap rule"</Defined> "."
            </p>
        </article>
    }
}

/// For each month whether the measure's own sources are complete for it; stock always is.
fn complete(opened: &crate::engine::Opened, measure: usize) -> Vec<bool> {
    let (catalogue, sources) = (&opened.catalogue, opened.sources_of_measures.get(measure));
    let covers = |month| {
        let sources = sources.into_iter().flatten().filter_map(|&source| catalogue.sources.get(usize::from(source)));
        sources.into_iter().all(|source| source.covers(month))
    };
    let months = (0..).map(|offset| catalogue.period.from().plus(offset));
    months.take_while(|&month| catalogue.period.contains(month)).map(covers).collect()
}

fn rows(breakdown: &Arc<Breakdown>) -> AnyView {
    let (snapshot, store, audience) = (Snapshot::here(), Store::here(), Audience::here());
    let opened = snapshot.opened();
    let total: f64 = breakdown.by_measure.iter().map(|part| part.now.points).sum();
    let row = |(position, measure): (usize, &crate::domain::Measure)| {
        let id = measure.id.clone();
        let href = store.address_of_measure(snapshot, id);
        let name = view! { <th scope="row"><a href=href>{measure.label.clone()}</a></th> };
        let kind = if measure.nature() == Nature::Stock { "stock" } else { "flow" };
        if !measure.supplied {
            return view! { <tr>{name}<td>{kind}</td><td colspan="6">{audience.not_supplied()}</td></tr> }.into_any();
        }
        let part = breakdown.by_measure.iter().find(|part| part.at as usize == position);
        let part = part.copied().unwrap_or_else(|| Part { at: 0, ..Part::default() });
        let share = if total > 0.0 { part.now.points / total } else { 0.0 };
        let monthly = breakdown.monthly_by_measure.get(position).map(Vec::as_slice).unwrap_or_default();
        view! {
            <tr>
                {name}
                <td>{kind}</td>
                <td class="numeric">{counted_of(snapshot, Subject::default(), PartOf::Measure(position), audience.count(part.now.count, position, None))}</td>
                <td>{measure.unit.clone()}</td>
                <td class="numeric">{audience.points(part.now.points, position, None)}</td>
                <td class="numeric">{number::percent_figure(share)}</td>
                {change_cell(part.change)}
                <TrendCell monthly=monthly.to_vec() complete=complete(&opened, position) />
            </tr>
        }
        .into_any()
    };
    opened.catalogue.measures.iter().enumerate().map(row).collect_view().into_any()
}
