//! The raw rows: reached from a number, scrolled, sorted, filtered, searched, saved.

use serde_json::json;

use crate::chromium::{Chromium, until};
use crate::site::Site;

/// Rows stand, and none of them is still to come.
pub const SHOWN: &str = "document.querySelector('.records[aria-busy=false] #rows tbody tr') !== null";

pub fn show(site: &Site, chromium: &Chromium, fragment: &str) {
    site.visit(chromium, fragment);
    until("rows", || chromium.is(SHOWN));
}

fn said(chromium: &Chromium) -> String {
    chromium.eval("document.querySelector('#rows-said').innerText").as_str().expect("text").to_owned()
}

/// How many rows are shown, as the page says.
pub fn count(chromium: &Chromium) -> u64 {
    let said = said(chromium);
    said.split(' ').next().and_then(|number| number.replace(',', "").parse().ok()).expect("a number")
}

/// The column of that name, top to bottom; it is scrolled into view, since others have no cells.
pub fn column(chromium: &Chromium, label: &str) -> Vec<String> {
    let head = format!(
        "[...document.querySelectorAll('#rows thead th')].find(head => head.innerText.trim().startsWith({label:?}))"
    );
    let row = "document.querySelectorAll('#rows tbody tr')";
    let cell = format!("row.querySelector(`[aria-colindex=\"${{{head}.ariaColIndex}}\"]`)");
    chromium.eval(&format!("{head}.scrollIntoView({{ block: 'nearest', inline: 'nearest' }})"));
    until(label, || chromium.is(&format!("[...{row}].every(row => {cell} !== null)")));
    serde_json::from_value(chromium.eval(&format!("[...{row}].map(row => {cell}.innerText)"))).expect("texts")
}

pub fn places(chromium: &Chromium) -> Vec<u64> {
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
        until("the drawer", || chromium.is("document.querySelectorAll('#drawer .show-rows').length === 9"));
        let link = format!("document.querySelectorAll('#drawer .show-rows')[{measure}]");
        let number = chromium.eval(&format!("{link}.innerText")).as_str().expect("text").replace(',', "");
        chromium.eval(&format!("{link}.click()"));
        until("the rows", || chromium.is(&format!("{SHOWN} || document.querySelector('.records .empty') !== null")));
        assert_eq!(count(&chromium).to_string(), number, "{}", said(&chromium));
        assert!(chromium.is("document.querySelectorAll('.chip').length >= 2"), "what made it is said");
    }
}

#[test]
fn numbers_on_other_pages_lead_to_as_many_rows() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    for (fragment, table) in [
        ("#/elements?area=S12", "#element-list"),
        ("#/sector?area=S12", "#sector-elements"),
        ("#/groups?area=S12&nogroup=OCG02", "#group-list"),
        ("#/groups?group=OCG01", "#group-figures"),
    ] {
        site.visit(&chromium, fragment);
        let link = format!("document.querySelector('{table} .show-rows')");
        until("the number", || chromium.is(&format!("{link} !== null")));
        let number = chromium.eval(&format!("{link}.innerText")).as_str().expect("text").replace(',', "");
        chromium.eval(&format!("{link}.click()"));
        until("the rows", || chromium.is(&format!("{SHOWN} || document.querySelector('.records .empty') !== null")));
        assert_eq!(count(&chromium).to_string(), number, "{fragment}: {}", said(&chromium));
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
    // From within a row, which then is no longer there.
    chromium.eval(
        "(() => { const button = document.querySelector('#rows tbody .place button'); button.focus(); \
         button.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true })); })()",
    );
    until("the third page", || places(&chromium).first() == Some(&(first.len() as u64 * 2 + 1)));
    assert!(chromium.is("document.activeElement.id === 'rows-view'"), "the next key is heard too");
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
        let harm = column(&chromium, "Harm");
        let harm: Vec<f64> = harm.iter().filter_map(|harm| harm.replace(',', "").parse().ok()).collect();
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
    until("ids", || chromium.is(SHOWN) && column(&chromium, "ID").iter().all(|id| id.len() > 3));
    let ids = column(&chromium, "ID");
    assert!(ids.is_sorted_by(|a, b| a >= b), "{ids:?}");
    site.visit(&chromium, &format!("#/records?all=period&cols=id&find={}", ids[3].to_lowercase()));
    until("that row", || chromium.is(SHOWN) && column(&chromium, "ID").contains(&ids[3]));
}

