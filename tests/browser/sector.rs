//! An area's own page: its figures are the engine's, and it leads on and back.

use placeharm::domain::{Level, Nature};
use placeharm::presentation::sentence::ordinal;
use placeharm::presentation::{State, date, number};
use placeharm::scoring::{Answer, Cube, Selection, Subject};
use serde_json::{Value, json};

use crate::chromium::{Chromium, Key, until};
use crate::site::{RANKED, Site};

/// The page stands, with all that the engine and the snapshot's files give it.
pub const OPENED: &str = "document.querySelector('#sector[aria-busy=false] #sector-offences') !== null \
                          && document.querySelector('#sector p[role=status]') === null";

const FRAGMENT: &str = "#/sector?from=2025-05&to=2025-10&off=drug_deaths&area=S12";

fn open(site: &Site, chromium: &Chromium, fragment: &str) {
    site.visit(chromium, fragment);
    until("the area's page", || chromium.is(OPENED));
}

/// The cells of a table's rows, pictures apart.
fn rows(chromium: &Chromium, table: &str) -> Vec<Vec<String>> {
    let script = format!(
        "[...document.querySelectorAll('{table} tbody tr')].map(row => [...row.querySelectorAll('th, td:not(.drawing)')]\
         .map(cell => cell.innerText.trim()))"
    );
    serde_json::from_value(chromium.eval(&script)).expect("rows")
}

fn selection(cube: &Cube, fragment: &str) -> (Selection, u16) {
    let (state, ignored) = State::parse(fragment, cube.catalogue());
    assert!(ignored.is_empty(), "{ignored:?}");
    let areas = cube.catalogue().areas.of(state.selection.level);
    let area = areas.iter().position(|area| Some(&area.id) == state.focus.as_ref()).expect("the area");
    (state.selection, u16::try_from(area).expect("a position"))
}

fn name(cube: &Cube, level: Level, area: u16) -> String {
    cube.catalogue().areas.of(level)[usize::from(area)].name.clone()
}

#[test]
fn rank_score_and_elements_are_the_engines() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    open(&site, &chromium, FRAGMENT);
    let (selection, area) = selection(&cube, FRAGMENT);
    let answer = cube.answer(&selection);
    let score = answer.areas.iter().find(|score| score.area == area).expect("its score");
    let text = |id: &str| chromium.eval(&format!("document.querySelector('{id}').innerText"));
    assert_eq!(text("#sector-rank"), json!(format!("{} of 42", ordinal(score.rank))));
    assert_eq!(text("#sector-score"), json!(number::points(score.score)));
    let elements = rows(&chromium, "#sector-elements");
    for (row, (measure, element)) in elements.iter().zip(cube.catalogue().measures.iter().zip(&score.elements)) {
        assert_eq!(row[..3], [measure.label.clone(), number::whole(element.count), number::points(element.points)]);
        assert_eq!(row[4] == "stock", measure.nature() == Nature::Stock, "{row:?}");
    }
    assert_eq!(elements.len(), 9);
    let subject = Subject { area: Some((Level::Sector, area)), ..Subject::default() };
    let breakdown = cube.breakdown(&selection, subject);
    let heaviest = breakdown.by_offence.iter().max_by(|a, b| a.now.points.total_cmp(&b.now.points)).expect("offences");
    let first = &rows(&chromium, "#sector-offences")[0];
    assert_eq!(first[1..3], [number::points(heaviest.now.points), number::whole(heaviest.now.count)]);
    let linked = breakdown.by_group.iter().max_by(|a, b| a.now.points.total_cmp(&b.now.points)).expect("groups");
    let first = &rows(&chromium, "#sector-groups")[0];
    let group = &cube.catalogue().groups[linked.at as usize];
    assert_eq!(first[..2], [format!("{} ({})", group.code_name, group.code), number::points(linked.now.points)]);
}

#[test]
fn its_course_is_what_each_period_gives() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    open(&site, &chromium, FRAGMENT);
    chromium.eval("document.querySelectorAll('#sector .twin').forEach(twin => { twin.open = true; })");
    until("the tables", || chromium.is("document.querySelectorAll('#sector-rank-course tbody tr').length > 5"));
    let (selection, area) = selection(&cube, FRAGMENT);
    let (scores, ranks) = (rows(&chromium, "#sector-score-course"), rows(&chromium, "#sector-rank-course"));
    let now = selection.period_in(cube.catalogue());
    assert!(scores.len() > 10, "{scores:?}");
    for (back, (score, rank)) in (0..).zip(scores.iter().rev().zip(ranks.iter().rev())) {
        let period = now.shifted(-back);
        let answer = cube.answer(&Selection { period: Some(period), ..selection.clone() });
        let expected = answer.areas.iter().find(|score| score.area == area).expect("its score");
        let month = date::month(period.last());
        let points = [expected.score, expected.interval.lower, expected.interval.upper].map(number::points);
        assert_eq!(score[..], [vec![month.clone()], points.to_vec()].concat(), "{back} back");
        assert_eq!(rank[..], [month, expected.rank.to_string()]);
    }
}

/// Name, score and rank, as the lists of areas show them.
fn listed(cube: &Cube, answer: &Answer, is_listed: impl Fn(u16) -> bool) -> Vec<Vec<String>> {
    let scores = answer.areas.iter().filter(|score| is_listed(score.area));
    let row = |score: &placeharm::scoring::AreaScore| {
        vec![name(cube, answer.level, score.area), number::points(score.score), score.rank.to_string()]
    };
    scores.map(row).collect()
}

