//! A base map from the page's own host lies under the maps where its degrees are, and is missed by nobody where it
//! is not there.

use placeharm::snapshot::BaseMap;
use serde_json::{Value, json};

use crate::chromium::{Chromium, until};
use crate::hexagons::LOCATED;
use crate::map::MAPPED;
use crate::site::Site;

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'><path d='M0 0H256V256H0Z' fill='#cde' \
                   stroke='#357'/></svg>";
const CREDIT: &str = "document.querySelector('.map-credit')?.innerText";

/// Of each image its address, left, top, right and bottom in pixels.
const IMAGES: &str = "[...document.querySelectorAll('.base-map image')].map(image => { const box = image.getBoundingClientRect(); \
                      return [image.getAttribute('href'), [box.left, box.top, box.right, box.bottom]]; })";

fn picture(corners: [[f64; 2]; 2]) -> BaseMap {
    let (address, attribution) = ("maps/ground.svg".to_owned(), "Ordnance of Eastmarch".to_owned());
    BaseMap { address, attribution, corners: Some(corners), zooms: None }
}

fn tiles() -> BaseMap {
    let (address, attribution) = ("tiles/{z}/{x}/{y}.svg".to_owned(), "Ordnance of Eastmarch".to_owned());
    BaseMap { address, attribution, corners: None, zooms: Some([3, 16]) }
}

/// West, north, east and south of all sectors in degrees, as the snapshot's own file has them.
pub fn edges_deg(site: &Site) -> [f64; 4] {
    let bytes = std::fs::read(site.table("sectors")).expect("the file");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(bytes.as_slice()), &mut text).expect("text");
    let sectors: Value = serde_json::from_str(&text).expect("GeoJSON");
    let mut edges = [f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY, f64::INFINITY];
    let mut wanted: Vec<&Value> =
        sectors["features"].as_array().expect("features").iter().map(|it| &it["geometry"]["coordinates"]).collect();
    while let Some(value) = wanted.pop() {
        match value.as_array().map(|list| (list.len(), list.iter().all(Value::is_number))) {
            Some((2.., true)) => {
                let [east, north] = [0, 1].map(|axis| value[axis].as_f64().expect("degrees"));
                edges = [edges[0].min(east), edges[1].max(north), edges[2].max(east), edges[3].min(north)];
            }
            Some(_) => wanted.extend(value.as_array().expect("a list")),
            None => {}
        }
    }
    edges
}

/// The same of the shapes that are drawn, in pixels.
fn edges_px(chromium: &Chromium) -> [f64; 4] {
    let boxes = "[...document.querySelectorAll('#area-map a path')].map(path => { const box = path.getBoundingClientRect(); \
                 return [box.left, box.top, box.right, box.bottom]; })";
    let boxes: Vec<[f64; 4]> = serde_json::from_value(chromium.eval(boxes)).expect("boxes");
    boxes.into_iter().reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]).expect("shapes")
}

fn images(chromium: &Chromium) -> Vec<(String, [f64; 4])> {
    serde_json::from_value(chromium.eval(IMAGES)).expect("images")
}

/// Where a degree lies on the screen, from how the sectors lie there.
fn place(deg: [f64; 4], px: [f64; 4]) -> impl Fn([f64; 2]) -> [f64; 2] {
    move |point: [f64; 2]| {
        [0, 1]
            .map(|axis| px[axis] + (point[axis] - deg[axis]) / (deg[axis + 2] - deg[axis]) * (px[axis + 2] - px[axis]))
    }
}

#[test]
fn a_picture_lies_under_the_areas_where_its_corners_are() {
    // As large as the force, so that it must lie under it from edge to edge.
    let force = edges_deg(&Site::new());
    let site = Site::over(picture([[force[0], force[3]], [force[2], force[1]]]), "maps/ground.svg", SVG);
    let chromium = Chromium::start(&[]);
    for nearer in [0, 2] {
        site.visit(&chromium, "#/map");
        until("the map", || chromium.is(MAPPED));
        (0..nearer).for_each(|_| chromium.click("[aria-label=Nearer]"));
        until("its own credit", || chromium.eval(CREDIT) == json!("Base map: Ordnance of Eastmarch"));
        let ([(address, found)], px) = (&images(&chromium)[..], edges_px(&chromium)) else { panic!("one image") };
        assert_eq!(address, "maps/ground.svg");
        for (found, px) in found.iter().zip(px) {
            // Outlines are rounded to a grid, and drawn with a line about them.
            assert!((found - px).abs() < 2.5, "{found} px, areas {px} px, {nearer} steps nearer");
        }
    }
    assert!(site.asked().iter().any(|path| path == "/maps/ground.svg"));
}

