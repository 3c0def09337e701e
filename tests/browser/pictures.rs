//! Pictures of pages and states, for people to look at: `make screenshots`.

use std::path::Path;

use crate::chromium::{Chromium, until};
use crate::failures::FAILED;
use crate::site::Site;

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots() {
    let site = Site::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (theme, chromium) in [("light", Chromium::light()), ("dark", Chromium::dark())] {
        for (width, height) in [(1_920, 1_080), (1_280, 720)] {
            let take = |state: &str| {
                let name = format!("{state}-{width}x{height}-{theme}.png");
                std::fs::write(folder.join(name), chromium.screenshot()).expect("written");
            };
            chromium.size(width, height);
            site.rank(&chromium, "");
            take("ranking");
            chromium.click("#ranking tbody .name");
            until("the drawer", || chromium.is("document.querySelector('.drawer') !== null"));
            take("working");
            site.rank(&chromium, "#/sectors?level=beat&off=drug_supply.cannabis_farms&overlap=once");
            take("altered");
            site.visit(&chromium, "#/about");
            until("the page", || chromium.is("document.querySelector('#about') !== null"));
            take("about");
            let (manifest, aside) = (site.path("snapshot/manifest.json"), site.path("aside.json"));
            std::fs::rename(&manifest, &aside).expect("moved");
            site.visit(&chromium, "");
            until("a panel", || chromium.is(FAILED));
            take("failed");
            std::fs::rename(&aside, &manifest).expect("moved");
        }
    }
}
