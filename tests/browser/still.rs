//! Nothing jumps when the numbers change.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::chromium::{Chromium, until};
use crate::map::MAPPED;
use crate::reasons::TOLD;
use crate::rows::SHOWN;
use crate::sector::OPENED;
use crate::site::{RANKED, Site};
use crate::themes::THEMED;

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

fn places(chromium: &Chromium, of: &str) -> BTreeMap<String, Value> {
    serde_json::from_value(chromium.eval(of)).expect("places")
}

/// What stands elsewhere than before.
fn moved(before: &BTreeMap<String, Value>, chromium: &Chromium, of: &str) -> Vec<String> {
    let after = places(chromium, of);
    let names: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let moved = names.into_iter().filter(|&name| before.get(name) != after.get(name));
    moved.map(|name| format!("{name}: {:?} to {:?}", before.get(name), after.get(name))).collect()
}

/// The same of what frames every page, and of the heads of pages.
const FRAME: &str = "Object.fromEntries([...document.querySelectorAll('.marking, .bar, .bar > *, .steps > *, #altered, .rail, \
                     .rail > *, .time-line svg, .page, #page h1, .map-head, .map-frame, .map-table')].map((element, place) => { \
                     const box = element.getBoundingClientRect(); return [place + ' ' + element.tagName + ' ' + (element.id || \
                     element.getAttribute('class')), [box.left, box.top, box.width, box.height].map(Math.round)]; }))";

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
        let before = places(&chromium, PLACES);
        for press in [
            "input[value=beat]",
            "input[value=sector]",
            ".rail .filter label:nth-of-type(1) input",
            ".group:nth-of-type(1) > input",
            ".group:nth-of-type(2) > input",
            "#reset",
        ] {
            chromium.click(press);
            assert_eq!(moved(&before, &chromium, PLACES), NOTHING, "{width}: at once after {press}");
            until("the ranking", || chromium.is(RANKED));
            assert_eq!(moved(&before, &chromium, PLACES), NOTHING, "{width}: after {press}");
        }
        assert_eq!(chromium.eval("window.shifts"), serde_json::json!([]), "{width}");
    }
}

#[test]
fn the_frame_of_every_page_stays_while_a_period_is_brushed_and_filters_change() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    for (width, height) in [(1_920, 1_080), (1_280, 720)] {
        chromium.size(width, height);
        for (page, stands) in [
            ("#/map?nogroup=OCG02", MAPPED),
            ("#/sector?nogroup=OCG02&area=S12", OPENED),
            ("#/elements?nogroup=OCG02", TOLD),
            ("#/elements?nogroup=OCG02&measure=ocg_crimes", TOLD),
            ("#/groups?nogroup=OCG02", TOLD),
            ("#/groups?nogroup=OCG02&group=OCG01", TOLD),
            ("#/themes?nogroup=OCG02", THEMED),
            ("#/records?nogroup=OCG02", SHOWN),
        ] {
            site.visit(&chromium, page);
            let has_filters = "document.querySelector('#filters [name=overlap]') !== null";
            until("the page and the filters", || chromium.is(stands) && chromium.is(has_filters));
            let before = places(&chromium, FRAME);
            for press in ["#period-earlier", "#period-earlier", ".rail .filter label:nth-of-type(1) input"] {
                chromium.click(press);
                assert_eq!(moved(&before, &chromium, FRAME), NOTHING, "{width} {page}: at once after {press}");
                until("the page", || chromium.is(stands));
                assert_eq!(moved(&before, &chromium, FRAME), NOTHING, "{width} {page}: after {press}");
            }
        }
    }
}
