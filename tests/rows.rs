//! The raw rows of a demonstration force: those behind a number are as many as the number.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, StringArray};
use arrow::ipc::writer::StreamWriter;
use placeharm::domain::{Date, DayEdges, Level, Month, Nature, NominalKind, OffenceCode, Period, Via, ViaSet};
use placeharm::export::demo::{Demo, DemoOptions, Scale, demo};
use placeharm::export::store::{load_file, load_tables, save};
use placeharm::rows::{
    AreaOf, By, Column, Counted, Desk, Dimension, Filter, Form, Gathering, Grain, Look, Order, PivotAsk, RowsFile,
    Summed, TableId, Test,
};
use placeharm::scoring::{Catalogue, Cube, Generated, GroupsOut, Overlap, Selection};
use placeharm::snapshot::{FileEntry, Manifest, open};

#[path = "rows_parts/breakdowns.rs"]
mod breakdowns;
#[path = "rows_parts/hours.rs"]
mod hours;
#[path = "rows_parts/places.rs"]
mod places;

struct Force {
    dir: tempfile::TempDir,
    manifest: Manifest,
    files: BTreeMap<String, Vec<u8>>,
}

fn force() -> Force {
    force_with(|_| {})
}

/// The same after a change.
fn force_with(change: impl FnOnce(&mut Demo)) -> Force {
    let dir = tempfile::tempdir().expect("a folder");
    let mut demo = demo(&DemoOptions { scale: Scale::Force, records: Some(80_000), seed: 9 });
    change(&mut demo);
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    let (manifest, mut files) = load_tables(dir.path()).expect("the files");
    let activity = manifest.files.iter().find(|file| file.table == "activity").expect("activity");
    files.insert("activity".to_owned(), load_file(dir.path(), activity).expect("its bytes"));
    Force { dir, manifest, files }
}

impl Force {
    fn desk(&self) -> Desk {
        Desk::open(&self.manifest, self.files.clone()).expect("a desk")
    }

    fn parts(&self) -> Vec<Vec<u8>> {
        let parts = self.manifest.files.iter().filter(|file| file.table == "records_detail");
        parts.map(|part| load_file(self.dir.path(), part).expect("its bytes")).collect()
    }
}

/// A desk with wide columns at hand for all records.
fn gathered(force: &Force, columns: &[&str]) -> Desk {
    let mut desk = force.desk();
    let mut gathering = Gathering::new(columns.iter().map(|&name| name.to_owned()).collect());
    for bytes in &force.parts() {
        gathering.add(bytes).expect("a part");
    }
    desk.set_gathered(gathering.finish());
    desk
}

/// From the 11th of a month to the 20th of another.
fn in_days(own: Selection, [from, last]: [Month; 2]) -> Selection {
    let day = |month: Month, number| Date::from_ymd(month.year(), month.number(), number).expect("a day");
    let days = DayEdges::between(day(from, 11), day(last, 20));
    Selection { period: Period::new(from, last.plus(1)).ok(), days, ..own }
}

/// The force's own settings, and choices of every kind away from them.
fn selections(catalogue: &Catalogue) -> Vec<Selection> {
    let own = Selection::default();
    let months = catalogue.period;
    let groups: GroupsOut = catalogue.groups.iter().step_by(3).map(|group| group.code.clone()).collect();
    vec![
        Selection { level: Level::Beat, ..own.clone() },
        Selection { level: Level::AreaCommand, groups_out: groups.clone(), ..own.clone() },
        Selection {
            period: Period::new(months.from().plus(3), months.from().plus(8)).ok(),
            offences_out: [OffenceCode::new("92A"), OffenceCode::new("none")].into(),
            overlap: Overlap::CountOnce,
            groups_out: groups.clone(),
            ..own.clone()
        },
        in_days(Selection { groups_out: groups, ..own.clone() }, [months.from().plus(5), months.from().plus(9)]),
        Selection { vias: ViaSet::ALL.without(Via::Individual), ..own.clone() },
        Selection { generated: Generated::LeftOut, measures_off: ["pcg_crimes".into()].into(), ..own.clone() },
        Selection {
            sources_out: catalogue.sources.first().map(|source| source.id.clone()).into_iter().collect(),
            ..own.clone()
        },
        Selection { nominals_out: [NominalKind::PriorityIndividual, NominalKind::UcgMember].into(), ..own.clone() },
        own,
    ]
}

