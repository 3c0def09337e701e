//! A snapshot of counts and no rows: every page stands, and what the audience lacks is said.

use crate::chromium::{Chromium, until};
use crate::map::MAPPED;
use crate::reasons::TOLD;
use crate::rows::SHOWN;
use crate::sector::OPENED;
use crate::site::{RANKED, Site};
use crate::themes::THEMED;

#[test]
fn every_page_stands_and_says_what_is_not_for_this_audience() {
    let site = Site::aggregated();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let linked = cube.catalogue().measures.iter().find(|measure| measure.is_linked()).expect("a linked measure");
    let counted = cube.catalogue().measures.iter().find(|measure| measure.supplied).expect("a supplied measure");
    let pages = [
        ("#/sectors".to_owned(), RANKED, "withheld"),
        ("#/map".to_owned(), MAPPED, ""),
        ("#/sector?area=S02".to_owned(), OPENED, "not for this audience"),
        ("#/elements".to_owned(), TOLD, "not for this audience"),
        (format!("#/elements?measure={}", linked.id), TOLD, "not for this audience"),
        (format!("#/elements?measure={}", counted.id), TOLD, ""),
        ("#/groups".to_owned(), TOLD, "This audience does not have it"),
        ("#/themes".to_owned(), THEMED, "withheld"),
        ("#/records".to_owned(), SHOWN, "standing for"),
        (
            "#/records?table=links".to_owned(),
            "document.querySelector('#rows-absent') !== null",
            "does not have this table",
        ),
        ("#/about".to_owned(), "document.querySelector('#about') !== null", ""),
    ];
    for (fragment, stands, says) in pages {
        site.visit(&chromium, &fragment);
        until(&fragment, || chromium.is(stands));
        let page = chromium.text_of("#page");
        assert!(page.trim().len() > 60, "{fragment} is blank: {page:?}");
        until("what it lacks", || chromium.text_of("#page").contains(says));
        assert!(chromium.text_of("#audience").starts_with("For Partners"), "{fragment}");
        assert!(!chromium.is("document.querySelector('#page [role=alert]') !== null"), "{fragment}: {page}");
    }
}

#[test]
fn a_theme_of_counts_has_no_zero_where_one_is_withheld() {
    let site = Site::aggregated();
    let chromium = Chromium::start(&[]);
    site.visit(&chromium, "#/themes");
    until("the themes", || chromium.is(THEMED));
    let cells = chromium.eval("[...document.querySelectorAll('#themes .years td')].map(cell => cell.innerText)");
    let cells: Vec<String> = serde_json::from_value(cells).expect("texts");
    assert!(cells.iter().any(|cell| cell == "withheld"), "{cells:?}");
    let small = |cell: &String| cell.parse().is_ok_and(|count: u64| (1..5).contains(&count));
    assert!(!cells.iter().any(small), "{cells:?}");
}
