//! Snapshots on disk: the demonstration force saved and opened, and what becomes of damage.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{RecordBatch, StringArray};
use arrow::datatypes::{Field, Schema};
use arrow::ipc::reader::StreamReader;
use arrow::ipc::writer::StreamWriter;
use placeharm::domain::{Date, GroupCode, NominalKind, Period};
use placeharm::export::check::check;
use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load, load_file, load_manifest, load_tables, save};
use placeharm::scoring::{BeforeAfter, Cube, LinkedRecord, NominalLinks, Selection, counted_once, linked_records};
use placeharm::snapshot::{
    FileEntry, Manifest, Nominal, NominalRow, OpenRows, Opening, SnapshotError, Tables, nominals, open_rows,
    read_activity,
};

fn saved(dir: &Path, seed: u64) {
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(4_000), seed });
    save(dir, &demo.tables, demo.manifest).expect("a snapshot");
}

fn file_of(dir: &Path, table: &str) -> PathBuf {
    let manifest = load_manifest(dir).expect("a manifest");
    dir.join(&manifest.files.iter().find(|file| file.table == table).expect("the table").name)
}

fn names(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir).expect("the folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name")).collect();
    names.sort();
    names
}

/// The nominals of each group, each with its row and links, as their own files have them.
fn nominals_of(dir: &Path, manifest: &Manifest, group: &GroupCode) -> Vec<NominalRow> {
    let index = load_file(dir, manifest.groups_index.as_ref().expect("an index")).expect("the index");
    let files: Vec<FileEntry> = serde_json::from_slice(&index).expect("a list");
    let file = files.iter().find(|file| file.group.as_ref() == Some(group));
    file.map_or_else(Vec::new, |file| nominals(&load_file(dir, file).expect("the file")).expect("nominals"))
}

/// A nominal's links and time in a group, and in any.
fn links_of(row: &NominalRow, group: &GroupCode, records: &OpenRows) -> NominalLinks {
    let spells = |of: Option<&GroupCode>| {
        let memberships = row.memberships.iter().filter(|(code, ..)| of.is_none_or(|of| of == code));
        memberships.map(|(_, from, to)| (from.epoch_days(), to.map_or(i32::MAX, Date::epoch_days))).collect()
    };
    let place = |(record, role): &(u32, _)| Some((records.place_of(*record)?, Clone::clone(role)));
    let links = row.links.iter().filter_map(place).collect();
    NominalLinks { kind: row.kind, spells: spells(Some(group)), any_spells: spells(None), links }
}

/// What each of a group's nominals is linked to, from the rows that they are linked to alone.
fn linked(
    files: &BTreeMap<String, Vec<u8>>,
    cube: &Cube,
    selection: &Selection,
    (position, group): (u32, &GroupCode),
    nominals: &[NominalRow],
) -> Vec<Vec<LinkedRecord>> {
    let mut wanted: Vec<u32> = nominals.iter().flat_map(|row| &row.links).map(|(record, _)| *record).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let rows = open_rows(cube.catalogue(), &files["records"], &files["links"], &wanted).expect("rows");
    assert_eq!(rows.rows, wanted, "{group}");
    let links: Vec<NominalLinks> = nominals.iter().map(|row| links_of(row, group, &rows)).collect();
    linked_records(&rows.dataset, &rows.days, cube, selection, position, &links).expect("records")
}

/// A stream's rows, in batches of so many.
fn in_batches(bytes: &[u8], rows: usize) -> Vec<u8> {
    let mut reader = StreamReader::try_new(bytes, None).expect("a stream");
    let whole = reader.next().expect("a batch").expect("its rows");
    let mut writer = StreamWriter::try_new(Vec::new(), &whole.schema()).expect("a writer");
    for from in (0..whole.num_rows()).step_by(rows) {
        writer.write(&whole.slice(from, rows.min(whole.num_rows() - from))).expect("written");
    }
    writer.finish().expect("finished");
    writer.into_inner().expect("the bytes")
}

