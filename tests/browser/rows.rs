//! The raw rows: reached from a number, scrolled, sorted, filtered, searched, saved.

use serde_json::{Value, json};

use crate::chromium::{Chromium, until};
use crate::site::Site;

/// Rows stand, and none of them is still to come.
pub const SHOWN: &str = "document.querySelector('.records[aria-busy=false] #rows tbody tr') !== null";

fn show(site: &Site, chromium: &Chromium, fragment: &str) {
    site.visit(chromium, fragment);
    until("rows", || chromium.is(SHOWN));
}

fn said(chromium: &Chromium) -> String {
    chromium.eval("document.querySelector('#rows-said').innerText").as_str().expect("text").to_owned()
}

/// How many rows are shown, as the page says.
fn count(chromium: &Chromium) -> u64 {
    let said = said(chromium);
    said.split(' ').next().and_then(|number| number.replace(',', "").parse().ok()).expect("a number")
}

/// The column of that name, top to bottom.
fn column(chromium: &Chromium, label: &str) -> Vec<String> {
    let cells = format!(
        "(() => {{ const heads = [...document.querySelectorAll('#rows thead th')]; \
         const at = heads.findIndex(head => head.innerText.trim().startsWith({label:?})); \
         return [...document.querySelectorAll('#rows tbody tr')].map(row => row.children[at].innerText); }})()"
    );
    serde_json::from_value(chromium.eval(&cells)).expect("texts")
}

fn places(chromium: &Chromium) -> Vec<u64> {
    let places = column(chromium, "Row");
    places.iter().map(|place| place.replace(',', "").parse().expect("a number")).collect()
}

#[test]
fn a_number_leads_to_as_many_rows() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    for measure in [0, 2, 5, 8] {
        site.rank(&chromium, "");
        chromium.click("#ranking tbody .name");
        until("the drawer", || chromium.is("document.querySelectorAll('.show-rows').length === 9"));
        let link = format!("document.querySelectorAll('.show-rows')[{measure}]");
        let number = chromium.eval(&format!("{link}.innerText")).as_str().expect("text").replace(',', "");
        chromium.eval(&format!("{link}.click()"));
        until("the rows", || chromium.is(&format!("{SHOWN} || document.querySelector('.records .empty') !== null")));
        assert_eq!(count(&chromium).to_string(), number, "{}", said(&chromium));
        assert!(chromium.is("document.querySelectorAll('.chip').length >= 2"), "what made it is said");
    }
}

#[test]
fn the_last_row_is_reached_and_no_place_is_missed_or_shown_twice() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    chromium.size(1_280, 720);
    show(&site, &chromium, "#/records?all=period");
    assert_eq!(count(&chromium), 30_000);
    let press = |key: &str| {
        let event = format!("new KeyboardEvent('keydown', {{ key: {key:?}, bubbles: true, cancelable: true }})");
        chromium.eval(&format!("document.querySelector('#rows-view').dispatchEvent({event})"));
    };
    let settled = || {
        until("every row", || {
            chromium.is("![...document.querySelectorAll('#rows td')].some(cell => cell.innerText === '…')")
        });
    };
    let first = places(&chromium);
    assert_eq!(first[0], 1);
    press("PageDown");
    until("the next page", || places(&chromium).first() == first.last().map(|last| last + 1).as_ref());
    press("End");
    until("the end", || places(&chromium).last() == Some(&30_000));
    settled();
    let last = places(&chromium);
    assert!(last.windows(2).all(|pair| pair[1] == pair[0] + 1), "{last:?}");
    assert_eq!(last.len(), first.len());
    press("Home");
    until("the beginning", || places(&chromium) == first);
    // By the bar, down to its end and into its middle.
    chromium.eval("document.querySelector('#rows-bar').scrollTop = 1e9");
    until("the end again", || places(&chromium).last() == Some(&30_000));
    chromium.eval(
        "(() => { const bar = document.querySelector('#rows-bar'); \
        bar.scrollTop = (bar.scrollHeight - bar.clientHeight) / 2; })()",
    );
    until("the middle", || places(&chromium).first().is_some_and(|&place| (14_000..16_000).contains(&place)));
    settled();
    // By number.
    chromium.eval(
        "(() => { const go = document.querySelector('#rows-go'); go.value = '12,345'; \
        go.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    until("that row", || places(&chromium).first() == Some(&12_345));
    assert_eq!(chromium.eval("document.querySelector('#rows').getAttribute('aria-rowcount')"), json!("30001"));
    assert_eq!(chromium.eval("document.querySelector('#rows tbody tr').getAttribute('aria-rowindex')"), json!("12346"));
}

#[test]
fn rows_are_sorted_by_several_columns_and_the_address_says_so() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    show(&site, &chromium, "#/records");
    let click = |label: &str, shift: bool| {
        chromium.eval(&format!(
            "[...document.querySelectorAll('#rows .sort')].find(head => head.innerText.trim().startsWith({label:?}))\
             .dispatchEvent(new MouseEvent('click', {{ bubbles: true, shiftKey: {shift} }}))"
        ));
    };
    click("Sector name", false);
    until("the order", || chromium.is("location.hash.includes('by=sector_name')"));
    click("Harm", true);
    click("Harm", true);
    until("both", || chromium.is("location.hash.includes('by=sector_name.-harm')"));
    until("rows", || {
        let names = column(&chromium, "Sector name");
        let harm: Vec<f64> = column(&chromium, "Harm").iter().filter_map(|harm| harm.parse().ok()).collect();
        chromium.is(SHOWN) && names.is_sorted() && harm.len() == names.len() && harm.is_sorted_by(|a, b| a >= b)
    });
    chromium.reload();
    until("rows", || chromium.is(SHOWN));
    assert!(column(&chromium, "Sector name").is_sorted());
    chromium.click("#undo, .steps button");
}

