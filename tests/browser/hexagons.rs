//! The map of hexagons and single records, and the weekdays and hours: their figures are the rows'.

use placeharm::domain::Level;
use placeharm::export::store::{load_file, load_tables};
use placeharm::presentation::hexagon_words::{rest_words, spots_words};
use placeharm::presentation::{hours_table, number};
use placeharm::rows::{AreaOf, By, Desk, Gathering, Hexagon, Look, POINT, Resolution};
use placeharm::scoring::Selection;
use serde_json::{Value, json};

use crate::chromium::{Chromium, Key, until};
use crate::rows::SHOWN;
use crate::site::Site;

/// Map and tables stand whole.
pub const LOCATED: &str = "document.querySelector('#hexagon-map[aria-busy=false]') !== null \
                           && document.querySelector('#spots[aria-busy=false]') !== null \
                           && document.querySelector('#hexagon-table tfoot tr') !== null";

const CAPTION: &str = "document.querySelector('#hexagon-table caption').innerText";
const UNDER: &str = "document.querySelector('.map-under').innerText";

fn cells(table: &str) -> String {
    format!("[...document.querySelectorAll('#{table} tr')].map(row => [...row.children].map(cell => cell.innerText))")
}

/// The snapshot's rows with points and times at hand, natively.
fn desk(site: &Site) -> Desk {
    let folder = site.path("snapshot");
    let (manifest, files) = load_tables(&folder).expect("the files");
    let mut desk = Desk::open(&manifest, files).expect("a desk");
    let mut gathering = Gathering::new(POINT.into_iter().chain(["time"]).map(str::to_owned).collect());
    for part in manifest.files.iter().filter(|file| file.table == "records_detail") {
        gathering.add(&load_file(&folder, part).expect("its bytes")).expect("a part");
    }
    desk.set_gathered(gathering.finish());
    desk
}

fn map(site: &Site, chromium: &Chromium, fragment: &str) {
    site.visit(chromium, fragment);
    until("the map", || chromium.is(LOCATED));
}

/// The rows of a table of hexagons.
fn expected(desk: &Desk, hexagons: &[Hexagon]) -> Vec<Value> {
    let row = |hexagon: &Hexagon| {
        let sector = &desk.catalogue().areas.sectors[usize::from(hexagon.sector.expect("a sector"))];
        let points = number::points(hexagon.harm.points());
        json!([sector.name, hexagon.name(), points, number::whole(hexagon.harm.records)])
    };
    hexagons.iter().map(row).collect()
}

/// The rows that the page of raw rows says it shows.
fn rows_shown(chromium: &Chromium) -> String {
    until("rows", || chromium.is(SHOWN));
    let said = chromium.eval("document.querySelector('#rows-said').innerText");
    said.as_str().and_then(|said| said.split(' ').next()).expect("a number").to_owned()
}

#[test]
fn the_tables_figures_are_those_of_the_rows_and_lead_to_them() {
    let site = Site::new();
    let (mut desk, chromium) = (desk(&site), Chromium::start(&[]));
    for (fragment, counted) in
        [("#/map?points=linked", By::Linked), ("#/map?points=m:drug_supply", By::Measure("drug_supply".into()))]
    {
        map(&site, &chromium, fragment);
        let caption = chromium.eval(CAPTION).as_str().expect("text").to_owned();
        let drawn = Resolution::ALL.into_iter().find(|r| caption.ends_with(&format!("resolution {})", r.number())));
        let look = Look::under(Selection::default(), counted);
        let found = desk.hexagons(&look, drawn.expect(&caption)).expect("hexagons");
        let mut rows = vec![json!(["Mostly in", "H3 cell", "Harm points", "Records"])];
        rows.extend(expected(&desk, &found.hexagons[..found.hexagons.len().min(50)]));
        for (label, harm) in rest_words(&found, 50) {
            rows.push(json!([label, number::points(harm.points()), number::whole(harm.records)]));
        }
        assert_eq!(chromium.eval(&cells("hexagon-table")), Value::Array(rows), "{fragment}");
        let spots = desk.spots(&look).expect("spots");
        assert!(!spots.spots.is_empty());
        let mut rows = vec![json!(["Mostly in", "H3 cell", "Harm points", "Records"])];
        rows.extend(expected(&desk, &spots.spots));
        assert_eq!(chromium.eval(&cells("spot-table")), Value::Array(rows), "{fragment}");
        assert_eq!(chromium.eval("document.querySelector('#spots p').innerText"), json!(spots_words(&spots)));
        for table in ["hexagon-table", "spot-table"] {
            map(&site, &chromium, fragment);
            let records = chromium.eval(&format!("document.querySelector('#{table} tbody tr').children[3].innerText"));
            chromium.click(&format!("#{table} tbody a"));
            assert_eq!(json!(rows_shown(&chromium)), records, "{fragment} {table}");
        }
    }
}

