//! The whole path from plain tables through Arrow bytes to ranked areas, held against a naive
//! computation that walks the rows.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "scoring_parts/breakdown.rs"]
mod breakdown;
#[path = "scoring_parts/explained.rs"]
mod explained;
#[path = "scoring_parts/value_sums.rs"]
mod value_sums;

use std::collections::{BTreeMap, BTreeSet};

use placeharm::domain::{
    Counts, Date, DateMeaning, DayEdges, Edition, EditionName, Group, GroupCode, GroupKind, Level, Measure, MeasureId,
    Month, Multiplier, NominalKind, OffenceCode, Period, Points, PointsRule, RecordKind, Role, Source, SourceId, Via,
    ViaSet,
};
use placeharm::scoring::{
    Answer, AreaScore, ComparisonChoice, Cube, Dataset, Generated, GroupsOut, NO_OFFENCE_CODE, Overlap, Reason,
    Selection, Valuation,
};
use placeharm::snapshot::{
    FORMAT_VERSION, Force, Manifest, Membership, Nominal, NominalLink, OffenceRow, RecordTable, Tables, Weights, open,
    write,
};
use proptest::prelude::*;

const SECTORS: u16 = 4;
const KINDS: [&str; 2] = ["crime", "cannabis_farm"];
const SOURCES: [&str; 2] = ["crime_recording", "ballistics"];
const ROLES: [&str; 3] = ["suspect", "offender", "victim"];
const WEIGHTS: [Option<f64>; 4] = [Some(512.957), Some(3.5), Some(7_973.393_423), None];
const OTHER_WEIGHTS: [Option<f64>; 4] = [Some(0.25), Some(600.0), None, Some(12.125)];

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn measure(id: &str, counts: Counts, points: PointsRule) -> Measure {
    Measure {
        id: MeasureId::new(id),
        label: id.to_owned(),
        unit: "things".to_owned(),
        counts,
        points,
        local_choice: false,
        supplied: true,
    }
}

fn records(kind: &str, offences: &[&str], linked_to: &[NominalKind]) -> Counts {
    Counts::Records {
        kinds: vec![RecordKind::new(kind)],
        offences: offences.iter().copied().map(OffenceCode::new).collect(),
        linked_to: linked_to.to_vec(),
        roles: vec![Role::new("suspect"), Role::new("offender")],
    }
}

fn measures() -> Vec<Measure> {
    use NominalKind::{OcgMember, PcgMember, PriorityIndividual, UcgMember};
    vec![
        measure("ocg_crimes", records("crime", &[], &[OcgMember, PriorityIndividual]), PointsRule::OwnWeight),
        measure("pcg_crimes", records("crime", &[], &[UcgMember, PcgMember]), PointsRule::OwnWeight),
        measure("drug_supply", records("crime", &["O0"], &[]), PointsRule::AsOffence(OffenceCode::new("O0"))),
        measure(
            "cannabis_farms",
            records("cannabis_farm", &[], &[]),
            PointsRule::Fixed(Points::new(100.25).expect("points")),
        ),
        measure(
            "ocg_members",
            Counts::Nominals { kinds: vec![OcgMember, PriorityIndividual] },
            PointsRule::Fixed(Points::new(248.18).expect("points")),
        ),
    ]
}

fn sectors() -> geojson::FeatureCollection {
    let features: Vec<String> = (0..SECTORS)
        .map(|sector| {
            format!(
                r#"{{"type":"Feature","geometry":null,"properties":{{"id":"S{sector}","name":"Sector {sector}",
                "area_command":"Command {}","population":{}}}}}"#,
                sector / 2,
                1_000 * (sector + 1)
            )
        })
        .collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")).parse().expect("GeoJSON")
}

fn manifest() -> Manifest {
    Manifest {
        format_version: FORMAT_VERSION,
        force: Force { name: "Test".to_owned(), synthetic: true },
        marking: "OFFICIAL".to_owned(),
        score_title: "harm".to_owned(),
        created: day("2025-02-01"),
        stale_after_days: 2,
        from: day("2024-01-01"),
        to: day("2025-01-01"),
        sources: SOURCES
            .map(|id| Source {
                id: SourceId::new(id),
                label: id.to_owned(),
                rows: 0,
                // The second lags by two months.
                complete_to: day(if id == SOURCES[1] { "2024-11-01" } else { "2025-01-01" }),
                dates: DateMeaning::Occurrence,
            })
            .to_vec(),
        weights: Weights { edition: "2019".to_owned(), source: "test".to_owned(), others: vec![other_edition()] },
        notices: Vec::new(),
        rejected: Vec::new(),
        purposes: Vec::new(),
        subjects: Vec::new(),
        base_map: None,
        groups_index: None,
        audience: None,
        files: Vec::new(),
    }
}

