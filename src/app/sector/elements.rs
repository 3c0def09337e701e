//! The elements of the area's score.

use leptos::prelude::*;

use super::Opened;
use crate::app::audience::Audience;
use crate::app::counted_rows::counted_of;
use crate::app::defined::Defined;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Nature;
use crate::presentation::{PartOf, Term, number, words};
use crate::scoring::Part;

/// Each element with its count, points and change; those not supplied say so.
#[component]
pub fn Elements() -> impl IntoView {
    let (snapshot, store, opened) = (Snapshot::here(), Store::here(), expect_context::<Opened>());
    let audience = Audience::here();
    let rows = move || {
        let breakdown = opened.breakdown.get()?;
        let measures = snapshot.opened().catalogue.measures.clone();
        let rows = measures.into_iter().enumerate().map(|(position, measure)| {
            let label = measure.label.clone();
            let name = view! { <a href=store.address_of_measure(snapshot, measure.id.clone())>{label}</a> };
            if !measure.supplied {
                return view! { <tr><th scope="row">{name}</th><td class="numeric" colspan="4">{audience.not_supplied()}</td></tr> }.into_any();
            }
            let part = breakdown.by_measure.iter().find(|part| usize::try_from(part.at) == Ok(position));
            let part = part.copied().unwrap_or_default();
            let change = if measure.nature() == Nature::Stock { "stock" } else { change(&part) };
            let count = audience.count(part.now.count, position, Some(opened.area));
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="numeric">{counted_of(snapshot, opened.subject(), PartOf::Measure(position), count)}</td>
                    <td class="numeric">{audience.points(part.now.points, position, Some(opened.area))}</td>
                    <td class="numeric">{number::whole(part.before.count)}</td>
                    <td class="words">{change}</td>
                </tr>
            }
            .into_any()
        });
        Some(rows.collect_view())
    };
    view! {
        <section id="sector-elements">
            <h2>"Elements of the score"</h2>
            <table class="figures-table">
                <caption class="unseen">"Elements of the score"</caption>
                <thead>
                    <tr>
                        <th scope="col"><Defined term=Term::Measure>"Element"</Defined></th>
                        <th scope="col" class="numeric">"Count"</th>
                        <th scope="col" class="numeric"><Defined term=Term::Points /></th>
                        <th scope="col" class="numeric">"Before"</th>
                        <th scope="col"><Defined term=Term::Change /></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// A part's change in words.
pub fn change(part: &Part) -> &'static str {
    part.change.map_or("not compared", |change| words::verdict(change.verdict))
}
