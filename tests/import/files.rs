//! Files that are wrong as a whole, and the ways of naming them.

use std::process::{Command, Output};

use placeharm::export::import::Imported;

use crate::warehouse::Warehouse;

const CONFIG: &str = "placeharm.toml";

fn ids(imported: &Imported) -> Vec<&str> {
    imported.tables.records.id.iter().map(String::as_str).collect()
}

#[test]
fn a_quote_that_is_never_closed_fails_with_the_line_where_it_opens() {
    let said = Warehouse::new().change("crimes.csv", "no,no,Keep Lane", "no,no,\"Keep Lane").failure();
    assert_eq!(
        said,
        "crimes.csv:6: found a quote that opens here and is never closed, expected a quote at the end of the field"
    );
    // Here the next field in quotes seems to close it.
    let said = Warehouse::new().change("crimes.csv", "yes,yes,Harbour Road", "yes,yes,\"Harbour Road").failure();
    assert!(said.starts_with("crimes.csv:2: found a quote that opens here"), "{said}");
    let header = Warehouse::new().change("offences.csv", "code,name", "code,\"name").failure();
    assert!(header.starts_with("offences.csv:1: found a quote that opens here"), "{header}");
}

#[test]
fn line_breaks_within_quotes_and_blank_lines_leave_line_numbers_right() {
    let warehouse = Warehouse::new()
        .change("crimes.csv", "\"Quay Street, near the market\"", "\"Quay Street,\nnear \"\"the\"\" market\"\n\n")
        .change("crimes.csv", "C004,2026-02-20", "C004,2026-02-30");
    let imported = warehouse.lenient().import();
    assert_eq!(imported.tables.records.detail[1].as_deref(), Some("Quay Street,\nnear \"the\" market"));
    assert_eq!(imported.rejects[0].line, 8);
}

#[test]
fn a_byte_order_mark_windows_line_ends_and_no_last_line_end_change_nothing() {
    let whole = Warehouse::new();
    let text = whole.text("crimes.csv").replace("C012,2026-06-18", "C012,2026-06-31");
    let windows = format!("\u{feff}{}", text.trim_end().replace('\n', "\r\n"));
    let [plain, windows] = [text, windows].map(|text| Warehouse::new().write("crimes.csv", text).lenient().import());
    assert_eq!(windows.rejects, plain.rejects);
    assert_eq!(windows.rejects[0].line, 13);
    assert_eq!(ids(&windows), ids(&plain));
    assert_eq!(windows.tables.records.detail, plain.tables.records.detail);
}

#[test]
fn a_refused_row_is_kept_as_it_stands_in_the_file() {
    let row = r#"C002,2026-01-09,02:45:30,N9,N1-2,8N,,2.07,56.12,no,no,"Quay Street, near the market""#;
    let warehouse = Warehouse::new().change("crimes.csv", "02:45:30,N1", "02:45:30,N9").lenient();
    assert_eq!(warehouse.import().rejects[0].row, row);
}

#[test]
fn a_header_that_names_a_column_twice_fails_where_that_column_is_read() {
    let said = Warehouse::new().change("crimes.csv", "crime_no,date", "date,date").failure();
    assert_eq!(said, "crimes.csv:1: crime_no: found 0 such columns, expected one");
    let said = Warehouse::new().change("crimes.csv", "location", "date").failure();
    assert_eq!(said, "crimes.csv:1: date: found 2 such columns, expected one");
    let others = Warehouse::new();
    let text = others.text("groups.csv").replace('\n', ",,\n");
    assert_eq!(others.write("groups.csv", text).import().rejects, []);
}

#[test]
fn a_code_that_two_offences_have_fails_the_export() {
    assert_eq!(
        Warehouse::new().with("offences.csv", "92A,Other,Other,1,,").failure(),
        r#"offences.csv:9: code: found "92A", expected a code that no row before it has"#
    );
    assert_eq!(
        Warehouse::new().with("offences.csv", "X,Other,Other,heavy,,").failure(),
        r#"offences.csv:9: css_2019: found "heavy", expected a weight from 0 to 1,000,000 points"#
    );
}

#[test]
fn an_offence_may_not_go_by_the_name_of_having_none() {
    assert_eq!(
        Warehouse::new().with("offences.csv", "none,Other,Other,1,,").failure(),
        r#"offences.csv:9: code: found "none", expected a code other than none"#
    );
}

#[test]
fn a_pattern_may_stand_in_any_part_of_a_path() {
    let whole = Warehouse::new();
    let text = whole.text("crimes.csv");
    let (header, rows) = text.split_once('\n').expect("a header");
    let (one, other): (Vec<&str>, Vec<&str>) = rows.lines().partition(|row| row.contains(",2026-01"));
    let file = |rows: &[&str]| format!("{header}\n{}\n", rows.join("\n"));
    let split = Warehouse::new()
        .write("2026-01/all/crimes.csv", file(&one))
        .write("2026-02/all/crimes.csv", file(&other))
        .write("other/all/crimes.csv", "not read")
        .change(CONFIG, "\"crimes*.csv\"", "\"2026-*/all/*.csv\"");
    assert_eq!(ids(&split.import()), ids(&whole.import()));
    let none = Warehouse::new().change(CONFIG, "\"crimes*.csv\"", "\"2027-*/*.csv\"");
    assert_eq!(none.failure(), "2027-*/*.csv: found no such file, expected at least one");
}