fn other_edition() -> Edition {
    Edition { name: EditionName::new("own"), source: "test".to_owned() }
}

/// One record: days after 20 December 2023, sector, offence, kind.
type Row = (i32, Option<u16>, Option<u16>, u8);
/// One nominal: kind, home sector, memberships as (group, first day, length), links as (record, role).
type Person = (usize, Option<u16>, Vec<(u32, i32, Option<i32>)>, Vec<(u32, usize)>);

fn tables(rows: &[Row], people: &[Person]) -> Tables {
    let start = day("2023-12-20").epoch_days();
    let date = |days: i32| Date::from_epoch_days(start + days).expect("a day");
    let n = rows.len();
    let records = RecordTable {
        sector_ids: (0..SECTORS).map(|sector| format!("S{sector}")).collect(),
        kinds: KINDS.map(RecordKind::new).to_vec(),
        sources: SOURCES.map(SourceId::new).to_vec(),
        day: rows.iter().map(|row| start + row.0).collect(),
        month_only: vec![false; n],
        sector: rows.iter().map(|row| row.1).collect(),
        beat: vec![None; n],
        offence: rows.iter().map(|row| row.2).collect(),
        kind: rows.iter().map(|row| row.3).collect(),
        // Every other record is from the second source.
        source: (0..n).map(|row| u8::from(row % 2 == 1)).collect(),
        police_generated: rows.iter().map(|row| row.0 % 3 == 0).collect(),
        soc_related: vec![false; n],
        count: vec![1; n],
        id: (0..n).map(|row| format!("R{row}")).collect(),
        time_seconds: vec![None; n],
        point_deg: vec![None; n],
        intelligence_type: vec![None; n],
        intelligence_subject: vec![None; n],
        substances: vec![Vec::new(); n],
        age_band: vec![None; n],
        detail: vec![None; n],
        ..RecordTable::default()
    };
    let group = |(position, kind): (usize, GroupKind)| Group {
        code: GroupCode::new(format!("G{position}")),
        kind,
        code_name: String::new(),
        threat_band: None,
    };
    let membership = |&(group, from, length): &(u32, i32, Option<i32>)| Membership {
        group,
        from: date(from),
        to: length.map(|length| date(from + length)),
    };
    let nominal = |(position, (kind, home_sector, memberships, links)): (usize, &Person)| Nominal {
        id: format!("N{position}"),
        kind: NominalKind::ALL[*kind],
        status: "active".to_owned(),
        home_sector: *home_sector,
        home_beat: None,
        from: date(0),
        to: None,
        memberships: memberships.iter().map(membership).collect(),
        referrals: Vec::new(),
        links: links
            .iter()
            .filter(|(record, _)| (*record as usize) < n)
            .map(|&(record, role)| NominalLink { record, role: Role::new(ROLES[role]) })
            .collect(),
    };
    let points = |weight: Option<f64>| weight.map(|weight| Points::new(weight).expect("points"));
    let offence = |(position, &weight): (usize, &Option<f64>)| OffenceRow {
        code: OffenceCode::new(format!("O{position}")),
        name: String::new(),
        group: String::new(),
        weights: vec![points(weight), points(OTHER_WEIGHTS[position])],
        unweighted_by_design: false,
        hours: None,
    };
    Tables {
        sectors: Some(sectors()),
        editions: manifest().weights.editions().into_iter().map(|edition| edition.name.to_string()).collect(),
        offences: WEIGHTS.iter().enumerate().map(offence).collect(),
        measures: measures(),
        groups: GroupKind::ALL.into_iter().chain([GroupKind::Ocg]).enumerate().map(group).collect(),
        records,
        nominals: people.iter().enumerate().map(nominal).collect(),
        ..Tables::default()
    }
}

fn answer(tables: &Tables, selection: &Selection) -> Answer {
    cube(tables).answer(selection)
}

fn cube(tables: &Tables) -> Cube {
    Cube::build(dataset(tables)).expect("a cube")
}

