//! One element's line in the working.

use leptos::prelude::*;

use super::element_class;
use crate::app::audience::Audience;
use crate::app::counted_rows::counted_of;
use crate::app::defined::Defined;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{Counts, Measure, Nature, OffenceCode, PointsRule, Role};
use crate::engine::Opened;
use crate::presentation::{PartOf, Term, number};
use crate::scoring::{Answer, AreaScore, Price, Subject};

/// Count × points = harm, and what was counted.
pub fn element_line(snapshot: Snapshot, position: usize, answer: &Answer, score: &AreaScore) -> AnyView {
    let (opened, audience, area) = (snapshot.opened(), Audience::here(), Some(score.area));
    let Some(measure) = opened.catalogue.measures.get(position) else { return ().into_any() };
    let swatch = format!("swatch {}", element_class(snapshot, Some(position)));
    let name = view! {
        <th scope="row">
            <svg class=swatch width="10" height="10" aria-hidden="true"><rect width="10" height="10" /></svg>
            {measure.label.clone()}
            <span class="quiet">{counted(measure)} {from(&opened, position)}</span>
        </th>
    };
    if !measure.supplied {
        return view! { <tr>{name}<td class="numeric" colspan="3"><Defined term=Term::NotSupplied>{audience.not_supplied()}</Defined></td></tr> }.into_any();
    }
    let is_set = Store::here().selection.with(|selection| selection.valuation.points.contains_key(&measure.id));
    let element = score.elements.get(position).copied().unwrap_or_default();
    let subject = Subject { area: Some((answer.level, score.area)), ..Subject::default() };
    view! {
        <tr>
            {name}
            <td class="numeric">{counted_of(snapshot, subject, PartOf::Measure(position), audience.count(element.count, position, area))}</td>
            <td class="numeric">{each(measure, answer.prices.get(position), is_set)}</td>
            <td class="numeric">{audience.points(element.points, position, area)}</td>
        </tr>
    }
    .into_any()
}

/// What the measure counts, and whose choice its points are.
fn counted(measure: &Measure) -> String {
    let what = match &measure.counts {
        Counts::Records { offences, linked_to, roles, .. } => {
            let codes: Vec<_> = offences.iter().map(OffenceCode::as_str).collect();
            let roles: Vec<_> = roles.iter().map(Role::as_str).collect();
            let coded = if codes.is_empty() { String::new() } else { format!(", offence {}", codes.join(", ")) };
            let linked =
                if linked_to.is_empty() { String::new() } else { format!(", linked as {}", roles.join(" or ")) };
            format!("{}{coded}{linked}", measure.unit)
        }
        Counts::Nominals { .. } => format!("{} by home, on the period's last day", measure.unit),
    };
    let nature = if measure.nature() == Nature::Stock { "; stock" } else { "" };
    let choice = if measure.local_choice { "; points are a local choice" } else { "" };
    format!("{what}{nature}{choice}")
}

/// The sources that it counts records of.
fn from(opened: &Opened, measure: usize) -> String {
    let sources = opened.sources_of_measures.get(measure).into_iter().flatten();
    let labels: Vec<_> = sources
        .filter_map(|&source| opened.catalogue.sources.get(usize::from(source)))
        .map(|source| source.label.as_str())
        .collect();
    if labels.is_empty() { String::new() } else { format!("; from {}", labels.join(", ")) }
}

/// What one was worth; `is_set` where a reader set it.
fn each(measure: &Measure, price: Option<&Price>, is_set: bool) -> String {
    let Some(price) = price else { return number::NONE.to_owned() };
    let multiplied = price.multiplier != 1.0;
    match (price.flat, &measure.points) {
        (None, _) if multiplied => format!("own weight × {}", price.multiplier),
        (None, _) => "own weight".to_owned(),
        (Some(points), _) if multiplied => {
            format!("{} (× {})", number::decimals(points, 2), price.multiplier)
        }
        (Some(points), _) if is_set => format!("{} as set", number::decimals(points, 2)),
        (Some(points), PointsRule::AsOffence(code)) => format!("{} as {code}", number::decimals(points, 2)),
        (Some(points), _) => number::decimals(points, 2),
    }
}
