//! The guide: its figures are the snapshot's own, its links keep the selection, by keyboard from step to step.

use placeharm::presentation::guide::Step;
use placeharm::presentation::movement::{Move, summary};
use placeharm::presentation::sentence::ordinal;
use placeharm::presentation::{State, number};
use placeharm::scoring::{Answer, Cube, Subject};

use crate::chromium::{Chromium, Key, until};
use crate::site::Site;

/// A step stands with all that it says.
pub const GUIDED: &str = "document.querySelector('#guide[aria-busy=false] .leads a') !== null";

fn open(site: &Site, chromium: &Chromium, fragment: &str) {
    site.visit(chromium, fragment);
    until("the guide", || chromium.is(GUIDED));
}

fn told(chromium: &Chromium) -> String {
    chromium.eval("document.querySelector('#guide .told').innerText").as_str().expect("text").to_owned()
}

fn fragment(chromium: &Chromium) -> String {
    chromium.eval("location.hash").as_str().expect("text").to_owned()
}

fn answer(cube: &Cube, fragment: &str) -> Answer {
    let (state, ignored) = State::parse(fragment, cube.catalogue());
    assert!(ignored.is_empty(), "{ignored:?}");
    cube.answer(&state.selection)
}

/// Names of areas by their position.
fn name(cube: &Cube, answer: &Answer, area: u16) -> String {
    cube.catalogue().areas.of(answer.level)[usize::from(area)].name.clone()
}

#[test]
fn each_step_says_the_first_areas_own_figures() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    for base in ["#/guide", "#/guide?level=beat&from=2025-11&to=2026-07"] {
        let answer = answer(&cube, base);
        let first = &answer.areas[0];
        let name = name(&cube, &answer, first.area);
        let selection = State::parse(base, cube.catalogue()).0.selection;
        let subject = Subject { area: Some((answer.level, first.area)), ..Subject::default() };
        let found = cube.breakdown(&selection, subject);
        let linked = found.by_group.iter().max_by(|a, b| a.now.points.total_cmp(&b.now.points)).expect("groups");
        let change = first.change.expect("compared");
        let sources = &cube.catalogue().sources;
        let late = sources.iter().filter(|source| !source.covers(answer.period.last())).count();
        let expected = |step: Step| match step {
            Step::Ranking => vec![
                format!("{name} is 1st"),
                number::points(first.score),
                number::counted(first.records, "record", "records"),
                number::percent(first.share),
                number::points(answer.force.score),
            ],
            Step::Sureness => vec![number::points(first.interval.lower), number::points(first.interval.upper)],
            Step::Reasons => vec![
                cube.catalogue().groups[linked.at as usize].code_name.clone(),
                format!(
                    "{}, {} points.",
                    number::counted(linked.now.count, "record", "records"),
                    number::points(linked.now.points)
                ),
                number::points(found.heaviest_offence(cube.catalogue()).expect("offences").1.now.points),
            ],
            Step::Change => vec![
                number::points(change.now),
                number::points(change.before),
                number::signed(change.z, 1),
                if late == 0 {
                    "Every source is complete".to_owned()
                } else {
                    "Not every source is complete".to_owned()
                },
            ],
            Step::WhatIf => vec![format!("{name} is 1st with {} points", number::points(first.score))],
            Step::Limits => vec![
                format!("{} of the score of {name}", number::percent(first.police_generated / first.score)),
                number::percent(answer.force.police_generated / answer.force.score),
                number::whole(cube.quality().counts.iter().map(|count| count.records).sum()),
            ],
        };
        for step in Step::ALL {
            let and = if base.contains('?') { '&' } else { '?' };
            open(&site, &chromium, &format!("{base}{and}step={}", step.number()));
            let told = told(&chromium);
            for words in expected(step) {
                assert!(told.contains(&words), "{base}, {step:?}: {words} in {told}");
            }
        }
    }
}

#[test]
fn by_keyboard_from_step_to_step_with_the_address_and_the_focus() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    open(&site, &chromium, "#/guide?off=drug_deaths");
    chromium.eval("document.querySelector('#page').focus()");
    chromium.press(Key::Tab);
    let begin = |step: Step| format!("Step {} of 6: {}", step.number(), step.title());
    let is_at = |step: Step| {
        let title = begin(step);
        chromium.is(&format!("document.querySelector('#guide-step').innerText === {title:?}"))
    };
    for step in Step::ALL.into_iter().skip(1) {
        chromium.press(Key::Right);
        until("the next step", || is_at(step) && chromium.is("document.activeElement.id === 'guide-step'"));
        assert_eq!(fragment(&chromium), format!("#/guide?off=drug_deaths&step={}", step.number()));
    }
    chromium.press(Key::Right);
    assert!(is_at(Step::Limits), "the last step stays");
    chromium.press(Key::Left);
    until("the step before", || is_at(Step::WhatIf));
    // By the links too, and by the browser's own way back.
    chromium.eval("document.querySelector('#guide a[rel=next]').focus()");
    chromium.press(Key::Enter);
    until("the last step", || is_at(Step::Limits));
    chromium.eval("history.back()");
    until("the step before", || is_at(Step::WhatIf));
    assert!(chromium.is("document.querySelector('#guide a[aria-current=step]').innerText === 'What if'"));
}

