use proptest::prelude::*;

use super::*;
use crate::domain::{
    Area, Counts, Date, DateMeaning, DayEdges, Edition, EditionName, Group, GroupCode, GroupKind, Level, Measure,
    MeasureId, Month, Multiplier, NominalKind, Offence, OffenceCode, Period, Points, PointsRule, Source, SourceId, Via,
    ViaSet,
};
use crate::presentation::{DashboardPart, GroupSort, PointsView, SortKey, differences};
use crate::rows::{Bound, Counted, Dimension, Filter, Grain, Order, PivotAsk, Summed, TableId, Test};
use crate::scoring::{Areas, ComparisonChoice, Generated, GroupsOut, NO_OFFENCE_CODE, Overlap, Valuation};

const CODES: [&str; 6] = ["8N", "92A", "10.A", "a&b=c#d?", "é %", "5D"];
const MEASURES: [&str; 3] = ["drug_deaths", "own.measure", "100%"];
const GROUPS: [&str; 3] = ["G1", "G.2", "G&3"];
const SOURCES: [&str; 3] = ["crime_recording", "co.ro&ner", "100 % sûr"];
const EDITIONS: [&str; 3] = ["2019", "20.16", "own & new"];
const AREAS: [&str; 3] = ["S1", "Nort/h & Süd", "q=1"];

pub fn catalogue() -> Catalogue {
    let start = Month::new(2023, 10);
    let areas = |prefix: &str| {
        let area = |id: &&str| Area {
            id: AreaId::new(format!("{prefix}{id}")),
            name: String::new(),
            parent: None,
            population: None,
        };
        AREAS.iter().map(area).collect::<Vec<_>>()
    };
    Catalogue {
        period: Period::new(start, start.plus(36)).expect("not empty"),
        areas: Areas { area_commands: areas("c"), sectors: areas("s"), beats: areas("b") },
        offences: CODES
            .iter()
            .map(|&code| Offence {
                code: code.into(),
                name: code.to_owned(),
                group: String::new(),
                weight: Some(Points::ZERO),
                other_weights: vec![None; EDITIONS.len() - 1],
                unweighted_by_design: false,
            })
            .collect(),
        measures: MEASURES
            .iter()
            .map(|&id| Measure {
                id: id.into(),
                label: id.to_owned(),
                unit: String::new(),
                counts: Counts::Nominals { kinds: Vec::new() },
                points: PointsRule::OwnWeight,
                local_choice: false,
                supplied: true,
            })
            .collect(),
        sources: SOURCES
            .iter()
            .map(|&id| Source {
                id: id.into(),
                label: id.to_owned(),
                rows: 0,
                complete_to: Date::from_ymd(2026, 11, 1).expect("a day"),
                dates: DateMeaning::Occurrence,
            })
            .collect(),
        groups: GROUPS
            .iter()
            .map(|&code| Group {
                code: code.into(),
                kind: GroupKind::Ocg,
                code_name: code.to_owned(),
                threat_band: None,
            })
            .collect(),
        editions: EDITIONS.iter().map(|&name| Edition { name: name.into(), source: String::new() }).collect(),
        local_title: String::new(),
    }
}

fn any_valuation() -> impl Strategy<Value = Valuation> {
    // Millionths of a point, in two parts.
    let points = || {
        let parts = (0..1_000_000_u32, 0..1_000_000_u32);
        parts.prop_map(|(whole, micro)| Points::new(f64::from(whole) + f64::from(micro) / 1e6).expect("in range"))
    };
    let multiplier = (1..=100_000_u32).prop_map(|n| Multiplier::new(f64::from(n) / 1e3).expect("in range"));
    (
        prop::option::of(prop::sample::select(EDITIONS[1..].to_vec()).prop_map(EditionName::from)),
        prop::collection::btree_map(prop::sample::select(CODES.to_vec()).prop_map(OffenceCode::from), points(), 0..4),
        prop::option::of(points()),
        prop::collection::btree_map(prop::sample::select(MEASURES.to_vec()).prop_map(MeasureId::from), points(), 0..3),
        prop::collection::btree_map(
            prop::sample::select(MEASURES.to_vec()).prop_map(MeasureId::from),
            multiplier,
            0..3,
        ),
    )
        .prop_map(|(edition, weights, cap, points, multipliers)| Valuation {
            edition,
            weights,
            cap,
            points,
            multipliers,
        })
}

