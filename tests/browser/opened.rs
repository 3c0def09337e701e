//! What stays as it stands while an address changes, and where a reader lands on what it opens.

use crate::chromium::{Chromium, until};
use crate::rows::{SHOWN, show};
use crate::site::Site;

#[test]
fn a_page_stands_while_what_it_shows_changes() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    show(&site, &chromium, "#/records?all=period");
    let mark = "(window.stands = document.querySelector('#page > *'), true)";
    let stands = "window.stands === document.querySelector('#page > *')";
    assert!(chromium.is(mark));
    chromium.eval("location.hash = '#/records?all=period&where=kind~is~drug_death'");
    until("fewer rows", || {
        chromium.is(&format!("{SHOWN} && !document.querySelector('#rows-said').innerText.startsWith('30,000')"))
    });
    assert!(chromium.is(stands), "another filter by the address");
    site.rank(&chromium, "#/sectors");
    assert!(chromium.is(mark));
    chromium.eval("document.querySelectorAll('[name=overlap]')[1].click()");
    until("the change", || chromium.is("location.hash.includes('overlap=once')"));
    chromium.click("#undo");
    until("the change to be undone", || chromium.is("!location.hash.includes('overlap')"));
    assert!(chromium.is(stands), "undo");
}

#[test]
fn what_is_opened_is_seen_from_its_top() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.visit(&chromium, "#/groups");
    let link = "[...document.querySelectorAll('#groups a[href*=\"group=\"]')].at(-1)";
    until("groups", || chromium.is(&format!("{link} !== undefined")));
    chromium.eval("document.querySelector('#page').scrollTop = 1000");
    assert!(chromium.is("document.querySelector('#page').scrollTop > 0"));
    chromium.eval(&format!("({link}.focus(), {link}.click())"));
    until("a group", || chromium.is("document.querySelector('#group-figures') !== null"));
    until("its top", || chromium.is("document.querySelector('#page').scrollTop === 0"));
    assert!(chromium.is("document.activeElement.id === 'page'"), "the keyboard goes on from there");
    // Of what stays open nothing moves.
    chromium.eval("document.querySelector('#page').scrollTop = 200");
    chromium.eval("document.querySelectorAll('[name=overlap]')[1].click()");
    until("the change", || chromium.is("location.hash.includes('overlap=once')"));
    chromium.click("#undo");
    until("the change to be undone", || chromium.is("!location.hash.includes('overlap')"));
    assert!(chromium.is("document.querySelector('#page').scrollTop === 200"));
}
