//! The map: classed as said, its figures the engine's, by hand and by keyboard, and words where there is no outline.

use placeharm::presentation::shading::Shading;
use placeharm::presentation::{Shade, State, number};
use placeharm::scoring::Cube;
use serde_json::{Value, json};

use crate::chromium::{Chromium, Key, until};
use crate::site::{RANKED, Site};

/// Map and table stand whole.
pub const MAPPED: &str = "document.querySelector('.map-page[aria-busy=false] #map-table[aria-busy=false] tbody tr') !== null \
                          && document.querySelector('#area-map[aria-busy=false]') !== null \
                          && document.querySelector('.map-said').innerText !== 'Fetching the outlines'";

pub const ROWS: &str =
    "[...document.querySelectorAll('#map-table tbody tr')].map(row => [...row.children].map(cell => cell.innerText))";
const POINTED: &str = "document.querySelector('#map-table tr.pointed .name')?.innerText";

fn map(site: &Site, chromium: &Chromium, fragment: &str) {
    site.visit(chromium, fragment);
    until("the map", || chromium.is(MAPPED));
}

/// Rank, name and value of every area, by the engine, in the map's order.
pub fn expected(cube: &Cube, fragment: &str) -> Value {
    let (state, ignored) = State::parse(fragment, cube.catalogue());
    assert!(ignored.is_empty(), "{ignored:?}");
    let answer = cube.answer(&state.selection);
    let areas = cube.catalogue().areas.of(answer.level);
    let mut scores: Vec<_> = answer.areas.iter().collect();
    match state.shade {
        Shade::Score => {}
        Shade::Rate => scores.sort_by(|a, b| b.rate.unwrap_or(-1.0).total_cmp(&a.rate.unwrap_or(-1.0))),
        Shade::Change => scores.sort_by(|a, b| b.change.expect("compared").z.total_cmp(&a.change.expect("compared").z)),
    }
    let row = |score: &&placeharm::scoring::AreaScore| {
        let name = areas[usize::from(score.area)].name.clone();
        json!([number::whole(u64::from(score.rank)), name, state.shade.text(score).trim_end()])
    };
    Value::Array(scores.iter().map(row).collect())
}

#[test]
fn the_maps_figures_and_classes_are_the_engines() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    for (fragment, shapes) in
        [("#/map", 42), ("#/map?off=drug_supply&map=rate", 42), ("#/map?map=change", 42), ("#/map?level=beat", 253)]
    {
        map(&site, &chromium, fragment);
        assert_eq!(chromium.eval(ROWS), expected(&cube, fragment), "{fragment}");
        assert_eq!(chromium.eval("document.querySelectorAll('#area-map a path').length"), json!(shapes), "{fragment}");
        let (state, _) = State::parse(fragment, cube.catalogue());
        let answer = cube.answer(&state.selection);
        let shading = Shading::new(state.shade, &answer);
        for score in answer.areas.iter().step_by(7) {
            let class =
                chromium.eval(&format!("document.querySelector('#area-{} path').className.baseVal", score.area));
            assert_eq!(class, json!(shading.style(shading.class(score))), "{fragment}, area {}", score.area);
        }
    }
    map(&site, &chromium, "#/map?level=area_command");
    let commands = cube.catalogue().areas.area_commands.len();
    assert_eq!(chromium.eval("document.querySelectorAll('#area-map a path').length"), json!(commands));
}

#[test]
fn map_and_table_point_at_each_other() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    map(&site, &chromium, "#/map");
    let over = |selector: &str| {
        chromium.eval(&format!("document.querySelector({selector:?}).dispatchEvent(new PointerEvent('pointerenter'))"));
    };
    over("#area-5");
    until("the row", || chromium.is("document.querySelector('#map-table tr.pointed') !== null"));
    let name = chromium.eval("document.querySelector('#area-5').getAttribute('aria-label').split(',')[0]");
    assert_eq!(chromium.eval(POINTED), name);
    over("#map-table tbody tr:nth-child(2)");
    let second = chromium.eval("document.querySelector('#map-table tbody tr:nth-child(2) .name').innerText");
    until("the second row", || chromium.eval(POINTED) == second);
    let outlined = "[...document.querySelectorAll('#area-map a')].find(area => area.querySelector('path').getAttribute('d') \
                    === document.querySelector('#area-map .pointed').getAttribute('d')).getAttribute('aria-label')";
    let outlined = chromium.eval(outlined);
    assert!(outlined.as_str().is_some_and(|label| label.starts_with(second.as_str().expect("text"))), "{outlined}");
}

