//! Themes: every count leads to as many rows, and what a snapshot lacks is said.

use serde_json::Value;

use crate::chromium::{Chromium, until};
use crate::rows::{SHOWN, count};
use crate::site::Site;

/// The themes stand.
pub const THEMED: &str = "document.querySelector('#themes[aria-busy=false] #leads') !== null";

/// Each number that leads to rows: its text, and where to.
const LINKS: &str = "[...document.querySelectorAll('#themes .bars tbody tr')]\
    .map(row => [row.querySelector('.numeric').innerText, row.querySelector('th a').getAttribute('href')])\
    .concat([...document.querySelectorAll('#themes a.show-rows:not(.readout *)')].map(link => [link.innerText, link.getAttribute('href')]))";

fn links(chromium: &Chromium) -> Vec<(String, String)> {
    serde_json::from_value(chromium.eval(LINKS)).expect("texts")
}

#[test]
fn counts_lead_to_as_many_rows() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    for fragment in ["#/themes", "#/themes?generated=out&nosource=crimestoppers", "#/themes?area=S02&level=sector"] {
        site.visit(&chromium, fragment);
        until("the themes", || chromium.is(THEMED));
        let links = links(&chromium);
        // A few of each page: each asks for a page of its own.
        let step = (links.len() / 7).max(1);
        for (text, href) in links.iter().step_by(step) {
            site.visit(&chromium, href);
            until("the rows", || {
                chromium.is(&format!("{SHOWN} || document.querySelector('.records[aria-busy=false] .empty') !== null"))
            });
            assert_eq!(count(&chromium).to_string(), text.replace(',', ""), "{fragment}: {href}");
        }
        assert!(links.len() >= 7, "{fragment}: {links:?}");
    }
}

#[test]
fn the_selection_stays_and_an_area_is_left_again() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.visit(&chromium, "#/sector?area=S02&without=92A");
    until("the page", || chromium.is("document.querySelector('#sector-themes') !== null"));
    chromium.click("#sector-themes summary");
    until("the themes here", || chromium.is("document.querySelectorAll('#sector-themes tbody tr').length === 5"));
    let here = chromium.texts_of("#sector-themes tbody td:nth-child(2)");
    chromium.click("#sector-themes > p a");
    until("the page of themes", || chromium.is(THEMED));
    assert!(chromium.is("location.hash === '#/themes?without=92A&area=S02'"), "{}", chromium.eval("location.hash"));
    // A theme that has no record here in any month has no figures.
    let some = |counts: Vec<String>| counts.into_iter().filter(|count| count != "0").collect::<Vec<_>>();
    assert_eq!(some(chromium.texts_of("#themes .figures div:first-child a")), some(here));
    chromium.click("#everywhere");
    until("all areas", || {
        chromium.is(THEMED) && chromium.is("document.querySelector('#themes h1').innerText === 'Themes'")
    });
    assert!(chromium.is("location.hash === '#/themes?without=92A'"), "{}", chromium.eval("location.hash"));
}

#[test]
fn a_real_force_without_themes_says_what_it_lacks() {
    let site = Site::police_uk();
    let chromium = Chromium::start(&[]);
    site.visit(&chromium, "#/themes");
    until("the themes", || chromium.is(THEMED));
    let said = chromium.texts_of("#themes section [role=status]");
    assert_eq!(said.len(), 6, "{said:?}");
    assert!(said.iter().all(|text| text.starts_with("Not supplied")), "{said:?}");
}

#[test]
fn what_lies_ahead_is_in_the_order_of_the_least_it_can_be() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.visit(&chromium, "#/themes");
    until("the themes", || chromium.is(THEMED));
    let ratios = chromium.texts_of("#lead-list td:nth-child(7)");
    let end = |text: &String| text.split_once('(')?.1.split(' ').next()?.parse().ok();
    let lower: Vec<f64> = ratios.iter().map(|text| end(text).expect("a lower end")).collect();
    assert!(!lower.is_empty() && lower.is_sorted_by(|a, b| a >= b), "{ratios:?}");
    let failed: Value = chromium.eval("document.querySelector('#themes [role=alert]')");
    assert!(failed.is_null());
}
