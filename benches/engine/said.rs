//! All that is said of a selection, as text: an `f64` is written so that no other is written alike.

use placeharm::scoring::{Cube, Element, Selection};
use serde_json::json;

/// The ranking, whose every bit counts, and the answer with its intervals and likely ranks.
pub fn said(cube: &Cube, selection: &Selection) -> String {
    let ranking = cube.ranking(selection);
    let elements: Vec<&[Element]> = ranking.areas.iter().map(|ranked| ranking.elements(ranked.area)).collect();
    let (answer, mut draws) = cube.answer_and_draws(selection);
    draws.advance(100);
    json!({ "standings": ranking.standings(), "elements": elements, "answer": answer, "likely": draws.intervals() })
        .to_string()
}
