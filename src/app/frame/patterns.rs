//! The patterns that tell the elements apart in print.

use leptos::prelude::*;
use leptos::svg;

/// One pattern for each element, by the number of its colour; the style sheet for print uses them.
#[component]
pub fn Patterns() -> impl IntoView {
    // Strokes on a tile of 6 by 6, as path data.
    const STROKES: [&str; 9] = [
        "M0 0H6V6H0Z",
        "M0 6L6 0M-1 1L1 -1M5 7L7 5",
        "M0 0L6 6M5 -1L7 1M-1 5L1 7",
        "M0 3H6",
        "M3 0V6",
        "M0 0L6 6M0 6L6 0",
        "M1.5 1.5h1v1h-1zM4.5 4.5h1v1h-1z",
        "M0 3H6M3 0V6",
        "M0 1H6M0 3H6M0 5H6",
    ];
    let patterns: Vec<_> = STROKES
        .into_iter()
        .enumerate()
        .map(|(element, strokes)| {
            let class = if element == 0 { "ink whole" } else { "ink" };
            view! {
                <pattern id=format!("pattern-{element}") width="6" height="6" patternUnits="userSpaceOnUse">
                    <path class=class d=strokes />
                </pattern>
            }
        })
        .collect();
    svg::svg()
        .attr("class", "patterns")
        .attr("width", "0")
        .attr("height", "0")
        .attr("aria-hidden", "true")
        .child(patterns)
}
