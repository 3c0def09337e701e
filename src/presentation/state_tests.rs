use proptest::prelude::*;

use super::*;
use crate::domain::{Level, Month, OffenceCode, Period, Points};
use crate::presentation::any_state::{CODES, any_state, catalogue};
use crate::presentation::{SortKey, differences};
use crate::scoring::{NO_OFFENCE_CODE, Overlap, Valuation};

proptest! {
    #[test]
    fn every_state_comes_back_from_its_address(state in any_state()) {
        let catalogue = catalogue();
        let fragment = state.to_fragment(&catalogue);
        prop_assert!(fragment.is_ascii());
        prop_assert_eq!(State::parse(&fragment, &catalogue), (state, Vec::new()));
    }

    #[test]
    fn what_another_selects_is_not_taken_for_its_own(state in any_state(), other in any_state()) {
        let catalogue = catalogue();
        for selected in [&state, &other].map(|of| SelectedText::of(of, &catalogue)) {
            prop_assert_eq!(state.to_fragment_with(&selected, &catalogue), state.to_fragment(&catalogue));
        }
    }

    #[test]
    fn any_text_is_an_address(text in any::<String>()) {
        let catalogue = catalogue();
        let (state, _) = State::parse(&text, &catalogue);
        prop_assert_eq!(State::parse(&state.to_fragment(&catalogue), &catalogue).0, state);
    }
}

#[test]
fn the_default_state_has_a_bare_address() {
    assert_eq!(State::default().to_fragment(&catalogue()), "#/sectors");
    for text in ["", "#", "#/", "#/sectors", "/sectors/"] {
        assert_eq!(State::parse(text, &catalogue()), (State::default(), Vec::new()), "{text:?}");
    }
}

#[test]
fn an_address_reads_as_documented() {
    let text = "#/sectors?level=beat&from=2025-11&to=2026-10&compare=before&without=8N.92A&off=drug_deaths\
                &vias=ocg.pcg&nominals=ocg_member&nogroup=G1&nosource=crime_recording&generated=out&overlap=once&weight=92A~600%2E5&times=drug_deaths~2&cap=1000&sort=rate&q=north";
    let (state, ignored) = State::parse(text, &catalogue());
    assert_eq!(ignored, []);
    assert_eq!(state.selection.level, Level::Beat);
    assert_eq!(state.selection.period.map(Period::last), Some(Month::new(2026, 9)));
    assert_eq!(state.selection.offences_out.len(), 2);
    assert_eq!(state.selection.nominals_out.len(), 3);
    assert_eq!(state.sort, Sort { key: SortKey::Rate, reversed: false });
    assert_eq!(state.to_fragment(&catalogue()), text);
}

#[test]
fn a_period_is_of_months_or_of_days() {
    let read = |pairs: &str| State::parse(&format!("#/sectors?{pairs}"), &catalogue());
    let days = |pairs: &str| {
        let (state, ignored) = read(pairs);
        let (period, days) = (state.selection.period?, state.selection.days);
        let said = [days.first_of(period)?, days.last_of(period)?].map(|day| day.to_string()).join(" ");
        Some((said, ignored.into_iter().map(|ignored| ignored.value).collect::<Vec<_>>()))
    };
    let whole = |text: &str| Some((text.to_owned(), Vec::new()));
    assert_eq!(days("from=2026-03-10&to=2026-04-09"), whole("2026-03-10 2026-04-09"));
    assert_eq!(days("from=2026-03-10&to=2026-04"), whole("2026-03-10 2026-04-30"));
    assert_eq!(days("from=2026-03&to=2026-04-09"), whole("2026-03-01 2026-04-09"));
    assert_eq!(days("from=2026-03-10"), whole("2026-03-10 2026-10-31"));
    assert_eq!(days("to=2024-02-28"), whole("2023-11-01 2024-02-28"));
    let cut = |said: &str, asked: &str| Some((said.to_owned(), vec![asked.to_owned()]));
    assert_eq!(days("from=2023-01-10&to=2026-04-09"), cut("2023-11-01 2026-04-09", "2023-01-10 to 2026-04-09"));
    assert_eq!(days("from=2026-03-10&to=2027-04-09"), cut("2026-03-10 2026-10-31", "2026-03-10 to 2027-04-09"));
    for (pairs, left_out) in [
        ("from=2026-03-10&to=2026-03-09", "2026-03-10 to 2026-03-09"),
        ("from=2022-03-10&to=2022-04-09", "2022-03-10 to 2022-04-09"),
        ("from=2026-02-30", "2026-02-30"),
    ] {
        let (state, ignored) = read(pairs);
        assert_eq!(state.selection, Selection::default());
        assert_eq!(ignored.iter().map(|ignored| ignored.value.as_str()).collect::<Vec<_>>(), [left_out]);
    }
    let (state, _) = read("from=2026-03-01&to=2026-04-30");
    assert_eq!(state.to_fragment(&catalogue()), "#/sectors?from=2026-03&to=2026-04");
}