/// A cube of a snapshot's files whose records come in chunks.
fn opened_in_chunks(
    manifest: &Manifest,
    files: &BTreeMap<String, Vec<u8>>,
    records: &[u8],
    chunk: usize,
) -> Result<Cube, SnapshotError> {
    let mut opening = Opening::new(manifest, files)?;
    for chunk in records.chunks(chunk) {
        opening.room(chunk.len()).copy_from_slice(chunk);
        opening.filled()?;
    }
    opening.finish(manifest)
}

#[test]
fn records_that_come_batch_by_batch_make_the_cube_that_whole_ones_do() {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(30_000), seed: 5 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    let (manifest, files) = load_tables(dir.path()).expect("the tables");
    let (_, whole) = load(dir.path()).expect("it opens");
    let out: Vec<_> = whole.catalogue().groups.iter().step_by(3).map(|group| group.code.clone()).collect();
    let selections =
        [Selection::default(), Selection { groups_out: out.into_iter().collect(), ..Selection::default() }];
    for (rows, chunk) in [(29_999, 7_919), (999, 1_000_000), (7_000, 65_536), (30_000, 1_300)] {
        let records = in_batches(&files["records"], rows);
        let cube = opened_in_chunks(&manifest, &files, &records, chunk).expect("a cube");
        assert_eq!(cube.quality(), whole.quality());
        for selection in &selections {
            assert_eq!(cube.answer(selection), whole.answer(selection), "{rows} rows a batch");
        }
    }
}

#[test]
fn a_wrong_value_of_a_later_batch_is_named_by_its_row_in_the_table() {
    let dir = tempfile::tempdir().expect("a folder");
    saved(dir.path(), 5);
    let (manifest, files) = load_tables(dir.path()).expect("the tables");
    let mut reader = StreamReader::try_new(files["records"].as_slice(), None).expect("a stream");
    let whole = reader.next().expect("a batch").expect("its rows");
    let kinds: StringArray = (0..whole.num_rows()).map(|row| (row != 2_500).then_some("crime")).collect();
    let position = whole.schema().index_of("kind").expect("the column");
    let mut columns = whole.columns().to_vec();
    columns[position] = Arc::new(kinds);
    let fields = whole
        .schema()
        .fields()
        .iter()
        .zip(&columns)
        .map(|(field, column)| Field::new(field.name(), column.data_type().clone(), true))
        .collect::<Vec<_>>();
    let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).expect("a batch");
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).expect("a writer");
    writer.write(&batch).expect("written");
    let records = in_batches(&writer.into_inner().expect("the bytes"), 1_000);
    let error = opened_in_chunks(&manifest, &files, &records, 4_096).expect_err("a null kind");
    assert!(matches!(error, SnapshotError::Value { table: "records", row: 2_501, column: "kind", .. }), "{error}");
}

#[test]
fn what_a_groups_nominals_are_linked_to_is_the_groups_linked_harm() {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(30_000), seed: 5 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    let (manifest, files) = load_tables(dir.path()).expect("the tables");
    let (_, cube) = load(dir.path()).expect("it opens");
    let without = Selection { groups_out: [GroupCode::new("PCG02")].into(), ..Selection::default() };
    for selection in [Selection::default(), without] {
        let groups = cube.groups(&selection).groups;
        assert!(groups.iter().filter(|harm| harm.linked.now.count > 0).count() > 20);
        for harm in groups {
            let group = &cube.catalogue().groups[harm.group as usize].code;
            let rows = nominals_of(dir.path(), &manifest, group);
            let linked = linked(&files, &cube, &selection, (harm.group, group), &rows);
            let (count, points) = counted_once(&linked.concat());
            assert_eq!(count, harm.linked.now.count, "{group}");
            assert!((points - harm.linked.now.points).abs() < 1e-6, "{group}: {points}");
        }
    }
}