#[test]
fn the_rows_behind_every_number_are_as_many_as_it_says() {
    let force = force();
    let cube = Cube::build(open(&force.manifest, &force.files).expect("a dataset")).expect("a cube");
    let mut desk = force.desk();
    let mut compared = 0;
    for selection in selections(cube.catalogue()) {
        let answer = cube.answer(&selection);
        let areas = cube.catalogue().areas.of(selection.level);
        for score in answer.areas.iter().step_by(5) {
            let area = AreaOf { level: selection.level, id: areas[usize::from(score.area)].id.clone() };
            let look = |table, counted: By| Look {
                table,
                selection: selection.clone(),
                in_period: true,
                offences_in: true,
                area: Some(area.clone()),
                counted: Some(counted.into()),
                ..Look::default()
            };
            for (measure, element) in cube.catalogue().measures.iter().zip(&score.elements) {
                let table = if measure.nature() == Nature::Flow { TableId::Records } else { TableId::Members };
                let looked = desk.look(look(table, By::Measure(measure.id.clone()))).expect("it looks");
                assert_eq!(looked.records, element.count, "{area:?} {}", measure.id);
                compared += u64::from(element.count > 0);
            }
            let all = desk.look(look(TableId::Records, By::Any)).expect("it looks");
            assert_eq!(all.records, score.records, "{area:?}");
            let harm = all.harm.expect("records give harm");
            assert!((harm - score.flow).abs() < 1e-6 * score.flow.max(1.0), "{harm} against {}", score.flow);
        }
    }
    assert!(compared > 200, "only {compared} numbers had rows");
}

#[test]
fn the_rows_linked_through_a_group_are_those_of_its_linked_harm() {
    let force = force();
    let cube = Cube::build(open(&force.manifest, &force.files).expect("a dataset")).expect("a cube");
    let mut desk = force.desk();
    let mut compared = 0;
    for selection in selections(cube.catalogue()) {
        for harm in cube.groups(&selection).groups {
            let group = cube.catalogue().groups[harm.group as usize].code.clone();
            let look =
                Look::under(selection.clone(), Counted { through: [group.clone()].into(), ..Counted::default() });
            let looked = desk.look(look.clone()).expect("it looks");
            assert_eq!(looked.records, harm.linked.now.count, "{group}");
            let (found, expected) = (looked.harm.expect("harm"), harm.linked.now.points);
            assert!((found - expected).abs() < 1e-6 * expected.max(1.0), "{group}: {found}, expected {expected}");
            compared += u64::from(looked.records > 0);
        }
    }
    assert!(compared > 50, "only {compared} groups had rows");
}

#[test]
fn windows_show_each_row_once_whatever_the_order() {
    let mut desk = force().desk();
    let order = |column: &str, descending| Order { column: column.to_owned(), descending };
    let columns = ["sector_name".to_owned(), "harm".to_owned()];
    for order in [vec![], vec![order("harm", true), order("date", false)], vec![order("offence_name", false)]] {
        let looked = desk.look(Look { order, ..Look::default() }).expect("it looks");
        let (mut seen, mut from) = (BTreeSet::new(), 0);
        while from < looked.rows {
            let window = desk.window(from, 997, &columns);
            assert!(window.rows.iter().all(|row| seen.insert(row.row)), "a row twice");
            from += window.rows.len() as u64;
        }
        assert_eq!(seen.len() as u64, looked.rows_in_all);
    }
}

#[test]
fn wide_columns_come_part_by_part_and_whole() {
    let force = force();
    let (mut desk, parts) = (force.desk(), force.parts());
    assert_eq!(desk.wide_parts(), 2);
    let id = ["id".to_owned()];
    desk.look(Look::default()).expect("it looks");
    let window = desk.window(65_530, 10, &id);
    assert_eq!(window.missing, [0, 1]);
    for (part, bytes) in parts.iter().enumerate() {
        desk.add_part(part, bytes).expect("a part");
    }
    let window = desk.window(65_530, 10, &id);
    let ids: Vec<_> = window.rows.iter().map(|row| row.cells[0].clone().expect("it came")).collect();
    assert_eq!((ids.len(), window.missing), (10, vec![]));
    let by_id = Look {
        filters: vec![Filter { column: "id".to_owned(), test: Test::Contains(ids[7].to_lowercase()) }],
        order: vec![Order { column: "id".to_owned(), descending: true }],
        ..Look::default()
    };
    let needed = desk.needed(&by_id);
    assert_eq!(needed, id);
    let mut gathering = Gathering::new(needed);
    for bytes in &parts {
        gathering.add(bytes).expect("a part");
    }
    desk.set_gathered(gathering.finish());
    assert!(desk.needed(&by_id).is_empty());
    let looked = desk.look(by_id).expect("it looks");
    assert!(looked.rows >= 1);
    assert!(desk.window(0, 9, &id).rows.iter().any(|row| row.cells[0].as_deref() == Some(ids[7].as_str())));
}