fn dataset(tables: &Tables) -> Dataset {
    let mut files = BTreeMap::new();
    write(tables, |file| -> Result<(), arrow::error::ArrowError> {
        files.insert(file.table.to_owned(), file.bytes);
        Ok(())
    })
    .expect("tables are written");
    open(&manifest(), &files).expect("tables are read")
}

/// The ways in which a nominal counts on a day.
fn vias(tables: &Tables, nominal: &Nominal, day: Date, out: &GroupsOut) -> BTreeSet<Via> {
    let is_in = |m: &&Membership| !out.contains(&tables.groups[m.group as usize].code);
    let covering = nominal.memberships.iter().filter(is_in).filter(|m| m.from <= day && m.to.is_none_or(|to| day < to));
    let mut vias: BTreeSet<Via> = covering.map(|m| Via::Group(tables.groups[m.group as usize].kind)).collect();
    if nominal.kind == NominalKind::PriorityIndividual {
        vias.insert(Via::Individual);
    }
    vias
}

fn worth(tables: &Tables, measure: &Measure, offence: Option<u16>, valuation: &Valuation) -> u64 {
    let weight = |position: usize| {
        let row = &tables.offences[position];
        let of_edition = row.weights[usize::from(valuation.edition.is_some())];
        let own = valuation.weights.get(&row.code).copied().or(of_edition).map_or(0, Points::micro);
        valuation.cap.map_or(own, |cap| own.min(cap.micro()))
    };
    let points = match &measure.points {
        _ if valuation.points.contains_key(&measure.id) => valuation.points[&measure.id].micro(),
        PointsRule::OwnWeight => offence.map_or(0, |offence| weight(offence.into())),
        PointsRule::AsOffence(code) => tables.offences.iter().position(|o| o.code == *code).map_or(0, weight),
        PointsRule::Fixed(points) => points.micro(),
    };
    let thousandths = valuation.multipliers.get(&measure.id).map_or(1_000, |times| u64::from(times.thousandths()));
    (points * thousandths + 500) / 1_000
}

/// Whether a selection leaves a record out, whatever measure asks.
fn is_left_out(tables: &Tables, selection: &Selection, row: usize, code: &OffenceCode) -> bool {
    let records = &tables.records;
    let source = &records.sources[usize::from(records.source[row])];
    selection.offences_out.contains(code)
        || selection.sources_out.contains(source)
        || selection.generated == Generated::LeftOut && records.police_generated[row]
        || selection.generated == Generated::Alone && !records.police_generated[row]
}

/// The sum of every (measure, record) pair that counts, row by row, in millionths: per sector and measure.
fn naive(tables: &Tables, selection: &Selection, (first, last_day): Days) -> Vec<Vec<(u64, u64)>> {
    let mut sums = vec![vec![(0, 0); tables.measures.len()]; SECTORS.into()];
    let records = &tables.records;
    for row in 0..records.rows() {
        let date = Date::from_epoch_days(records.day[row]).expect("a day");
        let code = records.offence[row]
            .map_or(OffenceCode::new(NO_OFFENCE_CODE), |o| tables.offences[usize::from(o)].code.clone());
        let Some(sector) = records.sector[row] else { continue };
        if date < first || date > last_day || is_left_out(tables, selection, row, &code) {
            continue;
        }
        for (position, measure) in tables.measures.iter().enumerate() {
            let Counts::Records { kinds, offences, linked_to, roles } = &measure.counts else { continue };
            let is_linked = tables.nominals.iter().any(|nominal| {
                linked_to.contains(&nominal.kind)
                    && !selection.nominals_out.contains(&nominal.kind)
                    && nominal.links.iter().any(|link| link.record as usize == row && roles.contains(&link.role))
                    && vias(tables, nominal, date, &selection.groups_out)
                        .into_iter()
                        .any(|via| selection.vias.contains(via))
            });
            let counts = !selection.measures_off.contains(&measure.id)
                && kinds.contains(&records.kinds[usize::from(records.kind[row])])
                && (offences.is_empty() || offences.contains(&code))
                && (linked_to.is_empty() || is_linked);
            if counts {
                let sum = &mut sums[usize::from(sector)][position];
                *sum = (sum.0 + 1, sum.1 + worth(tables, measure, records.offence[row], &selection.valuation));
                if selection.overlap == Overlap::CountOnce {
                    break;
                }
            }
        }
    }
    for nominal in &tables.nominals {
        let Some(sector) = nominal.home_sector else { continue };
        for (position, measure) in tables.measures.iter().enumerate() {
            let Counts::Nominals { kinds } = &measure.counts else { continue };
            let is_active = vias(tables, nominal, last_day, &selection.groups_out)
                .into_iter()
                .any(|via| selection.vias.contains(via));
            let is_active = is_active && !selection.nominals_out.contains(&nominal.kind);
            if is_active && kinds.contains(&nominal.kind) && !selection.measures_off.contains(&measure.id) {
                let sum = &mut sums[usize::from(sector)][position];
                *sum = (sum.0 + 1, sum.1 + worth(tables, measure, None, &selection.valuation));
            }
        }
    }
    sums
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (0..400_i32, prop::option::weighted(0.9, 0..SECTORS), prop::option::weighted(0.9, 0..4_u16), 0..2_u8);
    prop::collection::vec(row, 1..60)
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    let membership = (0..4_u32, 0..380_i32, prop::option::of(1..200_i32));
    let person = (
        0..4_usize,
        prop::option::weighted(0.9, 0..SECTORS),
        prop::collection::vec(membership, 0..3),
        prop::collection::vec((0..60_u32, 0..3_usize), 0..24),
    );
    prop::collection::vec(person, 0..8)
}

