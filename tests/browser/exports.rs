//! What is shown, saved as files and read by other programs.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::chromium::{Chromium, until};
use crate::rows::{count, show};
use crate::site::Site;

/// The file of that ending, once it is whole.
fn saved(folder: &Path, ending: &str) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    files.into_iter().find(|file| file.extension().is_some_and(|extension| extension == ending))
}

fn save(chromium: &Chromium, folder: &Path, button: &str, ending: &str) -> PathBuf {
    chromium.click(button);
    until("a file", || saved(folder, ending).is_some());
    saved(folder, ending).expect("a file")
}

#[test]
fn what_is_shown_is_saved_in_every_form_and_read_by_other_programs() {
    let (site, folder) = (Site::new(), tempfile::tempdir().expect("a folder"));
    let chromium = Chromium::start(&[]);
    chromium.save_into(folder.path());
    let columns = "id.date.sector_name.kind.source.count.harm.longitude.time.detail";
    show(&site, &chromium, &format!("#/records?all=period&cols={columns}&where=kind~is~drug_death~crime&by=-harm.id"));
    let rows = count(&chromium);
    for (button, ending) in
        [("#save-csv", "csv"), ("#save-arrow", "arrow"), ("#save-xlsx", "xlsx"), ("#save-geojson", "geojson")]
    {
        let file = save(&chromium, folder.path(), button, ending);
        let name = file.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        assert!(name.starts_with("records-") && name.contains(&format!("-{rows}-rows-OFFICIAL")), "{name}");
        until("the word", || chromium.is("document.querySelector('#saved').innerText.startsWith('Saved')"));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = Command::new(root.join("target/venv/bin/python"))
        .arg(root.join("tests/oracle/saved.py"))
        .args([folder.path().as_os_str(), rows.to_string().as_ref(), "Crime or Drug death".as_ref()])
        .output()
        .expect("Python: run scripts/setup oracle");
    let said = String::from_utf8_lossy(&read.stdout).into_owned() + &String::from_utf8_lossy(&read.stderr);
    assert!(read.status.success(), "{said}");
}

#[test]
fn sums_are_saved_too() {
    let (site, folder) = (Site::new(), tempfile::tempdir().expect("a folder"));
    let chromium = Chromium::start(&[]);
    chromium.save_into(folder.path());
    site.visit(&chromium, "#/records?all=period&pivot=count.sector_name.date~year");
    until("sums", || chromium.is("document.querySelector('#pivot tbody tr') !== null"));
    let text = std::fs::read_to_string(save(&chromium, folder.path(), "#save-csv", "csv")).expect("text");
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains('#')).collect();
    assert!(lines[0].starts_with("sector_name,20") && lines[0].ends_with(",total"), "{}", lines[0]);
    let totals: u64 = lines[1..]
        .iter()
        .map(|line| line.rsplit(',').next().and_then(|n| n.parse::<u64>().ok()).expect("a number"))
        .sum();
    assert_eq!(totals, 30_000);
}

#[test]
fn writing_is_stopped_and_nothing_is_saved() {
    let (site, folder) = (Site::new(), tempfile::tempdir().expect("a folder"));
    let chromium = Chromium::start(&[]);
    chromium.save_into(folder.path());
    show(&site, &chromium, "#/records?all=period");
    // Pressed as soon as it stands.
    chromium.eval(
        "(() => { window.seen = 0; new MutationObserver(() => { const stop = document.querySelector('#saving-stop'); \
         if (stop && !window.seen) { window.seen = 1; stop.click(); } }).observe(document.body, { childList: true, subtree: true }); \
         document.querySelector('#save-xlsx').click(); })()",
    );
    until("the word", || chromium.is("document.querySelector('#saved').innerText.startsWith('Stopped')"));
    assert!(saved(folder.path(), "xlsx").is_none());
    // It can be begun again.
    save(&chromium, folder.path(), "#save-arrow", "arrow");
    assert!(saved(folder.path(), "xlsx").is_none(), "the one that was stopped never came");
}

#[test]
fn a_browser_may_take_its_time_with_a_file() {
    let (site, folder) = (Site::new(), tempfile::tempdir().expect("a folder"));
    let chromium = Chromium::start(&[]);
    chromium.save_into(folder.path());
    show(&site, &chromium, "#/records?all=period&cols=id.date");
    chromium.eval(
        "(() => { const click = HTMLAnchorElement.prototype.click; HTMLAnchorElement.prototype.click = function () { \
         window.file ??= this; click.call(this); }; })()",
    );
    let first = save(&chromium, folder.path(), "#save-csv", "csv");
    std::fs::remove_file(first).expect("removed");
    // The next is written, and the first is still there to be had.
    save(&chromium, folder.path(), "#save-arrow", "arrow");
    chromium.eval("window.file.click()");
    until("the file once more", || saved(folder.path(), "csv").is_some());
}

/// Notes how long the page was away at the longest, and which shares of a file it said were written.
const WATCH: &str = "(() => { window.longest = 0; window.shares = new Set(); let before = performance.now(); \
    const look = () => { const now = performance.now(); longest = Math.max(longest, now - before); before = now; \
    const said = document.querySelector('#saving-progress'); if (said) shares.add(said.value); setTimeout(look, 0); }; \
    look(); })()";

#[test]
fn a_million_rows_are_written_while_the_page_goes_on() {
    let (site, folder) = (Site::of_size(1_000_000), tempfile::tempdir().expect("a folder"));
    let chromium = Chromium::start(&[]);
    chromium.save_into(folder.path());
    show(&site, &chromium, "#/records?all=period&cols=id.date.kind.sector_name.harm");
    assert_eq!(count(&chromium), 1_000_000);
    chromium.eval(WATCH);
    // Stopped in the middle.
    chromium.click("#save-xlsx");
    until("some of it", || chromium.is("[...window.shares].some(rows => rows > 50000)"));
    chromium.click("#saving-stop");
    until("the word", || chromium.is("document.querySelector('#saved').innerText.startsWith('Stopped')"));
    chromium.eval("window.shares.clear()");
    let file = save(&chromium, folder.path(), "#save-csv", "csv");
    until("the word", || chromium.is("document.querySelector('#saved').innerText.startsWith('Saved 1,000,000')"));
    assert!(saved(folder.path(), "xlsx").is_none(), "the one that was stopped never came");
    assert!(chromium.is("window.shares.size > 20"), "{}", chromium.eval("[...window.shares]"));
    let longest = chromium.eval("window.longest").as_f64().expect("a number");
    assert!(longest < 1_000.0, "the page was away for {longest} ms");
    let text = std::fs::read_to_string(file).expect("text");
    let lines = text.lines().skip_while(|line| !line.starts_with("id,")).skip(1);
    let ids: Vec<&str> = lines.filter_map(|line| line.split(',').next()).collect();
    assert_eq!(ids.len(), 1_000_000);
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 1_000_000, "each row once");
}
