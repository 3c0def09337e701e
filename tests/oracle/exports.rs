//! Rows that were written, read by other programs: Python's csv and json, pyarrow, DuckDB and openpyxl.

use std::path::Path;
use std::rc::Rc;

use placeharm::export::demo::{DemoOptions, Scale, demo};
use placeharm::export::store::{load_file, load_tables, save};
use placeharm::rows::{Column, Cut, Desk, Form, Gathering, Look, Order, RowsFile};
use placeharm::snapshot::ColumnType;
use placeharm::snapshot::coded::{Codes, Values};
use serde_json::{Value, json};

use super::{run, text};

const FORMS: [Form; 5] =
    [Form::Csv { is_marked: true, says_about: true }, Form::GeoJson, Form::Arrow, Form::Xlsx, Form::TabSeparated];

/// Texts that programs stumble over.
const WORDS: [&str; 18] = [
    "plain",
    "a, b",
    "say \"so\"",
    "two\nlines",
    "two\r\nlines",
    "😀 and é",
    "=1+1",
    "+44 191",
    "-2",
    "@name",
    "<b>&amp;</b>",
    "_x0041_",
    " both ends ",
    "\u{7}bell",
    "O'Brien",
    "tab\there",
    "00123",
    "1900-01-01",
];

/// Days from the first that Excel knows on, its leap day that never was among their neighbours.
const DAYS: [i32; 6] = [-25_567, -25_509, -25_508, -1, 0, 20_781];

fn write(dir: &Path, cut: &Cut) {
    let about = [("marking", "OFFICIAL-SENSITIVE: \"A & B\""), ("rows", "as many as there are")];
    for form in FORMS {
        let about = about.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        let mut file = RowsFile::new(form, cut.clone(), about);
        let pieces = std::iter::from_fn(|| file.piece(997).expect("a piece"));
        let bytes: Vec<u8> = pieces.flatten().collect();
        assert_eq!(file.done(), cut.rows.len());
        std::fs::write(dir.join(format!("rows.{}", form.ending())), bytes).expect("written");
    }
}

/// A column of values that repeat, some of them missing, and what each row of it is in JSON.
fn column(name: &str, kind: ColumnType, values: Values, step: u32, said: &[Value]) -> (Column, Vec<Value>) {
    let most = u32::try_from(said.len()).expect("few") + 1;
    let codes: Vec<u32> = (0..3_000_u32).map(|row| row.wrapping_mul(step) % most).collect();
    let value = |&code: &u32| said.get(code as usize).cloned().unwrap_or(Value::Null);
    let cells = codes.iter().map(value).collect();
    (Column::new(name, kind, Rc::new(Codes::new(codes, said.len())), Rc::new(values)), cells)
}

#[test]
fn what_is_hard_to_write_is_read_back_by_other_programs() {
    let dir = tempfile::tempdir().expect("a folder");
    let words = || Values::Texts(WORDS.into_iter().collect());
    let [said, days] = [WORDS.map(Value::from).to_vec(), DAYS.map(Value::from).to_vec()];
    let numbers = [0.1, -512.957, 1e15, 0.0];
    let columns = [
        column("free", ColumnType::Text, words(), 7, &said),
        column("code", ColumnType::Code, words(), 11, &said),
        column("day", ColumnType::Day, Values::Days(DAYS.to_vec()), 5, &days),
        column("number", ColumnType::Number, Values::Numbers(numbers.to_vec()), 3, &numbers.map(Value::from)),
        column("count", ColumnType::Count, Values::Counts(vec![0, u32::MAX]), 1, &[json!(0), json!(u32::MAX)]),
        column(
            "time",
            ColumnType::Time,
            Values::Times(vec![0, 34_200, 86_399]),
            1,
            &[0, 34_200, 86_399].map(Value::from),
        ),
        column("flag", ColumnType::Flag, Values::Flags(vec![false, true]), 1, &[json!(false), json!(true)]),
    ];
    // Not in the order in which they stand, and not all of them.
    let rows: Vec<u32> = (0..3_000).rev().filter(|row| row % 5 > 0).collect();
    let cells = |cells: &Vec<Value>| rows.iter().map(|&row| cells[row as usize].clone()).collect::<Vec<_>>();
    let expected: Vec<Value> = columns.iter().map(|(column, all)| json!([column.name, cells(all)])).collect();
    std::fs::write(dir.path().join("expected.json"), Value::from(expected).to_string()).expect("written");
    let columns = columns.into_iter().map(|(column, _)| column).collect();
    write(dir.path(), &Cut { columns, rows: Rc::new(rows), ..Cut::default() });
    run("exports.py", &["hard", text(dir.path())]);
}

#[test]
fn a_snapshots_rows_are_read_back_by_other_programs() {
    let dir = tempfile::tempdir().expect("a folder");
    let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(70_000), seed: 4 });
    save(dir.path(), &demo.tables, demo.manifest).expect("a snapshot");
    let (manifest, files) = load_tables(dir.path()).expect("the files");
    let mut desk = Desk::open(&manifest, files).expect("a desk");
    let columns = ["id", "date", "sector", "kind", "police_generated", "count", "longitude", "time", "detail"];
    let columns = columns.map(str::to_owned);
    let order = vec![Order { column: "id".to_owned(), descending: false }];
    let mut gathering = Gathering::new(vec![
        "id".to_owned(),
        "longitude".to_owned(),
        "latitude".to_owned(),
        "time".to_owned(),
        "detail".to_owned(),
    ]);
    for part in manifest.files.iter().filter(|file| file.table == "records_detail") {
        gathering.add(&load_file(dir.path(), part).expect("its bytes")).expect("a part");
    }
    desk.set_gathered(gathering.finish());
    desk.look(Look { order, ..Look::default() }).expect("it looks");
    write(dir.path(), &desk.cut(&columns, u64::MAX));
    run("exports.py", &["snapshot", text(dir.path())]);
}
