//! The page that `scripts/page target/dist-test` built, in headless Chromium.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod chromium;
mod server;

use std::path::{Path, PathBuf};

use chromium::{Chromium, until};
use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load, load_manifest, save};
use placeharm::presentation::State;
use placeharm::scoring::Cube;
use server::Server;

const RANKED: &str = "document.querySelectorAll('#ranking tbody tr').length > 0";
const FAILED: &str = "document.querySelector('.panel.failed:not([hidden])') !== null";
const TEXT: &str = "document.body.innerText";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the built page: run scripts/page target/dist-test") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            std::fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("copied");
        }
    }
}

/// A folder with the page, and in `deep/er` the page again, both with a demonstration snapshot.
fn site() -> (tempfile::TempDir, Cube) {
    let dir = tempfile::tempdir().expect("a folder");
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/dist-test");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(30_000), seed: 5 });
    for root in [dir.path().to_owned(), dir.path().join("deep/er")] {
        copy(&built, &root);
        save(&root.join("snapshot"), &demo.tables, demo.manifest.clone()).expect("a snapshot");
    }
    let (_, cube) = load(&dir.path().join("snapshot")).expect("it opens");
    (dir, cube)
}

/// Names and scores in the page's table, top first.
fn table(chromium: &Chromium) -> Vec<(String, String)> {
    let script = "[...document.querySelectorAll('#ranking tbody tr')].map(row => row.innerText)";
    let rows = chromium.eval(script);
    let rows = rows.as_array().expect("rows").iter();
    rows.map(|row| {
        let cells: Vec<&str> = row.as_str().expect("text").split('\t').map(str::trim).collect();
        (cells[3].to_owned(), cells[4].trim_start_matches(['*', ' ']).to_owned())
    })
    .collect()
}

fn expected(cube: &Cube, fragment: &str) -> Vec<(String, String)> {
    let (state, ignored) = State::parse(fragment, cube.catalogue());
    assert!(ignored.is_empty(), "{ignored:?}");
    let answer = cube.answer(&state.selection);
    let areas = cube.catalogue().areas.of(answer.level);
    let row = |score: &placeharm::scoring::AreaScore| {
        (areas[usize::from(score.area)].name.clone(), placeharm::presentation::number::points(score.score))
    };
    answer.areas.iter().map(row).collect()
}

#[test]
fn the_ranking_on_the_page_is_the_engines_at_every_address() {
    let (dir, cube) = site();
    let server = Server::start(dir.path().to_owned());
    let chromium = Chromium::start(&["--host-resolver-rules=MAP force.example 127.0.0.1"]);
    let port = server.port();
    for base in [
        format!("http://127.0.0.1:{port}/"),
        format!("http://127.0.0.1:{port}/deep/er/"),
        format!("http://force.example:{port}/"),
    ] {
        for fragment in
            ["", "#/sectors?level=area_command", "#/sectors?from=2025-01&to=2025-03&off=drug_supply&overlap=once"]
        {
            // A fragment alone would not load the page again.
            chromium.goto("about:blank");
            chromium.goto(&format!("{base}{fragment}"));
            let expected = expected(&cube, fragment);
            until("the ranking", || chromium.is(RANKED) && table(&chromium).len() == expected.len());
            assert_eq!(table(&chromium), expected, "{base}{fragment}");
        }
    }
    let addresses = chromium.eval("performance.getEntriesByType('resource').map(entry => new URL(entry.name).host)");
    for address in addresses.as_array().expect("addresses") {
        assert_eq!(address.as_str(), Some(format!("force.example:{port}").as_str()));
    }
}

#[test]
fn nothing_overflows_and_enough_sectors_are_in_view() {
    let (dir, _) = site();
    let server = Server::start(dir.path().to_owned());
    for (width, height, least) in [(1_920, 1_080, 28), (1_280, 720, 15)] {
        let chromium = Chromium::start(&[]);
        chromium.size(width, height);
        chromium.goto(&format!("http://127.0.0.1:{}/", server.port()));
        until("the ranking", || chromium.is(RANKED));
        let seen = chromium.eval(
            "[...document.querySelectorAll('#ranking tbody tr')].filter(row => { const box = row.getBoundingClientRect(); \
             const at = document.elementFromPoint(box.left + 60, (box.top + box.bottom) / 2); \
             return at !== null && row.contains(at); }).length",
        );
        assert!(seen.as_u64().expect("a number") >= least, "{width}: {seen} rows in view");
        let wider = chromium.eval("[...document.querySelectorAll('body *')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && !['TD', 'TH', 'svg'].includes(e.tagName) && !e.closest('.unseen')).map(e => e.tagName + '.' + e.className + ' ' + e.innerText.slice(0, 40))");
        assert_eq!(wider, serde_json::json!([]), "{width}: clipped");
    }
}

