//! Neighbours whose likely ranks overlap are joined by a bracket and in words.

use serde_json::Value;

use crate::chromium::{Chromium, until};
use crate::site::Site;

/// Best and worst likely rank of each row, whether it is joined to the last and to the next, and whether words say so.
const ROWS: &str = "[...document.querySelectorAll('#ranking td.likely')].map(cell => \
    [...cell.firstChild.textContent.split('–').map(Number), cell.matches('.joins-last'), cell.matches('.joins-next'), \
    cell.textContent.includes('not to be told apart from the next')])";

#[test]
fn neighbours_that_cannot_be_told_apart_are_joined_in_the_order_of_ranks() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    let rows: Vec<(u64, u64, bool, bool, bool)> = serde_json::from_value(chromium.eval(ROWS)).expect("rows");
    assert_eq!(rows.len(), 42);
    for pair in rows.windows(2) {
        let overlaps = pair[1].0 <= pair[0].1;
        assert_eq!((pair[0].3, pair[0].4, pair[1].2), (overlaps, overlaps, overlaps), "{pair:?}");
    }
    assert!(!rows[0].2 && !rows[41].3, "nothing before the first and after the last");
    chromium.click("#ranking th:nth-child(4) button");
    until("the order of names", || {
        chromium.is("document.querySelector('#ranking th:nth-child(4)[aria-sort=ascending]') !== null")
    });
    let joined = chromium.eval("document.querySelectorAll('.joins-next, .joins-last').length");
    assert_eq!(joined, Value::from(0), "in another order neighbours are none in rank");
}
