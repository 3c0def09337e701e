//! The real police.uk snapshot on every page: those whose tables it lacks stand too, and say what is not supplied.

use placeharm::presentation::Page;

use crate::chromium::{Chromium, until};
use crate::guide::GUIDED;
use crate::hexagons::LOCATED;
use crate::map::MAPPED;
use crate::reasons::TOLD;
use crate::rows::SHOWN;
use crate::sector::OPENED;
use crate::site::{RANKED, Site};
use crate::themes::THEMED;

/// Of each page that this version has: addresses, when they stand, and what they then say of what is lacking.
fn addresses(page: Page, sector: &str) -> Vec<(String, &'static str, &'static str)> {
    let at = |query: &str| format!("#/{}{query}", page.as_str());
    match page {
        Page::Sectors => vec![(at(""), RANKED, "not supplied")],
        Page::Map => vec![(at(""), MAPPED, ""), (at("?map=rate"), MAPPED, ""), (at("?points=any"), LOCATED, "")],
        Page::Sector => vec![(at(&format!("?area={sector}")), OPENED, "not supplied")],
        Page::Elements => vec![
            (at(""), TOLD, "not supplied"),
            (at("?measure=ocg_crimes"), TOLD, "not supplied"),
            (at("?measure=pcg_members"), TOLD, "not supplied"),
        ],
        Page::Groups => vec![(at(""), TOLD, "Not supplied")],
        Page::Themes => vec![(at(""), THEMED, "Not supplied")],
        Page::Records => vec![
            (at(""), SHOWN, ""),
            (at("?table=groups"), "document.querySelector('.records[aria-busy=false]') !== null", ""),
        ],
        Page::Guide => (1..=6).map(|step| (at(&format!("?step={step}")), GUIDED, "")).collect(),
        Page::About => vec![(at(""), "document.querySelector('#about') !== null", "")],
        Page::Impact | Page::Demand | Page::Briefing => Vec::new(),
    }
}

#[test]
fn every_page_stands_and_says_what_a_real_force_does_not_supply() {
    let site = Site::police_uk();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let sector = cube.catalogue().areas.sectors[0].id.to_string();
    for page in Page::ALL.into_iter().filter(|page| page.is_ready()) {
        let addresses = addresses(page, &sector);
        assert!(!addresses.is_empty(), "{page:?}: a page that no test opens with real data");
        for (address, stands, says) in addresses {
            site.visit(&chromium, &address);
            until(&address, || chromium.is(stands));
            let text = || chromium.eval("document.querySelector('#page').innerText").as_str().expect("text").to_owned();
            let all = || chromium.eval("document.body.innerText").as_str().expect("text").to_owned();
            until("what it says", || all().contains(says));
            until("more than a heading", || text().trim().len() > 50);
            assert!(!chromium.is("document.querySelector('[role=alert]') !== null"), "{address}: {}", text());
            assert!(!text().contains("NaN") && !text().contains("inf "), "{address}: {}", text());
        }
    }
    assert_eq!(chromium.console(), Vec::<String>::new());
}