/// Crimes with a sector in the days around a referral that a nominal is linked to as suspect or offender while in
/// a group, straight from the force's tables.
fn crimes_around(tables: &Tables, nominal: &Nominal, referral: i32) -> [u64; 2] {
    let records = &tables.records;
    let mut rows: Vec<usize> = nominal
        .links
        .iter()
        .filter(|link| matches!(link.role.as_str(), "suspect" | "offender"))
        .map(|link| link.record as usize)
        .filter(|&row| {
            records.sector[row].is_some() && records.kinds[usize::from(records.kind[row])].as_str() == "crime"
        })
        .filter(|&row| {
            let day = Date::from_epoch_days(records.day[row]).expect("a day");
            nominal.kind == NominalKind::PriorityIndividual || nominal.memberships.iter().any(|spell| spell.covers(day))
        })
        .collect();
    rows.sort_unstable();
    rows.dedup();
    let within = |from: i32| rows.iter().filter(|&&row| (from..from + 365).contains(&records.day[row])).count() as u64;
    [within(referral - 365), within(referral)]
}

#[test]
fn before_and_after_a_referral_are_those_of_the_forces_own_tables() {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(30_000), seed: 5 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    let (manifest, files) = load_tables(dir.path()).expect("the tables");
    let (_, cube) = load(dir.path()).expect("it opens");
    let covered = [manifest.from.epoch_days(), manifest.to.epoch_days()];
    let (mut compared, mut all) = (0, BTreeMap::<String, [u64; 2]>::new());
    for (position, group) in (0_u32..).zip(&demo.tables.groups) {
        let rows = nominals_of(dir.path(), &manifest, &group.code);
        // The months chosen are of no matter.
        let selection = Selection {
            period: Period::new(manifest.from.month(), manifest.from.month().plus(2)).ok(),
            ..Selection::default()
        };
        let linked = linked(&files, &cube, &selection, (position, &group.code), &rows);
        for (row, records) in rows.iter().zip(&linked) {
            let nominal = demo.tables.nominals.iter().find(|nominal| nominal.id == row.id).expect("the nominal");
            for (scheme, day) in &row.referrals {
                let found = BeforeAfter::around(day.epoch_days(), covered, records).expect("there is time");
                assert_eq!(found.days, 365, "the force refers in the middle of the period");
                assert_eq!(found.records, crimes_around(&demo.tables, nominal, day.epoch_days()), "{}", row.id);
                let sums = all.entry(scheme.clone()).or_default();
                (sums[0], sums[1]) = (sums[0] + found.records[0], sums[1] + found.records[1]);
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "{compared}");
    // What was planted has records without a sector as well, one in a thousand.
    for scheme in &demo.truth.schemes {
        let found = all.get(&scheme.scheme).copied().unwrap_or_default();
        for (found, planted) in found.iter().zip(&scheme.crimes) {
            assert!(found <= planted && planted - found <= planted / 100 + 2, "{found} against {planted}");
        }
    }
}

#[test]
fn nominals_come_back_as_they_were_written() {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(4_000), seed: 1 });
    let manifest = save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    let code = |group: u32| demo.tables.groups[group as usize].code.clone();
    let group = demo.tables.groups[0].code.clone();
    let rows = nominals_of(dir.path(), &manifest, &group);
    let written = demo.tables.nominals.iter().filter(|nominal| nominal.memberships.iter().any(|m| m.group == 0));
    let written: Vec<_> = written.collect();
    assert_eq!((rows.len(), rows.is_empty()), (written.len(), false));
    for (row, nominal) in rows.iter().zip(written) {
        assert_eq!((&row.id, row.kind, &row.status), (&nominal.id, nominal.kind, &nominal.status));
        let memberships: Vec<_> = nominal.memberships.iter().map(|m| (code(m.group), m.from, m.to)).collect();
        assert_eq!(row.memberships, memberships);
        let referrals: Vec<_> = nominal.referrals.iter().map(|r| (r.scheme.clone(), r.date)).collect();
        assert_eq!(row.referrals, referrals);
        let roles = |roles: Vec<&placeharm::domain::Role>| roles.into_iter().cloned().collect::<Vec<_>>();
        assert_eq!(
            roles(row.links.iter().map(|link| &link.1).collect()),
            roles(nominal.links.iter().map(|link| &link.role).collect())
        );
    }
}