#[test]
fn what_cannot_be_followed_is_left_out_and_listed() {
    let text = "#/nowhere?nogroup=G1.G9&weight=8N~-1.8N~x.8N.77Z~1&times=x~2.drug_deaths~0&cap=lots&level=street&from=2026-99&to=2026-10&without=8N.77Z&off=x&sort=luck&columns=trend.z\
                &area=s9&weather=fine&q=a&q=b";
    let (state, ignored) = State::parse(text, &catalogue());
    let keys: Vec<_> = ignored.iter().map(|ignored| ignored.key.as_str()).collect();
    let mut expected = vec!["page", "level", "from", "without", "nogroup", "off"];
    expected.extend(["weight", "weight", "weight", "weight", "cap", "times", "times"]);
    expected.extend(["sort", "columns", "area", "weather", "q"]);
    assert_eq!(keys, expected);
    assert_eq!(state.selection.valuation, Valuation::default());
    assert_eq!(state.selection.offences_out, [OffenceCode::from("8N")].into());
    assert_eq!(state.columns, [Column::Trend].into());
    assert_eq!(state.search, "a");
}

#[test]
fn kinds_of_nominal_that_nobody_knows_leave_none_out() {
    let out = |text: &str| {
        let (state, ignored) = State::parse(text, &catalogue());
        (state.selection.nominals_out.len(), ignored.into_iter().map(|ignored| ignored.value).collect::<Vec<_>>())
    };
    assert_eq!(out("#/sectors?nominals=boss"), (0, vec!["boss".to_owned()]));
    assert_eq!(out("#/sectors?nominals=boss.ucg_member"), (3, vec!["boss".to_owned()]));
    assert_eq!(out("#/sectors?nominals="), (4, Vec::new()));
}

#[test]
fn the_shorter_of_only_and_without_is_written() {
    let codes = CODES.into_iter().chain([NO_OFFENCE_CODE]).map(OffenceCode::from);
    let offences_out = codes.filter(|code| code.as_str() != "92A").collect();
    let state = State { selection: Selection { offences_out, ..Selection::default() }, ..State::default() };
    assert_eq!(state.to_fragment(&catalogue()), "#/sectors?only=92A");
}

#[test]
fn selection_a_is_text_of_the_same_grammar() {
    let text = "#/sectors?level=beat&off=drug_deaths&a=without%3D8N%2E92A%26weight%3D8N~0%252E5";
    let (state, ignored) = State::parse(text, &catalogue());
    assert_eq!(ignored, []);
    let alone = State::parse("#/sectors?without=8N.92A&weight=8N~0%2E5", &catalogue()).0.selection;
    assert_eq!(state.held, Some(alone));
    assert_eq!(state.to_fragment(&catalogue()), text);
    assert_eq!(State::parse("#/sectors?a=", &catalogue()).0.held, Some(Selection::default()), "the force's own");
}

