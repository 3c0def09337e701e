//! Bars in a list: a table, so that it needs no other one beside it.

use leptos::prelude::*;

use super::picture::cell_view;
use super::saving::Saving;
use super::title::Title;
use crate::app::counted_rows::linked;
use crate::presentation::Term;
use crate::presentation::chart::{Bar, BarChart, Cell, Linear};

/// How long the longest bar is.
const LENGTH_PX: f64 = 110.0;

/// Bars from zero on one scale, each with its label, which may lead on, and its value.
#[component]
pub fn BarList(
    /// The bars.
    #[prop(into)]
    chart: Signal<BarChart>,
    /// The term that the title uses.
    #[prop(optional)]
    term: Option<Term>,
) -> impl IntoView {
    let title = Signal::derive(move || chart.with(|chart| chart.title.clone()));
    let sentence = Signal::derive(move || chart.with(BarChart::sentence));
    let heads = move || {
        chart.with(|chart| {
            let more = chart.more.iter().enumerate().map(|(column, head)| {
                view! { <th scope="col" class=class(chart, column)>{head.clone()}</th> }
            });
            view! {
                <tr>
                    <th scope="col">{chart.what.clone()}</th>
                    <td></td>
                    <th scope="col" class="numeric">{chart.unit.clone()}</th>
                    {more.collect_view()}
                </tr>
            }
        })
    };
    let rows = move || {
        chart.with(|chart| {
            let scale = Linear { from: [0.0, chart.end()], to: [0.0, LENGTH_PX] };
            let classes: Vec<&'static str> = (0..chart.more.len()).map(|column| class(chart, column)).collect();
            chart.bars.iter().map(|bar| row(bar, scale, &classes)).collect_view()
        })
    };
    let id = move || chart.with(|chart| chart.id.clone());
    let is_empty = move || chart.with(|chart| chart.bars.is_empty());
    view! {
        <figure class="chart bar-list" id=id>
            <figcaption>
                <Title title term />
                <Saving
                    title
                    sentence
                    drawing=Signal::derive(move || chart.with(BarChart::drawing))
                    table=Signal::derive(move || chart.with(BarChart::table))
                />
            </figcaption>
            <p class="unseen">{sentence}</p>
            <table class="bars">
                <caption class="unseen">{title}</caption>
                <thead>{heads}</thead>
                <tbody>{rows}</tbody>
            </table>
            <Show when=is_empty><p class="quiet">"Nothing to show"</p></Show>
        </figure>
    }
}

/// How a further column stands: as words where no cell of it is a number.
fn class(chart: &BarChart, column: usize) -> &'static str {
    let has_number = chart.bars.iter().any(|bar| bar.more.get(column).is_some_and(Cell::is_number));
    if has_number || chart.bars.is_empty() { "numeric" } else { "words" }
}

fn row(bar: &Bar, scale: Linear, classes: &[&'static str]) -> impl IntoView + use<> {
    let length = if bar.value > 0.0 { scale.at(bar.value).max(1.0) } else { 0.0 };
    let label = bar.label.clone();
    let label = match bar.href.clone() {
        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    let value = match bar.rows.clone() {
        Some(rows) => linked(move || Some(rows.clone()), bar.text.clone()),
        None => bar.text.clone().into_any(),
    };
    let more = bar.more.iter().zip(classes).map(|(cell, &class)| {
        view! { <td class=class>{cell_view(cell)}</td> }
    });
    let more = more.collect_view();
    view! {
        <tr>
            <th scope="row" title=bar.label.clone()>{label}</th>
            <td class="drawing">
                <svg width="110" height="14" viewBox="0 0 110 14" preserveAspectRatio="none" aria-hidden="true">
                    <rect class=bar.class().to_owned() y="1" width=format!("{length:.1}") height="12" />
                </svg>
            </td>
            <td class="numeric">{value}</td>
            {more}
        </tr>
    }
}
