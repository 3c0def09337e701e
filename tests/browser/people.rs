//! Nominals and activity of a group: fetched only when asked for, nominals with a purpose.

use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load_file, load_manifest};
use placeharm::scoring::Selection;

use crate::chromium::{Chromium, until};
use crate::reasons::TOLD;
use crate::site::Site;

/// A purpose is chosen and the nominals of the group stand.
pub fn open_people(chromium: &Chromium) {
    chromium.eval(
        "(() => { const list = document.querySelector('#purpose'); list.value = 'tasking'; \
         list.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    until("the button", || chromium.is("!document.querySelector('#open-people').disabled"));
    chromium.click("#open-people");
    until("the nominals", || chromium.is("document.querySelector('#people-list tbody') !== null"));
}

#[test]
fn nominals_are_fetched_with_a_purpose_and_not_before() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let groups = cube.groups(&Selection::default()).groups;
    let first = &cube.catalogue().groups[groups[0].group as usize].code;
    site.visit(&chromium, &format!("#/groups?group={first}"));
    until("the group", || chromium.is(TOLD));
    let people =
        |asked: &[String]| asked.iter().filter(|path| path.contains("/nominals-")).cloned().collect::<Vec<_>>();
    assert!(chromium.is("document.querySelector('#open-people').disabled"));
    assert!(people(&site.asked()).is_empty() && !site.asked().iter().any(|path| path.contains("groups_index")));
    open_people(&chromium);
    let asked = people(&site.asked());
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].ends_with(".arrow.gz?purpose=tasking"), "{asked:?}");
    // Every nominal of the file is listed, by harm.
    let manifest = load_manifest(&site.path("snapshot")).expect("a manifest");
    let index =
        load_file(&site.path("snapshot"), manifest.groups_index.as_ref().expect("an index")).expect("the index");
    let files: Vec<placeharm::snapshot::FileEntry> = serde_json::from_slice(&index).expect("a list");
    let file = files.iter().find(|file| file.group.as_ref() == Some(first)).expect("the group's file");
    let harm: Vec<f64> = chromium
        .texts_of("#people-list > tbody > tr > td:nth-child(6)")
        .iter()
        .map(|text| text.replace(',', "").parse().expect("points"))
        .collect();
    assert_eq!(harm.len() as u64, file.rows);
    assert!(harm.is_sorted_by(|a, b| a >= b) && harm[0] > 0.0, "{harm:?}");
    let statuses = chromium.texts_of("#people-list > tbody > tr > td:nth-child(3)");
    let make_up = &chromium.texts_of("#make-up")[0];
    let said: usize = make_up.split([' ', ';', ',']).filter_map(|word| word.parse::<usize>().ok()).sum();
    assert_eq!(said, statuses.len(), "{make_up}");
    for status in &statuses {
        let one =
            |kind: &str| make_up.contains(&format!("{} {status}", statuses.iter().filter(|it| *it == kind).count()));
        assert!(one(status), "{status}: {make_up}");
    }
    // One opens to show memberships and records; the linked ones are as many as the row says.
    chromium.click("#people-list .person");
    until("the records", || chromium.is("document.querySelector('#people-list .figures-table tbody tr') !== null"));
    let rows = chromium.texts_of("#people-list .figures-table tbody td:last-child");
    let linked = chromium.texts_of("#people-list > tbody > tr > td:nth-child(5)");
    let said: usize = linked[0].parse().expect("a number");
    // A record linked twice, by two roles, is two rows and counts once.
    assert!(said > 0 && rows.iter().filter(|counts| *counts == "yes").count() >= said, "{rows:?} {linked:?}");
    assert!(chromium.texts_of("#people-list li").iter().any(|line| line.starts_with(&format!("In {first} from"))));
    // Another selection asks the server for nothing more.
    chromium.click("#leave-out");
    until("nothing counts", || {
        chromium.texts_of("#people-list > tbody > tr > td:nth-child(5)").iter().all(|n| n == "0")
    });
    assert_eq!(people(&site.asked()).len(), 1);
}

#[test]
fn activity_is_fetched_when_it_is_opened() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    let manifest = load_manifest(&site.path("snapshot")).expect("a manifest");
    let file = manifest.file("activity").expect("activity");
    let bytes = load_file(&site.path("snapshot"), file).expect("the file");
    let all = placeharm::snapshot::read_activity(&bytes, site.cube().catalogue()).expect("activity");
    let group = all.iter().find_map(|activity| activity.groups.first()).expect("a group");
    site.visit(&chromium, &format!("#/groups?group={group}"));
    until("the group", || chromium.is(TOLD));
    assert!(!site.asked().iter().any(|path| path.contains("/activity-")));
    chromium.click("#activity summary");
    until("activity", || chromium.is("document.querySelector('#activity .activity-list tbody tr') !== null"));
    let aimed = all.iter().filter(|activity| activity.groups.contains(group)).count();
    assert_eq!(chromium.texts_of("#activity .activity-list tbody th").len(), aimed);
}

#[test]
fn an_audience_without_nominals_is_told_so() {
    let site = Site::new();
    let manifest = site.path("snapshot/manifest.json");
    let text = std::fs::read_to_string(&manifest).expect("a manifest");
    let mut value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    value["groups_index"] = serde_json::Value::Null;
    std::fs::write(&manifest, value.to_string()).expect("written");
    let chromium = Chromium::start(&[]);
    site.visit(&chromium, "#/groups?group=OCG01");
    until("the group", || chromium.is(TOLD));
    assert!(chromium.texts_of("#people [role=status]")[0].starts_with("This audience does not have it"));
    assert!(chromium.is("document.querySelector('#purpose') === null"));
}

#[test]
fn a_referral_has_equal_time_before_and_after_and_says_what_that_does_not_show() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    let made = demo(&DemoOptions { scale: Scale::Force, records: Some(30_000), seed: 5 });
    let nominal = made.tables.nominals.iter().find(|nominal| !nominal.referrals.is_empty()).expect("a referral");
    let group = &made.tables.groups[nominal.memberships[0].group as usize].code;
    site.visit(&chromium, &format!("#/groups?group={group}"));
    until("the group", || chromium.is(TOLD));
    open_people(&chromium);
    chromium.eval(&format!(
        "[...document.querySelectorAll('#people-list .person')].find(button => button.innerText === {:?}).click()",
        nominal.id
    ));
    until("the referral", || chromium.is("document.querySelector('#people-list .referral') !== null"));
    let said = &chromium.texts_of("#people-list .referral")[0];
    let begin = format!("Referred to {} on ", nominal.referrals[0].scheme);
    assert!(said.starts_with(&begin) && said.contains("In the 365 days before: "), "{said}");
    let limits = chromium.texts_of("#people-list .quiet").join(" ");
    assert!(limits.contains("regression to the mean") && limits.contains("nobody comparable"), "{limits}");
}