#[test]
fn what_a_says_in_vain_is_listed_under_it() {
    let (state, ignored) =
        State::parse("#/sectors?v=2&a=v%3D1%26level%3Dbeat%26without%3D77Z%26weather%3Dfine", &catalogue());
    let said: Vec<String> = ignored.iter().map(ToString::to_string).collect();
    let expected = [
        "v=2: made by another version of this page, whose words may mean something else",
        "a: level=beat: A ranks the areas that B ranks",
        "a: without=77Z: the snapshot has no such offence",
        "a: weather=fine: nothing goes by that name, or it stands twice",
    ];
    assert_eq!(said, expected);
    assert_eq!(state.held, Some(Selection::default()));
}

#[test]
fn a_and_b_change_places_and_back() {
    let (a, b) = (
        Selection { overlap: Overlap::CountOnce, ..Selection::default() },
        Selection { level: Level::Beat, ..Selection::default() },
    );
    let (new_b, new_a) = held::swapped(&b, &a);
    assert_eq!((new_b.level, new_b.overlap, new_a), (Level::Beat, Overlap::CountOnce, Selection::default()));
    assert_eq!(held::swapped(&new_b, &held::kept(&b)), (b, a));
}

#[test]
fn area_commands_that_are_not_listed_are_said_with_what_is_ranked() {
    let subject = |text: &str| {
        let mut catalogue = catalogue();
        catalogue.areas.area_commands.iter_mut().for_each(|command| command.name = format!("Area {}", command.id));
        differences::subject(&State::parse(text, &catalogue).0, &catalogue)
    };
    assert_eq!(subject("#/sectors"), "Sectors, November 2025 to October 2026");
    assert_eq!(
        subject("#/sectors?onlycommand=cS1"),
        "Sectors, of Area cS1 alone listed, November 2025 to October 2026"
    );
    assert_eq!(subject("#/sectors?onlycommand="), "Sectors, none listed, November 2025 to October 2026");
}

#[test]
fn a_slider_on_its_way_is_one_step_and_the_next_slider_another() {
    let at = |weights: &[(&str, f64)]| {
        let weights = weights.iter().map(|&(code, points)| (code.into(), Points::new(points).expect("in range")));
        let valuation = Valuation { weights: weights.collect(), ..Valuation::default() };
        State { selection: Selection { valuation, ..Selection::default() }, ..State::default() }
    };
    assert!(!at(&[("8N", 1.0)]).goes_on_from(&at(&[])));
    assert!(at(&[("8N", 2.0)]).goes_on_from(&at(&[("8N", 1.0)])));
    assert!(!at(&[("8N", 2.0), ("5D", 1.0)]).goes_on_from(&at(&[("8N", 2.0)])));
    assert!(!at(&[("8N", 2.0), ("5D", 2.0)]).goes_on_from(&at(&[("8N", 1.0), ("5D", 1.0)])));
    let typed = |search: &str| State { search: search.to_owned(), ..State::default() };
    assert!(typed("no").goes_on_from(&typed("n")) && !typed("n").goes_on_from(&typed("")));
}

#[test]
fn a_decimal_point_is_one_whether_escaped_or_not() {
    let weights = |text: &str| State::parse(&format!("#/sectors?weight={text}"), &catalogue());
    assert_eq!(weights("8N~0.5.92A~1"), weights("8N~0%2E5.92A~1"));
    assert_eq!(weights("8N~0.5.92A~1").1, []);
}

#[test]
fn a_list_that_names_nothing_known_leaves_nothing_out() {
    let (state, ignored) = State::parse("#/sectors?only=77Z&onlygroup=G9", &catalogue());
    assert_eq!(state.selection, Selection::default());
    assert_eq!(ignored.len(), 2);
    assert_eq!(State::parse("#/sectors?only=", &catalogue()).0.selection.offences_out.len(), CODES.len() + 1);
}
