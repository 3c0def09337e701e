//! Nothing jumps when the numbers change.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::chromium::{Chromium, until};
use crate::site::{RANKED, Site};

/// Left, top, width and height of what has its place: the frame, the lines over the table, the
/// table's columns.
const PLACES: &str = "Object.fromEntries([...document.querySelectorAll('.marking, .bar, .bar > *, .steps > *, #altered, \
                      .rail, .rail > *, .page, .figures > div, .headline, .toolbar > *, .legend > *, #ranking, \
                      #ranking thead th')].map((element, place) => { const box = element.getBoundingClientRect(); \
                      return [place + ' ' + element.tagName + ' ' + (element.id || element.className), \
                      [box.left, box.top, box.width, element.id === 'ranking' ? 0 : box.height].map(Math.round)]; }))";

/// From here on, gathers what the browser calls a shift, texts apart, which change their length
/// in their own place, and apart the table's rows and what stands under them: they move with ranks.
const WATCH: &str = "(() => { window.shifts = []; new PerformanceObserver(list => { for (const entry of list.getEntries()) \
                     for (const { node } of entry.sources) if (node?.nodeType === 1 && !node.closest('tbody, .quality, .settings p')) \
                     shifts.push(node.tagName + '.' + node.className + ' ' + node.innerText.slice(0, 40)); \
                     }).observe({ type: 'layout-shift' }); })()";

fn places(chromium: &Chromium) -> BTreeMap<String, Value> {
    serde_json::from_value(chromium.eval(PLACES)).expect("places")
}

/// What stands elsewhere than before.
fn moved(before: &BTreeMap<String, Value>, chromium: &Chromium) -> Vec<String> {
    let after = places(chromium);
    let names: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let moved = names.into_iter().filter(|&name| before.get(name) != after.get(name));
    moved.map(|name| format!("{name}: {:?} to {:?}", before.get(name), after.get(name))).collect()
}

const NOTHING: [String; 0] = [];

#[test]
fn only_rows_move_when_a_filter_changes() {
    let site = Site::new();
    for (width, height) in [(1_920, 1_080), (1_280, 720)] {
        let chromium = Chromium::start(&[]);
        chromium.size(width, height);
        site.rank(&chromium, "");
        chromium.click("#offences-filter summary");
        until("the offences", || chromium.is("document.querySelector('.group') !== null"));
        chromium.eval(WATCH);
        let before = places(&chromium);
        for press in [
            "input[value=beat]",
            "input[value=sector]",
            ".rail .filter label:nth-of-type(1) input",
            ".group:nth-of-type(1) > input",
            ".group:nth-of-type(2) > input",
            "#reset",
        ] {
            chromium.click(press);
            assert_eq!(moved(&before, &chromium), NOTHING, "{width}: at once after {press}");
            until("the ranking", || chromium.is(RANKED));
            assert_eq!(moved(&before, &chromium), NOTHING, "{width}: after {press}");
        }
        assert_eq!(chromium.eval("window.shifts"), serde_json::json!([]), "{width}");
    }
}
