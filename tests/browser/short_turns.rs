//! The page makes its table in short turns. How long one takes is measured by `make bench`; here,
//! that there are several.

use serde_json::json;

use crate::chromium::{Chromium, until};
use crate::site::{RANKED, Site};

/// Notes how many rows each turn adds, from before the page's own scripts.
const WATCH: &str = "window.turns = []; new MutationObserver(changes => { \
    const rows = changes.flatMap(change => [...change.addedNodes]).filter(node => node.nodeType === 1) \
    .flatMap(node => node.matches('tbody tr') ? [node] : [...node.querySelectorAll('#ranking tbody tr')]); \
    if (rows.length > 0) turns.push(rows.length); }).observe(document, { childList: true, subtree: true });";

#[test]
fn rows_come_a_few_at_a_time() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    chromium.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    for (fragment, rows) in [("", 42), ("#/sectors?level=beat", 253)] {
        site.rank(&chromium, fragment);
        let turns: Vec<u64> = serde_json::from_value(chromium.eval("turns")).expect("numbers");
        assert_eq!(turns.iter().sum::<u64>(), rows, "{turns:?}: each row once");
        assert!(turns.iter().all(|&turn| turn <= 8), "{turns:?}");
    }
    chromium.click("input[value=area_command]");
    until("few rows", || {
        chromium.is(&format!("{RANKED} && document.querySelectorAll('#ranking tbody tr').length < 14"))
    });
    chromium.eval("window.turns = []");
    chromium.click("input[value=beat]");
    until("many rows", || {
        chromium.is(&format!("{RANKED} && document.querySelectorAll('#ranking tbody tr').length > 200"))
    });
    assert!(chromium.is("turns.every(turn => turn <= 8)"), "{}", chromium.eval("turns"));
}