fn valuations() -> impl Strategy<Value = Valuation> {
    let points =
        || (0..9_000_000_u32).prop_map(|thousandths| Points::new(f64::from(thousandths) / 1e3).expect("points"));
    let code = prop::sample::select(vec!["O0", "O1", "O3"]).prop_map(OffenceCode::new);
    let id = prop::sample::select(vec!["ocg_crimes", "drug_supply", "cannabis_farms", "ocg_members"]);
    let times = (1..3_000_u32).prop_map(|n| Multiplier::new(f64::from(n) / 1e3).expect("a multiplier"));
    (
        prop::option::weighted(0.3, Just(other_edition().name)),
        prop::collection::btree_map(code, points(), 0..3),
        prop::option::weighted(0.3, points()),
        prop::collection::btree_map(id.clone().prop_map(MeasureId::new), points(), 0..2),
        prop::collection::btree_map(id.prop_map(MeasureId::new), times, 0..3),
    )
        .prop_map(|(edition, weights, cap, points, multipliers)| Valuation {
            edition,
            weights,
            cap,
            points,
            multipliers,
        })
}

fn selections() -> impl Strategy<Value = Selection> {
    let codes = prop::collection::btree_set(prop::sample::select(vec!["O0", "O1", "O2", "O3", NO_OFFENCE_CODE]), 0..3);
    let off = prop::collection::btree_set(prop::sample::select(vec!["ocg_crimes", "drug_supply", "ocg_members"]), 0..2);
    let vias = prop::collection::vec(prop::sample::select(Via::ALL.to_vec()), 0..5);
    let vias = prop_oneof![2 => Just(Via::ALL.to_vec()), 3 => vias];
    let nominals = prop_oneof![Just(0..=0), Just(0..=4)]
        .prop_flat_map(|size| prop::sample::subsequence(NominalKind::ALL.to_vec(), size));
    // Few of them, or most, named from either side.
    let groups = prop::collection::btree_set(prop::sample::select(vec!["G0", "G1", "G2", "G3"]), 0..5);
    let groups = (groups, prop::bool::weighted(0.2)).prop_map(|(groups, all_but)| {
        let codes = groups.into_iter().map(GroupCode::new).collect();
        if all_but { GroupsOut::AllBut(codes) } else { GroupsOut::Named(codes) }
    });
    let sources = prop::collection::btree_set(prop::sample::select(SOURCES.to_vec()), 0..2);
    let generated =
        prop_oneof![3 => Just(Generated::Included), 1 => Just(Generated::LeftOut), 1 => Just(Generated::Alone)];
    let records = (sources, generated);
    let days = prop::option::of([1..=31_u8, 1..=31_u8]);
    let asked = (0..11_i32, 1..12_i32, codes, off, (vias, nominals), any::<bool>(), groups, records, valuations());
    let from = (0..12_i32).prop_map(|month| ComparisonChoice::From(day("2024-01-01").month().plus(month)));
    let comparison = prop_oneof![Just(ComparisonChoice::YearEarlier), Just(ComparisonChoice::PeriodBefore), from];
    (asked, comparison, days).prop_map(
        |(
            (from, months, codes, off, (vias, nominals), once, groups, (sources, generated), valuation),
            comparison,
            days,
        )| {
            let from = day("2024-01-01").month().plus(from);
            let period = Period::new(from, from.plus(months)).expect("a period").within(year());
            Selection {
                level: Level::Sector,
                period,
                days: period.zip(days).map(|(period, days)| edges(period, days)).unwrap_or_default(),
                comparison,
                offences_out: codes.into_iter().map(OffenceCode::new).collect(),
                measures_off: off.into_iter().map(MeasureId::new).collect(),
                vias: vias.into_iter().fold(ViaSet::NONE, ViaSet::with),
                nominals_out: nominals.into_iter().collect(),
                overlap: if once { Overlap::CountOnce } else { Overlap::CountEach },
                groups_out: groups,
                sources_out: sources.into_iter().map(SourceId::new).collect(),
                generated,
                valuation,
            }
        },
    )
}

