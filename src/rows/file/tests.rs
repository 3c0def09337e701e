use std::rc::Rc;

use super::csv::{cell, line};
use super::*;
use crate::snapshot::ColumnType;
use crate::snapshot::coded::{Codes, Values};

fn texts(texts: &[&str]) -> Cut {
    let rows = u32::try_from(texts.len()).expect("few");
    let codes = Rc::new(Codes::new((0..rows).collect(), texts.len()));
    let values = Rc::new(Values::Texts(texts.iter().copied().collect()));
    let columns = vec![Column::new("detail", ColumnType::Text, codes, values)];
    Cut { columns, rows: Rc::new((0..rows).collect()), ..Cut::default() }
}

fn written(form: Form, cut: Cut) -> Result<Vec<u8>, FileError> {
    let mut file = RowsFile::new(form, cut, vec![("marking".to_owned(), "OFFICIAL".to_owned())]);
    let mut bytes = Vec::new();
    while let Some(piece) = file.piece(2)? {
        bytes.extend(piece);
    }
    Ok(bytes)
}

#[test]
fn a_line_reads_back_and_formulas_are_made_safe() {
    let mut text = String::new();
    line(["=1+1", "-2", "@x", "plain"].map(cell), &mut text);
    line(["a\"b,c\nd".into(), "😀".into(), "".into(), " x".into()], &mut text);
    assert_eq!(text, "'=1+1,'-2,'@x,plain\r\n\"a\"\"b,c\nd\",😀,,\" x\"\r\n");
}

#[test]
fn lines_above_the_header_say_what_a_file_of_csv_is() {
    let csv = |is_marked, says_about| {
        let bytes = written(Form::Csv { is_marked, says_about }, texts(&["a", "b", "c"])).expect("written");
        String::from_utf8(bytes).expect("text")
    };
    assert_eq!(csv(true, true), "\u{feff}# OFFICIAL\r\ndetail\r\na\r\nb\r\nc\r\n");
    assert_eq!(csv(false, false), "detail\r\na\r\nb\r\nc\r\n");
}

#[test]
fn cells_for_the_clipboard_stay_on_their_line() {
    let bytes = written(Form::TabSeparated, texts(&["a\tb\nc", "=1"])).expect("written");
    assert_eq!(String::from_utf8(bytes).expect("text"), "detail\na b c\n'=1\n");
}

#[test]
fn excel_refuses_what_a_sheet_or_a_cell_cannot_hold() {
    let long = "é".repeat(32_768);
    let found = FileError::LongText { row: 2, column: "detail".to_owned(), found: 32_768, most: 32_767 };
    assert_eq!(written(Form::Xlsx, texts(&["a", &long])), Err(found));
    assert!(written(Form::Xlsx, texts(&[&long[2..]])).is_ok());
    let cut = Cut { rows: Rc::new(vec![0; 1_048_576]), ..texts(&["a"]) };
    assert_eq!(written(Form::Xlsx, cut), Err(FileError::TooManyRows { found: 1_048_576, most: 1_048_575 }));
}

#[test]
fn an_empty_cut_is_a_whole_file() {
    for form in [Form::GeoJson, Form::Arrow, Form::Xlsx, Form::TabSeparated] {
        assert!(!written(form, Cut { columns: Vec::new(), ..Cut::default() }).expect("written").is_empty(), "{form:?}");
    }
}
