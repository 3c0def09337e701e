//! The lists of the filters: what each value counts under everything else, and several chosen at once.

use std::collections::BTreeSet;

use placeharm::presentation::State;
use placeharm::presentation::value_list::ValueState;
use placeharm::scoring::{Cube, Field};

use crate::chromium::{Chromium, Key, until};
use crate::site::{RANKED, Site};
use crate::what_if::fragment;

/// The ids of a list's lines with their words.
fn lines(chromium: &Chromium, list: &str) -> Vec<(String, String)> {
    let script = format!(
        "[...document.querySelectorAll('#{list} .value')].map(line => [line.querySelector('input').id, \
         line.querySelector('.sum').textContent])"
    );
    serde_json::from_value(chromium.eval(&script)).expect("pairs of text")
}

/// The same by the engine, in the same order of ids.
fn expected(cube: &Cube, fragment: &str, field: Field, list: &str, ids: &[String]) -> Vec<(String, String)> {
    let (state, _) = State::parse(fragment, cube.catalogue());
    let sums = cube.value_sums(&state.selection, field, &state.commands_out);
    let catalogue = cube.catalogue();
    let is_in = |at: usize| match field {
        Field::Offence => {
            catalogue.offences.get(at).is_none_or(|offence| !state.selection.offences_out.contains(&offence.code))
        }
        Field::Group => !state.selection.groups_out.contains(&catalogue.groups[at].code),
        Field::Source => !state.selection.sources_out.contains(&catalogue.sources[at].id),
        Field::AreaCommand => !state.commands_out.contains(&catalogue.areas.area_commands[at].id),
    };
    let line = |id: &String| {
        let at: usize = id.trim_start_matches(&format!("{list}-")).parse().expect("a position");
        (id.clone(), ValueState::of(is_in(at), sums.values[at]).words(sums.values[at]))
    };
    ids.iter().map(line).collect()
}

fn unfold(chromium: &Chromium, list: &str) {
    chromium.eval(&format!("document.querySelector('#{list}').open = true"));
    until(list, || chromium.is(&format!("document.querySelector('#{list} .tree') !== null")));
    chromium
        .eval(&format!("document.querySelectorAll('#{list} .tree details').forEach(head => {{ head.open = true; }})"));
    until("lines", || !lines(chromium, list).is_empty());
}

#[test]
fn each_value_says_whether_it_is_selected_possible_or_excluded_and_what_it_counts() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let lists = [
        (Field::Offence, "offences-filter", 131),
        (Field::Group, "groups-filter", 30),
        (Field::Source, "sources-filter", cube.catalogue().sources.len()),
        (Field::AreaCommand, "commands-filter", cube.catalogue().areas.area_commands.len()),
    ];
    let mut seen = BTreeSet::new();
    for address in [
        "",
        "#/sectors?without=92A.8N&off=drug_supply&nosource=crime_recording&generated=out&vias=ocg&from=2026-09&to=2026-09",
    ] {
        site.rank(&chromium, address);
        for (field, list, least) in lists {
            unfold(&chromium, list);
            let ids: Vec<String> = lines(&chromium, list).into_iter().map(|(id, _)| id).collect();
            assert!(ids.len() >= least, "{list}: {} lines", ids.len());
            let expected = expected(&cube, address, field, list, &ids);
            until(list, || lines(&chromium, list) == expected);
            seen.extend(expected.iter().map(|(_, words)| words.split([':', ' ']).next().unwrap_or("").to_owned()));
        }
    }
    assert!(seen.contains("excluded") && seen.contains("left"), "both are met: {seen:?}");
}

#[test]
fn a_run_of_values_is_chosen_with_shift_by_the_keyboard() {
    let site = Site::new();
    let chromium = Chromium::start(&[]);
    site.rank(&chromium, "");
    unfold(&chromium, "groups-filter");
    chromium.eval("document.querySelector('#groups-filter-1').focus()");
    chromium.press(Key::Space);
    until("one out", || fragment(&chromium).matches("OCG").count() == 1);
    for _ in 0..3 {
        chromium.press(Key::Down);
    }
    assert!(chromium.is("document.activeElement.id === 'groups-filter-4'"));
    chromium.press_with_shift(Key::Space);
    until("a run of four", || fragment(&chromium) == "#/sectors?nogroup=OCG02.OCG03.OCG04.OCG05");
    chromium.press(Key::Up);
    chromium.press(Key::Space);
    until("one of them in", || fragment(&chromium) == "#/sectors?nogroup=OCG02.OCG03.OCG05");
    chromium.click("#undo");
    until("the run again", || fragment(&chromium) == "#/sectors?nogroup=OCG02.OCG03.OCG04.OCG05");
}

#[test]
fn what_is_found_is_kept_alone_inverted_and_taken_in_again() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    site.rank(&chromium, "");
    unfold(&chromium, "offences-filter");
    chromium.eval(
        "(() => { const search = document.querySelector('#offences-filter-search'); search.value = '92A'; \
         search.dispatchEvent(new Event('input', { bubbles: true })); })()",
    );
    until("one found", || lines(&chromium, "offences-filter").len() == 1);
    let tool = |place: u32| chromium.click(&format!("#offences-filter .list-tools button:nth-child({place})"));
    tool(3);
    until("it alone", || fragment(&chromium) == "#/sectors?only=92A");
    until("its ranking", || {
        chromium.is(RANKED) && crate::ranking::table(&chromium) == crate::ranking::expected(&cube, "#/sectors?only=92A")
    });
    tool(2);
    until("not even it", || fragment(&chromium) == "#/sectors?only=");
    tool(1);
    until("all in", || fragment(&chromium) == "#/sectors");
    tool(2);
    until("all but it", || fragment(&chromium) == "#/sectors?without=92A");
}

#[test]
fn area_commands_narrow_what_is_listed_and_no_rank() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    site.rank(&chromium, "");
    let ranked = "[...document.querySelectorAll('#ranking tbody tr')].map(row => \
                  row.querySelector('.rank').textContent + row.querySelector('.name').innerText)";
    let all: Vec<String> = serde_json::from_value(chromium.eval(ranked)).expect("texts");
    unfold(&chromium, "commands-filter");
    chromium.click("#commands-filter .tree input");
    let command = &cube.catalogue().areas.area_commands[0];
    until("the address", || fragment(&chromium) == format!("#/sectors?nocommand={}", command.id));
    let sectors = &cube.catalogue().areas.sectors;
    let is_left =
        |line: &&String| sectors.iter().any(|sector| sector.parent != Some(0) && line.ends_with(&sector.name));
    let left: Vec<String> = all.iter().filter(is_left).cloned().collect();
    assert!(left.len() < all.len() && !left.is_empty());
    until("fewer rows", || chromium.eval(ranked) == serde_json::json!(left));
    let subject = chromium.eval("document.querySelector('#altered .subject').innerText");
    assert!(subject.as_str().is_some_and(|subject| subject.contains("alone listed")), "{subject}");
}