#[test]
fn rows_that_lie_in_more_parts_than_are_kept_all_come() {
    const ROWS: u32 = 4_000;
    let force = force();
    let mut manifest = force.manifest.clone();
    // Twenty parts, all of them of the same bytes.
    let part = manifest.files.iter().find(|file| file.table == "records_detail").expect("a part").clone();
    manifest.files.retain(|file| file.table != "records_detail");
    let parts = (0..20).map(|number| FileEntry { part: number, rows: ROWS.into(), ..part.clone() });
    manifest.files.extend(parts);
    let bytes = force.parts().swap_remove(0);
    let ids: Vec<String> = {
        let mut gathering = Gathering::new(vec!["id".to_owned()]);
        gathering.add(&bytes).expect("a part");
        let column = Column::from(gathering.finish().swap_remove(0));
        (0..ROWS as usize).map(|row| column.text(row).into_owned()).collect()
    };
    let mut desk = Desk::open(&manifest, force.files.clone()).expect("a desk");
    let order = vec![Order { column: "date".to_owned(), descending: false }];
    desk.look(Look { order, ..Look::default() }).expect("it looks");
    let mut window = desk.window_around(40, 30, 100, &["id".to_owned()]);
    let (mut asked, in_view) = (0, 40..70);
    assert!(window.missing.len() > 6, "they lie in {} parts", window.missing.len());
    while !window.missing.is_empty() {
        for part in window.missing {
            asked += 1;
            assert!(asked < 60, "the same parts again and again");
            desk.add_part(part, &bytes).expect("a part");
        }
        window = desk.window_around(40, 30, 100, &["id".to_owned()]);
    }
    for row in &window.rows[in_view] {
        assert_eq!(row.cells[0].as_ref(), Some(&ids[(row.row % ROWS) as usize]), "row {}", row.row);
    }
}

#[test]
fn what_is_found_in_the_parts_that_have_come_is_shown_before_the_others_are_there() {
    let force = force();
    let mut whole =
        gathered(&force, &["id", "intelligence_type", "intelligence_subject", "substances", "age_band", "detail"]);
    let first_part =
        u32::try_from(force.manifest.files.iter().find(|file| file.table == "records_detail").expect("a part").rows);
    let first_part = first_part.expect("few");
    let text = |column: &str, text: &str| Filter { column: column.to_owned(), test: Test::Contains(text.to_owned()) };
    let by_id = Look { filters: vec![text("id", "77"), text("kind", "crime")], ..Look::default() };
    let all_text = Look { search: "77".to_owned(), ..Look::default() };
    let rows = |desk: &mut Desk| desk.window(0, 80_000, &[]).rows.iter().map(|row| row.row).collect::<Vec<_>>();
    for look in [by_id, all_text] {
        whole.look(look.clone()).expect("it looks");
        let expected = rows(&mut whole);
        assert!(expected.iter().any(|&row| row < first_part) && expected.iter().any(|&row| row >= first_part));
        let mut desk = force.desk();
        assert!(desk.needed(&look).is_empty());
        assert_eq!(desk.has_begun(&look), look.filters.is_empty());
        desk.look(look.clone()).expect("it looks");
        let at_hand = rows(&mut desk);
        let names = desk.to_come(&look);
        assert!(names.contains(&"id".to_owned()));
        desk.gather(names);
        for (at, bytes) in force.parts().iter().enumerate() {
            desk.add_gathered(bytes).expect("a part");
            assert!(desk.has_begun(&look));
            let looked = desk.look(look.clone()).expect("it looks");
            assert!(looked.is_partial && looked.unknown.is_empty(), "{:?}", looked.unknown);
            let has_come = |row: &u32| at > 0 || *row < first_part || at_hand.contains(row);
            let come: Vec<u32> = expected.iter().copied().filter(has_come).collect();
            assert!(rows(&mut desk) == come, "{} rows after part {at}, expected {}", looked.rows, come.len());
        }
        desk.finish_gathering();
        assert!(desk.to_come(&look).is_empty());
        assert!(!desk.look(look).expect("it looks").is_partial);
        assert!(rows(&mut desk) == expected, "{} rows, expected {}", desk.rows(), expected.len());
    }
}