/// Whole months that the catalogue covers, or days of them.
fn any_period() -> impl Strategy<Value = (Period, DayEdges)> {
    (0..1096_i32, 0..1096_i32, any::<bool>()).prop_map(|(one, other, in_days)| {
        let start = catalogue().period.from().first_day().expect("a day").epoch_days();
        let [first, last] =
            [one.min(other), one.max(other)].map(|day| Date::from_epoch_days(start + day).expect("a day"));
        let period = Period::new(first.month(), last.month().plus(1)).expect("not empty");
        (period, if in_days { DayEdges::between(first, last) } else { DayEdges::WHOLE })
    })
}

pub fn any_selection() -> impl Strategy<Value = Selection> {
    let codes: Vec<OffenceCode> = CODES.into_iter().chain([NO_OFFENCE_CODE]).map(OffenceCode::from).collect();
    let count = codes.len();
    (
        prop::sample::select(Level::ALL.to_vec()),
        prop::option::of(any_period()),
        any::<[bool; 2]>(),
        prop::sample::subsequence(codes, 0..=count),
        prop::sample::subsequence(MEASURES.to_vec(), 0..=3),
        (
            prop::sample::subsequence(Via::ALL.to_vec(), 0..=4),
            prop::sample::subsequence(NominalKind::ALL.to_vec(), 0..=4),
        ),
        prop::sample::subsequence(GROUPS.to_vec(), 0..=3),
        prop::sample::subsequence(SOURCES.to_vec(), 0..=3),
        prop::sample::select(vec![Generated::Included, Generated::LeftOut, Generated::Alone]),
        any_valuation(),
    )
        .prop_map(
            |(
                level,
                period,
                [before, once],
                codes,
                measures,
                (vias, nominals),
                groups,
                sources,
                generated,
                valuation,
            )| {
                let (period, days) = period.unzip();
                Selection {
                    level,
                    period,
                    days: days.unwrap_or_default(),
                    comparison: if before { ComparisonChoice::PeriodBefore } else { ComparisonChoice::YearEarlier },
                    offences_out: codes.into_iter().collect(),
                    measures_off: measures.into_iter().map(MeasureId::from).collect(),
                    vias: vias.into_iter().fold(ViaSet::NONE, ViaSet::with),
                    nominals_out: nominals.into_iter().collect(),
                    overlap: if once { Overlap::CountOnce } else { Overlap::CountEach },
                    groups_out: groups
                        .into_iter()
                        .map(GroupCode::from)
                        .collect::<GroupsOut>()
                        .shortest(&catalogue().groups),
                    sources_out: sources.into_iter().map(SourceId::from).collect(),
                    generated,
                    valuation,
                }
            },
        )
}

fn any_counted() -> impl Strategy<Value = Counted> {
    let by = prop::sample::select(MEASURES.to_vec()).prop_map(|id| Counted::By(id.into()));
    let through = prop::sample::select(GROUPS.to_vec()).prop_map(|code| Counted::Through(code.into()));
    prop_oneof![Just(Counted::ByAny), Just(Counted::Linked), by, through]
}

fn any_points() -> impl Strategy<Value = Option<PointsView>> {
    prop::option::of((any_counted(), any::<bool>()).prop_map(|(counted, singly)| PointsView { counted, singly }))
}

fn any_rows() -> impl Strategy<Value = RowsView> {
    let day = || prop::option::of((-25_567..20_000_i32).prop_map(|day| Date::from_epoch_days(day).expect("a day")));
    let bound = || prop::option::of((-1e9..1e9_f64).prop_map(|bound| Bound::new(bound).expect("finite")));
    let test = prop_oneof![
        prop::collection::btree_set(any::<String>(), 1..4).prop_map(Test::OneOf),
        any::<String>().prop_map(Test::Contains),
        any::<String>().prop_map(Test::Lists),
        (bound(), bound()).prop_map(|(least, most)| Test::Between(least, most)),
        (day(), day()).prop_map(|(first, last)| Test::Days(first, last)),
        Just(Test::Empty),
        Just(Test::Filled),
    ];
    let filter = ("[a-z_~.]{1,9}", test).prop_map(|(column, test)| Filter { column, test });
    let order = ("[a-z_]{1,9}", any::<bool>()).prop_map(|(column, descending)| Order { column, descending });
    (
        prop::sample::select(TableId::ALL.to_vec()),
        prop::collection::vec(filter, 0..3),
        any::<String>(),
        prop::collection::vec(order, 0..3),
        (
            prop::collection::vec("[a-z_]{1,9}", 0..3),
            prop::collection::btree_set("[a-z_~.]{1,9}", 0..3),
            prop::collection::btree_map("[a-z_~.]{1,9}", 60..900_u32, 0..3),
        ),
        prop::sample::subsequence(DashboardPart::ALL.to_vec(), 0..=4),
        prop::option::of(any_counted()),
        (prop::option::of(any::<u32>()), prop::option::of(any_pivot())),
    )
        .prop_map(
            |(table, filters, search, order, (columns, pinned, widths_px), without, counted, (row, pivot))| RowsView {
                row: row.map(|row| row.min(u32::MAX - 1)),
                without: without.into_iter().collect(),
                table,
                filters,
                search,
                order,
                columns,
                pinned,
                widths_px,
                counted,
                pivot,
            },
        )
}

