//! On paper every page says whose figures these are and what was chosen.

use serde_json::json;

use crate::chromium::{Chromium, until};
use crate::map::MAPPED;
use crate::sector::OPENED;
use crate::site::Site;

#[test]
fn the_head_that_repeats_on_paper_states_force_date_and_filters() {
    let site = Site::new();
    let chromium = Chromium::dark();
    site.rank(&chromium, "#/sectors?level=beat&off=drug_supply.cannabis_farms&overlap=once");
    chromium.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    // The browser repeats what is displayed so at the head and the foot of every page.
    let repeated = |selector: &str, display: &str| {
        chromium.is(&format!("getComputedStyle(document.querySelector('{selector}')).display === '{display}'"))
    };
    assert!(repeated(".marking:first-child", "table-header-group"));
    assert!(repeated(".marking:not(:first-child)", "table-footer-group"));
    let head = chromium.eval("document.querySelector('.marking').innerText");
    let head = head.as_str().expect("text");
    let date = chromium.eval("document.querySelector('.snapshot').textContent.match(/\\d+ \\w+ \\d{4}/)[0]");
    let said = [
        "OFFICIAL",
        "Eastmarch Police",
        date.as_str().expect("a date"),
        "Beats",
        "without drug supply",
        "counted once",
    ];
    for said in said {
        assert!(head.contains(said), "{said}: {head}");
    }
    let controls = "[...document.querySelectorAll('button, input, select')].filter(control => \
                    control.checkVisibility() && !control.matches('#ranking button')).map(control => control.outerHTML)";
    assert_eq!(chromium.eval(controls), json!([]), "nothing to press on paper");
}

#[test]
fn the_map_is_whole_on_one_page_and_says_what_it_is_coloured_by() {
    let site = Site::new();
    let chromium = Chromium::light();
    chromium.size(1_280, 720);
    site.visit(&chromium, "#/map?map=rate");
    until("the map", || chromium.is(MAPPED));
    chromium.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    let seen = "[...document.querySelectorAll('.map-head label, .map-buttons button')].filter(it => it.checkVisibility())\
                .map(it => it.innerText.trim())";
    assert_eq!(chromium.eval(seen), json!(["Rate, points per 1,000 residents"]));
    // A page of A4 on its side has about 720 px between its margins.
    assert!(chromium.is("document.querySelector('#area-map').getBoundingClientRect().height < 500"));
}

#[test]
fn the_page_of_an_area_prints_its_bars_and_lines() {
    let site = Site::new();
    let chromium = Chromium::light();
    site.visit(&chromium, "#/sector?area=S12");
    until("the page", || chromium.is(OPENED));
    chromium.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    for drawn in [
        "#sector-offences .bar-fill",
        "#sector-neighbours .bar-fill.own",
        "#sector-score-course .line",
        ".small-map .own",
    ] {
        let is_seen = format!("document.querySelector('{drawn}').checkVisibility()");
        assert!(chromium.is(&is_seen), "{drawn}");
    }
    assert!(!chromium.is("document.querySelector('.saving').checkVisibility()"), "nothing to press on paper");
}