/// How many of the canvas's pixels have the colour that the legend gives a step.
fn pixels_of(chromium: &Chromium, canvas: &str, step: usize) -> u64 {
    let count = format!(
        "(() => {{ const canvas = document.querySelector('#{canvas}'); \
         const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); \
         const colour = getComputedStyle(document.querySelector('#hexagon-swatch-{step}')).fill.match(/[0-9]+/g).map(Number); \
         let found = 0; for (let at = 0; at < data.length; at += 4) \
         if (data[at + 3] === 255 && [0, 1, 2].every(part => data[at + part] === colour[part])) found += 1; return found; }})()"
    );
    chromium.eval(&count).as_u64().expect("a number")
}

/// Moves the pointer over the canvas until something lies under it; where that is.
fn find_under(chromium: &Chromium) -> [i64; 2] {
    for y in (20..400).step_by(7) {
        for x in (20..600).step_by(9) {
            send(chromium, "PointerEvent", "pointermove", [x, y]);
            if chromium.is(&format!("{UNDER} !== ''")) {
                return [x, y];
            }
        }
    }
    panic!("nothing lies under the pointer anywhere");
}

fn send(chromium: &Chromium, kind: &str, event: &str, [x, y]: [i64; 2]) {
    chromium.eval(&format!(
        "(() => {{ const canvas = document.querySelector('#pin-canvas'); const box = canvas.getBoundingClientRect(); \
         canvas.dispatchEvent(new {kind}('{event}', {{ clientX: box.left + {x}, clientY: box.top + {y}, bubbles: true }})); }})()"
    ));
}

#[test]
fn hexagons_and_records_are_drawn_and_what_is_pressed_opens_its_rows() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    chromium.size(1_280, 720);
    for (fragment, canvas) in [("#/map?points=linked", "hexagon-canvas"), ("#/map?points=any~singly", "pin-canvas")] {
        map(&site, &chromium, fragment);
        for step in 0..5 {
            until("every class is drawn", || pixels_of(&chromium, canvas, step) > 4);
        }
        let at = find_under(&chromium);
        let said = chromium.eval(UNDER).as_str().expect("text").to_owned();
        send(&chromium, "MouseEvent", "click", at);
        let rows = rows_shown(&chromium);
        assert!(said.contains(&format!(" points, {rows} record")), "{said}: {rows} rows");
    }
}

#[test]
fn nearer_there_are_single_records_and_the_map_is_dragged_and_shifted() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    map(&site, &chromium, "#/map?points=any");
    let said = || chromium.eval("document.querySelector('.map-said').innerText").as_str().expect("text").to_owned();
    assert!(said().starts_with("H3 hexagons"), "{}", said());
    chromium.eval("document.querySelector('#pin-canvas').focus()");
    // One step at a time: what is asked for at a step comes before the next, or the map would end over empty land.
    let is_near = || said().starts_with("Single records");
    for _ in 0..12 {
        if !is_near() {
            chromium.press(Key::Char('+'));
            std::thread::sleep(std::time::Duration::from_secs(1));
        }
    }
    until("single records", is_near);
    until("them drawn", || (0..5).any(|step| pixels_of(&chromium, "pin-canvas", step) > 4));
    let picture = || {
        chromium.eval("['hexagon', 'pin'].map(name => document.querySelector(`#${name}-canvas`).toDataURL()).join()")
    };
    let changed = |from: &Value| until("the picture changes", || picture() != *from);
    let before = picture();
    chromium.press(Key::Left);
    changed(&before);
    let before = picture();
    let event = |event: &str, x: i64| {
        chromium.eval(&format!(
            "document.querySelector('#pin-canvas').dispatchEvent(new PointerEvent('{event}', \
             {{ clientX: {x}, clientY: 300, buttons: 1, button: 0, bubbles: true }}))"
        ));
    };
    event("pointerdown", 500);
    event("pointermove", 620);
    changed(&before);
    assert_eq!(chromium.eval("location.hash"), json!("#/map?points=any"));
    chromium.press(Key::Char('0'));
    until("hexagons again", || said().starts_with("H3 hexagons"));
    // Into empty land, it says so and how to come back.
    (0..14).for_each(|_| chromium.press(Key::Char('+')));
    until("nothing", || said() == "None of these records lies in view: zoom out, or show the whole force.");
    chromium.press(Key::Char('0'));
    until("hexagons again", || said().starts_with("H3 hexagons"));
}

