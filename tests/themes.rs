//! Themes: what rows add up to equals a naive walk over the tables they came from, and leads to as many rows.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use placeharm::domain::{Date, DayEdges, Level, Month, Period, SourceId};
use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load_file, load_tables, save};
use placeharm::rows::{AreaOf, Desk, Facet, Filter, Gathering, Look, TableId, Test, ThemeKind, Themes};
use placeharm::scoring::{Catalogue, Comparison, ComparisonChoice, Generated, Selection};
use placeharm::snapshot::{Manifest, NO_DAY, RecordTable, Tables};
use proptest::prelude::*;

/// Substances of which one is within another, by letters.
const FOUND: [&str; 5] = ["Cocaine", "Crack cocaine", "cocaine", "Heroin", "Étizolam"];
const SUBJECTS: [&str; 3] = ["Drug supply", "Firearms", "Nothing matched"];

struct Force {
    dir: tempfile::TempDir,
    tables: Tables,
    manifest: Manifest,
}

/// A demonstration force whose records are turned over by numbers: other kinds, places, days, counts and words.
fn force(numbers: &[u32]) -> Force {
    let dir = tempfile::tempdir().expect("a folder");
    let mut made = demo(&DemoOptions { scale: Scale::Force, records: Some(4_000), seed: 3 });
    let records = &mut made.tables.records;
    let pick = |number: u32, of: usize| number as usize % of;
    let few = |number: u32, of: usize| u8::try_from(pick(number, of)).expect("few");
    for ((row, &number), place) in (0..records.rows()).zip(numbers.iter().cycle()).zip(1_u32..) {
        let number = number.wrapping_mul(place).rotate_left(11);
        records.kind[row] = few(number >> 3, records.kinds.len());
        records.source[row] = few(number >> 5, records.sources.len());
        records.count[row] = 1 + number % 3;
        if number.is_multiple_of(17) {
            records.day[row] = NO_DAY;
        }
        if number.is_multiple_of(13) {
            (records.sector[row], records.beat[row]) = (None, None);
        } else if number.is_multiple_of(5) {
            records.beat[row] = None;
        }
        let mut found: Vec<String> = Vec::new();
        for at in 0..number % 4 {
            let one = FOUND[pick(number >> (2 * at), FOUND.len())].to_owned();
            if !found.contains(&one) {
                found.push(one);
            }
        }
        records.substances[row] = found;
        records.age_band[row] = (number % 7 > 0).then(|| format!("band {}", number % 3));
        records.intelligence_subject[row] = (number % 5 > 0).then(|| SUBJECTS[pick(number >> 4, 3)].to_owned());
        records.intelligence_type[row] = (number % 3 > 0).then(|| format!("type {}", number % 2));
    }
    save(dir.path(), &made.tables, made.manifest).expect("a snapshot");
    let (manifest, _) = load_tables(dir.path()).expect("the files");
    Force { dir, tables: made.tables, manifest }
}

impl Force {
    fn desk(&self) -> Desk {
        let (_, files) = load_tables(self.dir.path()).expect("the files");
        let mut desk = Desk::open(&self.manifest, files).expect("a desk");
        for part in desk.theme_parts().expect("parts") {
            desk.add_theme_part(part, &self.part(part)).expect("a part");
        }
        assert!(desk.theme_parts().expect("parts").is_empty());
        desk
    }

    fn part(&self, part: usize) -> Vec<u8> {
        let is_it =
            |file: &&placeharm::snapshot::FileEntry| file.table == "records_detail" && file.part as usize == part;
        load_file(self.dir.path(), self.manifest.files.iter().find(is_it).expect("the part")).expect("its bytes")
    }
}

fn look(selection: &Selection, area: Option<AreaOf>) -> Look {
    let selection = selection.clone();
    Look { selection, in_period: true, offences_in: true, sources_in: true, area, ..Look::default() }
}