fn any_pivot() -> impl Strategy<Value = PivotAsk> {
    let dimension = || {
        let grain = prop::sample::select(vec![Grain::Value, Grain::Month, Grain::Year]);
        ("[a-z_~.]{1,9}", grain).prop_map(|(column, grain)| Dimension { column, grain })
    };
    let summed = prop::sample::select(vec![Summed::Count, Summed::Harm]);
    (dimension(), prop::option::of(dimension()), summed).prop_map(|(down, across, summed)| PivotAsk {
        down,
        across,
        summed,
    })
}

pub fn any_state() -> impl Strategy<Value = State> {
    let mut keys = vec![SortKey::Rank, SortKey::Name, SortKey::Score, SortKey::Change, SortKey::Share, SortKey::Rate];
    keys.extend(MEASURES.map(|id| SortKey::Measure(id.into())));
    let mut columns = Column::DEFAULT.to_vec();
    columns.extend(MEASURES.map(|id| Column::Measure(id.into())));
    (
        prop::sample::select(Page::ALL.to_vec()),
        any_selection(),
        prop::sample::select(keys),
        any::<bool>(),
        any::<String>(),
        prop::sample::subsequence(columns, 0..=9),
        prop::option::of(0..AREAS.len()),
        (
            prop::sample::select(Shade::ALL.to_vec()),
            any_points(),
            any_rows(),
            prop::sample::subsequence(AREAS.to_vec(), 0..=3),
            prop::option::of(any_selection()),
        ),
        (any::<bool>(), any::<bool>(), any::<String>(), any::<bool>()),
        (prop::sample::select(Step::ALL.to_vec()), prop::option::of(prop::sample::select(Term::ALL.to_vec()))),
    )
        .prop_map(|(page, selection, key, reversed, search, columns, area, of_page, of_groups, (step, term))| {
            let (shade, points, rows, commands, other) = of_page;
            let (catalogue, (opens, turned, wanted, by_name)) = (catalogue(), of_groups);
            let prefix = match selection.level {
                Level::AreaCommand => "c",
                Level::Sector => "s",
                Level::Beat => "b",
            };
            State {
                page,
                focus: area.map(|area| AreaId::new(format!("{prefix}{}", AREAS[area]))),
                selection,
                held: other.as_ref().map(held::kept),
                commands_out: commands.into_iter().map(|id| AreaId::new(format!("c{id}"))).collect(),
                sort: Sort { key, reversed },
                search,
                columns: columns.into_iter().collect(),
                shade,
                points,
                rows,
                measure: catalogue
                    .measures
                    .first()
                    .filter(|_| opens && page == Page::Elements)
                    .map(|measure| measure.id.clone()),
                group: catalogue
                    .groups
                    .first()
                    .filter(|_| opens && page == Page::Groups)
                    .map(|group| group.code.clone()),
                groups: if page == Page::Groups {
                    let sort = if by_name { GroupSort::Name } else { GroupSort::default() };
                    GroupList { sort, reversed: turned, search: wanted }
                } else {
                    GroupList::default()
                },
                step: if page == Page::Guide { step } else { Step::default() },
                term: term.filter(|_| page == Page::About),
            }
        })
}

proptest! {
    #[test]
    fn every_state_comes_back_from_its_address(state in any_state()) {
        let catalogue = catalogue();
        let fragment = state.to_fragment(&catalogue);
        prop_assert!(fragment.is_ascii());
        prop_assert_eq!(State::parse(&fragment, &catalogue), (state, Vec::new()));
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