#[test]
fn one_click_alters_the_ranking_and_one_click_brings_it_back() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    open(&site, &chromium, "#/guide?step=5");
    let own = answer(&cube, "#/guide");
    let first = own.areas[0].area;
    chromium.click("#guide-what-if");
    until("its effect", || chromium.is("document.querySelector('#guide-effect').innerText !== ''"));
    let altered = "#/guide?generated=out&step=5";
    assert_eq!(fragment(&chromium), altered);
    let standings = own.standings();
    let without = answer(&cube, altered);
    let moves: Vec<Move> = without
        .areas
        .iter()
        .map(|score| Move { area: score.area, now: score.rank, before: standings[usize::from(score.area)].rank })
        .collect();
    assert!(moves.iter().any(|moved| moved.places() != 0), "{moves:?}");
    let now = moves.iter().find(|moved| moved.area == first).expect("the area").now;
    let effect = chromium.eval("document.querySelector('#guide-effect').innerText");
    let effect = effect.as_str().expect("text");
    for words in [summary(&moves, |area| name(&cube, &own, area)), ordinal(now), name(&cube, &own, first)] {
        assert!(effect.contains(&words), "{words} in {effect}");
    }
    // Loaded anew the same button leads back.
    open(&site, &chromium, altered);
    until("the way back", || chromium.is("document.querySelector('#guide-what-if[aria-pressed=true]') !== null"));
    chromium.click("#guide-what-if");
    until("the force's own", || {
        fragment(&chromium) == "#/guide?step=5"
            && chromium.is("document.querySelector('#guide-effect').innerText === ''")
    });
}

#[test]
fn its_links_open_the_real_pages_with_the_selection_and_lead_back() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let mut pages = std::collections::BTreeSet::new();
    for step in Step::ALL {
        let here = format!("#/guide?off=drug_deaths&step={}", step.number()).replace("&step=1", "");
        open(&site, &chromium, &here);
        let links = chromium.eval("document.querySelectorAll('#guide .leads a').length").as_u64().expect("a number");
        for link in 0..links {
            chromium.eval(&format!("document.querySelectorAll('#guide .leads a')[{link}].click()"));
            until("another page", || chromium.is("document.querySelector('#guide') === null"));
            let there = fragment(&chromium);
            let (state, ignored) = State::parse(&there, cube.catalogue());
            assert!(ignored.is_empty() && there.contains("off=drug_deaths"), "{there}: {ignored:?}");
            pages.insert(state.page.as_str());
            chromium.eval("history.back()");
            until("the guide again", || fragment(&chromium) == here && chromium.is(GUIDED));
        }
    }
    assert_eq!(
        pages.into_iter().collect::<Vec<_>>(),
        ["about", "elements", "groups", "map", "records", "sector", "sectors"]
    );
}

#[test]
fn a_real_force_without_groups_and_activity_is_told_so_and_guided_on() {
    let site = Site::police_uk();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let own = answer(&cube, "#/guide");
    for step in Step::ALL {
        open(&site, &chromium, &format!("#/guide?step={}", step.number()));
        let told = told(&chromium);
        assert!(told.contains(&name(&cube, &own, own.areas[0].area)), "{step:?}: {told}");
        let lacking =
            chromium.eval("[...document.querySelectorAll('#guide .lacking')].map(line => line.innerText).join(' ')");
        let lacking = lacking.as_str().expect("text");
        match step {
            Step::Reasons => assert!(lacking.contains("lists no groups"), "{lacking}"),
            Step::Change => assert!(lacking.contains("what police and partners did"), "{lacking}"),
            Step::Limits => assert!(lacking.starts_with("Not supplied by this force"), "{lacking}"),
            _ => assert_eq!(lacking, "", "{step:?}"),
        }
    }
    chromium.eval("document.querySelector('#guide ol li:nth-child(5) a').click()");
    until("the what-if", || chromium.is("document.querySelector('#guide-what-if') !== null"));
    chromium.click("#guide-what-if");
    until("its effect", || chromium.is("document.querySelector('#guide-effect').innerText !== ''"));
    chromium.click("#guide-what-if");
    until("the force's own", || chromium.is("document.querySelector('#altered.altered') === null"));
}