#[test]
fn an_area_has_its_hexagons_and_its_hours_once_they_are_opened() {
    let site = Site::new();
    let (mut desk, chromium) = (desk(&site), Chromium::start(&[]));
    site.visit(&chromium, "#/sector?area=S02");
    until("the area", || chromium.is("document.querySelector('#sector[aria-busy=false]') !== null"));
    assert!(!site.asked().iter().any(|path| path.contains("records_detail")), "nothing is fetched before");
    chromium.click("#sector-hexagons summary");
    until("its hexagons", || chromium.is("document.querySelector('#area-hexagons #hexagon-table tfoot tr') !== null"));
    let area = Some(AreaOf { level: Level::Sector, id: "S02".into() });
    let look = Look { area: area.clone(), ..Look::under(Selection::default(), By::Linked) };
    let whole = desk.hexagons(&look, Resolution::Eight).expect("hexagons").whole;
    let last = chromium
        .eval("[...document.querySelector('#hexagon-table tfoot tr:last-child').children].map(cell => cell.innerText)");
    assert_eq!(last, json!(["All", number::points(whole.points()), number::whole(whole.records)]));
    chromium.click("#sector-hours summary");
    until("its hours", || {
        chromium.is("document.querySelector('#sector-hours .hours[aria-busy=false] tbody tr') !== null")
    });
    let hours = desk.hours(&Look { area, ..Look::under(Selection::default(), By::Any) }).expect("hours");
    let rows: Vec<Value> = hours_table::table(&hours)
        .rows
        .iter()
        .map(|row| {
            let hidden = |at: usize, text: &str| (1..25).contains(&at) && text == "0";
            let cell = |(at, cell): (usize, &placeharm::presentation::chart::Cell)| {
                if hidden(at, &cell.text()) { String::new() } else { cell.text().into_owned() }
            };
            json!(row.iter().enumerate().map(cell).collect::<Vec<_>>())
        })
        .collect();
    let found = "[...document.querySelectorAll('#sector-hours tbody tr')].map(row => [...row.children].map(cell => cell.innerText))";
    assert_eq!(chromium.eval(found), Value::Array(rows));
    assert_eq!(
        chromium.eval("document.querySelector('.hours [role=status]').innerText"),
        json!(hours_table::sentence(&hours))
    );
}

#[test]
fn police_uk_points_have_hexagons_and_months_alone_have_no_hours() {
    let site = Site::police_uk();
    let chromium = Chromium::start(&[]);
    map(&site, &chromium, "#/map?points=any");
    assert!(chromium.is("document.querySelectorAll('#hexagon-table tbody tr').length > 3"));
    let area = chromium.eval("document.querySelector('#hexagon-table tbody a').href.length");
    assert!(area.as_u64().is_some_and(|length| length > 20));
    site.visit(&chromium, "#/map?points=linked");
    until("words", || {
        chromium.is("document.querySelector('.map-said')?.innerText.startsWith('No such records') === true")
    });
}

/// Drags the map by a few pixels before each of 150 paints; notes the times between paints and the long tasks.
const DRAG: &str = "(() => { window.frames = []; window.longs = []; window.dragged = false; \
    new PerformanceObserver(list => longs.push(...list.getEntries().map(task => task.duration))).observe({ entryTypes: ['longtask'] }); \
    const canvas = document.querySelector('#pin-canvas'); let last = null; let count = 0; \
    const send = (kind, x) => canvas.dispatchEvent(new PointerEvent(kind, { clientX: x, clientY: 300 + x / 3, buttons: 1, button: 0, bubbles: true })); \
    send('pointerdown', 400); \
    const step = now => { if (last !== null) frames.push(now - last); last = now; count += 1; \
    send('pointermove', 400 + 150 * Math.sin(count / 15)); if (count < 150) requestAnimationFrame(step); else setTimeout(() => { window.dragged = true; }, 500); }; \
    requestAnimationFrame(step); })()";

#[test]
#[ignore = "measures, shows nothing by itself: build the page with --release first"]
fn dragging_many_points_is_measured() {
    let site = Site::of_size(400_000);
    let chromium = Chromium::start(&[]);
    chromium.size(1_280, 720);
    for (what, fragment) in [("hexagons", "#/map?points=any"), ("points", "#/map?points=any~singly")] {
        let began = std::time::Instant::now();
        map(&site, &chromium, &format!("{fragment}&from=2024-11&to=2026-10"));
        until("all of it", || what == "hexagons" || pixels_of(&chromium, "pin-canvas", 4) > 4);
        let ready = began.elapsed().as_millis();
        std::thread::sleep(std::time::Duration::from_secs(3));
        chromium.click("[aria-label=Nearer]");
        std::thread::sleep(std::time::Duration::from_secs(1));
        chromium.eval(DRAG);
        until("the end of the drag", || chromium.is("window.dragged"));
        let mut frames: Vec<f64> = serde_json::from_value(chromium.eval("frames")).expect("numbers");
        frames.sort_by(f64::total_cmp);
        let at = |share: usize| frames[(frames.len() - 1) * share / 100];
        println!(
            "{what}: ready after {ready} ms; {}; between paints {:.1} ms median, {:.1} ms 95%, {:.1} ms at most; long tasks {}",
            chromium.eval("[...document.querySelectorAll('#hexagon-table tfoot tr:last-child td')].map(cell => cell.innerText).join(' points, ')"),
            at(50),
            at(95),
            at(100),
            chromium.eval("longs"),
        );
    }
}
