//! Rows while much happens at once, and while the network is pulled.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::chromium::{Chromium, until};
use crate::rows::{SHOWN, column, count, places, show};
use crate::site::Site;

/// In every frame: places follow each other, and no row stands twice. What is wrong is kept.
const WATCH: &str = "(() => { window.wrong = []; window.frames_seen = 0; const look = () => { \
    const rows = [...document.querySelectorAll('#rows tbody tr')]; \
    const places = rows.map(row => Number(row.children[0].innerText.replaceAll(',', ''))); \
    const ids = rows.map(row => row.children[1].innerText).filter(id => id !== '…'); \
    if (places.some((place, at) => at > 0 && place !== places[at - 1] + 1)) window.wrong.push('places ' + places); \
    if (new Set(ids).size !== ids.length) window.wrong.push('ids ' + ids); \
    window.frames_seen += 1; requestAnimationFrame(look); }; look(); })()";

#[test]
fn no_row_is_shown_twice_or_left_out_while_sorting_filtering_and_scrolling_at_once() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    chromium.size(1_280, 720);
    show(&site, &chromium, "#/records?all=period&cols=id.date.kind.sector_name.harm");
    chromium.eval(WATCH);
    // Steps of every kind, a few milliseconds apart, none waiting for the one before; the same ones each time.
    chromium.eval(
        "(() => { let seed = 7; const random = most => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % most; }; \
         const bar = () => document.querySelector('#rows-bar'); const heads = () => [...document.querySelectorAll('#rows .sort')]; \
         const steps = [ \
           () => { const one = bar(); if (one) one.scrollTop = random(one.scrollHeight); }, \
           () => { const one = heads()[random(5)]; if (one) one.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: random(2) === 1 })); }, \
           () => { const find = document.querySelector('#rows-search'); find.value = ['', 'north', 'har', 'drug'][random(4)]; find.dispatchEvent(new Event('input', { bubbles: true })); }, \
           () => { const view = document.querySelector('#rows-view'); if (view) view.dispatchEvent(new KeyboardEvent('keydown', { key: ['PageDown', 'End', 'Home', 'ArrowDown'][random(4)], bubbles: true, cancelable: true })); }, \
           () => { const chip = document.querySelector('.chip'); if (chip && random(3) === 0) chip.click(); } ]; \
         let left = 120; window.storm = true; const step = () => { steps[random(steps.length)](); left -= 1; \
         if (left > 0) setTimeout(step, 5 + random(40)); else window.storm = false; }; step(); })()",
    );
    until("the end of it", || chromium.is("window.storm === false"));
    until("rows", || chromium.is("document.querySelector('.records[aria-busy=false]') !== null"));
    let wrong: Value = chromium.eval("window.wrong");
    assert_eq!(wrong, Value::Array(Vec::new()), "{wrong}");
    assert!(chromium.is("window.frames_seen > 20"), "it was watched");
    // What is left stands whole: page by page every row is met once.
    show(&site, &chromium, "#/records?all=period&cols=id.date&where=kind~is~drug_death~firearms_intel&by=-date.id");
    let all = count(&chromium);
    let (mut seen, mut met) = (BTreeSet::new(), 0);
    loop {
        until("this page", || column(&chromium, "ID").iter().all(|id| id != "…"));
        let (here, ids) = (places(&chromium), column(&chromium, "ID"));
        for (place, id) in here.iter().zip(ids) {
            if *place > met {
                met += 1;
                assert!(*place == met && seen.insert(id.clone()), "{id} at {place}, after {met}");
            }
        }
        if met == all {
            break;
        }
        let key = "new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true })";
        chromium.eval(&format!("document.querySelector('#rows-view').dispatchEvent({key})"));
        until("the next page", || places(&chromium).last().is_some_and(|last| *last > met));
    }
    assert_eq!(seen.len() as u64, all);
    assert!(all > 60, "only {all} rows");
}

