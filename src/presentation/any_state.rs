//! Any state that a reader may be in, for tests, and the catalogue that it is said of.

use proptest::prelude::*;

use crate::domain::{
    Area, AreaId, Counts, Date, DateMeaning, DayEdges, Edition, EditionName, Group, GroupCode, GroupKind, Level,
    Measure, MeasureId, Month, Multiplier, NominalKind, Offence, OffenceCode, Period, Points, PointsRule, Source,
    SourceId, Via, ViaSet,
};
use crate::presentation::guide::Step;
use crate::presentation::{
    Column, DashboardPart, GroupList, GroupSort, Page, PointsView, RowsView, Shade, Sort, SortKey, State, Term, held,
};
use crate::rows::{Bound, By, Counted, Dimension, Filter, Grain, Order, PivotAsk, Summed, TableId, Test};
use crate::scoring::{
    Areas, Catalogue, ComparisonChoice, Generated, GroupsOut, NO_OFFENCE_CODE, Overlap, Selection, Valuation,
};

pub const CODES: [&str; 6] = ["8N", "92A", "10.A", "a&b=c#d?", "é %", "5D"];
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

fn any_comparison() -> impl Strategy<Value = ComparisonChoice> {
    let month = (0..60_i32).prop_map(|month| ComparisonChoice::From(Month::new(2022, 0).plus(month)));
    prop_oneof![Just(ComparisonChoice::YearEarlier), Just(ComparisonChoice::PeriodBefore), month]
}

pub fn any_selection() -> impl Strategy<Value = Selection> {
    let codes: Vec<OffenceCode> = CODES.into_iter().chain([NO_OFFENCE_CODE]).map(OffenceCode::from).collect();
    let count = codes.len();
    (
        prop::sample::select(Level::ALL.to_vec()),
        prop::option::of(any_period()),
        (any_comparison(), any::<bool>()),
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
                (comparison, once),
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
                    comparison,
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
    let by = prop::sample::select(MEASURES.to_vec()).prop_map(|id| By::Measure(id.into()));
    let by = prop_oneof![Just(By::Any), Just(By::Linked), by];
    let through = prop::sample::subsequence(GROUPS.to_vec(), 0..=2);
    (by, through).prop_map(|(by, through)| Counted { by, through: through.into_iter().map(Into::into).collect() })
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
        prop::sample::subsequence((0..7).collect::<Vec<u32>>(), 1..=7)
            .prop_map(|days| Test::Weekdays(days.into_iter().collect())),
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
