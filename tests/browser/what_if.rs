//! What if: the ranking follows every slider, list and number, and so does the address.

use crate::chromium::{Chromium, until};
use crate::ranking::{expected, table};
use crate::site::{RANKED, Site};

pub fn fragment(chromium: &Chromium) -> String {
    chromium.eval("location.hash").as_str().expect("text").to_owned()
}

/// Moves a slider, as a hand would: through values on the way.
pub fn slide(chromium: &Chromium, slider: &str, to: f64) {
    let script = format!(
        "(() => {{ const slider = document.querySelector({slider:?}); for (const part of [0.3, 0.7, 1]) {{ \
         slider.value = {to} * part; slider.dispatchEvent(new Event('input', {{ bubbles: true }})); }} }})()"
    );
    chromium.eval(&script);
}

/// Opens every filter, and waits for what is made only then.
pub fn unfold(chromium: &Chromium) {
    chromium.eval("document.querySelectorAll('#filters details').forEach(details => { details.open = true; })");
    until("the sliders and groups", || {
        chromium.is("document.querySelector('#what-if .revalue') !== null \
                     && document.querySelector('#groups-filter .tree input') !== null")
    });
}

pub const FIRST_SLIDER: &str = "#what-if .revalue input[type=range]";

#[test]
fn a_dragged_weight_and_a_dropped_group_rank_as_the_engine_does_here_and_in_a_fresh_browser() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    site.rank(&chromium, "");
    let of_the_force = table(&chromium);
    unfold(&chromium);
    slide(&chromium, FIRST_SLIDER, 4.0);
    chromium.click("#groups-filter .tree input");
    chromium.eval(
        "(() => { const list = document.querySelector('#what-if-offence'); list.value = '92A'; \
         list.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    until("the offence's line", || chromium.is("document.querySelectorAll('#what-if .revalue').length === 17"));
    slide(&chromium, "#what-if .revalue:nth-of-type(10) input[type=range]", 40.0);
    let address = fragment(&chromium);
    assert_eq!(address, "#/sectors?nogroup=OCG01&weight=92A~40&times=ocg_crimes~4");
    until("the ranking", || chromium.is(RANKED) && table(&chromium) == expected(&cube, &address));
    assert_ne!(table(&chromium), of_the_force);
    let moved = chromium.eval("document.querySelector('#altered .moved').innerText");
    assert!(moved.as_str().is_some_and(|moved| moved.contains("change rank; furthest")), "{moved}");
    let fresh = Chromium::start(&[]);
    site.rank(&fresh, &address);
    assert_eq!(table(&fresh), expected(&cube, &address));
    assert_eq!(table(&fresh), table(&chromium));
}

#[test]
fn a_slider_is_undone_at_one_press_and_one_change_at_a_time() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    unfold(&chromium);
    slide(&chromium, FIRST_SLIDER, 4.0);
    chromium.click("#groups-filter .tree input");
    until("both", || fragment(&chromium) == "#/sectors?nogroup=OCG01&times=ocg_crimes~4");
    chromium.click("#undo");
    until("the group is back", || fragment(&chromium) == "#/sectors?times=ocg_crimes~4");
    chromium.click("#undo");
    until("the force's own", || fragment(&chromium) == "#/sectors");
    chromium.click("#redo");
    until("the slider again", || fragment(&chromium) == "#/sectors?times=ocg_crimes~4");
    chromium.click("#what-if .revalue button");
    until("back to the force's own", || fragment(&chromium) == "#/sectors");
}

#[test]
fn a_number_that_cannot_be_is_marked_and_changes_nothing() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    unfold(&chromium);
    let number = "#what-if .revalue input[type=number]";
    chromium.eval(&format!(
        "(() => {{ const number = document.querySelector({number:?}); number.value = '-3'; \
         number.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    ));
    until("the mark", || chromium.is(&format!("document.querySelector({number:?}).ariaInvalid === 'true'")));
    assert_eq!(fragment(&chromium), "");
}

#[test]
fn a_kind_of_nominal_is_left_out_and_taken_in_again() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    site.rank(&chromium, "");
    unfold(&chromium);
    let of_the_force = table(&chromium);
    chromium.click("#nominals-filter label:nth-of-type(2) input");
    let address = "#/sectors?nominals=ocg_member.ucg_member.pcg_member";
    until("the address", || fragment(&chromium) == address);
    until("the ranking", || chromium.is(RANKED) && table(&chromium) == expected(&cube, address));
    assert_ne!(table(&chromium), of_the_force);
    let said = chromium.eval("document.querySelector('#altered .said').innerText");
    assert_eq!(said.as_str(), Some("without priority individuals"));
    chromium.click("#nominals-filter label:nth-of-type(2) input");
    until("the force's own", || fragment(&chromium) == "#/sectors");
}