#[test]
fn the_demonstration_force_scores_all_nine_measures() {
    let dir = tempfile::tempdir().expect("a folder");
    saved(dir.path(), 1);
    let (manifest, cube) = load(dir.path()).expect("it opens");
    let answer = cube.answer(&Selection::default());
    assert!(manifest.force.synthetic);
    assert_eq!(cube.catalogue().score_title(), "SOC primary harm score");
    assert_eq!(answer.areas.len(), 42);
    assert!(answer.force.elements.iter().all(|element| element.count > 0), "{:?}", answer.force.elements);
    assert!(answer.areas.windows(2).all(|pair| pair[0].score >= pair[1].score));
}

#[test]
fn one_seed_gives_one_set_of_bytes() {
    let (one, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    saved(one.path(), 7);
    saved(other.path(), 7);
    // Names carry hashes.
    assert_eq!(names(one.path()), names(other.path()));
    let third = tempfile::tempdir().expect("a folder");
    saved(third.path(), 8);
    assert_ne!(names(one.path()), names(third.path()));
}

#[test]
fn files_of_the_last_snapshots_stay_for_pages_that_are_open() {
    let dir = tempfile::tempdir().expect("a folder");
    saved(dir.path(), 1);
    let first = file_of(dir.path(), "records");
    saved(dir.path(), 2);
    saved(dir.path(), 3);
    assert!(first.exists());
    saved(dir.path(), 4);
    assert!(!first.exists());
}

#[test]
fn damage_is_named_with_its_file() {
    let dir = tempfile::tempdir().expect("a folder");
    saved(dir.path(), 1);
    let links = file_of(dir.path(), "links");
    let whole = std::fs::read(&links).expect("the file");
    let message = |bytes: &[u8]| {
        std::fs::write(&links, bytes).expect("written");
        load(dir.path()).expect_err("a failure").to_string()
    };
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    assert!(message(&flipped).contains("found SHA-256"));
    assert!(message(&whole[..whole.len() - 1]).contains("bytes, expected"));
    assert!(message(b"<!DOCTYPE html><p>Sign in").contains("found an HTML page"));
    std::fs::remove_file(&links).expect("removed");
    assert!(load(dir.path()).expect_err("a failure").to_string().contains("links-"));
    let manifest = dir.path().join("manifest.json");
    let text = std::fs::read_to_string(&manifest).expect("the manifest");
    std::fs::write(&manifest, text.replace("\"format_version\": 1", "\"format_version\": 2")).expect("written");
    assert_eq!(
        load(dir.path()).expect_err("a failure").to_string(),
        "manifest.json: format_version: found 2, expected 1"
    );
}

#[test]
fn a_server_that_unpacks_gzip_on_the_way_is_no_damage() {
    let dir = tempfile::tempdir().expect("a folder");
    saved(dir.path(), 1);
    let links = file_of(dir.path(), "links");
    let packed = std::fs::read(&links).expect("the file");
    let mut unpacked = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed.as_slice()), &mut unpacked).expect("gzip");
    std::fs::write(&links, unpacked).expect("written");
    load(dir.path()).expect("it opens");
}