/// Days, the last of them included.
type Days = (Date, Date);

fn days_of(period: Period, edges: DayEdges) -> Days {
    (edges.first_of(period).expect("a day"), edges.last_of(period).expect("a day"))
}

fn month_of_year(month: usize) -> Days {
    let month = year().from().plus(i32::try_from(month).expect("a month"));
    days_of(Period::new(month, month.plus(1)).expect("a month"), DayEdges::WHOLE)
}

/// Edges by two days of the month, which a short month may lack.
fn edges(period: Period, [one, other]: [u8; 2]) -> DayEdges {
    let (first, last) = if period.months() == 1 { (one.min(other), one.max(other)) } else { (one, other) };
    let day = |month: Month, day: u8| {
        (1..=u32::from(day)).rev().find_map(|day| Date::from_ymd(month.year(), month.number(), day)).expect("a day")
    };
    DayEdges::between(day(period.from(), first), day(period.last(), last))
}

fn year() -> Period {
    Period::new(day("2024-01-01").month(), day("2025-01-01").month()).expect("a year")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_element_equals_the_sum_over_rows(rows in rows(), people in people(), selection in selections()) {
        let tables = tables(&rows, &people);
        let cube = cube(&tables);
        let (answer, ranking) = (cube.answer(&selection), cube.ranking(&selection));
        let order = |areas: &[AreaScore]| areas.iter().map(|area| area.area).collect::<Vec<_>>();
        prop_assert_eq!(ranking.areas.iter().map(|ranked| ranked.area).collect::<Vec<_>>(), order(&answer.areas));
        prop_assert_eq!(ranking.standings(), answer.standings());
        for area in &answer.areas {
            prop_assert_eq!(ranking.elements(area.area), area.elements.as_slice());
        }
        let expected = naive(&tables, &selection, days_of(selection.period.unwrap_or_else(year), selection.days));
        prop_assert_eq!(answer.areas.len(), usize::from(SECTORS));
        for area in &answer.areas {
            let sums = &expected[usize::from(area.area)];
            for (element, &(count, micro)) in area.elements.iter().zip(sums) {
                prop_assert_eq!(element.count, count);
                prop_assert_eq!(element.points, Points::from_micro(micro.into()));
            }
            let score = Points::from_micro(sums.iter().map(|sum| u128::from(sum.1)).sum());
            prop_assert_eq!(area.score, score);
            let higher = answer.areas.iter().filter(|other| other.score > area.score).count();
            prop_assert_eq!(area.rank as usize, higher + 1);
        }
    }

    #[test]
    fn area_commands_add_up_to_the_force(rows in rows(), people in people()) {
        let tables = tables(&rows, &people);
        let sectors = answer(&tables, &Selection::default());
        let commands = answer(&tables, &Selection { level: Level::AreaCommand, ..Selection::default() });
        prop_assert_eq!(commands.areas.len(), 2);
        prop_assert_eq!(sectors.force.score, commands.force.score);
        prop_assert_eq!(sectors.force.records, commands.force.records);
    }
}

