//! Every address gives what it says, wherever the page lies, and gives it again when loaded anew.

use crate::chromium::{Chromium, until};
use crate::ranking::{expected, table};
use crate::site::{RANKED, Site};

const HERE: &str = "location.href";

/// The panel of a page, or the ranking.
const SHOWN: &str = "document.querySelector('#about, #not-ready') !== null || \
                     document.querySelector('.sectors[aria-busy=false] #ranking[aria-busy=false] tbody tr') !== null";

/// Site, and a browser that finds it under a plain-http name too.
fn site() -> (Site, Chromium, [String; 3]) {
    let site = Site::new();
    site.copy_into("deep/er");
    let bases = [site.address(""), site.address("deep/er/"), format!("http://force.example:{}/", site.port())];
    (site, Chromium::start(&["--host-resolver-rules=MAP force.example 127.0.0.1"]), bases)
}

#[test]
fn the_ranking_on_the_page_is_the_engines_at_every_address() {
    let (site, chromium, bases) = site();
    let cube = site.cube();
    for base in &bases {
        for fragment in
            ["", "#/sectors?level=area_command", "#/sectors?from=2025-01&to=2025-03&off=drug_supply&overlap=once"]
        {
            // A fragment alone would not load the page again.
            chromium.goto("about:blank");
            chromium.goto(&format!("{base}{fragment}"));
            let expected = expected(&cube, fragment);
            until("the ranking", || chromium.is(RANKED) && table(&chromium).len() == expected.len());
            assert_eq!(table(&chromium), expected, "{base}{fragment}");
        }
    }
    let addresses = chromium.eval("performance.getEntriesByType('resource').map(entry => new URL(entry.name).host)");
    for address in addresses.as_array().expect("addresses") {
        assert_eq!(address.as_str(), Some(format!("force.example:{}", site.port()).as_str()));
    }
}

#[test]
fn an_address_loaded_again_shows_the_same() {
    let (_site, chromium, bases) = site();
    // What stands there, apart from what is still being worked out.
    let shown = "[location.href, document.title, document.querySelector('.subject').innerText, \
                 document.querySelector('h1')?.innerText, document.querySelector('#ignored')?.innerText, \
                 document.querySelector('#drawer-title')?.innerText, \
                 [...document.querySelectorAll('#ranking tbody .name')].map(name => name.innerText)]";
    for base in &bases {
        for fragment in [
            "#/sectors?level=beat",
            "#/sectors?from=2025-01&to=2025-03&sort=-name&q=wick",
            "#/about",
            "#/impact",
            "#/no-such-page?level=none",
        ] {
            chromium.goto("about:blank");
            chromium.goto(&format!("{base}{fragment}"));
            until("the page", || chromium.is(SHOWN));
            let before = chromium.eval(shown);
            assert_eq!(chromium.eval(HERE).as_str(), Some(format!("{base}{fragment}").as_str()));
            chromium.reload();
            until("the page again", || chromium.is(SHOWN));
            assert_eq!(chromium.eval(shown), before, "{base}{fragment}");
        }
    }
}

#[test]
fn an_address_that_the_page_made_loads_what_it_was_made_from() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    chromium.click("input[value=beat]");
    until("beats", || chromium.is(&format!("{RANKED} && document.querySelectorAll('#ranking tbody tr').length > 100")));
    chromium.click("#ranking tbody .name");
    until("the drawer", || chromium.is("document.querySelector('#drawer') !== null"));
    let (here, rows) = (chromium.eval(HERE), table(&chromium));
    chromium.reload();
    until("the ranking", || chromium.is(RANKED));
    assert_eq!((chromium.eval(HERE), table(&chromium)), (here, rows));
    assert!(chromium.is("document.querySelector('#drawer') !== null"), "the drawer is open again");
}
