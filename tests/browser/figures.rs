//! Figures on the pages of elements, groups and areas, each summed anew from the rows that the force was made of.

#![allow(clippy::cast_precision_loss, reason = "the demonstration force has far fewer than 2^52 records")]

use std::collections::{BTreeMap, BTreeSet};

use placeharm::domain::{Counts, Date, Measure, Month, NominalKind, Period, PointsRule};
use placeharm::export::demo::Demo;
use placeharm::presentation::{date, number};
use placeharm::scoring::{Selection, Subject};
use placeharm::snapshot::{NO_DAY, RecordTable, Tables};

use crate::chromium::{Chromium, until};
use crate::reasons::TOLD;
use crate::sector::OPENED;
use crate::site::{RECORDS, Site, invented};

fn cells(chromium: &Chromium, table: &str) -> Vec<Vec<String>> {
    let script = format!(
        "[...document.querySelectorAll({table:?} + ' tbody tr')].map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    );
    serde_json::from_value(chromium.eval(&script)).expect("rows of text")
}

/// The twelve months that the force has scored.
fn year(demo: &Demo) -> Period {
    let to = demo.manifest.to.month();
    Period::new(to.plus(-12), to).expect("a year")
}

fn month_of(records: &RecordTable, row: usize) -> Option<Month> {
    (records.day[row] != NO_DAY).then(|| Date::from_epoch_days(records.day[row]).expect("a day").month())
}

/// Rows of the kinds that a measure counts, where it asks for nothing else: with a date, a sector and no offence asked for.
fn rows_of(tables: &Tables, measure: &Measure) -> Option<Vec<usize>> {
    let Counts::Records { kinds, offences, linked_to, .. } = &measure.counts else { return None };
    let records = &tables.records;
    let is_counted = |&row: &usize| {
        kinds.contains(&records.kinds[usize::from(records.kind[row])])
            && records.sector[row].is_some()
            && month_of(records, row).is_some()
    };
    (offences.is_empty() && linked_to.is_empty()).then(|| (0..records.rows()).filter(is_counted).collect())
}

/// What one of a measure is worth where it is worth an offence, by the edition in force.
fn points_each(demo: &Demo, measure: &Measure) -> f64 {
    let PointsRule::AsOffence(code) = &measure.points else { panic!("{}: points of its own", measure.id) };
    let edition = demo.tables.editions.iter().position(|it| *it == demo.manifest.weights.edition).expect("the edition");
    let offence = demo.tables.offences.iter().find(|offence| offence.code == *code).expect("the offence");
    offence.weights[edition].expect("a weight").value()
}

fn sum(records: &RecordTable, rows: impl Iterator<Item = usize>) -> u64 {
    rows.map(|row| u64::from(records.count[row])).sum()
}

/// Gini's coefficient by its definition: the mean difference of all pairs over twice the mean.
fn gini(values: &[f64]) -> f64 {
    let pairs = values.iter().flat_map(|a| values.iter().map(move |b| (a - b).abs()));
    pairs.sum::<f64>() / (2.0 * values.len() as f64 * values.iter().sum::<f64>())
}

#[test]
fn a_measure_of_a_kind_of_record_is_the_rows_by_month_area_source_and_place() {
    let (site, demo) = (Site::new(), invented(RECORDS));
    let (chromium, period, records) = (Chromium::start(&[]), year(&demo), &demo.tables.records);
    let measures: Vec<_> =
        demo.tables.measures.iter().filter_map(|measure| Some((measure, rows_of(&demo.tables, measure)?))).collect();
    assert!(measures.len() >= 4, "{} measures of a kind of record", measures.len());
    for (measure, rows) in measures {
        site.visit(&chromium, &format!("#/elements?measure={}", measure.id));
        until("the measure", || chromium.is(TOLD));
        let in_period =
            || rows.iter().copied().filter(|&row| month_of(records, row).is_some_and(|m| period.contains(m)));
        let each = points_each(&demo, measure);
        let all = sum(records, in_period());
        let points = number::points(all as f64 * each);
        assert_eq!(chromium.text_of("#measure .figures div:nth-child(1) dd"), number::whole(all), "{}", measure.id);
        assert_eq!(chromium.text_of("#measure .figures div:nth-child(2) dd"), points, "{}", measure.id);
        // Every month of the snapshot.
        chromium.eval("document.querySelectorAll('.twin').forEach(twin => { twin.open = true; })");
        until("the tables", || !cells(&chromium, "#months .twin").is_empty());
        let first = demo.manifest.from.month();
        let months = demo.manifest.to.month().since(first);
        let by_month = (0..months).map(|after| {
            let month = first.plus(after);
            let count = sum(records, rows.iter().copied().filter(|&row| month_of(records, row) == Some(month)));
            vec![date::month(month), number::whole(count)]
        });
        let shown: Vec<Vec<String>> = cells(&chromium, "#months .twin")
            .into_iter()
            .map(|row| vec![row[0].replace(" (incomplete)", ""), row[1].clone()])
            .collect();
        assert_eq!(shown, by_month.collect::<Vec<_>>(), "{}", measure.id);
        // Every area, and how far they are from having as much each.
        let sectors = demo.tables.sectors.as_ref().expect("sectors");
        let mut by_area: Vec<(String, u64)> = sectors
            .features
            .iter()
            .map(|sector| {
                let of = |name: &str| sector.property(name).and_then(|it| it.as_str()).expect("text").to_owned();
                let id = of("id");
                let here =
                    |&row: &usize| records.sector[row].is_some_and(|at| records.sector_ids[usize::from(at)] == id);
                (of("name"), sum(records, in_period().filter(here)))
            })
            .collect();
        let mut values: Vec<f64> = by_area.iter().map(|(_, count)| *count as f64).collect();
        by_area.retain(|(_, count)| *count > 0);
        let shown: BTreeMap<String, [String; 2]> = cells(&chromium, "#areas .bars")
            .into_iter()
            .map(|row| (row[0].clone(), [row[2].clone(), row[3].clone()]))
            .collect();
        assert_eq!(shown.len(), by_area.len().min(40), "{}", measure.id);
        for (name, cells) in shown {
            let (_, count) = by_area.iter().find(|(area, _)| *area == name).expect("an area of the force");
            assert_eq!(cells, [number::points(*count as f64 * each), number::whole(*count)], "{} {name}", measure.id);
        }
        values.sort_by(|a, b| b.total_cmp(a));
        let half = values.iter().sum::<f64>() / 2.0;
        let mut harm = 0.0;
        let places = values
            .iter()
            .take_while(|value| {
                let is_short = harm < half;
                harm += **value;
                is_short
            })
            .count();
        let said = chromium.text_of("#concentration p");
        let begin = format!("Half of the harm lies in {places} of {} sectors", values.len());
        assert!(said.starts_with(&begin), "{}: {said}, expected {begin}", measure.id);
        let coefficient = format!("Gini {}.", number::decimals(gini(&values), 2));
        assert!(said.contains(&coefficient), "{}: {said}, expected {coefficient}", measure.id);
    }
}

#[test]
fn a_groups_members_homes_and_shared_records_are_those_of_the_tables() {
    let (site, demo) = (Site::new(), invented(RECORDS));
    let (cube, chromium, period) = (site.cube(), Chromium::start(&[]), year(&demo));
    let (tables, records) = (&demo.tables, &demo.tables.records);
    let last_day = Date::from_epoch_days(demo.manifest.to.epoch_days() - 1).expect("a day");
    let roles: BTreeSet<_> = tables
        .measures
        .iter()
        .filter_map(|measure| match &measure.counts {
            Counts::Records { linked_to, roles, .. } if !linked_to.is_empty() => Some(roles.iter().cloned()),
            _ => None,
        })
        .flatten()
        .collect();
    // Records of the period that members of each group were linked to while in it.
    let mut linked: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for nominal in &tables.nominals {
        for link in nominal.links.iter().filter(|link| roles.contains(&link.role)) {
            let row = link.record as usize;
            let Some(day) = (records.day[row] != NO_DAY).then(|| Date::from_epoch_days(records.day[row])).flatten()
            else {
                continue;
            };
            let counts = period.contains(day.month()) && records.sector[row].is_some();
            for membership in nominal.memberships.iter().filter(|membership| counts && membership.covers(day)) {
                linked.entry(membership.group).or_default().insert(link.record);
            }
        }
    }
    let harm = cube.groups(&Selection::default()).groups;
    let most = harm.iter().take(3).map(|harm| harm.group);
    for group in most {
        let code = &tables.groups[group as usize].code;
        site.visit(&chromium, &format!("#/groups?group={code}"));
        until("the group", || chromium.is(TOLD) && chromium.is("document.querySelector('#group-figures dd') !== null"));
        let own = &linked[&group];
        assert_eq!(chromium.text_of("#group-figures div:nth-child(2) dd"), number::whole(own.len() as u64), "{code}");
        let is_member = |nominal: &&placeharm::snapshot::Nominal| {
            let is_there = nominal.from <= last_day && nominal.to.is_none_or(|to| last_day < to);
            is_there && nominal.memberships.iter().any(|it| it.group == group && it.covers(last_day))
        };
        let members: Vec<_> = tables.nominals.iter().filter(is_member).collect();
        let kinds = NominalKind::ALL.into_iter().zip(["OCG", "priority", "UCG", "PCG"]);
        let said = kinds.filter_map(|(kind, short)| {
            let count = members.iter().filter(|nominal| nominal.kind == kind).count();
            (count > 0).then(|| format!("{count} {short}"))
        });
        assert_eq!(chromium.text_of("#group-figures div:last-child dd"), said.collect::<Vec<_>>().join(", "), "{code}");
        let mut homes: BTreeMap<String, u64> = BTreeMap::new();
        for nominal in &members {
            if let Some(home) = nominal.home_sector {
                let sectors = &cube.catalogue().areas.sectors;
                let id = &records.sector_ids[usize::from(home)];
                let name = &sectors.iter().find(|area| area.id.as_str() == id).expect("the sector").name;
                *homes.entry(name.clone()).or_default() += 1;
            }
        }
        let shown: BTreeMap<String, u64> = cells(&chromium, "#group-homes")
            .into_iter()
            .map(|row| (row[0].clone(), row[2].replace(',', "").parse().expect("a number")))
            .collect();
        assert_eq!(shown, homes, "{code}");
        chromium.eval("document.querySelectorAll('#shared .twin').forEach(twin => { twin.open = true; })");
        let shared: BTreeMap<String, String> = linked
            .iter()
            .filter(|(other, _)| **other != group)
            .map(|(other, rows)| (*other, rows.intersection(own).count() as u64))
            .filter(|(_, count)| *count > 0)
            .map(|(other, count)| (tables.groups[other as usize].code.to_string(), number::whole(count)))
            .collect();
        let found = || -> BTreeMap<String, String> {
            cells(&chromium, "#shared .twin").into_iter().map(|row| (row[0].clone(), row[1].clone())).collect()
        };
        until("what is shared", || found().len() == shared.len());
        assert_eq!(found(), shared, "{code}");
    }
}

#[test]
fn every_line_of_an_areas_lists_is_the_engines() {
    let site = Site::new();
    let (cube, chromium) = (site.cube(), Chromium::start(&[]));
    site.visit(&chromium, "#/sector?area=S02");
    until("the area", || chromium.is(OPENED));
    let catalogue = cube.catalogue();
    let area = catalogue.areas.sectors.iter().position(|area| area.id.as_str() == "S02").expect("the area");
    let area = Some((placeharm::domain::Level::Sector, u16::try_from(area).expect("a position")));
    let found = cube.breakdown(&Selection::default(), Subject { area, ..Subject::default() });
    let offences = cells(&chromium, "#sector-offences");
    let mut rest = (found.flow.now.count, found.by_offence.iter().filter(|part| part.now.count > 0).count());
    assert!(offences.len() > 5);
    for row in &offences {
        let named = |part: &&placeharm::scoring::Part| {
            catalogue.offences.get(part.at as usize).map_or("No offence code", |offence| &offence.name) == row[0]
        };
        match found.by_offence.iter().find(named) {
            Some(part) => {
                assert_eq!(row[2..4], [number::points(part.now.points), number::whole(part.now.count)], "{row:?}");
                rest = (rest.0 - part.now.count, rest.1 - 1);
            }
            None => assert_eq!([&row[0], &row[3]], [&format!("{} other offences", rest.1), &number::whole(rest.0)]),
        }
    }
    let groups = cells(&chromium, "#sector-groups");
    assert!(groups.len() > 2);
    for row in &groups {
        let of = |part: &&placeharm::scoring::Part| {
            let group = &catalogue.groups[part.at as usize];
            row[0] == format!("{} ({})", group.code_name, group.code)
        };
        let part = found.by_group.iter().find(of).unwrap_or_else(|| panic!("{row:?}"));
        assert_eq!(row[2..4], [number::points(part.now.points), number::whole(part.now.count)], "{row:?}");
    }
}
