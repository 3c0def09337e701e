//! The period is brushed on the time line: by a drag or by keys; everything follows, and a drag is undone at
//! one press.

use placeharm::presentation::number;
use placeharm::scoring::Selection;
use serde_json::json;

use crate::chromium::{Chromium, Key, until};
use crate::map::{self, MAPPED};
use crate::ranking::{expected, table};
use crate::site::{RANKED, Site};
use crate::what_if::fragment;

/// The months of the demonstration force.
const MONTHS: u32 = 36;

/// Drags from the middle of one month to that of another, through places between.
pub fn drag(chromium: &Chromium, from: f64, to: f64) {
    chromium.eval(&format!(
        "(() => {{ const line = document.querySelector('#time-line'); const box = line.getBoundingClientRect(); \
         const send = (kind, month) => line.dispatchEvent(new PointerEvent(kind, {{ button: 0, bubbles: true, \
         buttons: kind === 'pointerup' ? 0 : 1, clientX: box.left + month * box.width / {MONTHS}, clientY: box.top + 20 }})); \
         send('pointerdown', {from}); for (const part of [0, 0.3, 0.7, 1]) send('pointermove', {from} + ({to} - {from}) * part); \
         send('pointerup', {to}); }})()"
    ));
}

/// The line, as wide as it is drawn.
fn stands(site: &Site, chromium: &Chromium, fragment: &str) {
    site.rank(chromium, fragment);
    until("the line", || {
        chromium.is("document.querySelector('#time-line').viewBox.baseVal.width === document.querySelector('#time-line').clientWidth \
                     && document.querySelector('#time-line .within').getAttribute('d') !== ''")
    });
}

#[test]
fn what_is_dragged_ranks_as_the_engine_does_and_is_undone_at_one_press() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    chromium.size(1_280, 720);
    stands(&site, &chromium, "");
    // From November 2023 on: a new period, its last month, all of it as it is, one month.
    let steps = [
        ((3.5, 8.5), "#/sectors?from=2024-02&to=2024-07"),
        ((9.0, 12.5), "#/sectors?from=2024-02&to=2024-11"),
        ((6.5, 4.5), "#/sectors?from=2023-12&to=2024-09"),
        ((20.5, 20.5), "#/sectors?from=2025-07&to=2025-07"),
        ((24.5, 99.0), "#/sectors"),
    ];
    for ((from, to), address) in steps {
        drag(&chromium, from, to);
        until(address, || fragment(&chromium) == address);
        until("the ranking", || chromium.is(RANKED) && table(&chromium) == expected(&cube, address));
        let [first, last] = ["#period-from", "#period-to"]
            .map(|list| chromium.eval(&format!("document.querySelector('{list}').selectedOptions[0].innerText")));
        let said = |end: &str| {
            chromium.eval(&format!("document.querySelector('#brush-{end}').getAttribute('aria-valuetext')"))
        };
        assert_eq!([first, last], [said("first"), said("last")], "{address}");
    }
    for (_, address) in steps[..4].iter().rev().chain([&((0.0, 0.0), "#/sectors")]) {
        chromium.click("#undo");
        until(address, || fragment(&chromium) == *address);
    }
    assert!(chromium.is("document.querySelector('#undo').disabled"), "each drag is one step");
}

#[test]
fn keys_on_either_end_do_what_a_drag_does() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    stands(&site, &chromium, "#/sectors?from=2025-01&to=2025-06");
    for (mark, key, address) in [
        ("first", Key::Left, "#/sectors?from=2024-12&to=2025-06"),
        ("first", Key::Right, "#/sectors?from=2025-01&to=2025-06"),
        ("last", Key::Up, "#/sectors?from=2025-01&to=2025-07"),
        ("last", Key::Down, "#/sectors?from=2025-01&to=2025-06"),
    ] {
        chromium.eval(&format!("document.querySelector('#brush-{mark}').focus()"));
        chromium.press(key);
        until(address, || fragment(&chromium) == address);
        assert!(chromium.is(&format!("document.activeElement.id === 'brush-{mark}'")), "the focus stays");
    }
}

#[test]
fn another_page_follows_and_the_lines_figures_are_the_engines() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    stands(&site, &chromium, "#/sectors?off=drug_supply");
    chromium.click(".time-line .twin summary");
    let rows = "[...document.querySelectorAll('.time-line tbody td')].map(cell => cell.innerText)";
    until("the table", || chromium.eval(rows).as_array().is_some_and(|rows| rows.len() == 36));
    let measures = &cube.catalogue().measures;
    let off = measures.iter().filter(|measure| measure.id.as_str() == "drug_supply").map(|measure| measure.id.clone());
    let selection = Selection { measures_off: off.collect(), ..Selection::default() };
    let monthly = cube.answer(&selection).force.monthly;
    assert_eq!(chromium.eval(rows), json!(monthly.into_iter().map(number::points).collect::<Vec<_>>()));
    site.visit(&chromium, "#/map?map=rate");
    until("the map and the line", || {
        chromium.is(MAPPED) && chromium.is("document.querySelector('#time-line .within')?.getAttribute('d') > ''")
    });
    drag(&chromium, 3.5, 8.5);
    let address = "#/map?from=2024-02&to=2024-07&map=rate";
    until(address, || fragment(&chromium) == address);
    until("the map follows", || chromium.is(MAPPED) && chromium.eval(map::ROWS) == map::expected(&cube, address));
}