/// The position of the area of a level that a row lies in.
fn area_of(records: &RecordTable, catalogue: &Catalogue, level: Level, row: usize) -> Option<usize> {
    let sector = records.sector[row].map(|at| records.sector_ids[usize::from(at)].as_str());
    let beat = records.beat[row].map(|at| records.beat_ids[usize::from(at)].as_str());
    let named =
        |level: Level, id: Option<&str>| catalogue.areas.of(level).iter().position(|area| Some(area.id.as_str()) == id);
    match level {
        Level::Beat => named(level, beat),
        Level::Sector => named(level, sector),
        Level::AreaCommand => catalogue.areas.sectors[named(Level::Sector, sector)?].parent.map(usize::from),
    }
}

fn values(records: &RecordTable, facet: Facet, row: usize) -> Vec<String> {
    let text = |text: &Option<String>| vec![text.clone().unwrap_or_default()];
    match facet {
        Facet::Substance if !records.substances[row].is_empty() => records.substances[row].clone(),
        Facet::Substance | Facet::Combination => vec![records.substances[row].join("; ")],
        Facet::AgeBand => text(&records.age_band[row]),
        Facet::Subject => text(&records.intelligence_subject[row]),
        Facet::Type => text(&records.intelligence_type[row]),
    }
}

/// Counts by what they are of: theme, facet and value, or area; the last by month.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    now: BTreeMap<String, u64>,
    /// In the days compared with.
    before: BTreeMap<String, u64>,
    monthly: BTreeMap<(String, Month), u64>,
}

impl Counts {
    fn add(&mut self, key: String, month: Month, [is_now, is_before]: [bool; 2], count: u64) {
        *self.monthly.entry((key.clone(), month)).or_default() += count;
        if is_before {
            *self.before.entry(key.clone()).or_default() += count;
        }
        if is_now {
            *self.now.entry(key).or_default() += count;
        }
    }
}

/// What a selection is compared with: its months, and on which days they begin and end.
fn compared(catalogue: &Catalogue, selection: &Selection) -> Option<(Period, DayEdges)> {
    let (now, days) = (selection.period_in(catalogue), selection.days_in(catalogue));
    let found = Comparison::find(selection.comparison, now, days, catalogue.period)?;
    Some((found.period, found.days))
}

/// Row by row, as someone with the force's own tables would count.
fn naive(tables: &Tables, catalogue: &Catalogue, selection: &Selection, only: Option<usize>) -> Counts {
    let (records, mut counts) = (&tables.records, Counts::default());
    let now = (selection.period_in(catalogue), selection.days_in(catalogue));
    let sides = [Some(now), compared(catalogue, selection)];
    for row in 0..records.rows() {
        let kind = records.kinds[usize::from(records.kind[row])].as_str();
        let source = &records.sources[usize::from(records.source[row])];
        let day = Some(records.day[row]).filter(|&day| day != NO_DAY).and_then(Date::from_epoch_days);
        let code = records.offence[row].map_or("none", |at| tables.offences[usize::from(at)].code.as_str());
        let Some(day) = day.filter(|day| catalogue.period.contains(day.month())) else { continue };
        let month = day.month();
        let is_out = selection.sources_out.contains(source)
            || !selection.generated.counts(records.police_generated[row])
            || selection.offences_out.iter().any(|out| out.as_str() == code);
        if is_out {
            continue;
        }
        let (area, count) = (area_of(records, catalogue, selection.level, row), u64::from(records.count[row]));
        let is_in = sides.map(|side| {
            let ends = side.and_then(|(period, edges)| edges.first_of(period).zip(edges.last_of(period)));
            ends.is_some_and(|(first, last)| first <= day && day <= last)
        });
        let theme = ThemeKind::ALL.into_iter().find(|theme| theme.record_kind() == kind);
        if let Some(theme) = theme.filter(|_| only.is_none() || area == only) {
            counts.add(format!("{theme:?}"), month, is_in, count);
            let place = area.map_or("none".to_owned(), |area| area.to_string());
            counts.add(format!("{theme:?} area {place}"), month, is_in, count);
            for &facet in theme.facets() {
                for value in values(records, facet, row) {
                    counts.add(format!("{theme:?} {facet:?} {value:?}"), month, is_in, count);
                }
            }
        }
        let Some(area) = area.filter(|_| is_in[0]) else { continue };
        for matched in ["Drug supply", "Firearms"] {
            let subject = records.intelligence_subject[row].as_deref();
            if theme.is_some_and(ThemeKind::is_intelligence) && subject == Some(matched) {
                counts.add(format!("reports {matched} {area}"), month, [true, false], count);
            }
            let codes: &[&str] = if matched == "Firearms" { &["10A", "10B", "81"] } else { &["92A"] };
            if kind == "crime" && codes.contains(&code) {
                counts.add(format!("crimes {matched} {area}"), month, [true, false], count);
            }
        }
    }
    counts
}

