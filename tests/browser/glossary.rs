//! Terms lead to what they mean, and back.

use std::collections::BTreeSet;

use placeharm::presentation::Term;

use crate::chromium::{Chromium, Key, until};
use crate::guide::GUIDED;
use crate::reasons::TOLD;
use crate::sector::OPENED;
use crate::site::{RANKED, Site};

const LINKS: &str = "[...document.querySelectorAll('a.term')].map(link => link.hash)";

fn links(chromium: &Chromium) -> Vec<String> {
    serde_json::from_value(chromium.eval(LINKS)).expect("addresses")
}

/// The term that a link leads to.
fn term_of(link: &str) -> Term {
    let id = link.rsplit("term=").next().unwrap_or_default();
    Term::of(id).unwrap_or_else(|| panic!("no such term: {link}"))
}

#[test]
fn terms_on_pages_lead_to_entries_and_keep_the_selection() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    let mut met = BTreeSet::new();
    for (fragment, stands) in [
        ("#/sectors?off=drug_supply&area=S02", RANKED),
        ("#/sector?off=drug_supply&area=S02", OPENED),
        ("#/elements?off=drug_supply", TOLD),
        ("#/elements?off=drug_supply&measure=ocg_crimes", TOLD),
        ("#/groups?off=drug_supply", TOLD),
        ("#/groups?off=drug_supply&group=OCG01", TOLD),
        ("#/guide?off=drug_supply&step=6", GUIDED),
    ] {
        site.visit(&chromium, fragment);
        until("the page", || chromium.is(stands) && chromium.is("document.querySelector('a.term') !== null"));
        for link in links(&chromium) {
            assert!(link.starts_with("#/about?off=drug_supply"), "{link}");
            met.insert(term_of(&link));
        }
    }
    assert!(met.len() > 20, "{met:?}");
    for term in Term::ALL {
        site.visit(&chromium, &format!("#/about?term={}", term.id()));
        let id = format!("term-{}", term.id());
        until("the entry in focus", || chromium.is(&format!("document.activeElement.id === {id:?}")));
        let text = chromium.eval("document.activeElement.innerText");
        assert!(text.as_str().is_some_and(|text| text.contains(term.meaning())), "{text}");
        let is_seen = "(() => { const box = document.activeElement.getBoundingClientRect(); \
                       return box.top >= 0 && box.bottom <= innerHeight; })()";
        assert!(chromium.is(is_seen), "{term:?} is in view");
    }
}

#[test]
fn by_keyboard_to_a_term_and_back() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    chromium.eval("document.querySelector('#ranking thead a.term').focus()");
    chromium.press(Key::Enter);
    until("its entry", || chromium.is("document.activeElement.id === 'term-likely-rank'"));
    chromium.eval("history.back()");
    until("the ranking", || chromium.is(RANKED) && chromium.is("location.hash === ''"));
}