/// A part of the wide columns as another program may write it, with some of them only.
fn part(columns: &[(&'static str, Vec<Option<&str>>)]) -> Vec<u8> {
    let array = |texts: &Vec<Option<&str>>| Arc::new(StringArray::from(texts.clone())) as ArrayRef;
    let columns = columns.iter().map(|(name, texts)| (*name, array(texts), true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).expect("a batch");
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).expect("a writer");
    writer.write(&batch).expect("written");
    writer.into_inner().expect("the bytes")
}

#[test]
fn what_a_part_of_the_wide_columns_lacks_is_empty_and_every_row_keeps_its_place() {
    let mut gathering = Gathering::new(["id", "detail", "substances"].map(str::to_owned).to_vec());
    for bytes in [
        part(&[("id", vec![Some("a"), Some("b")])]),
        part(&[("id", vec![Some("c"), Some("d")]), ("detail", vec![None, Some("of d")])]),
        part(&[("id", vec![Some("e")])]),
    ] {
        gathering.add(&bytes).expect("a part");
    }
    let columns: Vec<Column> = gathering.finish().into_iter().map(Column::from).collect();
    let texts = |name: &str| {
        let column = columns.iter().find(|column| column.name == name).expect("it is there");
        (0..5).map(|row| column.text(row).into_owned()).collect::<Vec<_>>()
    };
    assert_eq!(texts("id"), ["a", "b", "c", "d", "e"]);
    assert_eq!(texts("detail"), ["", "", "", "of d", ""]);
    assert_eq!(texts("substances"), [""; 5]);
    assert!(columns.iter().all(|column| column.rows() == 5));
}

#[test]
fn every_table_can_be_looked_at() {
    let mut desk = force().desk();
    // Nominals have files of their own, which are not among these.
    assert!(desk.look(Look { table: TableId::Nominals, ..Look::default() }).is_err());
    for table in TableId::ALL.into_iter().filter(|&table| table != TableId::Nominals) {
        let looked = desk.look(Look { table, ..Look::default() }).expect("it looks");
        assert!(looked.rows > 0, "{}", table.as_str());
        let columns: Vec<String> =
            desk.columns(table).expect("columns").into_iter().map(|column| column.name).collect();
        let window = desk.window(0, 3, &columns);
        assert!(window.rows[0].cells.iter().flatten().any(|cell| !cell.is_empty()), "{}", table.as_str());
        assert!(!desk.values(&columns[0]).is_empty());
    }
}

#[test]
fn a_record_opens_whole_with_its_links() {
    let mut desk = force().desk();
    let counted = Some(By::Measure("ocg_crimes".into()).into());
    desk.look(Look { counted, ..Look::default() }).expect("it looks");
    let row = desk.window(0, 1, &[]).rows[0].row;
    let whole = desk.row(row).expect("a row");
    assert_eq!(whole.row, row);
    assert!(
        whole
            .cells
            .iter()
            .any(|(name, cell)| name == "counted_by" && cell.as_deref().is_some_and(|c| c.contains("OCG")))
    );
    assert!(!whole.links.is_empty());
}

#[test]
fn values_are_counted_under_the_other_filters() {
    let mut desk = force().desk();
    let filter =
        |column: &str, value: &str| Filter { column: column.to_owned(), test: Test::OneOf([value.to_owned()].into()) };
    let filters = vec![filter("kind", "drug_death"), filter("police_generated", "no")];
    let looked = desk.look(Look { filters, ..Look::default() }).expect("it looks");
    let kinds = desk.values("kind");
    assert!(kinds.len() > 1, "its own filter does not count");
    let deaths = kinds.iter().find(|value| value.value == "drug_death").expect("deaths");
    assert_eq!(deaths.rows, looked.rows);
}

#[test]
fn rows_become_features_with_their_points() {
    let force = force();
    let names = ["id", "longitude", "latitude"].map(str::to_owned);
    let mut desk = gathered(&force, &["id", "longitude", "latitude"]);
    let looked = desk.look(Look { search: "cannabis".to_owned(), ..Look::default() }).expect("it looks");
    let columns = ["id", "date", "police_generated", "count"].map(str::to_owned);
    // In pieces, as the worker writes them.
    let mut file = RowsFile::new(Form::GeoJson, desk.cut(&columns, u64::MAX), Vec::new());
    let pieces = std::iter::from_fn(|| file.piece(7).expect("a piece"));
    let text = String::from_utf8(pieces.flatten().collect()).expect("text");
    let features = text.parse::<geojson::FeatureCollection>().expect("GeoJSON").features;
    assert_eq!(features.len() as u64, looked.rows);
    let whole = desk.window(0, features.len(), &names);
    for (feature, row) in features.iter().zip(&whole.rows) {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.as_deref().expect("at hand")).collect();
        let properties = feature.properties.as_ref().expect("properties");
        assert_eq!(properties["id"].as_str(), Some(cells[0]));
        assert_eq!(properties["count"].as_u64(), Some(1));
        assert!(properties["police_generated"].is_boolean());
        assert_eq!(feature.geometry.is_none(), cells[1].is_empty());
        if let Some(geojson::GeometryValue::Point { coordinates }) = feature.geometry.as_ref().map(|g| &g.value) {
            assert_eq!(coordinates[0].to_string(), cells[1]);
            assert_eq!(coordinates[1].to_string(), cells[2]);
        }
    }
    assert!(features.iter().any(|feature| feature.geometry.is_some()));
}

#[test]
fn a_pivot_sums_the_rows_that_are_shown() {
    let mut desk = force().desk();
    let of = |column: &str, grain| Dimension { column: column.to_owned(), grain };
    let filters = vec![Filter { column: "kind".to_owned(), test: Test::OneOf(["crime".to_owned()].into()) }];
    for (down, across, summed) in [
        (of("sector_name", Grain::Value), Some(of("date", Grain::Month)), Summed::Count),
        (of("date", Grain::Year), Some(of("counted_by", Grain::Value)), Summed::Harm),
        (of("offence_group", Grain::Value), None, Summed::Harm),
    ] {
        let ask = PivotAsk { down: down.clone(), across: across.clone(), summed };
        let look = Look { filters: filters.clone(), in_period: true, pivot: Some(ask), ..Look::default() };
        let looked = desk.look(look).expect("it looks");
        let pivot = looked.pivot.expect("sums");
        // Added up out of the cells as they are shown.
        let mut columns = vec![down.column.clone(), "harm".to_owned(), "count".to_owned()];
        columns.extend(across.iter().map(|across| across.column.clone()));
        let mut naive: BTreeMap<(String, String), f64> = BTreeMap::new();
        let cut = |text: &str, grain| match grain {
            Grain::Month => text[..7].to_owned(),
            Grain::Year => text[..4].to_owned(),
            Grain::Value => text.to_owned(),
        };
        let rows = usize::try_from(looked.rows).expect("few");
        for row in desk.window(0, rows, &columns).rows {
            let cells: Vec<String> = row.cells.into_iter().map(|cell| cell.expect("at hand")).collect();
            let count: f64 = cells[2].parse().expect("a number");
            let amount = if summed == Summed::Count { count } else { count * cells[1].parse().unwrap_or(0.0) };
            let second = across.as_ref().map_or(String::new(), |across| cut(&cells[3], across.grain));
            *naive.entry((cut(&cells[0], down.grain), second)).or_default() += amount;
        }
        let near = |found: f64, expected: f64| {
            assert!((found - expected).abs() < 1e-6 * expected.max(1.0), "{found} {expected}");
        };
        near(pivot.total, naive.values().sum());
        let records = f64::from(u32::try_from(looked.records).expect("few"));
        near(pivot.total, if summed == Summed::Count { records } else { looked.harm.expect("harm") });
        for (group, cells) in pivot.down.iter().zip(&pivot.cells) {
            near(group.total, naive.iter().filter(|((down, _), _)| *down == group.value).map(|(_, sum)| sum).sum());
            for (column, &cell) in pivot.across.iter().zip(cells) {
                near(cell, naive.get(&(group.value.clone(), column.value.clone())).copied().unwrap_or(0.0));
            }
        }
        // And so they are written.
        let mut file =
            RowsFile::new(Form::Csv { is_marked: false, says_about: false }, desk.cut(&[], u64::MAX), Vec::new());
        let written: Vec<u8> = std::iter::from_fn(|| file.piece(50).expect("a piece")).flatten().collect();
        let mut lines = csv::Reader::from_reader(written.as_slice());
        assert_eq!(lines.headers().expect("a header").len(), pivot.across.len() + 2);
        let total: f64 = lines
            .records()
            .map(|line| line.expect("a line").iter().next_back().expect("a total").parse::<f64>().expect("a number"))
            .sum();
        near(total, pivot.total);
    }
}