/// The same counts as the rows' worker has them.
fn counted(themes: &Themes, catalogue: &Catalogue, selection: &Selection) -> Counts {
    let mut counts = Counts::default();
    let now = (selection.period_in(catalogue), selection.days_in(catalogue));
    let months = |period: Period| {
        let at = |month: Month| usize::try_from(month.since(catalogue.period.from())).expect("covered");
        at(period.from())..at(period.to())
    };
    let mut add = |key: String, tally: &placeharm::rows::Tally| {
        assert!(tally.withheld.is_empty());
        assert_eq!(tally.sums(months(now.0), now.1), Some([tally.now, 0]));
        if tally.now > 0 {
            counts.now.insert(key.clone(), tally.now);
        }
        let before = compared(catalogue, selection).and_then(|(period, days)| tally.sums(months(period), days));
        counts.before.extend(before.filter(|[known, _]| *known > 0).map(|[known, _]| (key.clone(), known)));
        for (offset, &count) in (0..).zip(&tally.monthly).filter(|(_, count)| **count > 0) {
            counts.monthly.insert((key.clone(), catalogue.period.from().plus(offset)), count);
        }
    };
    for theme in &themes.kinds {
        let kind = theme.kind;
        add(format!("{kind:?}"), &theme.all);
        add(format!("{kind:?} area none"), &theme.unplaced);
        for (area, tally) in theme.by_area.iter().enumerate() {
            add(format!("{kind:?} area {area}"), tally);
        }
        for (facet, values) in &theme.by {
            for valued in values {
                add(format!("{kind:?} {facet:?} {:?}", valued.value), &valued.tally);
            }
        }
    }
    for tally in themes.subjects.iter().filter(|tally| ["Drug supply", "Firearms"].contains(&tally.subject.as_str())) {
        for (what, list) in [("reports", &tally.reports), ("crimes", &tally.crimes)] {
            for (area, &count) in list.iter().enumerate().filter(|(_, count)| **count > 0) {
                counts.now.insert(format!("{what} {} {area}", tally.subject), count);
            }
        }
    }
    // Subjects are counted in the months scored alone.
    counts.monthly.retain(|(key, _), _| !key.starts_with("reports") && !key.starts_with("crimes"));
    counts
}

/// A selection of the days from one to another, counted from a month's first.
fn in_days(own: &Selection, month: Month, days: [i32; 2]) -> Selection {
    let first = month.first_day().expect("a day").epoch_days();
    let [first, last] = days.map(|day| Date::from_epoch_days(first + day).expect("a day"));
    let period = Period::new(first.month(), last.month().plus(1)).ok();
    Selection { period, days: DayEdges::between(first, last), ..own.clone() }
}

