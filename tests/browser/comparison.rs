//! What the months are compared with: as many from a month of the reader's choice.

use placeharm::presentation::{State, words};

use crate::chromium::{Chromium, until};
use crate::site::{RANKED, Site};
use crate::what_if::{fragment, unfold};

const VERDICTS: &str = "[...document.querySelectorAll('#ranking tbody tr')].map(row => \
                        [row.querySelector('.name').innerText, row.querySelector('.change').innerText])";

/// Names and verdicts, as the page has them.
fn verdicts(chromium: &Chromium) -> Vec<(String, String)> {
    let text = |cell: &serde_json::Value| cell.as_str().expect("text").trim().to_owned();
    let rows = chromium.eval(VERDICTS);
    let mut verdicts: Vec<_> =
        rows.as_array().expect("rows").iter().map(|row| (text(&row[0]), text(&row[1]))).collect();
    verdicts.sort();
    verdicts
}

#[test]
fn as_many_months_from_one_of_the_readers_choice_are_compared_with() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let expected = |address: &str| {
        let answer = cube.answer(&State::parse(address, cube.catalogue()).0.selection);
        let areas = cube.catalogue().areas.of(answer.level);
        let verdict = |score: &placeharm::scoring::AreaScore| {
            let verdict = score.change.expect("it is compared").verdict;
            let said = format!("{}{}", words::verdict_mark(verdict), words::verdict(verdict));
            (areas[usize::from(score.area)].name.clone(), said)
        };
        let mut verdicts: Vec<_> = answer.areas.iter().map(verdict).collect();
        verdicts.sort();
        verdicts
    };
    site.rank(&chromium, "");
    unfold(&chromium);
    chromium.click("#comparison-from");
    until("the earliest month", || fragment(&chromium) == "#/sectors?compare=2023-11");
    chromium.eval(
        "(() => { const months = document.querySelector('#comparison-month'); months.value = '2024-03'; \
         months.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    let address = "#/sectors?compare=2024-03";
    until("the month", || fragment(&chromium) == address);
    until("the verdicts", || chromium.is(RANKED) && verdicts(&chromium) == expected(address));
    assert_ne!(expected(address), expected("#/sectors"), "another comparison finds another change");
    let filters = chromium.eval("document.querySelector('#filters').innerText");
    assert!(filters.as_str().expect("text").contains("March 2024 to February 2025"), "{filters}");
    // Months that were not there before those scored: it is said, and nothing is compared.
    site.rank(&chromium, "#/sectors?from=2024-03&to=2025-03&compare=2024-02");
    let filters = || chromium.eval("document.querySelector('#filters').innerText").as_str().expect("text").to_owned();
    until("what is not there", || filters().contains("not as many months lie in the snapshot before those scored"));
    assert_eq!(chromium.eval("document.querySelector('#comparison-month').value"), "2024-02");
}
