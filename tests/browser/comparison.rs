//! What the months are compared with: as many from a month of the reader's choice.

use placeharm::presentation::{State, number, words};

use crate::chromium::{Chromium, until};
use crate::site::{RANKED, Site};
use crate::what_if::{fragment, unfold};

#[test]
fn as_many_months_from_one_of_the_readers_choice_are_compared_with() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    // The force's change, as its figure has it.
    let expected = |address: &str| {
        let answer = cube.answer(&State::parse(address, cube.catalogue()).0.selection);
        let change = answer.force.change.expect("it is compared");
        let percent = number::signed(change.percent().expect("many records"), 0);
        format!("{}, {percent}%", words::verdict(change.verdict))
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
    until("the change", || chromium.is(RANKED) && chromium.text_of(".figures").contains(&expected(address)));
    assert_ne!(expected(address), expected("#/sectors"), "another comparison finds another change");
    assert!(chromium.text_of("#filters").contains("March 2024 to February 2025"));
    // As many months were not there before those scored: it is said, and nothing is compared.
    site.rank(&chromium, "#/sectors?from=2024-03&to=2025-03&compare=2024-02");
    unfold(&chromium);
    let said = "not as many months lie in the snapshot before those scored";
    until("what is not there", || chromium.text_of("#filters").contains(said));
    assert_eq!(chromium.eval("document.querySelector('#comparison-month').value"), "2024-02");
    assert!(chromium.text_of(".figures").contains("nothing to compare"));
}
