//! A long session leaves memory where it was.

use serde_json::{Value, json};

use crate::chromium::{Chromium, until};
use crate::site::Site;

const CHANGES: u32 = 2_000;

/// So many at a time, so that none of the waits is long.
const BATCH: u32 = 50;

/// After so many the page holds all it ever holds: a hundred steps to undo, and every list.
const WARM_UP: u32 = 500;

/// By how much a memory may be larger after them: of [`CHANGES`] that each left 500 bytes behind, it would be more.
const MOST_GROWN: f64 = 1_000_000.0;

/// Changes weights, groups and police-generated records in turn, each in a turn of the event loop of its own; every
/// fifth waits until the ranking stands and its ranks are drawn.
const CHANGE: &str = "(() => { window.changed = false; const turn = () => new Promise(then => setTimeout(then)); \
    (async () => { for (let n = FROM; n < TO; n += 1) { \
    const sliders = document.querySelectorAll('#what-if .revalue input[type=range]'); \
    if (n % 5 === 3) document.querySelectorAll('#groups-filter .tree input')[n % 20].click(); \
    else if (n % 5 === 4) document.querySelectorAll('#generated input')[Math.floor(n / 5) % 3].click(); \
    else { const slider = sliders[n % sliders.length]; slider.value = 0.5 + (n * 7 % 40) / 10; \
    slider.dispatchEvent(new Event('input', { bubbles: true })); } \
    await turn(); await turn(); \
    while (n % 5 === 0 && (document.querySelector('.sectors').ariaBusy === 'true' \
    || document.querySelector('#ranking tbody .likely').innerText === '')) await turn(); } window.changed = true; })(); })()";

/// What the worker's script says of its memory, besides what it does.
const TELLING: &str = "const asked = new BroadcastChannel('memory'); asked.onmessage = async ({ data }) => { \
    if (data === 'ask') asked.postMessage((await program).memory.buffer.byteLength); };";

/// The page's program was started: asked to start it again, its script hands out what it has.
const ASK_PAGE: &str = "(() => { window.pageBytes = 0; \
    const folder = document.querySelector('meta[name=placeharm]').content; \
    import(new URL(folder + 'page/page.js', document.baseURI).href).then(async page => { \
    window.pageBytes = (await page.default()).memory.buffer.byteLength; }); })()";

const ASK_WORKER: &str = "(() => { window.workerBytes = 0; const worker = new BroadcastChannel('memory'); \
    worker.onmessage = ({ data }) => { if (data > 0) { window.workerBytes = data; worker.close(); } }; \
    worker.postMessage('ask'); })()";

fn change(chromium: &Chromium, from: u32, to: u32) {
    for from in (from..to).step_by(BATCH as usize) {
        let script = CHANGE.replace("FROM", &from.to_string()).replace("TO", &(from + BATCH).to_string());
        chromium.eval(&script);
        until("a batch of changes", || chromium.is("window.changed"));
    }
}

/// What is held, in bytes: the page's JavaScript once what nobody needs is swept away, its WebAssembly, and the
/// worker's WebAssembly.
fn held(chromium: &Chromium) -> [f64; 3] {
    let nothing = json!({});
    let number = |value: &Value| value.as_f64().expect("a number");
    for _ in 0..2 {
        chromium.devtools("HeapProfiler.collectGarbage", &nothing);
    }
    let heap = number(&chromium.devtools("Runtime.getHeapUsage", &nothing)["usedSize"]);
    chromium.eval(ASK_PAGE);
    chromium.eval(ASK_WORKER);
    until("both memories", || chromium.is("window.pageBytes > 65536 && window.workerBytes > 65536"));
    [heap, number(&chromium.eval("window.pageBytes")), number(&chromium.eval("window.workerBytes"))]
}

#[test]
fn two_thousand_changes_in_a_row_leave_the_heap_where_it_was() {
    let site = Site::new();
    let loader = site.program("engine_loader.js");
    let script = std::fs::read_to_string(&loader).expect("the worker's script");
    assert!(script.contains("\nstart("), "{script}");
    std::fs::write(&loader, script.replace("\nstart(", "\nconst program = start(") + TELLING).expect("written");
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    // Weights and groups alone: what other lists count would be asked anew for each change.
    for list in ["what-if", "groups-filter"] {
        chromium.eval(&format!("document.querySelector('#{list}').open = true"));
    }
    until("sliders and groups", || {
        chromium.is("document.querySelector('#what-if .revalue') !== null && document.querySelectorAll('#groups-filter .value').length >= 20")
    });
    change(&chromium, 0, WARM_UP);
    let before = held(&chromium);
    change(&chromium, WARM_UP, WARM_UP + CHANGES);
    let after = held(&chromium);
    println!("bytes of the page's JavaScript and WebAssembly, and of the worker's: {before:?}, then {after:?}");
    for (before, after) in before.into_iter().zip(after) {
        assert!(after - before < MOST_GROWN, "{before:?} to {after:?}");
    }
}