#[test]
fn neighbours_and_beats_are_ranked_as_in_the_force() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    open(&site, &chromium, FRAGMENT);
    let (selection, area) = selection(&cube, FRAGMENT);
    let of_list = |list: &str| {
        let rows = rows(&chromium, list).into_iter();
        rows.map(|row| row[..3].to_vec()).collect::<Vec<_>>()
    };
    let beats = &cube.catalogue().areas.beats;
    let answer = cube.answer(&Selection { level: Level::Beat, ..selection.clone() });
    let expected = listed(&cube, &answer, |beat| beats[usize::from(beat)].parent == Some(area));
    assert!(expected.len() > 1, "{expected:?}");
    assert_eq!(of_list("#sector-parts"), expected);
    // As the snapshot's own file names them.
    let bytes = std::fs::read(site.table("sectors")).expect("the file");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(bytes.as_slice()), &mut text).expect("text");
    let sectors: Value = serde_json::from_str(&text).expect("GeoJSON");
    let own = &sectors["features"][usize::from(area)]["properties"];
    assert_eq!(own["id"], json!("S12"));
    let beside = own["neighbours"].as_array().expect("neighbours");
    let is_listed = |sector: u16| {
        let id = cube.catalogue().areas.sectors[usize::from(sector)].id.to_string();
        sector == area || beside.contains(&json!(id))
    };
    let expected = listed(&cube, &cube.answer(&selection), is_listed);
    assert!(expected.len() > 2, "{expected:?}");
    assert_eq!(of_list("#sector-neighbours"), expected);
}

#[test]
fn from_a_name_to_its_page_to_a_beat_and_back_with_the_selection() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "#/sectors?overlap=once");
    chromium.click("#ranking tbody .name");
    until("the drawer", || chromium.is("document.querySelector('#drawer-onward') !== null"));
    let name = chromium.eval("document.querySelector('#ranking tbody .name').innerText");
    chromium.click("#drawer-onward");
    until("the page", || chromium.is(OPENED));
    assert_eq!(chromium.eval("document.querySelector('#sector h1').innerText"), name);
    let beat = chromium.eval("document.querySelector('#sector-parts tbody a').innerText");
    chromium.click("#sector-parts tbody a");
    until("the beat's page", || {
        chromium.is(OPENED) && chromium.eval("document.querySelector('#sector h1').innerText") == beat
    });
    assert!(chromium.is("location.hash.includes('level=beat') && location.hash.includes('overlap=once')"));
    let links = chromium.eval("[...document.querySelectorAll('.breadcrumb a')].map(link => link.innerText)");
    assert_eq!(links[0], json!("Ranking of beats"));
    assert_eq!(links[2], name);
    chromium.eval("[...document.querySelectorAll('.breadcrumb a')][2].click()");
    until("the sector again", || {
        chromium.is(OPENED) && chromium.eval("document.querySelector('#sector h1').innerText") == name
    });
    chromium.click(".breadcrumb a");
    until("the ranking", || chromium.is(RANKED));
    assert_eq!(chromium.eval("location.hash"), json!("#/sectors?overlap=once"));
}

/// The words of a file, tags apart: long lines are broken into several.
fn words(file: &str) -> String {
    let texts = file.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_charts_months_are_read_out_and_its_files_carry_the_marking() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    open(&site, &chromium, FRAGMENT);
    chromium.eval(
        "(() => { window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = blob => { \
         blob.text().then(text => saved.push(text)); return make.call(URL, blob); }; })()",
    );
    let said = || chromium.eval("document.querySelector('#sector-months .readout span').innerText");
    assert!(said().as_str().is_some_and(|said| said.starts_with("October 2026")), "{}", said());
    chromium.eval("document.querySelector('#sector-months-month').focus()");
    chromium.press(Key::Left);
    until("the month before", || said().as_str().is_some_and(|said| said.starts_with("September 2026")));
    chromium.eval("document.querySelectorAll('#sector-months .hit')[1].dispatchEvent(new PointerEvent('pointerdown'))");
    until("the second month", || said().as_str().is_some_and(|said| said.starts_with("December 2023")));
    chromium.click("#sector-months .saving button:nth-child(3)");
    chromium.click("#sector-months .saving button:nth-child(1)");
    until("two files", || chromium.is("saved.length === 2"));
    let files: Vec<String> = serde_json::from_value(chromium.eval("saved")).expect("texts");
    for file in &files {
        for said in ["OFFICIAL", "Eastmarch Police", "synthetic data", "without drug-related deaths", "Flow by month"] {
            assert!(words(file).contains(said), "{said}: {file}");
        }
    }
    assert!(files[0].contains("\r\nNovember 2023,"), "{}", files[0]);
    assert!(files[1].starts_with("<svg xmlns=") && files[1].contains("<path class=\"line\""), "{}", files[1]);
}

#[test]
fn what_a_snapshot_lacks_is_said() {
    let site = Site::with(|tables| {
        tables.activity.clear();
        tables.beats = None;
        tables.records.beat_ids.clear();
        tables.records.beat.iter_mut().for_each(|beat| *beat = None);
        tables.nominals.iter_mut().for_each(|nominal| nominal.home_beat = None);
        if let Some(sectors) = &mut tables.sectors {
            for feature in &mut sectors.features {
                feature.geometry = None;
                feature.remove_property("neighbours");
                feature.remove_property("population");
            }
        }
    });
    let chromium = Chromium::start(&[]);
    open(&site, &chromium, "#/sector?area=S02");
    let text = chromium.text();
    for said in
        ["None in this snapshot.", "Beats: not supplied", "has no outline of", "names no neighbours", "not supplied"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    site.visit(&chromium, "#/sector");
    until("the words", || chromium.is("document.querySelector('#no-area') !== null"));
}
