//! The ranking as the page shows it, and as the engine gives it.

use placeharm::presentation::{State, number};
use placeharm::scoring::{AreaScore, Cube};

use crate::chromium::Chromium;

/// Names and scores in the page's table, top first.
pub fn table(chromium: &Chromium) -> Vec<(String, String)> {
    let script = "[...document.querySelectorAll('#ranking tbody tr')].map(row => \
                  [row.querySelector('.name').innerText, row.querySelector('.score').innerText])";
    let rows = chromium.eval(script);
    let text = |cell: &serde_json::Value| cell.as_str().expect("text").trim_start_matches(['*', ' ']).to_owned();
    rows.as_array().expect("rows").iter().map(|row| (text(&row[0]), text(&row[1]))).collect()
}

/// The same for an address's fragment, by the engine.
pub fn expected(cube: &Cube, fragment: &str) -> Vec<(String, String)> {
    let (state, ignored) = State::parse(fragment, cube.catalogue());
    assert!(ignored.is_empty(), "{ignored:?}");
    let answer = cube.answer(&state.selection);
    let areas = cube.catalogue().areas.of(answer.level);
    let row = |score: &AreaScore| (areas[usize::from(score.area)].name.clone(), number::points(score.score));
    answer.areas.iter().map(row).collect()
}
