//! Elements and groups: the figures are the engine's, and one page leads to the next.

use placeharm::presentation::{GroupList, State, number};
use placeharm::scoring::{Cube, Subject};

use crate::chromium::{Chromium, until};
use crate::site::Site;

/// The page asked for stands, with its figures.
pub const TOLD: &str = "document.querySelector('.reasons[aria-busy=false]') !== null \
                        && document.querySelector('.reasons tbody tr, .reasons [role=status]') !== null";

/// The texts of a table's cells, row by row.
fn cells(chromium: &Chromium, table: &str) -> Vec<Vec<String>> {
    let script = format!(
        "[...document.querySelectorAll({table:?} + ' tbody tr')].map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    );
    serde_json::from_value(chromium.eval(&script)).expect("rows of text")
}

fn state(cube: &Cube, fragment: &str) -> State {
    let (state, ignored) = State::parse(fragment, cube.catalogue());
    assert!(ignored.is_empty(), "{ignored:?}");
    state
}

#[test]
fn elements_list_what_the_ranking_is_summed_from() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    for fragment in ["#/elements", "#/elements?without=92A&nogroup=OCG01&overlap=once"] {
        site.visit(&chromium, fragment);
        until("the elements", || chromium.is(TOLD));
        let answer = cube.answer(&state(&cube, fragment).selection);
        let expected: Vec<[String; 3]> = cube
            .catalogue()
            .measures
            .iter()
            .zip(&answer.force.elements)
            .map(|(measure, element)| {
                [measure.label.clone(), number::whole(element.count), number::points(element.points)]
            })
            .collect();
        let shown: Vec<[String; 3]> = cells(&chromium, "#element-list")
            .into_iter()
            .map(|row| [row[0].clone(), row[2].clone(), row[4].clone()])
            .collect();
        assert_eq!(shown, expected, "{fragment}");
    }
}

#[test]
fn a_measures_page_shows_the_areas_and_offences_that_the_engine_gives_it() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    let catalogue = cube.catalogue();
    for (position, measure) in (0_u16..).zip(&catalogue.measures) {
        let fragment = format!("#/elements?level=beat&measure={}", measure.id);
        site.visit(&chromium, &fragment);
        until("the measure", || chromium.is(TOLD));
        assert_eq!(chromium.texts_of("#measure h1"), [measure.label.as_str()]);
        let selection = state(&cube, &fragment).selection;
        let found = cube.breakdown(&selection, Subject { measure: Some(position), ..Subject::default() });
        // The ranking's own figures, which other tests hold against SQL over the files.
        let answer = cube.answer(&selection);
        let mut areas: Vec<(String, f64)> = answer
            .areas
            .iter()
            .map(|area| {
                let points = area.elements[usize::from(position)].points;
                (catalogue.areas.beats[usize::from(area.area)].name.clone(), points)
            })
            .filter(|(_, points)| *points > 0.0)
            .collect();
        areas.sort_by(|a, b| b.1.total_cmp(&a.1));
        let shown = cells(&chromium, "#areas");
        assert_eq!(shown.len(), areas.len().min(40), "{}", measure.id);
        for (row, (_, points)) in shown.iter().zip(&areas) {
            assert_eq!(row[2], number::points(*points));
            assert!(areas.iter().any(|(name, at)| *name == row[0] && at == points), "{row:?}");
        }
        if measure.is_linked() {
            assert_eq!(
                cells(&chromium, "#offences").len(),
                found.by_offence.iter().filter(|p| p.now.count > 0).count().min(40)
            );
        }
    }
}