#[test]
fn each_column_is_filtered_as_its_type_is() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    show(&site, &chromium, "#/records?all=period&cols=id.date.time.harm");
    let all = count(&chromium);
    let open = |nth: usize| {
        chromium.click(&format!("#rows th:nth-child({nth}) .filter-mark"));
        until("the filter", || chromium.is("document.querySelector('#filter-panel') !== null"));
    };
    let put = |field: &str, text: &str| {
        chromium.eval(&format!(
            "(() => {{ const field = document.querySelector('#{field}'); field.value = {text:?}; \
             field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
        ));
    };
    open(4);
    assert_eq!(chromium.eval("document.querySelector('#filter-from').type"), json!("time"));
    put("filter-from", "21:30");
    put("filter-to", "22:15");
    until("some rows", || chromium.is(SHOWN) && count(&chromium) < all);
    until("the times", || {
        column(&chromium, "Time").iter().all(|time| ("21:30:00"..="22:15:00").contains(&time.as_str()))
    });
    assert!(chromium.is("document.querySelector('.chip').innerText.includes('Time from 21:30 to 22:15')"));
    chromium.click("#filter-clear");
    until("all rows", || chromium.is(SHOWN) && count(&chromium) == all);
    open(3);
    assert_eq!(chromium.eval("document.querySelector('#filter-from').type"), json!("date"));
    put("filter-from", "2026-03-01");
    put("filter-to", "2026-03-31");
    until("March", || {
        let days = column(&chromium, "Date");
        chromium.is(SHOWN) && !days.is_empty() && days.iter().all(|day| day.ends_with(" March 2026"))
    });
    let march = count(&chromium);
    chromium.eval("[...document.querySelectorAll('#filter-panel .value')].find(day => day.innerText.includes('Saturday')).click()");
    until("Saturdays in March", || {
        let days = column(&chromium, "Date");
        let saturdays = ["7", "14", "21", "28"].map(|day| format!("{day} March 2026"));
        chromium.is(SHOWN) && count(&chromium) < march && days.iter().all(|day| saturdays.contains(day))
    });
    assert!(chromium.is("(panel => panel.scrollWidth <= panel.clientWidth)(document.querySelector('#filter-panel'))"));
    chromium.click("#filter-clear");
    open(5);
    put("filter-from", "five");
    until("what is wrong", || {
        chromium.is("document.querySelector('#filter-panel .wrong').innerText.includes('Expected a number')")
    });
    put("filter-from", "1,000");
    until("grave ones", || chromium.is(SHOWN) && count(&chromium) < all);
    chromium.click("#filter-clear");
    open(2);
    put("filter-text", "777");
    until("ids", || chromium.is(SHOWN) && column(&chromium, "ID").iter().all(|id| id.contains("777")));
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
    // Its area, the map, its measure and its groups are a press away.
    let hrefs = chromium
        .eval("[...document.querySelectorAll('#row-panel a')].map(link => link.getAttribute('href')).join(' ')");
    let hrefs = hrefs.as_str().expect("text");
    for page in ["#/sector?", "#/map?", "#/elements?", "#/groups?"] {
        assert!(hrefs.contains(page), "{page} in {hrefs}");
    }
    // And the panel leaves the scroll bar free.
    chromium.size(1_280, 720);
    assert!(chromium.is("document.querySelector('#rows-bar').getBoundingClientRect().right \
         <= document.querySelector('#row-panel').getBoundingClientRect().left"));
}

#[test]
fn days_and_sources_read_as_words_and_the_address_keeps_them_as_they_are() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    show(&site, &chromium, "#/records?cols=date.source.kind&where=kind~is~drug_death&by=date");
    let day = &column(&chromium, "Date")[0];
    let parts: Vec<&str> = day.split(' ').collect();
    assert!(parts.len() == 3 && parts[1].len() > 2 && parts[2].len() == 4, "{day}");
    assert_eq!(column(&chromium, "Kind")[0], "Drug death");
    let labels: Vec<String> = site.cube().catalogue().sources.iter().map(|source| source.label.clone()).collect();
    assert!(labels.contains(&column(&chromium, "Source")[0]));
    assert!(
        chromium.is("document.querySelector('.chip').innerText.length > 0 && location.hash.includes('drug_death')")
    );
}

