//! axe-core, which `scripts/setup axe` fetches, finds nothing to complain of.

use std::path::Path;

use serde_json::{Value, json};

use crate::chromium::{Chromium, until};
use crate::compare::COMPARED;
use crate::failures::{FAILED, mix_builds};
use crate::guide::GUIDED;
use crate::hexagons::LOCATED;
use crate::map::MAPPED;
use crate::people::open_people;
use crate::reasons::TOLD;
use crate::rows::SHOWN;
use crate::sector::OPENED;
use crate::site::Site;
use crate::themes::THEMED;

/// Runs the rules of WCAG 2.2 AA and the best practices, and keeps rule, element and what it says.
const RUN: &str = "(() => { window.found = null; axe.run(document, { resultTypes: ['violations'] }).then(results => { \
    window.found = results.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.target + ' ' + \
    node.failureSummary)).slice(0, 8); }, error => { window.found = [String(error)]; }); })()";

fn axe() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe");
    let files = std::fs::read_dir(folder).expect("axe-core: run scripts/setup axe");
    let mut files = files.map(|file| file.expect("a file").path());
    let script = files.find(|path| path.extension().is_some_and(|extension| extension == "js")).expect("axe-core");
    std::fs::read_to_string(script).expect("axe-core")
}

fn assert_accessible(chromium: &Chromium, axe: &str, what: &str) {
    // By the driver, since the page's own policy lets no other script in.
    chromium.devtools("Runtime.evaluate", &json!({ "expression": axe }));
    chromium.eval(RUN);
    until("axe-core", || chromium.is("window.found !== null"));
    let found: Vec<Value> = serde_json::from_value(chromium.eval("window.found")).expect("a list");
    assert!(found.is_empty(), "{what}: {found:#?}");
}

#[test]
fn nothing_is_found_in_pages_and_states_of_either_theme() {
    let (axe, site, broken, partners) = (axe(), Site::new(), Site::new(), Site::aggregated());
    mix_builds(&broken);
    for (theme, chromium) in [("light", Chromium::light()), ("dark", Chromium::dark())] {
        chromium.size(1_280, 720);
        site.rank(&chromium, "");
        assert_accessible(&chromium, &axe, &format!("ranking, {theme}"));
        chromium.click("#ranking tbody .name");
        chromium.eval("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        until("drawer, quality and offences", || {
            chromium.is("document.querySelector('#drawer .working') !== null && document.querySelector('#quality table') !== null \
                         && document.querySelector('.group') !== null")
        });
        assert_accessible(&chromium, &axe, &format!("everything open, {theme}"));
        site.rank(&chromium, "#/sectors?level=beat&off=drug_supply&no=thing");
        assert_accessible(&chromium, &axe, &format!("altered, {theme}"));
        site.rank(&chromium, "#/sectors?off=drug_supply&nocommand=Harbour&a=overlap%3Donce");
        until("the chart", || chromium.is(COMPARED));
        chromium.eval("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        until("lists and the table", || {
            chromium.is("document.querySelector('#sources-filter .sum') !== null && document.querySelector('#compare .twin td') !== null")
        });
        assert_accessible(&chromium, &axe, &format!("A and B, {theme}"));
        for page in ["#/about", "#/impact"] {
            site.visit(&chromium, page);
            until("the page", || chromium.is("document.querySelector('#about, #not-ready') !== null"));
            assert_accessible(&chromium, &axe, &format!("{page}, {theme}"));
        }
        for (page, stands) in [
            ("#/map", MAPPED),
            ("#/map?level=beat&map=change", MAPPED),
            ("#/map?points=linked", LOCATED),
            ("#/sector?area=S02", OPENED),
            ("#/sector", "document.querySelector('#no-area') !== null"),
            ("#/guide?step=3", GUIDED),
            ("#/guide?step=5", GUIDED),
        ] {
            site.visit(&chromium, page);
            until("the page", || chromium.is(stands));
            chromium.eval("document.querySelectorAll('main details').forEach(details => { details.open = true; })");
            assert_accessible(&chromium, &axe, &format!("{page}, {theme}"));
        }
        for (fragment, press) in
            [("#/records?where=kind~is~crime&by=-harm", ".filter-mark"), ("#/records", ".place button")]
        {
            site.visit(&chromium, fragment);
            until("the rows", || chromium.is(SHOWN));
            assert_accessible(&chromium, &axe, &format!("{fragment}, {theme}"));
            chromium.click(&format!("#rows {press}"));
            chromium.eval("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            until("the drawer", || chromium.is("document.querySelector('.records .drawer') !== null"));
            assert_accessible(&chromium, &axe, &format!("{fragment} {press}, {theme}"));
        }
        for page in ["#/elements", "#/elements?measure=ocg_crimes", "#/groups", "#/groups?group=OCG01"] {
            site.visit(&chromium, page);
            until("the page", || chromium.is(TOLD));
            chromium.eval("document.querySelectorAll('.twin').forEach(details => { details.open = true; })");
            if page.contains("OCG01") {
                open_people(&chromium);
                chromium.click("#people-list .person");
            }
            assert_accessible(&chromium, &axe, &format!("{page}, {theme}"));
        }
        site.visit(&chromium, "#/themes");
        until("the themes", || chromium.is(THEMED));
        chromium.eval("document.querySelectorAll('.twin').forEach(details => { details.open = true; })");
        assert_accessible(&chromium, &axe, &format!("themes, {theme}"));
        partners.visit(&chromium, "#/themes");
        until("the themes", || chromium.is(THEMED));
        assert_accessible(&chromium, &axe, &format!("themes of counts, {theme}"));
        broken.visit(&chromium, "");
        until("a panel", || chromium.is(FAILED));
        assert_accessible(&chromium, &axe, &format!("another build, {theme}"));
        let manifest = site.path("snapshot/manifest.json");
        std::fs::rename(&manifest, site.path("aside.json")).expect("moved");
        site.visit(&chromium, "");
        until("a panel", || chromium.is(FAILED));
        assert_accessible(&chromium, &axe, &format!("no snapshot, {theme}"));
        std::fs::rename(site.path("aside.json"), &manifest).expect("moved");
    }
}
