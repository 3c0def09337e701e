//! Breakdowns, held against a naive walk over rows and links.

use std::collections::{BTreeMap, BTreeSet};

use placeharm::domain::{Counts, Date, Level, OffenceCode, Points, Via};
use placeharm::scoring::{Breakdown, Change, NO_OFFENCE_CODE, Overlap, Part, Selection, Subject};
use placeharm::snapshot::Tables;
use proptest::prelude::*;

use super::{
    Days, answer, cube, days_of, is_left_out, month_of_year, people, rows, selections, tables, vias, worth, year,
};

/// Counts and millionths, now and before.
pub type Sums = BTreeMap<u32, [(u64, u64); 2]>;

/// What the walk finds.
#[derive(Default)]
pub struct Found {
    pub flow: Sums,
    by_measure: Sums,
    pub by_source: Sums,
    pub by_offence: Sums,
    by_area: Sums,
    pub by_group: Sums,
    pub stock: Sums,
    pub stock_by_group: Sums,
    monthly: BTreeMap<usize, (u64, u64)>,
}

fn add(sums: &mut Sums, at: usize, sides: [bool; 2], points: u64) {
    let sums = sums.entry(u32::try_from(at).expect("a position")).or_default();
    for (sums, _) in sums.iter_mut().zip(sides).filter(|(_, is_in)| *is_in) {
        *sums = (sums.0 + 1, sums.1 + points);
    }
}

/// The measures that count a row, in order, with its points.
pub fn counted(tables: &Tables, selection: &Selection, row: usize) -> Vec<(usize, u64)> {
    let records = &tables.records;
    let date = Date::from_epoch_days(records.day[row]).expect("a day");
    let code = records.offence[row]
        .map_or(OffenceCode::new(NO_OFFENCE_CODE), |o| tables.offences[usize::from(o)].code.clone());
    if is_left_out(tables, selection, row, &code) {
        return Vec::new();
    }
    let counts = |measure: &placeharm::domain::Measure| {
        let Counts::Records { kinds, offences, linked_to, roles } = &measure.counts else { return false };
        let is_linked = tables.nominals.iter().any(|nominal| {
            linked_to.contains(&nominal.kind)
                && !selection.nominals_out.contains(&nominal.kind)
                && nominal.links.iter().any(|link| link.record as usize == row && roles.contains(&link.role))
                && vias(tables, nominal, date, &selection.groups_out).iter().any(|via| selection.vias.contains(*via))
        });
        !selection.measures_off.contains(&measure.id)
            && kinds.contains(&records.kinds[usize::from(records.kind[row])])
            && (offences.is_empty() || offences.contains(&code))
            && (linked_to.is_empty() || is_linked)
    };
    let measures = tables.measures.iter().enumerate().filter(|(_, measure)| counts(measure));
    let taken = if selection.overlap == Overlap::CountOnce { 1 } else { usize::MAX };
    measures
        .take(taken)
        .map(|(at, measure)| (at, worth(tables, measure, records.offence[row], &selection.valuation)))
        .collect()
}

/// The groups of the selection through whose members a row is linked, for a measure if it counts by links.
fn groups_of_row(tables: &Tables, selection: &Selection, row: usize, measure: Option<u16>) -> BTreeSet<usize> {
    let date = Date::from_epoch_days(tables.records.day[row]).expect("a day");
    let linked = |at: usize| match &tables.measures[at].counts {
        Counts::Records { linked_to, roles, .. } if !linked_to.is_empty() => Some((linked_to, roles)),
        _ => None,
    };
    let asked = measure
        .and_then(|at| linked(at.into()))
        .map_or_else(|| (0..tables.measures.len()).filter_map(linked).collect(), |one| vec![one]);
    let mut groups = BTreeSet::new();
    for nominal in tables.nominals.iter().filter(|nominal| !selection.nominals_out.contains(&nominal.kind)) {
        let is_linked =
            nominal.links.iter().filter(|link| link.record as usize == row).any(|link| {
                asked.iter().any(|(kinds, roles)| kinds.contains(&nominal.kind) && roles.contains(&link.role))
            });
        if is_linked {
            let covering = nominal.memberships.iter().filter(|membership| membership.covers(date));
            groups
                .extend(covering.map(|membership| membership.group as usize).filter(|&g| is_in(tables, selection, g)));
        }
    }
    groups
}