#[test]
fn tiles_lie_where_web_mercator_has_them_and_come_from_the_pages_own_host() {
    let site = Site::over(tiles(), "tiles/none", "");
    let chromium = Chromium::start(&[]);
    let deg = edges_deg(&site);
    for nearer in [0, 4] {
        site.visit(&chromium, "#/map");
        until("the map", || chromium.is(MAPPED));
        (0..nearer).for_each(|_| chromium.click("[aria-label=Nearer]"));
        until("tiles", || !images(&chromium).is_empty());
        let (tiles, place) = (images(&chromium), place(deg, edges_px(&chromium)));
        assert!((2..=60).contains(&tiles.len()), "{} tiles", tiles.len());
        for (address, found) in &tiles {
            let parts: Vec<f64> = address.split(['/', '.']).filter_map(|part| part.parse().ok()).collect();
            let [zoom, x, y] = parts[..] else { panic!("{address}") };
            // As tile servers publish it.
            let across = zoom.exp2();
            let corner = |x: f64, y: f64| {
                let north = (std::f64::consts::PI * (1.0 - 2.0 * y / across)).sinh().atan().to_degrees();
                place([x / across * 360.0 - 180.0, north])
            };
            let ([left, top], [right, bottom]) = (corner(x, y), corner(x + 1.0, y + 1.0));
            for (found, expected) in found.iter().zip([left, top, right, bottom]) {
                assert!((found - expected).abs() < 4.0, "{address}: {found} px, expected {expected} px");
            }
        }
    }
    let hosts = chromium.eval("performance.getEntriesByType('resource').map(entry => new URL(entry.name).host)");
    for host in hosts.as_array().expect("hosts") {
        assert_eq!(host, &json!(format!("127.0.0.1:{}", site.port())));
    }
    assert!(site.asked().iter().any(|path| path.starts_with("/tiles/")));
}

#[test]
fn hexagons_have_it_under_them_and_what_does_not_come_is_said() {
    let force = edges_deg(&Site::new());
    let base = picture([[force[0], force[3]], [force[2], force[1]]]);
    let (there, missing) = (Site::over(base.clone(), "maps/ground.svg", SVG), Site::over(base, "maps/other.svg", SVG));
    let chromium = Chromium::light();
    for (site, said) in [
        (&there, "Base map: Ordnance of Eastmarch"),
        (&missing, "The base map could not be fetched, so the map stands by itself."),
    ] {
        for (page, stands) in [("#/map", MAPPED), ("#/map?points=linked", LOCATED)] {
            site.visit(&chromium, page);
            until("the map", || chromium.is(stands));
            until(said, || chromium.eval(CREDIT) == json!(said));
            assert_eq!(images(&chromium).len(), 1, "{page}");
        }
    }
    // Under both canvases, through which it is seen.
    let order = "[...document.querySelector('.canvases').children].map(layer => layer.tagName)";
    assert_eq!(chromium.eval(order), json!(["svg", "CANVAS", "CANVAS"]));
    let seen =
        "[...document.querySelectorAll('.canvases canvas')].map(canvas => getComputedStyle(canvas).backgroundColor)";
    assert_eq!(chromium.eval(seen), json!(["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"]));
}

#[test]
fn a_snapshot_without_one_has_none() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    for (page, stands) in [("#/map", MAPPED), ("#/map?points=linked", LOCATED)] {
        site.visit(&chromium, page);
        until("the map", || chromium.is(stands));
        assert_eq!((images(&chromium), chromium.eval(CREDIT)), (Vec::new(), Value::Null), "{page}");
    }
}
