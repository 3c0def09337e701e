//! Cells that several pages' tables have.

use leptos::prelude::*;

use crate::presentation::spark::spark;
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

/// Months as a small line.
pub fn trend_cell(monthly: &[f64], complete: &[bool]) -> AnyView {
    let lines = spark(monthly, complete, 76.0, 14.0);
    let largest = monthly.iter().copied().fold(0.0, f64::max);
    let words = format!("{} months, {} points in the highest", monthly.len(), number::points(largest));
    view! {
        <td class="drawing">
            <svg class="trend" width="76" height="16" viewBox="0 -1 76 16" role="img" aria-label=words>
                <path class="complete" d=lines.complete />
                <path class="incomplete" d=lines.incomplete />
            </svg>
        </td>
    }
    .into_any()
}
