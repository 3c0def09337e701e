//! The console stays empty: what a browser warns of, it warns of for a reason.

use crate::chromium::{Chromium, until};
use crate::map::MAPPED;
use crate::sector::OPENED;
use crate::site::{RANKED, Site};

/// What a reader may press, and what shows that it was done.
const PRESSES: [(&str, &str); 28] = [
    ("#ranking tbody .name", "document.querySelector('#drawer .working') !== null"),
    ("#ranking tbody .star button", "document.querySelector('#ranking tr.mine') !== null"),
    (".drawer header button", "document.querySelector('#drawer') === null"),
    ("input[value=area_command]", "document.querySelectorAll('#ranking tbody tr').length < 10"),
    ("input[value=beat]", "document.querySelectorAll('#ranking tbody tr').length > 100"),
    ("#reset", "document.querySelector('#altered.altered') === null"),
    ("#offences-filter summary", "document.querySelector('.group') !== null"),
    (".group > input", "document.querySelector('#altered.altered') !== null"),
    (".steps button:nth-child(1)", "document.querySelector('#altered.altered') === null"),
    (".steps button:nth-child(2)", "document.querySelector('#altered.altered') !== null"),
    (
        "#ranking th:nth-child(4) button",
        "document.querySelector('#ranking th:nth-child(4)[aria-sort=ascending]') !== null",
    ),
    ("#keep-as-a", "document.querySelector('#compare .slope') !== null"),
    ("#reset", "document.querySelector('#altered.altered') === null"),
    ("#swap", "document.querySelector('#altered.altered') !== null"),
    ("#undo", "document.querySelector('#altered.altered') === null"),
    ("#drop-a", "document.querySelector('#compare') === null"),
    (".fold", "document.querySelector('.rail-folded') !== null"),
    (".quality summary", "document.querySelector('.quality[open] table') !== null"),
    (".bar nav a[href='#/map']", MAPPED),
    ("input[value=rate]", MAPPED),
    ("[aria-label=Nearer]", "document.querySelector('#area-map > g').getAttribute('transform').includes('scale(1.5')"),
    ("#map-table tbody a", OPENED),
    ("#sector-neighbours tbody a", OPENED),
    (".bar nav a[href='#/records']", "document.querySelector('.records[aria-busy=false] #rows tbody tr') !== null"),
    ("#rows .sort", "location.hash.includes('by=')"),
    ("#rows tbody .place button", "document.querySelector('#row-panel') !== null"),
    (".bar nav a[href='#/about']", "document.querySelector('#about') !== null"),
    (".bar nav a[href='#/sectors']", "document.querySelector('#ranking') !== null"),
];

#[test]
fn console_is_silent_while_the_page_is_used() {
    let site = Site::new();
    let chromium = Chromium::start(&["--host-resolver-rules=MAP force.example 127.0.0.1"]);
    for base in [site.address(""), format!("http://force.example:{}/", site.port())] {
        chromium.goto(&base);
        until("the ranking", || chromium.is(RANKED));
        for (press, done) in PRESSES {
            chromium.click(press);
            until(press, || chromium.is(done));
        }
        until("the ranking", || chromium.is(RANKED));
        assert_eq!(chromium.console(), Vec::<String>::new(), "{base}");
    }
}

#[test]
fn what_the_console_says_is_heard() {
    let chromium = Chromium::start(&[]);
    chromium.goto("data:text/html,<script>console.warn('oh')</script>");
    until("a warning", || chromium.console().iter().any(|line| line.contains("oh")));
}
