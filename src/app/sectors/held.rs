//! The columns of selection A, beside those of B.

use leptos::prelude::*;

use super::shown::ShownRow;
use crate::presentation::number;
use crate::scoring::Standing;

/// The heads of A's columns.
pub fn held_heads() -> AnyView {
    view! {
        <th scope="col" class="numeric" title="The rank under selection A">"A " <span class="unit">"rank"</span></th>
        <th scope="col" class="numeric" title="The score under selection A">"A " <span class="unit">"points"</span></th>
        <th scope="col" class="numeric" title="B's score less A's">"B − A " <span class="unit">"points"</span></th>
    }
    .into_any()
}

/// The widths of A's columns.
pub fn held_widths() -> AnyView {
    view! {
        <col class="col-held-rank" />
        <col class="col-held-score" />
        <col class="col-held-score" />
    }
    .into_any()
}

/// A's columns of an area: where it stands under A, if that is known, and how much more it has under B.
pub fn held_cells(shown: ShownRow) -> AnyView {
    let said = move |of: fn(Standing, f64) -> String| {
        move || shown.against().map_or_else(|| number::NONE.to_owned(), |a| of(a, shown.score(|score| score.score)))
    };
    view! {
        <td class="numeric">{said(|a, _| number::whole(a.rank.into()))}</td>
        <td class="numeric">{said(|a, _| number::points(a.score))}</td>
        <td class="numeric">{said(|a, b| number::signed(b - a.score, 0))}</td>
    }
    .into_any()
}