fn is_in(tables: &Tables, selection: &Selection, group: usize) -> bool {
    let group = &tables.groups[group];
    !selection.groups_out.contains(&group.code) && selection.vias.contains(Via::Group(group.kind))
}

pub fn naive(tables: &Tables, selection: &Selection, subject: Subject, periods: [Option<Days>; 2]) -> Found {
    let mut found = Found::default();
    let records = &tables.records;
    let area_in = |sector: u16| subject.area.is_none_or(|(_, area)| area == sector);
    for row in 0..records.rows() {
        let Some(sector) = records.sector[row].filter(|&sector| area_in(sector)) else { continue };
        let date = Date::from_epoch_days(records.day[row]).expect("a day");
        let month = date.month();
        let mut measures = counted(tables, selection, row);
        measures.retain(|&(at, _)| subject.measure.is_none_or(|asked| usize::from(asked) == at));
        let groups = groups_of_row(tables, selection, row, subject.measure);
        let is_asked = subject.group.is_none_or(|group| groups.contains(&(group as usize)));
        if measures.is_empty() || !year().contains(month) || !is_asked {
            continue;
        }
        let sides = periods.map(|days| days.is_some_and(|(first, last)| first <= date && date <= last));
        let points = measures.iter().map(|measure| measure.1).sum();
        let monthly = found.monthly.entry(usize::try_from(month.since(year().from())).expect("a month")).or_default();
        *monthly = (monthly.0 + 1, monthly.1 + points);
        add(&mut found.flow, 0, sides, points);
        add(&mut found.by_source, records.source[row].into(), sides, points);
        add(&mut found.by_area, sector.into(), sides, points);
        add(&mut found.by_offence, records.offence[row].map_or(tables.offences.len(), usize::from), sides, points);
        for (at, points) in measures {
            add(&mut found.by_measure, at, sides, points);
        }
        for group in groups {
            add(&mut found.by_group, group, sides, points);
        }
    }
    for (side, days) in periods.into_iter().enumerate() {
        let Some((_, day)) = days else { continue };
        let sides = [side == 0, side == 1];
        for nominal in tables.nominals.iter().filter(|nominal| nominal.home_sector.is_some_and(area_in)) {
            let is_active =
                vias(tables, nominal, day, &selection.groups_out).iter().any(|v| selection.vias.contains(*v));
            let covering = nominal.memberships.iter().filter(|membership| membership.covers(day));
            let groups: BTreeSet<usize> =
                covering.map(|membership| membership.group as usize).filter(|&g| is_in(tables, selection, g)).collect();
            let is_asked = subject.group.is_none_or(|group| groups.contains(&(group as usize)));
            for (at, measure) in tables.measures.iter().enumerate() {
                let Counts::Nominals { kinds } = &measure.counts else { continue };
                let is_asked = is_asked && subject.measure.is_none_or(|asked| usize::from(asked) == at);
                let is_on =
                    !selection.measures_off.contains(&measure.id) && !selection.nominals_out.contains(&nominal.kind);
                if is_active && is_asked && is_on && kinds.contains(&nominal.kind) {
                    let points = worth(tables, measure, None, &selection.valuation);
                    add(&mut found.stock, 0, sides, points);
                    add(&mut found.by_measure, at, sides, points);
                    for &group in &groups {
                        add(&mut found.stock_by_group, group, sides, points);
                    }
                }
            }
        }
    }
    found
}