#[test]
fn a_network_that_is_pulled_half_way_is_said_and_recovered_from() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    show(&site, &chromium, "#/records?all=period");
    site.pull_network(true);
    // Wide columns are needed for this, and break off half-way.
    let find = |text: &str| {
        chromium.eval(&format!(
            "(() => {{ const find = document.querySelector('#rows-search'); find.value = {text:?}; \
             find.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()"
        ));
    };
    find("north");
    until("the failure", || chromium.is("document.querySelector('.rows-failed') !== null"));
    assert!(chromium.is(SHOWN), "what is at hand stays");
    let before = count(&chromium);
    assert!(before > 0);
    site.pull_network(false);
    chromium.click(".rows-failed button");
    until("all of it", || {
        chromium.is("document.querySelector('.rows-failed') === null")
            && chromium.is("!document.querySelector('#rows-said').innerText.includes('still searching')")
            && chromium.is(SHOWN)
    });
    assert!(count(&chromium) >= before);
    // As if nothing had been.
    let whole = count(&chromium);
    chromium.reload();
    until("rows", || {
        chromium.is(SHOWN) && chromium.is("!document.querySelector('#rows-said').innerText.includes('still searching')")
    });
    assert_eq!(count(&chromium), whole);
}

#[test]
fn rows_of_the_question_before_are_not_taken_for_those_of_one_that_still_waits() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    show(&site, &chromium, "#/records?all=period&cols=date.kind&where=kind~is~drug_death");
    let before = count(&chromium);
    site.pull_network(true);
    // It needs a wide column, which does not come; meanwhile other columns are shown, for which a window is asked.
    chromium.eval("location.hash = '#/records?all=period&cols=date.kind&by=id'");
    until("the failure", || chromium.is("document.querySelector('.rows-failed') !== null"));
    chromium.eval("location.hash = '#/records?all=period&cols=date.kind.source&by=id'");
    let is_waiting = "document.querySelector('.records').getAttribute('aria-busy') === 'true'";
    for _ in 0..20 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        assert!(chromium.is(is_waiting), "nothing has been found yet");
        assert_eq!(count(&chromium), before, "what is said is said of the rows that are shown");
    }
    site.pull_network(false);
    chromium.click(".rows-failed button");
    until("all rows", || chromium.is(SHOWN) && count(&chromium) == 30_000);
}

/// Says how often each number of rows was shown while parts came.
const NOTE: &str = "(() => { window.noted = []; new MutationObserver(() => { \
    const said = document.querySelector('#rows-said')?.innerText; if (said && window.noted.at(-1) !== said) window.noted.push(said); \
    }).observe(document, { childList: true, subtree: true, characterData: true }); })()";

#[test]
fn only_the_parts_looked_at_are_fetched_and_what_text_is_found_in_stands_before_all_have_come() {
    // Seven parts of wide columns.
    let site = Site::of_size(400_000);
    let chromium = Chromium::start(&[]);
    let fetched = || {
        let parts = site.asked().into_iter().filter(|address| address.contains("records_detail"));
        parts.collect::<BTreeSet<_>>().len()
    };
    show(&site, &chromium, "#/records?all=period&cols=date.kind");
    assert_eq!(fetched(), 0, "no wide column is looked at");
    show(&site, &chromium, "#/records?all=period&cols=id.date");
    until("the ids", || column(&chromium, "ID").iter().all(|id| id.len() > 3));
    assert_eq!(fetched(), 1, "the first rows are in one part");
    let first = column(&chromium, "ID")[0].clone();
    let key = "new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true })";
    chromium.eval(&format!("document.querySelector('#rows-view').dispatchEvent({key})"));
    until("the last ids", || {
        places(&chromium).last() == Some(&400_000) && column(&chromium, "ID").iter().all(|id| id.len() > 3)
    });
    assert_eq!(fetched(), 2, "and the last in another");
    chromium.eval(NOTE);
    chromium.eval(&format!(
        "location.hash = '#/records?all=period&cols=id.date&where=id~has~{}'",
        &first[first.len() - 2..]
    ));
    until("all of it", || {
        chromium.is(SHOWN)
            && chromium.is("window.noted.some(said => said.includes('still')) \
            && !document.querySelector('#rows-said').innerText.includes('still')")
    });
    assert_eq!(fetched(), 7);
    let noted: Vec<String> = serde_json::from_value(chromium.eval("window.noted")).expect("texts");
    let number = |said: &String| said.split(' ').next().and_then(|number| number.replace(',', "").parse::<u64>().ok());
    let counts: Vec<u64> = noted.iter().filter(|said| said.contains("still")).filter_map(number).collect();
    assert!(counts.is_sorted() && counts.first() > Some(&0) && counts.last() < Some(&count(&chromium)), "{noted:?}");
}
