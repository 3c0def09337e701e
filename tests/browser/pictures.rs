//! Pictures of pages and states, for people to look at: `make screenshots`.

use std::path::PathBuf;

use serde_json::json;

use crate::chromium::{Chromium, until};
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