#[test]
fn a_file_that_repeats_another_is_left_out_counted_and_listed() {
    let warehouse = Warehouse::new();
    let (deaths, whole) = (warehouse.text("deaths.csv"), warehouse.import());
    // Without ids only the files' bytes can tell.
    let config = warehouse.text(CONFIG).replace("id = \"ref\"\ndate = \"died\"", "date = \"died\"");
    let config = config.replace("\"deaths.csv\"", "\"*deaths.csv\"");
    let imported = warehouse.write("again_deaths.csv", deaths).write(CONFIG, config).import();
    assert_eq!(imported.tables.records.rows(), whole.tables.records.rows());
    let [reject] = imported.rejects.as_slice() else { panic!("{:#?}", imported.rejects) };
    assert_eq!(
        reject.to_string(),
        r#"deaths.csv:1: file: found "the bytes of again_deaths.csv", expected a file that is not read twice"#
    );
    assert_eq!((imported.manifest.rejected[0].source.as_str(), imported.manifest.rejected[0].rows), ("coroner", 2));
}

#[test]
fn fields_of_records_that_cannot_be_are_refused() {
    let crime = |row: &str| Warehouse::new().with("crimes.csv", row).refused().to_string();
    let said = |row: &str| crime(row).replace("crimes.csv:14: ", "");
    assert_eq!(
        said("C9,2026-01-01,24:00,N1,,8N,,,,,,"),
        r#"time: found "24:00", expected a time such as 23:59 or 23:59:59"#
    );
    assert_eq!(said("C9,2026-01-01,,N1,X,8N,,,,,,"), r#"beat: found "X", expected the id of a beat"#);
    assert_eq!(said("C9,2026-01-01,,N1,S1-1,8N,,,,,,"), r#"beat: found "S1-1", expected a beat of the row's sector"#);
    assert_eq!(
        said("C9,2026-01-01,,N1,,8N,,,,perhaps,,"),
        r#"soc: found "perhaps", expected yes or no, true or false, 1 or 0"#
    );
    assert_eq!(said("C9,2026-01-01,,N1,,8N,,NaN,56,,,"), r#"lon: found "NaN", expected degrees from -180 to 180"#);
    let reports = Warehouse::new().with("intelligence.csv", "I9,2026-01-01,2.04,56.17,,,0").refused();
    assert_eq!(reports.to_string(), r#"intelligence.csv:5: reports: found "0", expected a whole number, 1 or more"#);
}

#[test]
fn points_in_no_sector_and_days_outside_the_period_are_kept_and_warned_of() {
    let warehouse = Warehouse::new().change("crimes.csv", "C009,2026-05-06", "C009,2062-05-06");
    let imported = warehouse.import();
    let said: Vec<String> = imported.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "source crime_recording: date: found 1 rows outside the period, expected 2026-01-01 to before 2026-07-01",
            "source firearms_intelligence: point: found 1 rows with a point in no sector, expected a point in a \
             sector's polygon",
        ]
    );
    assert_eq!(imported.tables.records.rows(), 18);
}

#[test]
fn more_kinds_of_record_or_offences_than_the_format_numbers_fail_the_export() {
    let row = |kind: u32| format!("X{kind},2026-01-01,,N1,,8N,kind{kind},,,,,");
    let kinds: Vec<String> = (0..255).map(row).collect();
    assert_eq!(
        Warehouse::new().with("crimes.csv", &kinds.join("\n")).failure(),
        "kinds of record: found 261, expected at most 255"
    );
    let offences: Vec<String> = (0..65_534).map(|code| format!("X{code},,,,,")).collect();
    assert_eq!(
        Warehouse::new().with("offences.csv", &offences.join("\n")).failure(),
        "offences: found 65541, expected at most 65534"
    );
    let sector = |id: u32| {
        format!(
            r#"{{"type":"Feature","properties":{{"sector_id":"X{id}","sector_name":"X","command":"X"}},"geometry":null}}"#
        )
    };
    let sectors: Vec<String> = (0..65_535).map(sector).collect();
    let text = Warehouse::new().text("sectors.geojson").replace("\n]}", &format!(",\n{}\n]}}", sectors.join(",\n")));
    assert_eq!(
        Warehouse::new().write("sectors.geojson", text).failure(),
        "sectors: found 65539, expected at most 65534"
    );
}

/// Runs the program over a copy of the example.
fn export(warehouse: &Warehouse) -> Output {
    Command::new(env!("CARGO_BIN_EXE_placeharm"))
        .current_dir(warehouse.path(""))
        .args(["export", "--config", CONFIG, "--out", "snapshot", "--created", "2026-07-02"])
        .output()
        .expect("the program runs")
}

#[test]
fn refused_rows_are_listed_when_they_are_too_many_for_a_snapshot_too() {
    let warehouse = Warehouse::new();
    assert!(export(&warehouse).status.success(), "a configuration in the folder itself");
    let before = warehouse.text("snapshot/manifest.json");
    let warehouse = warehouse.with("deaths.csv", "D3,2026-02-31,N1,\"heroin; cocaine\",25-34");
    let output = export(&warehouse);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("coroner: found 1 of 3 rows refused"), "{said}");
    assert_eq!(warehouse.text("snapshot/manifest.json"), before, "the snapshot stays as it was");
    assert_eq!(
        warehouse.text("snapshot.rejects.csv"),
        "file,line,column,found,expected,row\n\
         deaths.csv,4,died,2026-02-31,\"a date such as 2026-11-24, or a month such as 2026-11\",\
         \"D3,2026-02-31,N1,\"\"heroin; cocaine\"\",25-34\"\n"
    );
    let mended = warehouse.change("deaths.csv", "2026-02-31", "2026-02-28");
    assert!(export(&mended).status.success());
    assert_eq!(mended.text("snapshot.rejects.csv"), "file,line,column,found,expected,row\n", "a list that is old news");
}