/// The force's own settings, and choices of each kind that narrow rows.
fn selections(catalogue: &Catalogue) -> Vec<Selection> {
    let (own, months) = (Selection::default(), catalogue.period);
    vec![
        own.clone(),
        Selection { level: Level::Beat, generated: Generated::LeftOut, ..own.clone() },
        Selection {
            level: Level::AreaCommand,
            sources_out: [SourceId::new("coroner"), SourceId::new("crimestoppers")].into(),
            period: Period::new(months.from().plus(4), months.from().plus(9)).ok(),
            offences_out: ["none".into(), "92A".into()].into(),
            ..own.clone()
        },
        Selection { generated: Generated::Alone, period: Some(months), ..own.clone() },
        in_days(&own, months.from().plus(14), [10, 45]),
        Selection { comparison: ComparisonChoice::PeriodBefore, ..in_days(&own, months.from().plus(14), [10, 30]) },
        in_days(&own, months.from().plus(1), [3, 70]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn tallies_are_those_of_a_naive_walk(numbers in prop::collection::vec(any::<u32>(), 7..40)) {
        let force = force(&numbers);
        let mut desk = force.desk();
        let catalogue = desk.catalogue().clone();
        for selection in selections(&catalogue) {
            for only in [None, Some(2)] {
                let area = only.map(|at| AreaOf {
                    level: selection.level,
                    id: catalogue.areas.of(selection.level)[at].id.clone(),
                });
                let found = desk.themes(&look(&selection, area)).expect("themes");
                let mut expected = naive(&force.tables, &catalogue, &selection, only);
                expected.monthly.retain(|(key, _), _| !key.starts_with("reports") && !key.starts_with("crimes"));
                prop_assert_eq!(counted(&found, &catalogue, &selection), expected);
            }
        }
    }
}

#[test]
fn every_count_leads_to_as_many_rows() {
    let force = force(&[2_654_435_761, 40_503, 97, 1_000_003]);
    let mut desk = force.desk();
    let catalogue = desk.catalogue().clone();
    let names = ["substances", "age_band", "intelligence_subject", "intelligence_type"].map(str::to_owned);
    let mut gathering = Gathering::new(names.to_vec());
    for part in 0..desk.wide_parts() {
        gathering.add(&force.part(part)).expect("a part");
    }
    desk.set_gathered(gathering.finish());
    let mut compared = 0;
    for selection in selections(&catalogue) {
        let themes = desk.themes(&look(&selection, None)).expect("themes");
        let mut rows = |filters: Vec<Filter>, area: Option<AreaOf>| {
            let mut look = look(&selection, area);
            look.filters = filters;
            desk.look(look).expect("it looks").records
        };
        for theme in &themes.kinds {
            let kind =
                Filter { column: "kind".to_owned(), test: Test::OneOf([theme.kind.record_kind().to_owned()].into()) };
            assert_eq!(rows(vec![kind.clone()], None), theme.all.now);
            for (facet, values) in &theme.by {
                for valued in values {
                    assert_eq!(
                        rows(vec![kind.clone(), facet.filter(&valued.value)], None),
                        valued.tally.now,
                        "{valued:?}"
                    );
                    compared += u64::from(valued.tally.now > 0);
                }
            }
            for (area, tally) in catalogue.areas.of(selection.level).iter().zip(&theme.by_area).step_by(4) {
                let area = AreaOf { level: selection.level, id: area.id.clone() };
                assert_eq!(rows(vec![kind.clone()], Some(area)), tally.now);
            }
        }
    }
    assert!(compared > 100, "only {compared} values had rows");
}

#[test]
fn a_snapshot_without_wide_columns_has_themes_without_facets() {
    let force = force(&[2_654_435_761, 40_503]);
    let (mut manifest, files) = load_tables(force.dir.path()).expect("the files");
    manifest.files.retain(|file| file.table != "records_detail");
    let mut desk = Desk::open(&manifest, files).expect("a desk");
    assert!(desk.theme_parts().expect("parts").is_empty());
    let themes = desk.themes(&look(&Selection::default(), None)).expect("themes");
    assert!(!themes.has_detail && themes.kinds.iter().all(|theme| theme.by.iter().all(|(_, list)| list.is_empty())));
    assert!(themes.kinds.iter().any(|theme| theme.all.now > 0));
    assert_eq!(desk.look(Look { table: TableId::Records, ..Look::default() }).expect("it looks").rows_in_all, 4_000);
}
