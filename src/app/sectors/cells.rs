//! The cells that draw, and the cell of a measure.

use leptos::prelude::*;

use super::element_class;
use super::shown::ShownRow;
use crate::app::audience::Audience;
use crate::app::snapshot::Snapshot;
use crate::domain::MeasureId;
use crate::presentation::stack::stack;
use crate::presentation::{number, words};

/// Widths of the drawings; the style sheet's columns are a little wider.
const INTERVAL_PX: f64 = 84.0;
const STACK_PX: f64 = 196.0;

/// The score and its interval as a thin bar.
#[component]
pub fn IntervalCell(
    /// What the row shows.
    shown: ShownRow,
) -> impl IntoView {
    let scale = move || shown.read(|_, ranking| ranking.largest_upper).unwrap_or(0.0);
    let x = move |points: f64| {
        let scale = scale();
        if scale > 0.0 { points / scale * INTERVAL_PX } else { 0.0 }
    };
    let interval = move || shown.score(|score| score.interval);
    let words = move || {
        let interval = interval();
        format!("{} to {} points", number::points(interval.lower), number::points(interval.upper))
    };
    let left = move || format!("{:.1}", x(interval().lower));
    let width = move || {
        let interval = interval();
        format!("{:.1}", (x(interval.upper) - x(interval.lower)).max(1.0))
    };
    let tick = move || format!("{:.1}", (x(shown.score(|score| score.score)) - 1.0).max(0.0));
    view! {
        <td class="drawing">
            <svg class="interval" width="84" height="16" role="img" aria-label=words>
                <title>{words}</title>
                <rect class="range" x=left y="6" width=width height="4" />
                <rect class="tick" x=tick y="2" width="2" height="12" />
            </svg>
        </td>
    }
}

/// The elements as a stacked bar.
#[component]
pub fn ElementsCell(
    /// What the row shows.
    shown: ShownRow,
) -> impl IntoView {
    let snapshot = Snapshot::here();
    let measures = snapshot.opened().catalogue.measures.clone();
    let label = move |element: Option<usize>| {
        element.and_then(|element| measures.get(element)).map_or("Other", |measure| measure.label.as_str()).to_owned()
    };
    let segments = move || {
        let scale = shown.read(|_, ranking| ranking.largest_score).unwrap_or(0.0);
        let points: Vec<f64> = shown.score(|score| score.elements.iter().map(|element| element.points).collect());
        stack(&points, scale, STACK_PX)
    };
    let words_label = label.clone();
    let words = move || {
        let said = segments()
            .into_iter()
            .map(|segment| format!("{} {}", words_label(segment.element), number::points(segment.points)));
        let said = said.collect::<Vec<_>>().join(", ");
        if said.is_empty() { "no points".to_owned() } else { said }
    };
    let bars = move || {
        segments()
            .into_iter()
            .map(|segment| {
                let title = format!("{}: {} points", label(segment.element), number::points(segment.points));
                view! {
                    <rect
                        class=element_class(snapshot, segment.element)
                        x=format!("{:.1}", segment.x_px)
                        y="2"
                        width=format!("{:.1}", segment.width_px)
                        height="12"
                    >
                        <title>{title}</title>
                    </rect>
                }
            })
            .collect_view()
    };
    view! {
        <td class="drawing"><svg class="stack" width="196" height="16" role="img" aria-label=words>{bars}</svg></td>
    }
}

/// The change: a mark and words.
#[component]
pub fn ChangeCell(
    /// What the row shows.
    shown: ShownRow,
) -> impl IntoView {
    let change = move || shown.score(|score| score.change);
    let class = move || change().map_or("change", |change| words::verdict_class(change.verdict));
    let mark = move || change().map(|change| words::verdict_mark(change.verdict));
    let words = move || change().map_or("not compared", |change| words::verdict(change.verdict));
    view! { <td class=class><span class="mark" aria-hidden="true">{mark}</span> {words}</td> }
}

/// The count and points of one measure.
#[allow(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#[component]
pub fn MeasureCell(
    /// What the row shows.
    shown: ShownRow,
    /// The measure.
    id: MeasureId,
) -> impl IntoView {
    let (snapshot, audience) = (Snapshot::here(), Audience::here());
    let measure = snapshot.with(|catalogue| {
        let position = catalogue.measures.iter().position(|measure| measure.id == id)?;
        Some((position, catalogue.measures[position].supplied))
    });
    let words = move || match measure {
        Some((position, true)) => {
            let (element, area) = shown.score(|score| (score.elements.get(position).copied(), Some(score.area)));
            let element = element.unwrap_or_default();
            let count = audience.count(element.count, position, area);
            format!("{count}, {}", audience.points(element.points, position, area))
        }
        _ => audience.not_supplied().to_owned(),
    };
    view! { <td class="numeric">{words}</td> }
}