/// The parts as the walk has them.
fn sums(parts: &[Part]) -> BTreeMap<u32, [(u64, f64); 2]> {
    parts.iter().map(|part| (part.at, [part.now, part.before].map(|c| (c.count, c.points)))).collect()
}

fn expected(sums: &Sums) -> BTreeMap<u32, [(u64, f64); 2]> {
    let some = sums.iter().filter(|(_, sides)| sides.iter().any(|side| side.0 > 0));
    some.map(|(&at, sides)| (at, sides.map(|(count, micro)| (count, Points::from_micro(micro.into()))))).collect()
}

fn subjects() -> impl Strategy<Value = Subject> {
    let area = prop::option::of(0..4_u16).prop_map(|area| area.map(|area| (Level::Sector, area)));
    (area, prop::option::of(0..5_u16), prop::option::of(0..4_u32)).prop_map(|(area, measure, group)| Subject {
        area,
        measure,
        group,
    })
}

/// The days that are broken down, now and before.
fn periods(found: &Breakdown) -> [Option<Days>; 2] {
    let now = found.period.map(|period| days_of(period, found.days));
    [now, found.comparison.map(|comparison| days_of(comparison.period, comparison.days))]
}

/// Whether two changes are one: a breakdown adds its squares up in another order.
fn is_same_change(one: Option<Change>, other: Option<Change>) -> bool {
    one.zip(other).map_or(one == other, |(one, other)| {
        (one.z - other.z).abs() <= 1e-9 * one.z.abs().max(1.0) && Change { z: other.z, ..one } == other
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_part_equals_the_walk_over_rows(
        rows in rows(), people in people(), selection in selections(), subject in subjects(),
    ) {
        let tables = tables(&rows, &people);
        let found: Breakdown = cube(&tables).breakdown(&selection, subject);
        prop_assert_eq!(found.period, Some(selection.period.unwrap_or_else(year)));
        let periods = periods(&found);
        prop_assert_eq!(periods[0], Some(days_of(selection.period.unwrap_or_else(year), selection.days)));
        let naive = naive(&tables, &selection, subject, periods);
        let one = |part: Part| sums(&[part]).into_iter().filter(|(_, sides)| sides.iter().any(|s| s.0 > 0)).collect();
        let flow: BTreeMap<_, _> = one(found.flow);
        prop_assert_eq!(flow, expected(&naive.flow));
        let stock: BTreeMap<_, _> = one(found.stock);
        prop_assert_eq!(stock, expected(&naive.stock));
        prop_assert_eq!(sums(&found.by_measure), expected(&naive.by_measure));
        prop_assert_eq!(sums(&found.by_offence), expected(&naive.by_offence));
        prop_assert_eq!(sums(&found.by_area), expected(&naive.by_area));
        prop_assert_eq!(sums(&found.by_group), expected(&naive.by_group));
        prop_assert_eq!(sums(&found.stock_by_group), expected(&naive.stock_by_group));
        // These rows have no beats: a sector's place is its position.
        prop_assert_eq!(sums(&found.by_place), expected(&naive.by_area));
        prop_assert_eq!(sums(&found.by_source), expected(&naive.by_source));
        for (month, &counted) in found.stock_monthly.iter().enumerate() {
            let ends = [Some(month_of_year(month)), None];
            let on_last_day = self::naive(&tables, &selection, subject, ends).stock;
            let part = Part { now: counted, ..Part::default() };
            let stock: BTreeMap<_, _> = one(part);
            prop_assert_eq!(stock, expected(&on_last_day));
        }
        for (measure, months) in found.monthly_by_measure.iter().enumerate() {
            for (month, &points) in months.iter().enumerate() {
                let ends = [Some(month_of_year(month)), None];
                let of_month = self::naive(&tables, &selection, subject, ends).by_measure;
                let micro = of_month.get(&u32::try_from(measure).expect("small")).map_or(0, |sides| sides[0].1);
                prop_assert_eq!(points, Points::from_micro(micro.into()));
            }
        }
        for (month, counted) in found.monthly.iter().enumerate() {
            let (count, micro) = naive.monthly.get(&month).copied().unwrap_or_default();
            prop_assert_eq!((counted.count, counted.points), (count, Points::from_micro(micro.into())));
        }
    }

    #[test]
    fn groups_are_ranked_by_the_harm_of_the_walk(rows in rows(), people in people(), selection in selections()) {
        let tables = tables(&rows, &people);
        let cube = cube(&tables);
        let (groups, whole) = (cube.groups(&selection), cube.breakdown(&selection, Subject::default()));
        prop_assert_eq!(groups.groups.len(), tables.groups.len());
        let periods = periods(&whole);
        let naive = naive(&tables, &selection, Subject::default(), periods);
        let linked: Vec<Part> = groups.groups.iter().map(|group| group.linked).collect();
        let some = sums(&linked).into_iter().filter(|(_, sides)| sides.iter().any(|side| side.0 > 0));
        prop_assert_eq!(some.collect::<BTreeMap<_, _>>(), expected(&naive.by_group));
        let (_, last) = periods[0].expect("a period");
        for harm in &groups.groups {
            let higher = linked.iter().filter(|other| other.now.points > harm.linked.now.points).count();
            prop_assert_eq!(harm.rank as usize, higher + 1);
            let subject = Subject { group: Some(harm.group), ..Subject::default() };
            let alone = cube.breakdown(&selection, subject);
            prop_assert_eq!((alone.flow.now, alone.flow.before), (harm.linked.now, harm.linked.before));
            prop_assert_eq!(alone.by_area.iter().filter(|part| part.now.count > 0).count(), harm.areas as usize);
            let monthly: Vec<f64> = alone.monthly.iter().map(|month| month.points).collect();
            prop_assert_eq!(&monthly, &harm.monthly);
            let share = if whole.flow.now.points > 0.0 { harm.linked.now.points / whole.flow.now.points } else { 0.0 };
            prop_assert_eq!(share, harm.share);
            let mut members = [0; 4];
            for nominal in &tables.nominals {
                let is_member = nominal.memberships.iter().any(|m| m.group == harm.group && m.covers(last));
                let kind = placeharm::domain::NominalKind::ALL.iter().position(|&kind| kind == nominal.kind);
                members[kind.expect("a kind")] += u32::from(is_member);
            }
            prop_assert_eq!(members, harm.members);
        }
    }

    #[test]
    fn a_breakdown_changes_as_the_ranking_does(rows in rows(), people in people(), selection in selections()) {
        let tables = tables(&rows, &people);
        let (answer, cube) = (answer(&tables, &selection), cube(&tables));
        let force = cube.breakdown(&selection, Subject::default());
        prop_assert!(is_same_change(force.flow.change, answer.force.change));
        prop_assert_eq!((force.flow.now.count, force.flow.now.points), (answer.force.records, answer.force.flow));
        prop_assert_eq!(force.stock.now.points, answer.force.stock);
        let lags = (0..rows.len()).any(|row| {
            let month = Date::from_epoch_days(tables.records.day[row]).expect("a day").month();
            let is_placed = tables.records.sector[row].is_some() && year().contains(month);
            is_placed && tables.records.source[row] == 1 && !counted(&tables, &selection, row).is_empty()
        });
        prop_assert_eq!(&force.months_complete, &(0..12).map(|month| month < 10 || !lags).collect::<Vec<_>>());
        for area in &answer.areas {
            let subject = Subject { area: Some((Level::Sector, area.area)), ..Subject::default() };
            prop_assert!(is_same_change(cube.breakdown(&selection, subject).flow.change, area.change));
            let part = force.by_area.iter().find(|part| part.at == u32::from(area.area));
            if let Some(part) = part {
                prop_assert!(is_same_change(part.change, area.change));
            }
        }
    }
}
