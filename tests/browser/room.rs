//! Everything has room: in the windows people have, in both themes, whatever is open.

use serde_json::json;

use crate::chromium::{Chromium, until};
use crate::compare::COMPARED;
use crate::guide::GUIDED;
use crate::hexagons::LOCATED;
use crate::map::MAPPED;
use crate::reasons::TOLD;
use crate::rows::SHOWN;
use crate::sector::OPENED;
use crate::site::Site;
use crate::themes::THEMED;

/// Elements whose text or drawing goes over their edge, or over the window's; a name may be of any
/// length, is cut with a mark, and stands in full in its title. What ends in an ellipsis is measured, since
/// that comes with the first tenth of a pixel.
const CLIPPED: &str = "[...document.querySelectorAll('body *')].filter(element => { \
    if (element.closest('.unseen, .skip, svg, [hidden], noscript, #start, .rows-view') || !element.checkVisibility() || element.closest('.name') || element.querySelector(':scope > .name')) return false; \
    const box = element.getBoundingClientRect(); const style = getComputedStyle(element); \
    const text = document.createRange(); text.selectNodeContents(element); \
    const unseen = element.querySelector('.unseen'); if (unseen) text.setEndBefore(unseen); \
    if (style.textOverflow === 'ellipsis' && text.getBoundingClientRect().right > box.right - parseFloat(style.paddingRight) + 0.1) \
    return true; \
    if (box.left < -1 || box.right > innerWidth + 1) return true; \
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) return true; \
    return style.overflowY === 'hidden' && element.clientHeight > 0 && element.scrollHeight > element.clientHeight + 1; \
    }).map(element => element.tagName + '.' + element.className + ' ' + element.innerText.slice(0, 40)).slice(0, 5)";

const SEEN_ROWS: &str = "[...document.querySelectorAll('#ranking tbody tr')].filter(row => { \
    const box = row.getBoundingClientRect(); \
    const at = document.elementFromPoint(box.left + 60, (box.top + box.bottom) / 2); \
    return at !== null && row.contains(at); }).length";

fn assert_fits(chromium: &Chromium, what: &str) {
    assert_eq!(chromium.eval(CLIPPED), json!([]), "{what}");
    assert!(chromium.is("document.documentElement.scrollHeight <= innerHeight"), "{what}: the window scrolls");
}

/// Names in the ranking that are cut: of more than two lines, or wider than their place.
const CUT_NAMES: &str = "[...document.querySelectorAll('#ranking tbody .name')].filter(name => { \
    const text = document.createRange(); text.selectNodeContents(name); const box = name.getBoundingClientRect(); \
    const tops = new Set([...text.getClientRects()].map(line => Math.round(line.top))); \
    return tops.size > 2 || text.getBoundingClientRect().right > box.right + 0.5; }).map(name => name.innerText)";

#[test]
fn no_name_in_the_ranking_is_cut() {
    let (invented, real) = (Site::new(), Site::police_uk());
    let chromium = Chromium::start(&[]);
    // The real names are up to 37 letters long, which a narrow window has no room for.
    let sites = [(&invented, "#/sectors?level=beat", 1_280), (&invented, "", 1_280), (&real, "", 1_920)];
    for (width, height) in [(1_920, 1_080), (1_440, 900), (1_280, 720)] {
        chromium.size(width, height);
        for (site, fragment, least_width) in sites {
            site.rank(&chromium, fragment);
            if width >= least_width {
                assert_eq!(chromium.eval(CUT_NAMES), json!([]), "{width} {fragment}");
            }
            let heights =
                "[...new Set([...document.querySelectorAll('#ranking tbody tr')].map(row => row.offsetHeight))]";
            assert_eq!(chromium.eval(heights), json!([24]), "{width} {fragment}");
        }
    }
}

#[test]
fn nothing_is_clipped_and_enough_sectors_are_in_view() {
    let site = Site::new();
    for (theme, chromium) in [("light", Chromium::light()), ("dark", Chromium::dark())] {
        for (width, height, least) in [(1_920, 1_080, 28), (1_280, 720, 15)] {
            let what = format!("{width} {theme}");
            chromium.size(width, height);
            site.rank(&chromium, "");
            let seen = chromium.eval(SEEN_ROWS).as_u64().expect("a number");
            assert!(seen >= least, "{what}: {seen} rows in view");
            assert_fits(&chromium, &what);
            chromium.click("#ranking tbody .name");
            until("the drawer", || chromium.is("document.querySelector('#drawer .working') !== null"));
            assert_fits(&chromium, &format!("{what}, drawer open"));
            chromium.click(".fold");
            until("no filters", || chromium.is("document.querySelector('.rail-folded') !== null"));
            assert_fits(&chromium, &format!("{what}, drawer open and filters folded"));
            chromium.click(".drawer header button");
            until("no drawer", || chromium.is("document.querySelector('#drawer') === null"));
            assert_fits(&chromium, &format!("{what}, filters folded"));
            site.rank(
                &chromium,
                "#/sectors?level=beat&off=drug_supply.cannabis_farms&overlap=once&from=2025-01&to=2025-03",
            );
            let seen = chromium.eval(SEEN_ROWS).as_u64().expect("a number");
            assert!(seen >= least, "{what}, altered: {seen} rows in view");
            assert_fits(&chromium, &format!("{what}, altered"));
            chromium.eval("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            assert_fits(&chromium, &format!("{what}, everything unfolded"));
            for (page, stands) in [
                ("#/map", MAPPED),
                ("#/map?map=change", MAPPED),
                ("#/map?map=rate&level=beat", MAPPED),
                ("#/map?points=linked", LOCATED),
                ("#/sector?area=S12", OPENED),
                ("#/elements", TOLD),
                ("#/elements?measure=ocg_crimes", TOLD),
                ("#/groups", TOLD),
                ("#/groups?group=OCG01", TOLD),
                ("#/themes", THEMED),
                ("#/records", SHOWN),
                ("#/guide?step=3", GUIDED),
            ] {
                site.visit(&chromium, page);
                until("the page", || chromium.is(stands));
                assert_fits(&chromium, &format!("{what}, {page}"));
            }
            site.rank(
                &chromium,
                "#/sectors?off=drug_supply&nosource=coroner&a=overlap%3Donce%26from%3D2025-01%26to%3D2025-12",
            );
            until("the chart", || chromium.is(COMPARED));
            chromium.eval("document.querySelectorAll('.rail details').forEach(details => { details.open = true; })");
            until("the lists", || chromium.is("document.querySelector('#sources-filter .sum') !== null"));
            assert_fits(&chromium, &format!("{what}, A and B"));
            site.visit(&chromium, "#/about");
            until("the page", || chromium.is("document.querySelector('#about') !== null"));
            assert_fits(&chromium, &format!("{what}, method"));
        }
    }
}
