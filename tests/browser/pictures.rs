//! Pictures of pages and states, for people to look at: `make screenshots`.

use std::path::PathBuf;

use placeharm::snapshot::BaseMap;
use serde_json::json;

use crate::base_map::edges_deg;
use crate::chromium::{Chromium, Key, until};
use crate::compare::COMPARED;
use crate::failures::{FAILED, mix_builds};
use crate::guide::GUIDED;
use crate::hexagons::LOCATED;
use crate::map::MAPPED;
use crate::people::open_people;
use crate::reasons::TOLD;
use crate::rows::SHOWN;
use crate::sector::OPENED;
use crate::site::{RANKED, Site};
use crate::themes::THEMED;

const SIZES: [(u32, u32); 2] = [(1_920, 1_080), (1_280, 720)];
const THEMES: [(&str, &str); 2] =
    [("light", "--blink-settings=preferredColorScheme=1"), ("dark", "--blink-settings=preferredColorScheme=0")];

fn file(name: &str) -> PathBuf {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder.join(name)
}

/// Pictures of one state after another, in every size and theme.
fn in_every_window(arguments: &[&str], preferences: &serde_json::Value, shoot: impl Fn(&Chromium, &dyn Fn(&str))) {
    for (theme, setting) in THEMES {
        let chromium = Chromium::with_preferences(&[arguments, &[setting]].concat(), preferences);
        for (width, height) in SIZES {
            chromium.size(width, height);
            shoot(&chromium, &|state| {
                std::fs::write(file(&format!("{state}-{width}x{height}-{theme}.png")), chromium.screenshot())
                    .expect("written");
            });
        }
    }
}

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots_of_pages() {
    let site = Site::new();
    in_every_window(&[], &json!({}), |chromium, take| {
        site.rank(chromium, "");
        take("ranking");
        chromium.click("#ranking tbody .name");
        until("the drawer", || chromium.is("document.querySelector('.drawer .working') !== null"));
        take("working");
        site.rank(chromium, "#/sectors?level=beat&off=drug_supply.cannabis_farms&overlap=once");
        take("altered");
        site.rank(chromium, "");
        chromium.click("#offences-filter summary");
        until("the offences", || chromium.is("document.querySelector('.group') !== null"));
        chromium.eval("document.querySelectorAll('.group > input').forEach(group => group.click())");
        until("nothing left", || chromium.is(RANKED));
        take("all-offences-off");
        chromium.eval("document.querySelectorAll('.rail .filter input:checked').forEach(measure => measure.click())");
        until("nothing at all left", || chromium.is(RANKED));
        take("nothing-counted");
        site.visit(chromium, "#/sectors?q=nowhere&no=thing");
        until("the table", || chromium.is("document.querySelector('.empty') !== null"));
        take("no-name-found");
        for (page, state, stands) in [
            ("#/map", "map", MAPPED),
            ("#/map?level=beat&map=rate", "map-beats", MAPPED),
            ("#/map?map=change&compare=before", "map-change", MAPPED),
            ("#/sector?area=S02", "sector", OPENED),
            ("#/sector?level=area_command&area=Harbour&overlap=once", "sector-command", OPENED),
            ("#/sector?level=beat&area=S02-1", "sector-beat", OPENED),
        ] {
            site.visit(chromium, page);
            until("the page", || chromium.is(stands));
            take(state);
            if state == "sector" {
                chromium.eval("document.querySelector('#page').scrollTo(0, 10000)");
                take("sector-foot");
            }
        }
        for (page, state) in [
            ("#/elements", "elements"),
            ("#/elements?measure=ocg_crimes", "element-ocg-crimes"),
            ("#/elements?measure=pcg_members", "element-pcg-members"),
            ("#/groups", "groups"),
            ("#/groups?group=OCG01", "group"),
        ] {
            site.visit(chromium, page);
            until("the page", || chromium.is(TOLD));
            take(state);
        }
        open_people(chromium);
        chromium.click("#people-list .person");
        chromium.click("#activity summary");
        until("activity", || {
            chromium.is("document.querySelector('#activity .activity-list, #activity > .quiet + .quiet') !== null")
        });
        chromium.eval("document.querySelector('#shared').scrollIntoView()");
        take("group-people");
        for (page, state) in [("#/about", "about"), ("#/impact", "not-ready"), ("#/no-such-page", "no-such-page")] {
            site.visit(chromium, page);
            until("the page", || {
                chromium.is("document.querySelector('#about, #not-ready, #ranking tbody tr') !== null")
            });
            take(state);
        }
    });
}

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots_of_what_if() {
    let site = Site::new();
    in_every_window(&[], &json!({}), |chromium, take| {
        site.rank(
            chromium,
            "#/sectors?off=drug_supply&nogroup=OCG01&times=ocg_crimes~3&a=from%3D2025-01%26to%3D2025-12",
        );
        until("the chart", || chromium.is(COMPARED));
        take("a-and-b");
        site.rank(chromium, "#/sectors?level=beat&overlap=once&a=");
        until("the chart", || chromium.is(COMPARED));
        take("a-and-b-beats");
        for (list, address) in [
            ("offences-filter", "#/sectors?without=92A.8N&off=ocg_crimes"),
            ("groups-filter", "#/sectors?nogroup=OCG02.OCG03&vias=ocg.ucg"),
            ("sources-filter", "#/sectors?nosource=coroner&generated=out&nocommand=Harbour"),
        ] {
            site.rank(chromium, address);
            chromium.eval(&format!("(() => {{ const list = document.querySelector('#{list}'); list.open = true; list.scrollIntoView(); }})()"));
            until("the list", || chromium.is(&format!("document.querySelector('#{list} .tree') !== null")));
            chromium.eval(&format!("document.querySelectorAll('#{list} .tree .group:nth-child(-n+2) details').forEach(it => {{ it.open = true; }})"));
            until("sums", || chromium.is(&format!("document.querySelector('#{list} .sum').innerText !== ''")));
            take(list);
        }
    });
}

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots_of_hexagons() {
    let site = Site::new();
    in_every_window(&[], &json!({}), |chromium, take| {
        for (state, fragment, nearer) in [
            ("hexagons", "#/map?points=linked", 0),
            ("hexagons-nearer", "#/map?points=any", 3),
            ("records-near", "#/map?points=any", 9),
            ("records-singly", "#/map?points=any~singly", 0),
        ] {
            site.visit(chromium, fragment);
            until("the map", || chromium.is(LOCATED));
            (0..nearer).for_each(|_| chromium.click("[aria-label=Nearer]"));
            until("the map", || chromium.is(LOCATED));
            std::thread::sleep(std::time::Duration::from_millis(700));
            take(state);
        }
        site.visit(chromium, "#/sector?area=S02");
        until("the area", || chromium.is(OPENED));
        chromium.click("#sector-hexagons summary");
        chromium.click("#sector-hours summary");
        until("both", || {
            chromium.is("document.querySelector('#hexagon-table tfoot tr') !== null \
                && document.querySelector('.hours[aria-busy=false]') !== null")
        });
        chromium.eval("document.querySelector('#sector-hexagons').scrollIntoView()");
        std::thread::sleep(std::time::Duration::from_millis(700));
        take("sector-hexagons");
    });
}

