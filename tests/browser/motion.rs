//! Rows slide to their new ranks, for those who want motion, and nothing else moves.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::chromium::{Chromium, until};
use crate::site::{RANKED, Site};

/// Notes every animation that the page begins: the name in the row, how far it comes from, how long it takes.
const WATCH: &str = "(() => { window.slides = []; const animate = Element.prototype.animate; \
    Element.prototype.animate = function (frames, how) { slides.push([this.querySelector('th').innerText, frames[0].transform, how.duration]); \
    return animate.call(this, frames, how); }; })()";

/// The names in the rows, top first.
fn rows(chromium: &Chromium) -> Vec<String> {
    let rows = chromium.eval("[...document.querySelectorAll('#ranking tbody th')].map(name => name.innerText)");
    serde_json::from_value(rows).expect("names")
}

fn switch_off_a_measure(chromium: &Chromium) {
    chromium.click(".rail .filter label:nth-of-type(1) input");
    until("the ranking", || chromium.is(RANKED) && chromium.is("document.querySelector('#altered.altered') !== null"));
}

#[test]
fn rows_slide_from_where_they_stood_and_only_where_the_rank_changes() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    chromium.size(1_920, 1_080);
    site.rank(&chromium, "");
    chromium.eval(WATCH);
    let before = rows(&chromium);
    switch_off_a_measure(&chromium);
    let now = rows(&chromium);
    let slides: Vec<(String, String, u64)> = serde_json::from_value(chromium.eval("slides")).expect("slides");
    assert!(slides.len() > 2, "{slides:?}");
    let place = |rows: &[String]| -> BTreeMap<String, i32> { rows.iter().cloned().zip(0..).collect() };
    let (was, is) = (place(&before), place(&now));
    for (name, from, millis) in &slides {
        let from_px = (was[name] - is[name]) * 24;
        assert_eq!((from.as_str(), *millis), (format!("translateY({from_px}.0px)").as_str(), 160), "{name}");
        assert_ne!(from_px, 0, "{name}");
    }
    // Every row in view that moved did slide.
    let seen: Vec<&String> = now.iter().take(20).filter(|&name| was[name] != is[name]).collect();
    assert!(seen.iter().all(|&name| slides.iter().any(|(slid, ..)| slid == name)), "{seen:?} {slides:?}");
    // Another order of the same ranking is no move.
    chromium.eval("slides.length = 0");
    chromium.eval("[...document.querySelectorAll('#ranking thead button')].find(head => head.innerText.startsWith('Name')).click()");
    until("another order", || rows(&chromium) != now);
    assert_eq!(chromium.eval("slides"), json!([]));
}

#[test]
fn nothing_slides_for_readers_who_want_less_motion() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    let less: Value = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    chromium.devtools("Emulation.setEmulatedMedia", &less);
    site.rank(&chromium, "");
    chromium.eval(WATCH);
    let before = rows(&chromium);
    switch_off_a_measure(&chromium);
    assert_ne!(rows(&chromium), before);
    assert_eq!(chromium.eval("slides"), json!([]));
}

/// Notes in every frame whether an id is there twice.
const LOOK_FOR_TWINS: &str = "(() => { window.twins = []; window.frames = 0; const look = () => { \
    const ids = [...document.querySelectorAll('#ranking tbody [id]')].map(element => element.id).filter(id => id); \
    if (new Set(ids).size < ids.length) twins.push(ids.find((id, at) => ids.indexOf(id) < at)); \
    frames += 1; requestAnimationFrame(look); }; requestAnimationFrame(look); })()";

#[test]
fn no_area_stands_in_two_rows_while_rows_change_one_after_another() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    chromium.size(1_280, 500);
    site.rank(&chromium, "#/sectors?level=beat");
    for scrolled in [0, 2_000] {
        chromium.eval(&format!("document.querySelector('#page').scrollTop = {scrolled}"));
        chromium.eval(LOOK_FOR_TWINS);
        for measure in 1..6 {
            chromium.click(&format!(".rail .filter label:nth-of-type({measure}) input"));
            until("the ranking", || chromium.is(RANKED));
        }
        assert_eq!(chromium.eval("twins"), json!([]));
        assert!(chromium.eval("frames").as_u64() > Some(20));
    }
    let names = rows(&chromium);
    assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len(), "each beat once");
}
