//! Selections A and B side by side: as the engine ranks both, here and in a fresh profile.

use placeharm::presentation::{State, number};
use placeharm::scoring::{Cube, Selection};
use serde_json::{Value, json};

use crate::chromium::{Chromium, until};
use crate::site::{RANKED, Site};
use crate::what_if::{FIRST_SLIDER, fragment, slide, unfold};

/// Of each row of the ranking its name, B's rank and score, A's rank and score, and the difference.
const SIDE_BY_SIDE: &str = "[...document.querySelectorAll('#ranking tbody tr')].map(row => { \
    const text = cell => { const copy = cell.cloneNode(true); copy.querySelectorAll('.moved, .unseen').forEach(it => it.remove()); \
    return copy.textContent.trim(); }; const cells = [...row.children]; \
    return [row.querySelector('.name').innerText, text(row.querySelector('.rank')), \
    text(row.querySelector('.score')).replace(/^\\* /, ''), ...cells.slice(-3).map(text)]; })";

/// The same by the engine, for an address that has an A.
fn expected(cube: &Cube, fragment: &str) -> Value {
    let (state, ignored) = State::parse(fragment, cube.catalogue());
    assert!(ignored.is_empty(), "{ignored:?}");
    let held = state.held.expect("an A");
    let a = cube.ranking(&Selection { level: state.selection.level, ..held }).standings();
    let b = cube.answer(&state.selection);
    let areas = cube.catalogue().areas.of(b.level);
    let row = |score: &placeharm::scoring::AreaScore| {
        let (area, a) = (&areas[usize::from(score.area)], a[usize::from(score.area)]);
        let rank = |rank: u32| number::whole(rank.into());
        json!([
            area.name,
            rank(score.rank),
            number::points(score.score),
            rank(a.rank),
            number::points(a.score),
            number::signed(score.score - a.score, 0),
        ])
    };
    b.areas.iter().map(row).collect()
}

/// The chart of A and B stands.
pub const COMPARED: &str = "document.querySelector('#compare .slope') !== null";

fn until_shown(chromium: &Chromium, cube: &Cube, fragment: &str) {
    let expected = expected(cube, fragment);
    until("A and B", || chromium.is(RANKED) && chromium.is(COMPARED) && chromium.eval(SIDE_BY_SIDE) == expected);
}

#[test]
fn a_dragged_weight_and_an_excluded_group_are_held_against_a_here_and_in_a_fresh_profile() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    site.rank(&chromium, "#/sectors?off=drug_supply");
    chromium.click("#keep-as-a");
    until("A", || fragment(&chromium) == "#/sectors?off=drug_supply&a=off%3Ddrug_supply");
    until_shown(&chromium, &cube, &fragment(&chromium));
    let moved = "document.querySelector('#altered .moved').innerText";
    assert_eq!(chromium.eval(moved), "Against selection A: No rank changes.");
    unfold(&chromium);
    slide(&chromium, FIRST_SLIDER, 4.0);
    chromium.click("#groups-filter .tree input");
    let address = "#/sectors?off=drug_supply&nogroup=OCG01&times=ocg_crimes~4&a=off%3Ddrug_supply";
    until("B", || fragment(&chromium) == address);
    until_shown(&chromium, &cube, address);
    // The chart has a line for each sector that is among the first 30 of either, and says who moves furthest.
    let drawn = chromium.eval("document.querySelectorAll('#compare .slope').length").as_u64().expect("a number");
    assert!((30..=42).contains(&drawn), "{drawn} lines");
    assert!(chromium.is("document.querySelectorAll('#compare .slope.up').length > 0"));
    let said = chromium.eval("document.querySelector('#compare .in-words').innerText");
    let said = said.as_str().expect("text");
    assert!(said.contains("change rank; furthest") && said.contains("All areas listed score"), "{said}");
    chromium.click("#compare .twin summary");
    until("the table", || chromium.is("document.querySelectorAll('#compare .twin tbody tr').length === 42"));
    let fresh = Chromium::start(&[]);
    site.rank(&fresh, address);
    until_shown(&fresh, &cube, address);
    assert_eq!(fresh.eval(SIDE_BY_SIDE), chromium.eval(SIDE_BY_SIDE));
    assert_eq!(fresh.eval(moved), chromium.eval(moved));
}

#[test]
fn a_and_b_change_places_a_is_dropped_and_all_of_it_is_undone() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let start = "#/sectors?level=area_command&overlap=once&a=from%3D2025-11%26to%3D2026-10";
    site.rank(&chromium, start);
    until_shown(&chromium, &cube, start);
    chromium.click("#swap");
    let swapped = "#/sectors?level=area_command&from=2025-11&to=2026-10&a=overlap%3Donce";
    until("B in place of A", || fragment(&chromium) == swapped);
    until_shown(&chromium, &cube, swapped);
    chromium.click("#drop-a");
    let dropped = "#/sectors?level=area_command&from=2025-11&to=2026-10";
    until("no A", || fragment(&chromium) == dropped && chromium.is("document.querySelector('#compare') === null"));
    for expected in [swapped, start] {
        chromium.click("#undo");
        until(expected, || fragment(&chromium) == expected);
        until_shown(&chromium, &cube, expected);
    }
}

#[test]
fn a_stands_on_paper_with_the_filters_and_the_chart() {
    let site = Site::new();
    let chromium = Chromium::light();
    site.rank(&chromium, "#/sectors?a=off%3Ddrug_supply");
    until("the chart", || chromium.is(COMPARED));
    chromium.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    let head = chromium.eval("document.querySelector('.marking').innerText");
    assert!(head.as_str().is_some_and(|head| head.contains("held against A: without drug supply offences")), "{head}");
    assert!(chromium.is("document.querySelector('#compare .slope').checkVisibility()"));
    assert!(
        !chromium
            .is("[...document.querySelectorAll('#held button, #compare button')].some(it => it.checkVisibility())")
    );
}