#[test]
fn by_keyboard_from_area_to_area_to_its_page_and_back_with_the_selection() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    chromium.size(1_280, 720);
    map(&site, &chromium, "#/map?off=drug_supply");
    chromium.eval("document.querySelector('#area-map').focus()");
    chromium.press(Key::Tab);
    let focused = "document.activeElement.id";
    let first = chromium.eval(focused);
    assert!(first.as_str().is_some_and(|id| id.starts_with("area-")), "{first}");
    let mut visited = vec![first];
    for key in [Key::Up, Key::Left, Key::Down, Key::Right] {
        chromium.press(key);
        visited.push(chromium.eval(focused));
    }
    visited.dedup();
    assert!(visited.len() >= 4, "arrows lead from area to area: {visited:?}");
    let name = chromium.eval("document.activeElement.getAttribute('aria-label').split(',')[0]");
    assert_eq!(chromium.eval(POINTED), name, "the table marks what has the focus");
    chromium.press(Key::Enter);
    until("the area's page", || chromium.eval("document.querySelector('#sector h1')?.innerText") == name);
    assert!(chromium.is("location.hash.startsWith('#/sector?off=drug_supply&area=')"));
    chromium.click(".breadcrumb a");
    until("the ranking", || chromium.is(RANKED));
    assert_eq!(chromium.eval("location.hash"), json!("#/sectors?off=drug_supply"));
}

#[test]
fn it_zooms_by_buttons_keys_and_wheel() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    map(&site, &chromium, "#/map");
    let scale = || {
        chromium.eval("document.querySelector('#area-map > g').getAttribute('transform').match(/scale\\((.*)\\)/)[1]")
    };
    let scaled = |to: &str| until(to, || scale() == json!(to));
    scaled("1.000");
    chromium.click("[aria-label=Nearer]");
    scaled("1.500");
    chromium.eval("document.querySelector('#area-map').focus()");
    chromium.press(Key::Char('+'));
    scaled("2.250");
    let shift = || chromium.eval("document.querySelector('#area-map > g').getAttribute('transform')");
    let before = shift();
    chromium.press(Key::Right);
    until("it is shifted", || shift() != before);
    chromium.press(Key::Char('-'));
    scaled("1.500");
    chromium.press(Key::Char('0'));
    scaled("1.000");
    chromium.eval("document.querySelector('#area-map').dispatchEvent(new WheelEvent('wheel', { deltaY: -100, bubbles: true, cancelable: true }))");
    scaled("1.500");
}

#[test]
fn where_there_are_no_outlines_it_says_so_and_the_table_stays() {
    let some = Site::with(|tables| {
        if let Some(sectors) = &mut tables.sectors {
            sectors.features.iter_mut().take(3).for_each(|feature| feature.geometry = None);
        }
    });
    let none = Site::with(|tables| {
        if let Some(sectors) = &mut tables.sectors {
            sectors.features.iter_mut().for_each(|feature| feature.geometry = None);
        }
    });
    let chromium = Chromium::start(&[]);
    for (site, shapes, said) in [
        (&some, 39, "3 areas have no outline in the snapshot; the table has them all."),
        (&none, 0, "The snapshot has no outlines of sectors, so there is no map. The table has the figures."),
    ] {
        map(site, &chromium, "#/map");
        assert_eq!(chromium.eval("document.querySelector('.map-said').innerText"), json!(said));
        assert_eq!(chromium.eval("document.querySelectorAll('#area-map a').length"), json!(shapes));
        assert_eq!(chromium.eval(ROWS), expected(&site.cube(), "#/map"));
    }
}