/// What the page says of a snapshot after something was done to it.
fn failure(chromium: &Chromium, server: &Server) -> String {
    chromium.goto("about:blank");
    chromium.goto(&format!("http://127.0.0.1:{}/", server.port()));
    until("a panel", || chromium.is(FAILED));
    chromium.eval(TEXT).as_str().expect("text").to_owned()
}

fn links_file(dir: &Path) -> PathBuf {
    let snapshot = dir.join("snapshot");
    let manifest = load_manifest(&snapshot).expect("a manifest");
    snapshot.join(&manifest.files.iter().find(|file| file.table == "links").expect("links").name)
}

#[test]
fn each_damage_gets_a_panel_that_says_what_and_where() {
    let (dir, _) = site();
    let server = Server::start(dir.path().to_owned());
    let chromium = Chromium::start(&[]);
    let links = links_file(dir.path());
    let name = links.file_name().expect("a name").to_str().expect("text").to_owned();
    let whole = std::fs::read(&links).expect("the file");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for bytes in [&flipped[..], &whole[..whole.len() - 1], b"<!DOCTYPE html><p>Sign in"] {
        std::fs::write(&links, bytes).expect("written");
        let said = failure(&chromium, &server);
        assert!(said.contains(&name), "{said}");
    }
    std::fs::remove_file(&links).expect("removed");
    let said = failure(&chromium, &server);
    assert!(said.contains(&name) && said.contains("404"), "{said}");
    let manifest = dir.path().join("snapshot/manifest.json");
    let text = std::fs::read_to_string(&manifest).expect("the manifest");
    std::fs::write(&manifest, text.replace("\"format_version\": 1", "\"format_version\": 2")).expect("written");
    assert!(failure(&chromium, &server).contains("found 2, expected 1"));
    std::fs::remove_file(&manifest).expect("removed");
    assert!(failure(&chromium, &server).contains("manifest.json"));
    assert!(!chromium.is(RANKED));
}

#[test]
fn a_browser_without_webassembly_is_told_so() {
    let (dir, _) = site();
    let server = Server::start(dir.path().to_owned());
    let chromium = Chromium::start(&["--js-flags=--jitless"]);
    let said = failure(&chromium, &server);
    assert!(said.contains("WebAssembly is missing"), "{said}");
}

/// Pictures of pages and states, for people to look at: `make screenshots`.
#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots() {
    let (dir, _) = site();
    let server = Server::start(dir.path().to_owned());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("a folder");
    let base = format!("http://127.0.0.1:{}/", server.port());
    for (theme, setting) in [("light", 1), ("dark", 0)] {
        let chromium = Chromium::start(&[&format!("--blink-settings=preferredColorScheme={setting}")]);
        for (width, height) in [(1_920, 1_080), (1_280, 720)] {
            let take = |state: &str| {
                let name = format!("{state}-{width}x{height}-{theme}.png");
                std::fs::write(folder.join(name), chromium.screenshot()).expect("written");
            };
            let ranked = |fragment: &str| {
                chromium.goto("about:blank");
                chromium.goto(&format!("{base}{fragment}"));
                until("the ranking", || chromium.is(RANKED));
                until("likely ranks", || chromium.is("document.querySelector('#ranking .likely').innerText !== ''"));
            };
            chromium.size(width, height);
            ranked("");
            take("ranking");
            chromium.eval("document.querySelector('#ranking tbody .name').click()");
            until("the drawer", || chromium.is("document.querySelector('.drawer') !== null"));
            take("working");
            ranked("#/sectors?level=beat&off=drug_supply.cannabis_farms&overlap=once");
            take("altered");
            chromium.goto(&format!("{base}#/about"));
            until("the page", || !chromium.is(RANKED));
            take("about");
            let manifest = dir.path().join("snapshot/manifest.json");
            let aside = dir.path().join("aside.json");
            std::fs::rename(&manifest, &aside).expect("moved");
            failure(&chromium, &server);
            take("failed");
            std::fs::rename(&aside, &manifest).expect("moved");
        }
    }
}
