//! Whatever goes wrong gets a panel that says what, where, and what to do.

use placeharm::snapshot::sha256_hex;
use serde_json::json;

use crate::chromium::{Chromium, until};
use crate::server::Missing;
use crate::site::{RANKED, Site};

pub const FAILED: &str = "document.querySelector('.panel.failed:not([hidden])') !== null";

/// What the page says of a site after something was done to it.
fn said(site: &Site, chromium: &Chromium) -> String {
    site.visit(chromium, "");
    until("a panel", || chromium.is(FAILED));
    chromium.text()
}

/// Gives the worker of a site another build than the page's.
pub fn mix_builds(site: &Site) {
    let engine = site.program("engine/engine_bg.wasm");
    let mut bytes = std::fs::read(&engine).expect("the worker");
    let id = env!("PLACEHARM_BUILD").as_bytes();
    let at =
        bytes.windows(id.len()).position(|window| window == id).expect("this build: run scripts/page target/dist-test");
    bytes[at..at + id.len()].copy_from_slice(b"another-build-00");
    std::fs::write(&engine, bytes).expect("written");
}

#[test]
fn each_damage_gets_a_panel_that_says_what_and_where() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    let links = site.table("links");
    let name = links.file_name().expect("a name").to_str().expect("text").to_owned();
    let whole = std::fs::read(&links).expect("the file");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for bytes in [&flipped[..], &whole[..whole.len() - 1], b"<!DOCTYPE html><p>Sign in"] {
        std::fs::write(&links, bytes).expect("written");
        let said = said(&site, &chromium);
        assert!(said.contains(&name), "{said}");
    }
    std::fs::remove_file(&links).expect("removed");
    let missing = said(&site, &chromium);
    assert!(missing.contains(&name) && missing.contains("404"), "{missing}");
    let manifest = site.path("snapshot/manifest.json");
    let text = std::fs::read_to_string(&manifest).expect("the manifest");
    std::fs::write(&manifest, text.replace("\"format_version\": 1", "\"format_version\": 2")).expect("written");
    assert!(said(&site, &chromium).contains("found 2, expected 1"));
    std::fs::remove_file(&manifest).expect("removed");
    assert!(said(&site, &chromium).contains("manifest.json"));
    assert!(!chromium.is(RANKED));
}

#[test]
fn a_page_answered_in_place_of_a_file_is_seen_for_what_it_is() {
    let site = Site::on_server(Missing::ThePage);
    let chromium = Chromium::start(&[]);
    let links = site.table("links");
    let name = links.file_name().expect("a name").to_str().expect("text").to_owned();
    std::fs::remove_file(&links).expect("removed");
    let table = said(&site, &chromium);
    assert!(table.contains("A file of the snapshot is damaged") && table.contains(&name), "{table}");
    assert!(table.contains("HTML"), "{table}");
    std::fs::remove_file(site.path("snapshot/manifest.json")).expect("removed");
    let manifest = said(&site, &chromium);
    assert!(manifest.contains("There is no snapshot here") && manifest.contains("manifest.json"), "{manifest}");
    assert!(manifest.contains("HTML"), "{manifest}");
}

#[test]
fn a_snapshot_put_right_opens_at_the_press_of_a_button() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    let (manifest, aside) = (site.path("snapshot/manifest.json"), site.path("aside.json"));
    std::fs::rename(&manifest, &aside).expect("moved");
    said(&site, &chromium);
    std::fs::rename(&aside, &manifest).expect("moved");
    chromium.click("#failed button");
    until("the ranking", || chromium.is(RANKED));
}

#[test]
fn page_and_worker_of_different_builds_do_not_talk() {
    let site = Site::new();
    mix_builds(&site);
    let said = said(&site, &Chromium::start(&[]));
    assert!(said.contains("This page was updated") && said.contains("Load the page again"), "{said}");
}