#[test]
fn columns_are_pinned_and_sized() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    chromium.size(1_280, 720);
    show(
        &site,
        &chromium,
        "#/records?all=period&cols=date.kind.source.sector_name.beat_name.offence_name.harm.counted_by&pin=kind&wide=kind~300",
    );
    let head = "document.querySelector('#rows thead th:nth-child(2)')";
    assert!(chromium.is(&format!("{head}.innerText.trim().startsWith('Kind')")), "pinned ones come first");
    let left = format!("Math.round({head}.getBoundingClientRect().left)");
    let (before, width) = (chromium.eval(&left), chromium.eval(&format!("{head}.offsetWidth")));
    assert_eq!(width, json!(300));
    chromium.eval("document.querySelector('#rows-view').scrollLeft = 500");
    until("it scrolled", || chromium.is("document.querySelector('#rows-view').scrollLeft > 100"));
    assert_eq!(chromium.eval(&left), before);
    // By its edge, and by a number.
    let drag = "(() => { const edge = document.querySelector('#rows thead th:nth-child(2) .edge'); \
        const at = (type, x) => edge.dispatchEvent(new PointerEvent(type, { clientX: x, bubbles: true, cancelable: true })); \
        at('pointerdown', 400); at('pointermove', 440); at('pointerup', 440); at('pointermove', 600); })()";
    chromium.eval(drag);
    until("the width", || chromium.is("location.hash.includes('wide=kind~340')"));
    chromium.eval(
        "(() => { const box = [...document.querySelectorAll('.choice input[type=number]')][0]; box.value = '200'; \
         box.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    until("the width", || chromium.is(&format!("{head}.offsetWidth === 200")));
}

#[test]
fn nominals_rows_are_shown_only_once_a_purpose_is_chosen() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.visit(&chromium, "#/records?table=nominals");
    until("the question", || chromium.is("document.querySelector('#ask-nominals #purpose') !== null"));
    let fetched = || site.asked().into_iter().filter(|address| address.contains("nominals-")).collect::<Vec<_>>();
    assert!(fetched().is_empty(), "{:?}", fetched());
    chromium.eval(
        "(() => { const purpose = document.querySelector('#purpose'); purpose.value = purpose.options[1].value; \
         purpose.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    until("the button", || chromium.is("!document.querySelector('#open-people').disabled"));
    chromium.click("#open-people");
    until("rows", || chromium.is(SHOWN));
    assert!(count(&chromium) > 0 && column(&chromium, "Memberships")[0].contains("from"));
    assert!(fetched().len() == 1 && fetched()[0].contains("?purpose="), "{:?}", fetched());
    // Away and back: asked again.
    chromium.eval(
        "(() => { const table = document.querySelector('#rows-table'); table.value = 'groups'; \
        table.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    until("groups", || chromium.is(SHOWN) && chromium.is("location.hash.includes('table=groups')"));
    chromium.eval(
        "(() => { const table = document.querySelector('#rows-table'); table.value = 'nominals'; \
        table.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    until("the question", || chromium.is("document.querySelector('#ask-nominals') !== null"));
}

#[test]
fn sums_lead_to_as_many_rows() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    show(&site, &chromium, "#/records");
    chromium.click("#pivot-toggle");
    until("sums", || chromium.is("document.querySelector('#pivot tbody tr td a') !== null"));
    assert!(chromium.is("location.hash.includes('pivot=count.sector_name.kind')"));
    chromium.reload();
    until("sums", || chromium.is("document.querySelector('#pivot tbody tr td a') !== null"));
    let total = chromium.eval("document.querySelector('#pivot tfoot .total').innerText");
    assert_eq!(total.as_str().map(|total| total.replace(',', "")), Some(count(&chromium).to_string()));
    let cell = chromium.eval("document.querySelector('#pivot tbody tr td').innerText");
    chromium.click("#pivot tbody tr td a");
    until("its rows", || chromium.is(SHOWN) && chromium.is("!location.hash.includes('pivot')"));
    assert_eq!(cell.as_str().map(|cell| cell.replace(',', "")), Some(count(&chromium).to_string()));
    // By month, with a line for a chart.
    site.visit(&chromium, "#/records?all=period&pivot=harm.date~month.source");
    until("months", || chromium.is("document.querySelector('#pivot-months svg') !== null"));
    let first = chromium.eval("document.querySelector('#pivot tbody th').innerText");
    assert!(first.as_str().is_some_and(|first| first.contains(" 20")), "{first}");
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
            && column(&chromium, "ID").iter().all(|id| id.len() > 3)
    });
}