#[test]
fn filters_and_search_narrow_the_rows_and_can_be_taken_away() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    show(&site, &chromium, "#/records?all=period");
    let all = count(&chromium);
    chromium.click("#rows th:nth-child(5) .filter-mark");
    until("values", || chromium.is("document.querySelector('#filter-panel .value') !== null"));
    let rows = chromium.eval("document.querySelector('#filter-panel .value .quiet').innerText");
    chromium.click("#filter-panel .value input");
    let wanted: u64 = rows.as_str().expect("text").replace(',', "").parse().expect("a number");
    until("fewer rows", || count(&chromium) == wanted);
    assert!(wanted < all);
    let kinds = column(&chromium, "Kind");
    assert!(kinds.iter().all(|kind| *kind == kinds[0]), "{kinds:?}");
    chromium.reload();
    until("rows", || chromium.is(SHOWN));
    assert_eq!(count(&chromium), wanted);
    chromium.click(".chip");
    until("all rows", || chromium.is(SHOWN) && count(&chromium) == all);
    // A wide column: every part of it is fetched for this.
    site.visit(&chromium, "#/records?all=period&cols=id.detail&by=-id");
    until("ids", || chromium.is(SHOWN) && column(&chromium, "Id").iter().all(|id| id.len() > 3));
    let ids = column(&chromium, "Id");
    assert!(ids.is_sorted_by(|a, b| a >= b), "{ids:?}");
    site.visit(&chromium, &format!("#/records?all=period&cols=id&find={}", ids[3].to_lowercase()));
    until("that row", || chromium.is(SHOWN) && column(&chromium, "Id").contains(&ids[3]));
}

#[test]
fn a_row_opens_whole_with_its_links() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    show(&site, &chromium, "#/records?counted=m:ocg_crimes");
    chromium.click("#rows tbody .place button");
    until("the row", || {
        chromium.is("document.querySelector('#row-panel') !== null \
            && !document.querySelector('#row-panel').innerText.includes('being fetched')")
    });
    let text = chromium.eval("document.querySelector('#row-panel').innerText");
    let text = text.as_str().expect("text");
    assert!(text.contains("OCG crimes") && text.contains("Links to nominals"), "{text}");
}

/// Keeps what the page saves where a script can read it.
const KEEP: &str = "(() => { const click = HTMLAnchorElement.prototype.click; window.saved = null; \
    HTMLAnchorElement.prototype.click = function () { if (!this.download) return click.call(this); \
    const name = this.download; const blob = window.blobs.at(-1); \
    blob.text().then(text => { window.saved = { name, text }; }); }; \
    window.blobs = []; const make = URL.createObjectURL; \
    URL.createObjectURL = blob => { window.blobs.push(blob); return make.call(URL, blob); }; })()";

#[test]
fn what_is_shown_is_saved_as_csv_with_marking_and_filters() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    show(&site, &chromium, "#/records?all=period&cols=id.date.sector_name.count.longitude&where=kind~is~drug_death");
    let rows = count(&chromium);
    chromium.eval(KEEP);
    chromium.click("#save-csv");
    until("a file", || chromium.is("window.saved !== null"));
    let saved: Value = chromium.eval("window.saved");
    let (name, text) = (saved["name"].as_str().expect("a name"), saved["text"].as_str().expect("text"));
    assert!(name.starts_with("records-") && name.contains(&format!("-{rows}-rows-")), "{name}");
    // Reading a blob as text takes the mark of UTF-8 away.
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    let head = lines.iter().position(|line| line.starts_with("id,")).expect("a header");
    assert_eq!(lines[head], "id,date,sector_name,count,longitude");
    assert!(lines[..head].iter().any(|line| line.contains("Kind: drug_death")), "{:?}", &lines[..head]);
    assert_eq!(lines.len() - head - 2, usize::try_from(rows).expect("few"));
    let mut reader = csv::ReaderBuilder::new().from_reader(lines[head..].join("\n").into_bytes().leak() as &[u8]);
    let ids: std::collections::BTreeSet<String> =
        reader.records().map(|row| row.expect("a row")[0].to_owned()).collect();
    assert_eq!(ids.len() as u64, rows, "each row once");
    chromium.eval("(() => { window.saved = null; document.querySelector('#save-geojson').click(); })()");
    until("another file", || chromium.is("window.saved !== null"));
    let saved: Value = chromium.eval("window.saved");
    let text = saved["text"].as_str().expect("text");
    let features: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(features["features"].as_array().map(Vec::len), usize::try_from(rows).ok());
    assert!(features["about"][0].as_str().is_some_and(|marking| marking.contains("OFFICIAL")), "{}", features["about"]);
    assert!(features["features"][0]["geometry"]["coordinates"][0].is_number());
}

#[test]
fn a_part_that_is_missing_is_said_and_tried_again() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    let part = site.table("records_detail");
    let aside = site.path("aside");
    std::fs::rename(&part, &aside).expect("moved");
    show(&site, &chromium, "#/records?cols=id.date");
    until("the failure", || chromium.is("document.querySelector('.rows-failed') !== null"));
    std::fs::rename(&aside, &part).expect("moved");
    chromium.click(".rows-failed button");
    until("the ids", || {
        chromium.is(SHOWN)
            && chromium.is("document.querySelector('.rows-failed') === null")
            && column(&chromium, "Id").iter().all(|id| id.len() > 3)
    });
}