/// A picture of the ground as an invented tile server draws it: lines, and what is written on every tile.
const GROUND: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 80' preserveAspectRatio='none'>\
    <path fill='#e8efe2' d='M0 0H100V80H0Z'/><path fill='#bcd7ea' d='M78 0C70 20 90 40 82 80H100V0Z'/>\
    <path fill='none' stroke='#fff' stroke-width='1.2' d='M0 22L100 30M30 0L44 80M0 66L100 52'/>\
    <path fill='none' stroke='#d9a441' d='M0 40C30 30 60 60 100 44'/></svg>";

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots_over_a_base_map() {
    let [west, north, east, south] = edges_deg(&Site::new());
    let corners = Some([[west - 0.2, south - 0.2], [east + 0.2, north + 0.2]]);
    let base = |address: &str| BaseMap {
        address: address.to_owned(),
        attribution: "An invented ground, for pictures of this page".to_owned(),
        corners,
        zooms: None,
    };
    let site = Site::over(base("maps/ground.svg"), "maps/ground.svg", GROUND);
    let missing = Site::over(base("maps/missing.svg"), "maps/ground.svg", GROUND);
    in_every_window(&[], &json!({}), |chromium, take| {
        for (site, state, fragment, stands) in [
            (&site, "map-over-base", "#/map", MAPPED),
            (&site, "hexagons-over-base", "#/map?points=linked", LOCATED),
            (&missing, "map-base-missing", "#/map", MAPPED),
        ] {
            site.visit(chromium, fragment);
            until("the map", || chromium.is(stands));
            std::thread::sleep(std::time::Duration::from_millis(700));
            take(state);
        }
    });
}

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots_of_brushing_and_quality() {
    let site = Site::new();
    in_every_window(&[], &json!({}), |chromium, take| {
        site.rank(chromium, "");
        crate::brush::drag(chromium, 3.5, 14.5);
        until("the ranking", || chromium.is(RANKED) && chromium.is("location.hash.includes('from=')"));
        chromium.eval("document.querySelector('#brush-last').focus()");
        chromium.press(Key::Right);
        until("the ranking", || chromium.is(RANKED));
        take("brushed");
        chromium.click(".time-line .twin summary");
        until("the table", || chromium.is("document.querySelector('.time-line tbody tr') !== null"));
        take("brushed-table");
        chromium.click("#quality summary");
        until("data quality", || chromium.is("document.querySelector('#quality table') !== null"));
        chromium.eval("document.querySelector('#quality').scrollIntoView()");
        take("quality");
        site.visit(chromium, "#/about?term=likely-rank");
        until("the term", || chromium.is("document.querySelector('#about') !== null"));
        take("glossary");
    });
}

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots_of_a_real_force_and_of_counts_alone() {
    let (real, partners) = (Site::police_uk(), Site::aggregated());
    let sector = real.cube().catalogue().areas.sectors[0].id.to_string();
    in_every_window(&[], &json!({}), |chromium, take| {
        for (site, of) in [(&real, "police-uk"), (&partners, "counts")] {
            let sector = if of == "counts" { "S02" } else { &sector };
            for (page, fragment, stands) in [
                ("ranking", String::new(), RANKED),
                ("map", "#/map".to_owned(), MAPPED),
                ("sector", format!("#/sector?area={sector}"), OPENED),
                ("elements", "#/elements".to_owned(), TOLD),
                ("element-lacking", "#/elements?measure=ocg_crimes".to_owned(), TOLD),
                ("groups", "#/groups".to_owned(), TOLD),
                ("themes", "#/themes".to_owned(), THEMED),
                ("rows", "#/records".to_owned(), SHOWN),
            ] {
                site.visit(chromium, &fragment);
                until("the page", || chromium.is(stands));
                take(&format!("{of}-{page}"));
            }
        }
    });
}

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots_of_the_guide() {
    let (site, real) = (Site::new(), Site::police_uk());
    in_every_window(&[], &json!({}), |chromium, take| {
        for (site, name) in [(&site, "guide"), (&real, "guide-police-uk")] {
            for step in placeharm::presentation::guide::Step::ALL {
                site.visit(chromium, &format!("#/guide?step={}", step.number()));
                until("the guide", || chromium.is(GUIDED));
                take(&format!("{name}-{}", step.number()));
            }
        }
        site.visit(chromium, "#/guide?step=5");
        until("the guide", || chromium.is(GUIDED));
        chromium.click("#guide-what-if");
        until("its effect", || chromium.is("document.querySelector('#guide-effect').innerText !== ''"));
        take("guide-without");
    });
}

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots_of_themes() {
    let (site, partners) = (Site::new(), Site::aggregated());
    in_every_window(&[], &json!({}), |chromium, take| {
        for (site, state) in [(&site, "themes"), (&partners, "themes-counts")] {
            site.visit(chromium, "#/themes");
            until("the themes", || chromium.is(THEMED));
            take(state);
            chromium.eval("document.querySelector('#firearms').scrollIntoView()");
            take(&format!("{state}-firearms"));
            chromium.eval("document.querySelector('#leads').scrollIntoView()");
            take(&format!("{state}-leads"));
        }
        site.visit(chromium, "#/sector?area=S02");
        until("the page", || chromium.is(OPENED));
        chromium.click("#sector-themes summary");
        until("themes", || chromium.is("document.querySelector('#sector-themes tbody tr') !== null"));
        chromium.eval("document.querySelector('#sector-themes').scrollIntoView()");
        take("sector-themes");
    });
}

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots_of_rows() {
    let site = Site::new();
    in_every_window(&[], &json!({}), |chromium, take| {
        for (state, fragment, press) in [
            ("rows", "#/records", None),
            ("rows-filter", "#/records?where=kind~is~crime&by=sector_name.-harm&all=period", Some(".filter-mark")),
            ("rows-row", "#/records?counted=m:ocg_crimes&cols=id.date.sector_name.detail", Some(".place button")),
            ("rows-groups", "#/records?table=groups", None),
            (
                "rows-pinned",
                "#/records?pin=kind&wide=kind~240&cols=kind.date.source.harm.offence_name.counted_by.beat_name",
                None,
            ),
        ] {
            site.visit(chromium, fragment);
            until("the rows", || chromium.is(SHOWN));
            if let Some(press) = press {
                chromium.eval(&format!("[...document.querySelectorAll('#rows {press}')].at(-1).click()"));
                until("the drawer", || chromium.is("document.querySelector('.records .drawer') !== null"));
            }
            take(state);
        }
        for (state, fragment, stands) in [
            ("rows-sums", "#/records?pivot=harm.sector_name.kind", "#pivot tbody tr"),
            ("rows-sums-months", "#/records?all=period&pivot=count.date~month.source", "#pivot-months svg"),
            ("rows-nominals", "#/records?table=nominals", "#ask-nominals"),
        ] {
            site.visit(chromium, fragment);
            until("the page", || chromium.is(&format!("document.querySelector('{stands}') !== null")));
            take(state);
        }
    });
}

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn screenshots_of_failures() {
    let (whole, empty, mixed, stuck) = (Site::new(), Site::new(), Site::new(), Site::new());
    std::fs::remove_file(empty.path("snapshot/manifest.json")).expect("removed");
    mix_builds(&mixed);
    std::fs::write(stuck.program("engine_loader.js"), "").expect("written");
    in_every_window(&[], &json!({}), |chromium, take| {
        for (site, state) in [(&empty, "failed"), (&mixed, "other-build")] {
            site.visit(chromium, "");
            until("a panel", || chromium.is(FAILED));
            take(state);
        }
        stuck.visit(chromium, "");
        until("the panel", || chromium.is("document.querySelector('#loading') !== null"));
        take("loading");
        chromium.goto(&format!("file://{}", whole.path("index.html").display()));
        until("a panel", || chromium.is(FAILED));
        take("from-file");
    });
    in_every_window(&["--js-flags=--jitless"], &json!({}), |chromium, take| {
        whole.visit(chromium, "");
        until("a panel", || chromium.is(FAILED));
        take("no-webassembly");
    });
    in_every_window(&[], &json!({ "profile.managed_default_content_settings.javascript": 2 }), |chromium, take| {
        whole.visit(chromium, "");
        take("no-scripts");
    });
}

#[test]
#[ignore = "makes pictures, shows nothing by itself"]
fn pictures_of_paper() {
    let site = Site::new();
    let chromium = Chromium::dark();
    let fragment = "#/sectors?level=beat&off=drug_supply.cannabis_farms&overlap=once";
    for (state, fragment) in [
        ("ranking", ""),
        ("altered", fragment),
        ("about", "#/about"),
        ("map", "#/map"),
        ("sector", "#/sector?area=S02"),
    ] {
        if let "map" | "sector" = state {
            site.visit(&chromium, fragment);
            until("the page", || chromium.is(if state == "map" { MAPPED } else { OPENED }));
        } else if state == "about" {
            site.visit(&chromium, fragment);
            until("the page", || chromium.is("document.querySelector('#about') !== null"));
        } else {
            site.rank(&chromium, fragment);
        }
        std::fs::write(file(&format!("print-{state}.pdf")), chromium.print()).expect("written");
    }
}