/// Where the columns stand: each head's left edge and that of the first row's cell of the same column, where it has one,
/// and whether the head is in view.
const EDGES: &str = "(view => [...document.querySelectorAll('#rows thead th')].map(head => { \
     const cell = document.querySelector(`#rows tbody tr [aria-colindex=\"${head.ariaColIndex}\"]`); \
     const { left, right } = head.getBoundingClientRect(); \
     return [left, cell && cell.getBoundingClientRect().left, left < view.right && right > view.left]; }))\
     (document.getElementById('rows-view').getBoundingClientRect())";

fn edges(chromium: &Chromium) -> Vec<(f64, Option<f64>, bool)> {
    serde_json::from_value(chromium.eval(EDGES)).expect("edges")
}

/// Whether every column in view has cells.
fn are_filled(chromium: &Chromium) -> bool {
    edges(chromium).iter().all(|(_, cell, is_in_view)| cell.is_some() || !is_in_view)
}

#[test]
fn only_columns_in_view_have_cells_and_each_stands_under_its_head() {
    let (site, chromium) = (Site::new(), Chromium::start(&[]));
    chromium.size(1280, 720);
    show(
        &site,
        &chromium,
        "#/records?pin=kind&cols=kind.id.date.sector.sector_name.beat.offence.offence_name.source.harm.count.soc_related.\
         police_generated.counted_by",
    );
    let shown = || edges(&chromium).iter().map(|(_, cell, _)| cell.is_some()).collect::<Vec<_>>();
    assert_eq!(chromium.eval("document.getElementById('rows').ariaColCount"), json!("15"));
    let width = chromium.eval("document.getElementById('rows-view').scrollWidth");
    let begin = shown();
    assert!(begin[..3] == [true; 3] && !begin[14], "{begin:?}");
    for to in ["600", "1e6", "300", "0"] {
        chromium.eval(&format!("document.getElementById('rows-view').scrollLeft = {to}"));
        until("the cells in view", || are_filled(&chromium) && shown().contains(&false));
        for (head, cell, _) in edges(&chromium) {
            assert!(cell.is_none_or(|cell| (cell - head).abs() < 1.0), "scrolled to {to}: {:?}", edges(&chromium));
        }
        // The row's place and the pinned column are there wherever the others are.
        assert_eq!(shown()[..2], [true, true]);
        assert_eq!(chromium.eval("document.getElementById('rows-view').scrollWidth"), width, "the rows changed width");
    }
    assert_eq!(shown(), begin);
    chromium.eval("window.dispatchEvent(new Event('beforeprint'))");
    until("all columns, for paper", || !shown().contains(&false));
    chromium.eval("window.dispatchEvent(new Event('afterprint'))");
    until("those in view", || shown() == begin);
}

#[test]
fn rows_that_become_wider_have_cells_in_all_they_show() {
    let (site, chromium) = (Site::new(), Chromium::start(&[]));
    chromium.size(1280, 720);
    show(&site, &chromium, "#/records");
    chromium.click("#rows th:nth-child(2) .filter-mark");
    until("a narrow view", || chromium.is("document.querySelector('#filter-panel') !== null") && are_filled(&chromium));
    chromium.click("#filter-panel header button");
    until("a wider one", || chromium.is("document.querySelector('#filter-panel') === null") && are_filled(&chromium));
    let width = "document.getElementById('rows-view').clientWidth";
    let before = chromium.eval(width).as_f64();
    chromium.click(".bar button");
    until("the widest", || chromium.eval(width).as_f64() > before && are_filled(&chromium));
}