#[test]
fn a_missing_file_of_the_page_itself_is_named() {
    let site = Site::new();
    std::fs::remove_file(site.program("page/page_bg.wasm")).expect("removed");
    let said = said(&site, &Chromium::start(&[]));
    assert!(said.contains("The page could not start"), "{said}");
}

#[test]
fn a_page_whose_part_does_not_come_says_so_and_opens_once_it_does() {
    let site = Site::new();
    let (part, aside) = (site.program("page/split_reasons.wasm"), site.path("aside"));
    std::fs::rename(&part, &aside).expect("put aside");
    let chromium = Chromium::start(&[]);
    site.visit(&chromium, "#/map");
    until("a panel", || chromium.is(FAILED));
    let said = chromium.text();
    assert!(said.contains("the server did not send it") && said.contains("Try again"), "{said}");
    std::fs::rename(&aside, &part).expect("put back");
    chromium.eval("document.querySelector('.not-fetched button').click()");
    until("the map", || chromium.is("document.querySelector('#map') !== null"));
}

#[test]
fn a_worker_whose_part_does_not_come_says_so_and_opens_once_it_does() {
    let site = Site::new();
    let (part, aside) = (site.program("engine/split_details.wasm"), site.path("aside"));
    std::fs::rename(&part, &aside).expect("put aside");
    let chromium = Chromium::start(&[]);
    site.visit(&chromium, "#/map");
    until("a panel", || chromium.is(FAILED));
    let said = chromium.text();
    assert!(said.contains("The server did not answer") && said.contains("part for this page"), "{said}");
    std::fs::rename(&aside, &part).expect("put back");
    chromium.eval("document.querySelector('#failed button').click()");
    until("the map", || chromium.is("document.querySelector('#map path') !== null"));
}

#[test]
fn a_browser_without_webassembly_is_told_so() {
    let said = said(&Site::new(), &Chromium::start(&["--js-flags=--jitless"]));
    assert!(said.contains("WebAssembly is missing"), "{said}");
}

#[test]
fn a_page_opened_as_a_file_says_that_it_needs_a_server() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    chromium.goto(&format!("file://{}", site.path("index.html").display()));
    until("a panel", || chromium.is(FAILED));
    assert!(chromium.text().contains("This page must come from a web server"));
}

#[test]
fn without_scripts_the_page_says_so_and_nothing_else() {
    let site = Site::new();
    let off = json!({ "profile.managed_default_content_settings.javascript": 2 });
    let chromium = Chromium::with_preferences(&[], &off);
    site.visit(&chromium, "");
    // The driver's own scripts run even so.
    let text = chromium.text();
    assert!(text.contains("Scripts are switched off") && text.contains("What to do"), "{text}");
    assert!(!text.contains("Loading") && !text.contains("The page could not start"), "{text}");
}

#[test]
fn a_large_file_is_unpacked_beside_the_worker_and_damage_within_it_is_said() {
    let site = Site::of_size(400_000);
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    assert!(site.asked().iter().any(|file| file.ends_with("unpacker.js")), "it is large enough");
    let records = site.table("records");
    let name = records.file_name().expect("a name").to_str().expect("text").to_owned();
    let mut bytes = std::fs::read(&records).expect("the file");
    let before = sha256_hex(&bytes);
    // Neither its size nor its digest gives it away.
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64].fill(0xff);
    let manifest = site.path("snapshot/manifest.json");
    let text = std::fs::read_to_string(&manifest).expect("the manifest");
    assert!(text.contains(&before));
    std::fs::write(&manifest, text.replace(&before, &sha256_hex(&bytes))).expect("written");
    std::fs::write(&records, bytes).expect("written");
    let said = said(&site, &chromium);
    assert!(said.contains(&name) && said.contains("expected gzip"), "{said}");
}

#[test]
fn a_worker_unpacks_by_itself_where_the_unpacker_does_not_start() {
    let site = Site::of_size(400_000);
    std::fs::remove_file(site.program("unpacker.js")).expect("removed");
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    assert!(site.asked().iter().any(|file| file.ends_with("unpacker.js")), "it was asked for");
}