#[test]
fn the_demonstration_force_has_no_findings() {
    let dir = tempfile::tempdir().expect("a folder");
    saved(dir.path(), 1);
    let (_, findings) = check(dir.path()).expect("a manifest");
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn files_of_others_in_the_folder_are_left_alone() {
    let dir = tempfile::tempdir().expect("a folder");
    for name in ["backup.tar.gz", "deaths.csv.gz", "records-2026.arrow.gz"] {
        std::fs::write(dir.path().join(name), "theirs").expect("written");
    }
    for seed in 1..6 {
        saved(dir.path(), seed);
    }
    for name in ["backup.tar.gz", "deaths.csv.gz", "records-2026.arrow.gz"] {
        assert!(dir.path().join(name).exists(), "{name}");
    }
}

/// What is said of a snapshot whose manifest is changed.
fn said_of(change: impl Fn(&str) -> String) -> String {
    let dir = tempfile::tempdir().expect("a folder");
    saved(dir.path(), 1);
    let manifest = dir.path().join("manifest.json");
    let text = std::fs::read_to_string(&manifest).expect("the manifest");
    let changed = change(&text);
    assert_ne!(text, changed);
    std::fs::write(&manifest, changed).expect("written");
    load(dir.path()).expect_err("a failure").to_string()
}

#[test]
fn a_manifest_names_files_beside_it_each_table_once_and_their_rows() {
    let said = said_of(|text| text.replacen("\"name\": \"links-", "\"name\": \"../links-", 1));
    assert!(said.starts_with("manifest.json: files: name: found \"../links-"), "{said}");
    let said = said_of(|text| text.replace("\"table\": \"links\"", "\"table\": \"records\""));
    assert_eq!(said, "manifest.json: files: found records twice, expected each table once");
    let said = said_of(|text| text.replace("\"edition\": \"invented\"", "\"edition\": \"2019\""));
    assert_eq!(said, "manifest.json: weights: edition: found 2019 twice, expected each edition once");
    let said = said_of(|text| {
        let (before, after) = text.split_once("\"table\": \"measures\"").expect("the table");
        format!("{before}\"table\": \"measures\"{}", after.replacen("\"rows\": 9", "\"rows\": 8", 1))
    });
    assert!(said.ends_with("found 9 rows, expected as many as the manifest says"), "{said}");
}

#[test]
fn what_follows_the_end_of_gzip_is_damage() {
    let dir = tempfile::tempdir().expect("a folder");
    saved(dir.path(), 1);
    let links = file_of(dir.path(), "links");
    let mut bytes = std::fs::read(&links).expect("the file");
    let digest = placeharm::snapshot::sha256_hex(&bytes);
    let size = bytes.len();
    bytes.extend(b"junk");
    std::fs::write(&links, &bytes).expect("written");
    let manifest = dir.path().join("manifest.json");
    let text = std::fs::read_to_string(&manifest).expect("the manifest");
    let text = text
        .replace(&digest, &placeharm::snapshot::sha256_hex(&bytes))
        .replace(&format!("\"size\": {size}"), &format!("\"size\": {}", size + 4));
    std::fs::write(&manifest, text).expect("written");
    let said = load(dir.path()).expect_err("a failure").to_string();
    assert!(said.ends_with("found 4 bytes after its end, expected gzip"), "{said}");
}

#[test]
fn activity_comes_back_as_it_was_saved_and_unknown_areas_are_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut demo = demo(&DemoOptions { scale: Scale::Force, records: Some(4_000), seed: 1 });
    assert!(demo.tables.activity.len() > 50);
    let manifest = save(dir.path(), &demo.tables, demo.manifest.clone()).expect("a snapshot");
    let entry = manifest.files.iter().find(|file| file.table == "activity").expect("the table");
    let bytes = load_file(dir.path(), entry).expect("its bytes");
    let (_, cube) = load(dir.path()).expect("it opens");
    assert_eq!(read_activity(&bytes, cube.catalogue()), Ok(demo.tables.activity.clone()));
    demo.tables.activity[3].sectors = vec!["nowhere".into()];
    let other = tempfile::tempdir().expect("a folder");
    let manifest = save(other.path(), &demo.tables, demo.manifest).expect("a snapshot");
    let entry = manifest.files.iter().find(|file| file.table == "activity").expect("the table");
    let bytes = load_file(other.path(), entry).expect("its bytes");
    let error = read_activity(&bytes, cube.catalogue()).expect_err("refused").to_string();
    assert_eq!(error, "activity: row 4: column sectors: found \"nowhere\", expected ids of sectors");
}

#[test]
fn a_course_ends_with_the_period_itself_and_goes_back_month_by_month() {
    let dir = tempfile::tempdir().expect("a folder");
    saved(dir.path(), 1);
    let (_, cube) = load(dir.path()).expect("it opens");
    let selection = Selection::default();
    let course = cube.course(&selection, 5);
    // Three years of months hold 25 runs of twelve.
    assert_eq!(course.len(), 25);
    assert!(course.windows(2).all(|pair| pair[1].period == pair[0].period.shifted(1)));
    let now = course.last().expect("a step");
    assert_eq!(now.period, selection.period_in(cube.catalogue()));
    let answer = cube.answer(&selection);
    let score = answer.areas.iter().find(|score| score.area == 5).expect("its score");
    assert_eq!((now.rank, now.score, now.interval), (score.rank, score.score, score.interval));
    assert_eq!(cube.course(&selection, 9_999), []);
}