#[test]
fn sums_that_no_f64_holds_are_whole_too() {
    // A thousand million records in each of two sectors, at nearly a hundred million points each.
    let mut tables = tables(&[(20, Some(0), Some(0), 0), (20, Some(1), Some(0), 0)], &[]);
    tables.records.count = vec![1_000_000_000, 1_000_000_001];
    let points = Points::new(999_999.999_999).expect("points");
    let times = Multiplier::new(99.999).expect("a multiplier");
    let valuation = Valuation {
        weights: [(OffenceCode::new("O0"), points)].into(),
        multipliers: [(MeasureId::new("drug_supply"), times)].into(),
        ..Valuation::default()
    };
    let selection = Selection { valuation, ..Selection::default() };
    let cube = cube(&tables);
    let each = u128::from(points.times(times).micro());
    let scores = cube.ranking(&selection).standings().into_iter().map(|standing| standing.score);
    assert_eq!(
        scores.take(2).collect::<Vec<_>>(),
        [1_000_000_000, 1_000_000_001].map(|n| Points::from_micro(each * n))
    );
    assert_eq!(cube.ranking(&selection).standings(), cube.answer(&selection).standings());
}

#[test]
fn more_records_than_are_counted_at_once_are_refused() {
    let mut tables = tables(&[(20, Some(0), Some(0), 0), (20, Some(1), Some(0), 0)], &[]);
    tables.records.count = vec![u32::MAX / 2, 1];
    let refused = Cube::build(dataset(&tables)).expect_err("too many").to_string();
    assert_eq!(refused, "found 2147483648 records that measures count, expected at most 2147483647");
}

#[test]
fn records_without_a_weight_are_counted_by_edition() {
    // Two crimes of an offence that has no weight in the edition in force, one of an offence that has none in the other.
    let rows = [3, 3, 2].map(|offence| (20, Some(0), Some(offence), 0));
    let suspect: Person = (0, None, vec![(0, 0, None)], vec![(0, 0), (1, 0), (2, 0)]);
    let cube = cube(&tables(&rows, &[suspect]));
    let without_weight = |edition| -> u64 {
        let counts = cube.quality().in_edition(edition);
        counts.iter().filter(|count| count.reason == Reason::NoWeight).map(|count| count.records).sum()
    };
    assert_eq!([without_weight(0), without_weight(1)], [2, 1]);
    let score = |edition| {
        let valuation = Valuation { edition, ..Valuation::default() };
        cube.answer(&Selection { valuation, ..Selection::default() }).force.elements
    };
    assert_ne!(score(None), score(Some(other_edition().name)));
    assert_eq!(score(None), score(Some(EditionName::new("no such edition"))));
}

#[test]
fn stock_counts_who_is_a_member_on_the_periods_last_day() {
    // Day 102 is 31 March 2024, the last of the period; day 103 the day after.
    let counted = |from: i32, length: Option<i32>| {
        let member: Person = (0, Some(0), vec![(0, from, length)], Vec::new());
        let period = Period::new(day("2024-01-01").month(), day("2024-04-01").month()).ok();
        let selection = Selection { period, ..Selection::default() };
        answer(&tables(&[(0, None, None, 0)], &[member]), &selection).force.elements[4].count
    };
    assert_eq!(counted(102, None), 1);
    assert_eq!(counted(103, None), 0);
    assert_eq!(counted(0, Some(103)), 1);
    assert_eq!(counted(0, Some(102)), 0);
}

#[test]
fn records_and_stock_count_from_the_first_day_chosen_to_the_last() {
    // Farms, which need no link, on 9, 10 and 31 March, and on 9 and 10 April 2024.
    let dates = ["2024-03-09", "2024-03-10", "2024-03-31", "2024-04-09", "2024-04-10"].map(day);
    let start = day("2023-12-20").epoch_days();
    let rows: Vec<Row> = dates.map(|date| (date.epoch_days() - start, Some(0), None, 1)).to_vec();
    let member = |from: &str, days| (0, Some(0), vec![(0, day(from).epoch_days() - start, Some(days))], Vec::new());
    let tables = tables(&rows, &[member("2024-04-09", 1), member("2024-04-10", 1)]);
    let (first, last) = (day("2024-03-10"), day("2024-04-09"));
    let period = Period::new(first.month(), last.month().plus(1)).ok();
    let selection = Selection { period, days: DayEdges::between(first, last), ..Selection::default() };
    let answer = answer(&tables, &selection);
    assert_eq!((answer.force.elements[3].count, answer.force.elements[4].count), (3, 1));
    // The months are whole beside it.
    assert_eq!(answer.force.monthly[2..4], [3.0 * 100.25, 2.0 * 100.25]);
}
