//! Charts are kept as pictures with all that the page says of them.

use serde_json::json;

use crate::chromium::{Chromium, until};
use crate::sector::OPENED;
use crate::site::Site;

/// Keeps what the page hands to the browser to be saved.
const KEEP: &str = "(() => { window.kept = []; const make = URL.createObjectURL; \
    URL.createObjectURL = blob => { kept.push(blob); return make.call(URL, blob); }; })()";

/// Reads the picture that was kept first: its size, and in how many of its rows, from the foot up, there is ink.
const LOOK: &str = "(async () => { const picture = await createImageBitmap(kept[0]); \
    const canvas = new OffscreenCanvas(picture.width, picture.height); const context = canvas.getContext('2d'); \
    context.drawImage(picture, 0, 0); const { data } = context.getImageData(0, 0, picture.width, picture.height); \
    const dark = y => { for (let x = 0; x < picture.width; x += 1) { const at = 4 * (y * picture.width + x); \
    if (data[at] < 200 && data[at + 3] === 255) return true; } return false; }; \
    const rows = [...Array(picture.height).keys()].map(dark); \
    window.looked = { type: kept[0].type, width: picture.width, height: picture.height, \
    lines: rows.filter((row, y) => row && !rows[y - 1]).length, corner: [...data.slice(0, 4)] }; })()";

#[test]
fn a_chart_is_saved_as_png_with_title_sentence_and_marking() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.visit(&chromium, "#/sector?area=S02");
    until("the area's page", || chromium.is(OPENED));
    chromium.eval(KEEP);
    for chart in ["#sector-months", "#sector-offences"] {
        // The file as SVG says how large the sheet is and how many lines it has.
        chromium.click(&format!("{chart} button[aria-label^='Save as SVG']"));
        chromium.eval("kept.shift().text().then(text => { window.svg = text; })");
        until("the SVG", || chromium.is("window.svg?.startsWith('<svg') === true"));
        let sheet = "(() => { const svg = new DOMParser().parseFromString(window.svg, 'image/svg+xml').documentElement; \
                     return [svg.getAttribute('width'), svg.getAttribute('height'), \
                     [...svg.children].filter(child => child.tagName === 'text').map(text => text.textContent)]; })()";
        let sheet = chromium.eval(sheet);
        let number = |at: usize| sheet[at].as_str().expect("a number").parse::<u64>().expect("a number");
        let words = sheet[2].as_array().expect("words");
        assert!(words.iter().any(|line| line.as_str().is_some_and(|line| line.contains("OFFICIAL"))), "{words:?}");
        chromium.click(&format!("{chart} button[aria-label^='Save as PNG']"));
        until("the PNG", || chromium.is("kept.length === 1"));
        chromium.eval(LOOK);
        until("the picture", || chromium.is("window.looked !== undefined"));
        let looked = chromium.eval("window.looked");
        assert_eq!(looked["type"], json!("image/png"));
        assert_eq!([&looked["width"], &looked["height"]], [&json!(number(0) * 2), &json!(number(1) * 2)], "{chart}");
        assert_eq!(looked["corner"], json!([255, 255, 255, 255]), "on white");
        // The title and every line under the drawing is there, and the drawing between them.
        let lines = looked["lines"].as_u64().expect("a number");
        assert!(lines > words.len() as u64, "{lines} bands of ink, {} lines of words", words.len());
        chromium.eval("(() => { window.kept.length = 0; window.svg = undefined; window.looked = undefined; })()");
    }
}
