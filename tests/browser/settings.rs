//! What the force's own settings are changed to in the filters, and put back, one thing at a time.

use serde_json::json;

use crate::chromium::{Chromium, Key, until};
use crate::ranking::{expected, table};
use crate::site::{RANKED, Site};
use crate::what_if::{fragment, slide, unfold};

/// Waits until the page is at an address and ranks as the engine does there.
fn until_ranked(site: &Site, chromium: &Chromium, address: &str) {
    until(address, || fragment(chromium) == address);
    let expected = expected(&site.cube(), address);
    until("the ranking", || chromium.is(RANKED) && table(chromium) == expected);
}

#[test]
fn a_whole_quarter_is_chosen_by_the_keyboard_and_moved_by_its_own_length() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    let chosen = "document.querySelector('#period-whole').selectedOptions[0].innerText";
    assert_eq!(chromium.eval(chosen), "A quarter or year", "twelve months from November are no year");
    chromium.eval("document.querySelector('#period-whole').focus()");
    chromium.press(Key::Down);
    until_ranked(&site, &chromium, "#/sectors?from=2026-07&to=2026-09");
    assert_eq!(chromium.eval(chosen), "July to September 2026");
    assert!(chromium.is("document.querySelector('#period-later').disabled"), "October is all that is left");
    chromium.click("#period-earlier");
    until_ranked(&site, &chromium, "#/sectors?from=2026-04&to=2026-06");
    assert_eq!(chromium.eval(chosen), "April to June 2026");
    chromium.click("#period-later");
    until_ranked(&site, &chromium, "#/sectors?from=2026-07&to=2026-09");
    chromium.eval(
        "(() => { const list = document.querySelector('#period-whole'); \
         list.value = [...list.options].find(it => it.innerText === 'April 2025 to March 2026').value; \
         list.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    until_ranked(&site, &chromium, "#/sectors?from=2025-04&to=2026-03");
}

#[test]
fn each_difference_is_put_back_by_itself() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    assert!(chromium.is("document.querySelector('#put-back') === null"), "nothing differs");
    site.rank(
        &chromium,
        "#/sectors?level=beat&off=drug_supply&nogroup=OCG01.OCG02&overlap=once&edition=invented&weight=92A~40",
    );
    chromium.click("#put-back summary");
    let said = "[...document.querySelectorAll('#put-back li span')].map(it => it.innerText)";
    until("all differences", || {
        chromium.eval(said).as_array().is_some_and(|said| said.len() == 7)
            && chromium.eval(said)[2] == "offence weights of the edition invented"
    });
    chromium.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    assert!(!chromium.is("document.querySelector('#put-back').checkVisibility()"), "nothing to press on paper");
    chromium.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" }));
    let put_back = |what: &str| {
        let button = format!("document.querySelector('#put-back button[aria-label=\"Put back: {what}\"]').click()");
        chromium.eval(&button);
    };
    put_back("beats ranked");
    let address = "#/sectors?off=drug_supply&nogroup=OCG01.OCG02&overlap=once&edition=invented&weight=92A~40";
    until_ranked(&site, &chromium, address);
    put_back("offence weights of the edition invented");
    until_ranked(&site, &chromium, "#/sectors?off=drug_supply&nogroup=OCG01.OCG02&overlap=once&weight=92A~40");
    put_back("each record counted once");
    put_back("without drug supply offences");
    let first = chromium.eval("document.querySelector('#put-back li span').innerText");
    put_back(first.as_str().expect("text"));
    until_ranked(&site, &chromium, "#/sectors?nogroup=OCG02&weight=92A~40");
    for _ in 0..2 {
        chromium.click("#put-back li button");
    }
    until_ranked(&site, &chromium, "#/sectors");
    assert!(chromium.is("document.querySelector('#put-back') === null"));
    chromium.click("#undo");
    until("the last one again", || fragment(&chromium) == "#/sectors?weight=92A~40");
}

#[test]
fn another_edition_of_weights_and_a_measures_own_points_rank_as_the_engine_does_here_and_in_a_fresh_browser() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    let of_the_force = table(&chromium);
    chromium.click("#edition-1");
    until_ranked(&site, &chromium, "#/sectors?edition=invented");
    assert_ne!(table(&chromium), of_the_force);
    unfold(&chromium);
    let usual = "[...document.querySelectorAll('#what-if .revalue')].at(-1).querySelector('.quiet').innerText";
    until("the weight of the edition", || chromium.is(&format!("{usual}.startsWith('local choice: ')")));
    let lines = chromium.eval("document.querySelectorAll('#what-if > .revalue').length");
    assert_eq!(lines, 16, "nine measures, and seven that have points of their own");
    slide(&chromium, "#what-if > .revalue:nth-of-type(11) input[type=range]", 900.0);
    let address = "#/sectors?edition=invented&each=cannabis_farms~900";
    until_ranked(&site, &chromium, address);
    let said = chromium.eval("document.querySelector('#altered .said').innerText");
    assert_eq!(said, "offence weights of the edition invented; cannabis farms at 900.0 points each");
    let fresh = Chromium::start(&[]);
    site.rank(&fresh, address);
    assert_eq!(table(&fresh), table(&chromium));
    assert!(fresh.is("document.querySelector('#edition-1').checked"));
}
