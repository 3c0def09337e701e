//! Everything works by the keyboard alone.

use crate::chromium::{Chromium, Key, until};
use crate::site::{RANKED, Site};

/// Controls that a reader sees and may use; of radio buttons, which are one stop together, the one chosen.
const CONTROLS: &str = "[...document.querySelectorAll('a[href], button:not(:disabled), input, select, summary, [role=slider]')].filter(\
    control => control.checkVisibility() && (control.type !== 'radio' || control.checked))";

/// What is in focus: its place among the controls, whether a ring shows it, whether it is in view.
const FOCUS: &str = "(() => { const it = document.activeElement; const style = getComputedStyle(it); \
    const box = it.getBoundingClientRect(); \
    const at = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2); \
    return { place: CONTROLS.indexOf(it), name: it.tagName + ' ' + (it.innerText || it.ariaLabel || it.id), \
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, \
    seen: at !== null && (it.contains(at) || at.contains(it)) }; })()";

fn is_focused(chromium: &Chromium, selector: &str) -> bool {
    chromium.is(&format!("document.activeElement === document.querySelector({selector:?})"))
}

#[test]
fn tab_reaches_every_control_in_order_and_shows_where_it_is() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    chromium.size(1_280, 720);
    site.rank(&chromium, "#/sectors?off=drug_supply");
    let focus = FOCUS.replace("CONTROLS", CONTROLS);
    let controls = chromium.eval(&format!("{CONTROLS}.length")).as_u64().expect("a number");
    assert!(controls > 100, "{controls} controls");
    for place in 0..controls {
        chromium.press(Key::Tab);
        let focus = chromium.eval(&focus);
        assert_eq!(focus["place"], place, "{focus}");
        assert_eq!(focus["ring"], true, "no ring: {focus}");
        assert_eq!(focus["seen"], true, "covered: {focus}");
    }
}

#[test]
fn the_drawer_opens_with_enter_and_gives_the_focus_back() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    chromium.eval("document.querySelector('#ranking tbody tr:nth-child(3) .star button').focus()");
    chromium.press(Key::Tab);
    assert!(is_focused(&chromium, "#ranking tbody tr:nth-child(3) .name"));
    for close in [Key::Escape, Key::Enter] {
        chromium.press(Key::Enter);
        until("the drawer's title in focus", || is_focused(&chromium, "#drawer-title"));
        if matches!(close, Key::Enter) {
            chromium.press(Key::Tab);
            assert!(is_focused(&chromium, ".drawer header button"));
        }
        chromium.press(close);
        until("no drawer", || chromium.is("document.querySelector('#drawer') === null"));
        assert!(is_focused(&chromium, "#ranking tbody tr:nth-child(3) .name"), "the focus is back");
    }
}

#[test]
fn the_focus_stays_with_its_area_when_that_stands_elsewhere() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    chromium.eval("document.querySelector('#ranking tbody tr:nth-child(7) .star button').focus()");
    let area = chromium.eval("document.activeElement.ariaLabel");
    for (is_mine, first) in [(true, "=== document.activeElement"), (false, "!== document.activeElement")] {
        chromium.press(Key::Space);
        until("another order", || {
            chromium.is(&format!(
                "document.querySelector('#ranking[aria-busy=false]') !== null \
                 && (document.querySelector('#ranking tbody tr.mine') !== null) === {is_mine} \
                 && document.querySelector('#ranking tbody tr:first-child .star button') {first}"
            ))
        });
        assert_eq!(chromium.eval("document.activeElement.ariaLabel"), area);
        assert_eq!(chromium.eval("document.activeElement.ariaPressed"), is_mine.to_string());
    }
}

#[test]
fn filters_answer_to_the_keyboard() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    chromium.eval("document.querySelector('.rail .filter input[type=checkbox]').focus()");
    chromium.press(Key::Space);
    until("an altered view", || {
        chromium.is(&format!("{RANKED} && document.querySelector('#altered.altered') !== null"))
    });
    assert!(is_focused(&chromium, ".rail .filter input[type=checkbox]"), "the focus stays");
    chromium.eval("document.querySelector('.skip').focus()");
    chromium.press(Key::Enter);
    assert!(is_focused(&chromium, "#page"), "past the filters");
}
