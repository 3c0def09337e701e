//! Each count of a page leads to as many rows.

use placeharm::domain::{Month, Period};
use placeharm::scoring::{Selection, Subject};
use serde_json::Value;

use crate::chromium::{Chromium, until};
use crate::rows;
use crate::sector::OPENED;
use crate::site::Site;

/// The counts of a part of the page that lead to their rows: each as a number, and its address.
fn counts(chromium: &Chromium, within: &str) -> Vec<(u64, String)> {
    let script = format!(
        "[...document.querySelectorAll('{within} a.show-rows')].map(link => [link.innerText, link.getAttribute('href')])"
    );
    let links: Vec<(String, String)> = serde_json::from_value(chromium.eval(&script)).expect("links");
    links.into_iter().filter_map(|(text, address)| Some((text.replace(',', "").parse().ok()?, address))).collect()
}

/// Follows one of so many of the counts, and the last.
fn follow(site: &Site, chromium: &Chromium, what: &str, counts: &[(u64, String)], one_in: usize) {
    assert!(!counts.is_empty(), "{what}: no count leads to its rows");
    let some = counts.iter().step_by(one_in).chain(counts.last());
    for (count, address) in some {
        rows::show(site, chromium, address);
        assert_eq!(rows::count(chromium), *count, "{what}: {address}");
    }
}

#[test]
fn an_areas_offences_groups_and_hours_lead_to_their_rows() {
    let (site, chromium) = (Site::new(), Chromium::start(&[]));
    let fragment = "#/sector?from=2025-05&to=2025-10&without=92A&area=S12";
    site.visit(&chromium, fragment);
    until("the area's page", || chromium.is(OPENED));
    let lists = ["#sector .figures", "#sector-offences", "#sector-groups"].map(|part| counts(&chromium, part));
    chromium.click("#sector-hours > summary");
    until("its hours", || chromium.is("document.querySelector('#sector-hours .hours[aria-busy=false]') !== null"));
    let hours = counts(&chromium, "#sector-hours");
    for (part, counts) in ["records", "offences", "groups"].into_iter().zip(&lists) {
        follow(&site, &chromium, part, counts, 5);
    }
    follow(&site, &chromium, "hours", &hours, 40);
}

#[test]
fn the_records_that_the_force_counts_are_those_of_the_headline() {
    let (site, chromium) = (Site::new(), Chromium::start(&[]));
    site.rank(&chromium, "#/sectors?level=beat&without=92A");
    let all = counts(&chromium, "dl.figures");
    assert_eq!(all.len(), 1);
    follow(&site, &chromium, "the force", &all, 1);
}

#[test]
fn the_lists_of_an_element_and_of_a_group_lead_to_their_rows() {
    let (site, chromium) = (Site::new(), Chromium::start(&[]));
    for (fragment, page, lists) in [
        (
            "#/elements?measure=ocg_crimes&level=beat",
            "#measure",
            &["#areas", "#offences", "#groups-of", "#sources"][..],
        ),
        ("#/elements?measure=ocg_members", "#measure", &["#areas", "#groups-of"]),
        ("#/groups?group=OCG01", "#group", &["#group-areas", "#group-homes", "#group-offences", "#group-measures"]),
    ] {
        site.visit(&chromium, fragment);
        until("the page", || chromium.is(&format!("document.querySelector('{page}[aria-busy=false] .bars') !== null")));
        let lists: Vec<_> =
            [format!("{page} > .figures")].into_iter().chain(lists.iter().map(|id| (*id).to_owned())).collect();
        let found: Vec<_> = lists.iter().map(|list| counts(&chromium, list)).collect();
        for (list, counts) in lists.iter().zip(&found) {
            follow(&site, &chromium, &format!("{fragment} {list}"), counts, 11);
        }
    }
}

#[test]
fn records_that_groups_share_lead_to_their_rows() {
    let (site, chromium) = (Site::new(), Chromium::start(&[]));
    let (cube, selection) = (site.cube(), Selection::default());
    let shares = |group: &u32| {
        let subject = Subject { group: Some(*group), ..Subject::default() };
        cube.breakdown(&selection, subject).by_group.iter().filter(|part| part.now.count > 0).count() > 2
    };
    let group = (0..).take(cube.catalogue().groups.len()).find(shares).expect("a group that shares records with two");
    site.visit(&chromium, &format!("#/groups?group={}", cube.catalogue().groups[group as usize].code));
    until("the group", || chromium.is("document.querySelector('#group[aria-busy=false] #shared .twin') !== null"));
    chromium.click("#shared .twin > summary");
    until("the table", || !counts(&chromium, "#shared").is_empty());
    let shared = counts(&chromium, "#shared");
    follow(&site, &chromium, "shared records", &shared, 3);
    assert!(chromium.text_of(".chips").contains("linked through"), "{}", chromium.text_of(".chips"));
}

#[test]
fn a_month_of_a_chart_leads_to_its_rows() {
    let (site, chromium) = (Site::new(), Chromium::start(&[]));
    for (fragment, figure) in [
        ("#/elements?measure=ocg_crimes", "#months"),
        ("#/groups?group=OCG01", "#group-months"),
        ("#/themes", "#deaths .chart"),
    ] {
        site.visit(&chromium, fragment);
        let link = format!("{figure} .readout a.show-rows");
        until(&link, || chromium.is(&format!("!!document.querySelector('{link}')?.getAttribute('href')")));
        let month = |at: u32| {
            chromium.eval(&format!(
                "(input => {{ input.value = {at}; input.dispatchEvent(new Event('input', {{ bubbles: true }})); }})\
                 (document.querySelector('{figure} .readout input'))"
            ));
            let said = chromium.text_of(&format!("{figure} .readout span"));
            let words: Vec<&str> = said.split(' ').collect();
            words.last().and_then(|count| count.replace(',', "").parse::<u64>().ok()).expect(&said)
        };
        // Of the later months the first with any.
        let count = (20..36).map(month).find(|&count| count > 0).expect("a month with records");
        let Value::String(address) = chromium.eval(&format!("document.querySelector('{link}').getAttribute('href')"))
        else {
            panic!("{figure}: no address")
        };
        rows::show(&site, &chromium, &address);
        assert_eq!(rows::count(&chromium), count, "{figure}: {address}");
    }
}

#[test]
fn a_and_b_lead_to_the_rows_that_each_counts() {
    let (site, chromium) = (Site::new(), Chromium::start(&[]));
    site.rank(&chromium, "#/sectors?without=92A&a=to%3D2026-06");
    until("the comparison", || chromium.is("!!document.querySelector('#compare a.show-rows')?.getAttribute('href')"));
    let links =
        chromium.eval("[...document.querySelectorAll('#compare a.show-rows')].map(a => a.getAttribute('href'))");
    let links: Vec<String> = serde_json::from_value(links).expect("two addresses");
    let cube = site.cube();
    let counted = |change: fn(&mut Selection)| {
        let mut selection = Selection::default();
        change(&mut selection);
        cube.breakdown(&selection, Subject::default()).flow.now.count
    };
    let a = counted(|selection| {
        let from = Month::new(2023, 10);
        selection.period = Period::new(from, Month::new(2026, 6)).ok();
    });
    let b = counted(|selection| selection.offences_out = ["92A".into()].into());
    for (address, expected) in links.iter().zip([a, b]) {
        rows::show(&site, &chromium, address);
        assert_eq!(rows::count(&chromium), expected, "{address}");
    }
    assert_eq!(links.len(), 2);
}
