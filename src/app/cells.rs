//! Cells that several pages' tables have.

use leptos::prelude::*;

use crate::presentation::spark::{spark, spark_words};
use crate::presentation::{number, words};
use crate::scoring::Change;

/// A change as a cell: a mark, words and, where it may be said, per cent.
pub fn change_cell(change: Option<Change>) -> AnyView {
    let Some(change) = change else {
        return view! { <td class="change">{number::NONE}</td> }.into_any();
    };
    let (mark, said) = (words::verdict_mark(change.verdict), words::verdict(change.verdict));
    let percent = change.percent().map(|percent| format!(" {}%", number::signed(percent, 0)));
    let class = words::verdict_class(change.verdict);
    view! { <td class=class><span class="mark" aria-hidden="true">{mark}</span>{said}{percent}</td> }.into_any()
}

/// Width and height of the line of months, in pixels; the style sheet's columns are a little wider.
const TREND_PX: [f64; 2] = [76.0, 14.0];

/// Months as a small line: `monthly` holds points, `complete` whether each month's sources are.
#[component]
pub fn TrendCell(
    /// Points for each month.
    #[prop(into)]
    monthly: Signal<Vec<f64>>,
    /// For each month whether its sources are complete.
    #[prop(into)]
    complete: Signal<Vec<bool>>,
) -> impl IntoView {
    let lines = Memo::new(move |_| {
        monthly.with(|monthly| complete.with(|complete| spark(monthly, complete, TREND_PX[0], TREND_PX[1])))
    });
    let words = move || monthly.with(|monthly| spark_words(monthly));
    view! {
        <td class="drawing">
            <svg class="trend" width="76" height="16" viewBox="0 -1 76 16" role="img" aria-label=words>
                <path class="complete" d=move || lines.get().complete />
                <path class="incomplete" d=move || lines.get().incomplete />
            </svg>
        </td>
    }
}
