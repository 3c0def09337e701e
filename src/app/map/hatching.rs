//! Patterns over the colours of a map's classes, so that classes are told apart without colour.

use leptos::prelude::*;
use leptos::svg;

/// Strokes on a tile of 8 by 8, as path data: the more harm the denser.
const HARM: [&str; 5] = [
    "",
    "M3.5 4h1",
    "M0 8L8 0M-1 1L1 -1M7 9L9 7",
    "M0 8L8 0M-1 1L1 -1M7 9L9 7M0 4L4 0M4 8L8 4",
    "M0 8L8 0M-1 1L1 -1M7 9L9 7M0 4L4 0M4 8L8 4M0 0L8 8M0 4L4 8M4 0L8 4",
];
/// The same for changes: falling lines for falls, rising lines for rises, more of them where it is clear.
const CHANGE: [&str; 5] = [
    "M0 0L8 8M-1 7L1 9M7 -1L9 1M0 4L4 8M4 0L8 4",
    "M0 0L8 8M-1 7L1 9M7 -1L9 1",
    "",
    "M0 8L8 0M-1 1L1 -1M7 9L9 7",
    "M0 8L8 0M-1 1L1 -1M7 9L9 7M0 4L4 0M4 8L8 4",
];

/// The patterns, as `PREFIX-harm-0` and so on; as fine on the screen however near a map is.
pub fn hatching(prefix: &'static str, scale: Signal<f64>) -> impl IntoView {
    let kinds = [("harm", HARM), ("change", CHANGE)];
    let patterns = kinds.into_iter().flat_map(|(kind, all)| (0..).zip(all).map(move |(step, d)| (kind, step, d)));
    let pattern = move |(kind, step, d): (&'static str, usize, &'static str)| {
        let is_deep = if kind == "harm" { step >= 3 } else { step == 0 || step == 4 };
        view! {
            <pattern
                id=format!("{prefix}-{kind}-{step}")
                width="8"
                height="8"
                patternUnits="userSpaceOnUse"
                patternTransform=move || format!("scale({:.4})", 1.0 / scale.get())
            >
                <rect class=format!("{kind}-{step}") width="8" height="8" />
                <path class=if is_deep { "hatch deep" } else { "hatch" } d=d />
            </pattern>
        }
    };
    svg::defs().child(patterns.map(pattern).collect_view())
}