#[test]
fn groups_are_listed_and_lead_to_their_pages_and_to_what_if() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    site.visit(&chromium, "#/groups");
    until("the groups", || chromium.is(TOLD));
    let groups = cube.groups(&state(&cube, "#/groups").selection);
    let catalogue = cube.catalogue();
    let shown = cells(&chromium, "#group-list");
    let listed = GroupList::default().listed(&groups.groups, &catalogue.groups);
    assert_eq!(shown.len(), listed.len().min(60));
    for (row, harm) in shown.iter().zip(&listed) {
        let group = &catalogue.groups[harm.group as usize];
        assert_eq!(row[1], format!("{} {}", group.code, group.code_name));
        assert_eq!(
            [&row[5], &row[6]],
            [&number::whole(harm.linked.now.count), &number::points(harm.linked.now.points)]
        );
    }
    // Search and order stand in the address.
    chromium.eval(
        "(() => { const find = document.querySelector('#find-group'); find.value = 'pcg'; \
         find.dispatchEvent(new Event('input', { bubbles: true })); })()",
    );
    until("the search", || cells(&chromium, "#group-list").iter().all(|row| row[1].starts_with("PCG")));
    chromium.click("#group-list th:nth-child(2) button");
    until("the address", || chromium.is("location.hash === '#/groups?gsort=name&gq=pcg'"));
    let names: Vec<String> =
        cells(&chromium, "#group-list").into_iter().map(|row| row[1][6..].to_lowercase()).collect();
    assert!(names.is_sorted() && names.len() > 1, "{names:?}");
    // From the list to a group, and what if it were not there.
    site.visit(&chromium, "#/groups");
    until("the groups", || chromium.is(TOLD));
    chromium.click("#group-list tbody a");
    until("the group", || chromium.is("document.querySelector('#group[aria-busy=false] #group-figures dd') !== null"));
    let first = &catalogue.groups[listed[0].group as usize];
    let subject = Subject { group: Some(listed[0].group), ..Subject::default() };
    let found = cube.breakdown(&state(&cube, "#/groups").selection, subject);
    let figures = chromium.texts_of("#group-figures dd");
    assert_eq!(figures[1..3], [number::whole(found.flow.now.count), number::points(found.flow.now.points)]);
    let mut offences: Vec<f64> = found.by_offence.iter().map(|part| part.now.points).filter(|&p| p > 0.0).collect();
    offences.sort_by(|a, b| b.total_cmp(a));
    let shown: Vec<String> = cells(&chromium, "#group-offences").into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(shown, offences.into_iter().take(40).map(number::points).collect::<Vec<_>>());
    chromium.click("#leave-out");
    let address = format!("#/groups?nogroup={0}&group={0}", first.code);
    until("the what-if", || chromium.is(&format!("location.hash === {address:?}")));
    until("nothing left", || chromium.texts_of("#group-figures dd").get(1).is_some_and(|count| count == "0"));
    chromium.click(".back a");
    until("the list", || chromium.is(TOLD) && chromium.is("document.querySelector('#group-list') !== null"));
    // It has no linked harm now, and so comes among the last.
    chromium.eval("[...document.querySelectorAll('#groups p button')].forEach(button => button.click())");
    until("the group left out", || {
        chromium.texts_of("#group-list .left-out th") == [format!("{} {} (left out)", first.code, first.code_name)]
    });
}

#[test]
fn a_real_force_without_groups_says_so_and_has_its_elements() {
    let site = Site::police_uk();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    site.visit(&chromium, "#/groups");
    until("the page", || chromium.is(TOLD));
    assert!(chromium.texts_of("#groups [role=status]")[0].starts_with("Not supplied"));
    site.visit(&chromium, "#/elements");
    until("the elements", || chromium.is(TOLD));
    let missing = cube.catalogue().measures.iter().filter(|measure| !measure.supplied).count();
    let rows = cells(&chromium, "#element-list");
    assert_eq!(rows.iter().filter(|row| row.last().is_some_and(|cell| cell == "not supplied")).count(), missing);
    for measure in &cube.catalogue().measures {
        site.visit(&chromium, &format!("#/elements?measure={}", measure.id));
        until("the measure", || chromium.is(TOLD));
    }
}
