//! A period by days: typed or picked, ranked as the engine does, and behind each number as many rows.

use crate::chromium::{Chromium, until};
use crate::ranking::{expected, table};
use crate::rows;
use crate::site::{RANKED, Site};
use crate::what_if::{fragment, unfold};

fn put(chromium: &Chromium, field: &str, text: &str) {
    chromium.eval(&format!(
        "(() => {{ const field = document.querySelector({field:?}); field.value = {text:?}; \
         field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    ));
}

#[test]
fn days_that_are_chosen_rank_as_the_engine_does_and_lead_to_as_many_rows() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    site.rank(&chromium, "");
    unfold(&chromium);
    put(&chromium, "#days-first", "2026-03-10");
    until("the first day", || fragment(&chromium) == "#/sectors?from=2026-03-10&to=2026-10-31");
    put(&chromium, "#days-last", "2026-04-09");
    let address = "#/sectors?from=2026-03-10&to=2026-04-09";
    until("the last day", || fragment(&chromium) == address);
    until("the ranking", || chromium.is(RANKED) && table(&chromium) == expected(&cube, address));
    assert!(chromium.text_of("#altered .subject").ends_with("10 March to 9 April 2026"));
    let filters = chromium.text_of("#filters");
    assert!(filters.contains("10 March to 9 April 2025"), "what they are compared with: {filters}");
    for measure in [0, 2] {
        chromium.click("#ranking tbody .name");
        until("the drawer", || chromium.is("document.querySelectorAll('#drawer .show-rows').length === 9"));
        let link = format!("document.querySelectorAll('#drawer .show-rows')[{measure}]");
        let number = chromium.eval(&format!("{link}.innerText")).as_str().expect("text").replace(',', "");
        chromium.eval(&format!("{link}.click()"));
        let shown = format!("{} || document.querySelector('.records .empty') !== null", rows::SHOWN);
        until("the rows", || chromium.is(&shown));
        assert_eq!(rows::count(&chromium).to_string(), number);
        site.rank(&chromium, address);
    }
}

#[test]
fn months_and_reset_take_days_back_and_a_day_outside_changes_nothing() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "#/sectors?from=2026-03-10&to=2026-04-09");
    assert!(chromium.is("document.querySelector('#days-filter').open"), "days that are in force are in view");
    put(&chromium, "#days-first", "1926-03-10");
    until("the mark", || chromium.is("document.querySelector('#days-first').ariaInvalid === 'true'"));
    assert!(chromium.text_of("#days-filter .wrong").starts_with("Expected a day from 1 "));
    assert_eq!(fragment(&chromium), "#/sectors?from=2026-03-10&to=2026-04-09");
    put(&chromium, "#days-last", "2026-02-03");
    until("a day before the first moves it", || fragment(&chromium) == "#/sectors?from=2026-02-03&to=2026-02-03");
    put(&chromium, "#period-to", "2026-05");
    until("whole months", || fragment(&chromium) == "#/sectors?from=2026-02&to=2026-05");
    put(&chromium, "#days-last", "2026-05-30");
    until("days again", || fragment(&chromium) == "#/sectors?from=2026-02-01&to=2026-05-30");
    chromium.click("#reset");
    until("the force's own", || fragment(&chromium) == "#/sectors");
}
