//! The effects planted in the demonstration force, found by clicking, from the overview on.
//!
//! Of the diversion schemes only the referrals are looked for: a nominal's page sets the time before a referral against
//! the time after it (`people.rs`), and no page does so for all who were referred to one scheme.

use placeharm::domain::{Date, Level};
use placeharm::presentation::sentence::ordinal;
use placeharm::presentation::{date, number};
use placeharm::scoring::{Cube, Selection};

use crate::chromium::{Chromium, until};
use crate::people::open_people;
use crate::reasons::TOLD;
use crate::rows::SHOWN;
use crate::sector::OPENED;
use crate::site::{RECORDS, Site, invented};

/// Clicks what has that text.
fn click_text(chromium: &Chromium, elements: &str, text: &str) {
    let script = format!(
        "(() => {{ const it = [...document.querySelectorAll({elements:?})].find(it => it.innerText.trim() === {text:?}); \
         it?.click(); return it !== undefined; }})()"
    );
    assert!(chromium.is(&script), "{elements} {text}");
}

fn choose(chromium: &Chromium, list: &str, value: &str) {
    chromium.eval(&format!(
        "(() => {{ const list = document.querySelector({list:?}); list.value = {value:?}; \
         list.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    ));
}

fn name(cube: &Cube, sector: &str) -> String {
    let sectors = &cube.catalogue().areas.sectors;
    sectors.iter().find(|area| area.id.as_str() == sector).expect("the sector").name.clone()
}

/// From the overview by a name in the ranking to the sector's own page.
fn open_sector(site: &Site, chromium: &Chromium, sector: &str) {
    site.rank(chromium, "");
    click_text(chromium, "#ranking tbody .name", sector);
    until("the drawer", || chromium.is("document.querySelector('#drawer-onward') !== null"));
    chromium.click("#drawer-onward");
    until("the sector's page", || chromium.is(OPENED));
}

/// The page of records, of the crimes of the area that is open.
fn open_crimes(chromium: &Chromium) {
    click_text(chromium, ".bar nav a", "Records");
    until("the rows", || chromium.is(SHOWN));
    chromium.eval(
        "[...document.querySelectorAll('#rows thead th')].find(head => head.innerText.trim().startsWith('Kind'))\
         .querySelector('.filter-mark').click()",
    );
    until("the kinds", || chromium.is("document.querySelector('#filter-panel .value') !== null"));
    chromium.eval(
        "[...document.querySelectorAll('#filter-panel .value')].find(value => value.innerText.toLowerCase().startsWith('crime'))\
         .querySelector('input').click()",
    );
    until("crimes", || chromium.is("location.hash.includes('where=kind~is~crime')"));
}

/// Chooses the months from one day on and before another, and waits until the page counts so many rows.
fn count_in(chromium: &Chromium, [from, to]: [i32; 2], expected: u64) {
    let month = |day: i32| Date::from_epoch_days(day).expect("a day").month();
    let (first, last) = (month(from), month(to - 1));
    choose(chromium, "#period-from", &first.to_string());
    choose(chromium, "#period-to", &last.to_string());
    let said = format!("{} ", number::whole(expected));
    until(&format!("{said}crimes from {first} to {last}"), || {
        chromium.is(&format!("location.hash.includes('from={first}&to={last}')"))
            && chromium.text_of("#rows-said").starts_with(&said)
    });
}

#[test]
fn the_operation_its_fall_and_what_moved_next_door_are_found() {
    let (site, truth) = (Site::new(), invented(RECORDS).truth);
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let operation = &truth.operation;
    let (treated, next) = (name(&cube, &operation.sector), name(&cube, &operation.displaced_to));
    open_sector(&site, &chromium, &treated);
    // What was done there, and since when.
    let first = chromium.text_of("#sector-activity tbody tr");
    let expected = format!("{}\topen\tphase: Clear", date::day(operation.from));
    assert!(first.starts_with(&expected), "{first}");
    let (from, to) = (operation.from.epoch_days(), operation.to.epoch_days());
    let count = |[before, during]: [u64; 2]| {
        open_crimes(&chromium);
        count_in(&chromium, [from - 365, to - 365], before);
        count_in(&chromium, [from, to], during);
    };
    count(operation.sector_crimes);
    // Next door, by the list of neighbours.
    open_sector(&site, &chromium, &treated);
    click_text(&chromium, "#sector-neighbours a", &next);
    until("the neighbour's page", || chromium.is(OPENED) && chromium.text_of("#sector h1") == next);
    count(operation.displaced_crimes);
    // What was found is what was planted: fewer crimes by about that share, and next door not.
    let change = |[before, during]: [u64; 2]| number_of(during) / number_of(before) - 1.0;
    let [here, there] = [operation.sector_crimes, operation.displaced_crimes].map(change);
    assert!((here + operation.fall).abs() < 0.15 && there > here + 0.2, "{here}, {there}");
}

#[allow(clippy::cast_precision_loss, reason = "a few thousand crimes")]
fn number_of(count: u64) -> f64 {
    count as f64
}

#[test]
fn the_murder_that_carries_a_quiet_sector_is_found_and_its_record_with_it() {
    let (site, truth) = (Site::new(), invented(RECORDS).truth);
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let murder = truth.murder.expect("a murder");
    let quiet = name(&cube, &murder.sector);
    site.rank(&chromium, "");
    // Its row has the mark of a score that one record carries.
    let marked = "[...document.querySelectorAll('#ranking tbody tr')].filter(row => \
                  row.querySelector('.score').innerText.startsWith('*')).map(row => row.querySelector('.name').innerText)";
    let marked: Vec<String> = serde_json::from_value(chromium.eval(marked)).expect("names");
    assert!(marked.contains(&quiet), "{quiet} in {marked:?}");
    click_text(&chromium, "#ranking tbody .name", &quiet);
    until("the drawer", || chromium.is("document.querySelectorAll('#drawer .show-rows').length === 9"));
    let answer = cube.answer(&Selection::default());
    let sectors = cube.catalogue().areas.of(Level::Sector);
    let score = answer.areas.iter().find(|score| sectors[usize::from(score.area)].name == quiet).expect("its score");
    let heaviest = score.heaviest.expect("a record");
    let drawer = chromium.text_of("#drawer");
    for words in [
        "One record carries it".to_owned(),
        format!(
            "{} points) is {} of the score",
            number::points(heaviest.points),
            number::percent(heaviest.points / score.score)
        ),
        format!("Without it the rank is {}.", ordinal(heaviest.rank_without)),
    ] {
        assert!(drawer.contains(&words), "{words} in {drawer}");
    }
    assert!(heaviest.points >= murder.points, "{heaviest:?}");
    // The count of the first element leads to the record itself.
    chromium.click("#drawer .show-rows");
    until("the rows", || chromium.is(SHOWN));
    // The heaviest first, and opened whole.
    for order in ["by=harm", "by=-harm"] {
        chromium.eval(
            "[...document.querySelectorAll('#rows .sort')].find(head => head.innerText.trim().startsWith('Harm')).click()",
        );
        until("the order", || chromium.is(&format!("{SHOWN} && location.hash.includes({order:?})")));
    }
    until("the murder on top", || {
        chromium.eval("document.querySelector('#rows .place button')?.click()");
        chromium.text_of(".records .drawer").contains(&murder.record)
    });
}

#[test]
fn a_referral_to_each_diversion_scheme_is_found_with_its_nominal() {
    let (site, demo) = (Site::new(), invented(RECORDS));
    let chromium = Chromium::start(&[]);
    for scheme in &demo.truth.schemes {
        let referred = demo.tables.nominals.iter().find(|nominal| scheme.nominals.first() == Some(&nominal.id));
        let referred = referred.expect("a nominal");
        let group = &demo.tables.groups[referred.memberships[0].group as usize];
        site.rank(&chromium, "");
        click_text(&chromium, ".bar nav a", "Groups");
        until("the groups", || chromium.is(TOLD));
        chromium.eval("document.querySelector('#groups p button')?.click()");
        let link = format!("{} {}", group.code, group.code_name);
        until("the group's row", || {
            chromium.is(&format!(
                "[...document.querySelectorAll('#group-list tbody a')].some(link => link.innerText.trim() === {link:?})"
            ))
        });
        click_text(&chromium, "#group-list tbody a", &link);
        until("the group", || chromium.is("document.querySelector('#group[aria-busy=false] #purpose') !== null"));
        open_people(&chromium);
        click_text(&chromium, "#people-list .person", &referred.id);
        let said = format!("Referred to {} on {}", scheme.scheme, date::day(referred.referrals[0].date));
        until("the referral", || chromium.text_of("#people-list").contains(&said));
    }
}
