//! Rows as a workbook of Excel: a sheet of rows, and one that says what they are.
//!
//! The `zip` package packs; the sheets are written here, row by row. A library that holds a workbook's cells until
//! it is saved was measured: a million rows took it more memory than the page may have, in one turn that cannot be
//! stopped.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::rc::Rc;

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::{About, Cut, FileError, Format};
use crate::rows::Column;
use crate::snapshot::coded::Values;

/// Rows that a sheet holds under its header.
const MOST_ROWS: usize = 1_048_575;
/// Letters that a cell holds, in UTF-16.
const MOST_LETTERS: usize = 32_767;
/// 1 January 1970 in Excel's days.
const EPOCH_DAY: i32 = 25_569;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// What is the same in every workbook.
const PARTS: [(&str, &str); 5] = [
    ("[Content_Types].xml", include_str!("xlsx/content_types.xml")),
    ("_rels/.rels", include_str!("xlsx/rels.xml")),
    ("xl/workbook.xml", include_str!("xlsx/workbook.xml")),
    ("xl/_rels/workbook.xml.rels", include_str!("xlsx/workbook_rels.xml")),
    ("xl/styles.xml", include_str!("xlsx/styles.xml")),
];

/// What has been packed and not yet taken.
#[derive(Clone, Default)]
struct Packed(Rc<RefCell<Vec<u8>>>);

impl Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A workbook being written.
#[derive(Default)]
pub(super) struct Xlsx {
    packed: Packed,
    zip: Option<ZipWriter<StreamWriter<Packed>>>,
    /// The marking, for the head and foot of each page on paper.
    marking: String,
    letters: Vec<String>,
}

#[allow(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
fn refused(error: impl ToString) -> FileError {
    FileError::Refused { form: "Excel", message: error.to_string() }
}

impl Format for Xlsx {
    fn head(&mut self, cut: &Cut, about: &About) -> Result<Vec<u8>, FileError> {
        if cut.rows.len() > MOST_ROWS {
            return Err(FileError::TooManyRows { found: cut.rows.len(), most: MOST_ROWS });
        }
        let marking = about.iter().find(|(key, _)| key == "marking").map(|(_, text)| text.as_str());
        self.marking = escaped(&marking.unwrap_or_default().replace('&', "&&")).into_owned();
        self.letters = (0..cut.columns.len().max(2)).map(letters).collect();
        self.zip = Some(ZipWriter::new_stream(self.packed.clone()));
        for (name, text) in PARTS {
            self.part(name)?;
            self.put(text)?;
        }
        self.about(about)?;
        self.part("xl/worksheets/sheet1.xml")?;
        let mut text = format!(
            "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" \
             topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
        );
        for (at, column) in (1..).zip(&cut.columns) {
            let width = if column.is_text() { 24 } else { 14 };
            _ = write!(text, "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        text.push_str("</cols><sheetData><row r=\"1\">");
        for (column, letters) in cut.columns.iter().zip(&self.letters) {
            text_cell(letters, 1, " s=\"3\"", &column.name, &mut text);
        }
        text.push_str("</row>");
        self.put(&text)?;
        Ok(self.take())
    }

    fn rows(&mut self, cut: &Cut, first: usize, rows: &[u32]) -> Result<Vec<u8>, FileError> {
        let mut text = String::new();
        // The header is the first row, and rows are counted from 1.
        for (place, &row) in (first + 2..).zip(rows) {
            _ = write!(text, "<row r=\"{place}\">");
            for (column, letters) in cut.columns.iter().zip(&self.letters) {
                cell(column, row as usize, letters, place, &mut text)?;
            }
            text.push_str("</row>");
        }
        self.put(&text)?;
        Ok(self.take())
    }

    fn foot(&mut self) -> Result<Vec<u8>, FileError> {
        self.end_sheet()?;
        if let Some(zip) = self.zip.take() {
            zip.finish().map_err(refused)?;
        }
        Ok(self.take())
    }
}

impl Xlsx {
    fn part(&mut self, name: &str) -> Result<(), FileError> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        // The fastest: a sheet's text packs well at any level.
        let options = options.compression_level(Some(1));
        self.zip.as_mut().map_or(Ok(()), |zip| zip.start_file(name, options)).map_err(refused)
    }

    fn put(&mut self, text: &str) -> Result<(), FileError> {
        self.zip.as_mut().map_or(Ok(()), |zip| zip.write_all(text.as_bytes())).map_err(refused)
    }

    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.packed.0.borrow_mut())
    }

    fn about(&mut self, about: &About) -> Result<(), FileError> {
        self.part("xl/worksheets/sheet2.xml")?;
        let mut text = format!(
            "{HEAD}<worksheet xmlns=\"{MAIN}\"><cols><col min=\"1\" max=\"1\" width=\"14\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"90\" customWidth=\"1\"/></cols><sheetData>"
        );
        for (place, (key, said)) in (1..).zip(about) {
            _ = write!(text, "<row r=\"{place}\">");
            text_cell("A", place, " s=\"3\"", key, &mut text);
            text_cell("B", place, "", said, &mut text);
            text.push_str("</row>");
        }
        self.put(&text)?;
        self.end_sheet()
    }

    fn end_sheet(&mut self) -> Result<(), FileError> {
        let marking = &self.marking;
        let text = format!(
            "</sheetData><headerFooter><oddHeader>&amp;C{marking}</oddHeader><oddFooter>&amp;C{marking}&amp;R&amp;P</oddFooter></headerFooter></worksheet>"
        );
        self.put(&text)
    }
}

/// A column's letters: `A`, `Z`, `AA`.
fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ".get(at % 26).copied().map_or('A', char::from));
        match (at / 26).checked_sub(1) {
            Some(next) => at = next,
            None => return letters.into_iter().rev().collect(),
        }
    }
}

/// Adds a cell; nothing for one that is empty.
fn cell(column: &Column, row: usize, letters: &str, place: usize, into: &mut String) -> Result<(), FileError> {
    let code = column.codes.at(row);
    if column.is_empty_at(code) {
        return Ok(());
    }
    let number = match &*column.values {
        Values::Numbers(numbers) => numbers.get(code).filter(|number| number.is_finite()).map(|&number| ("", number)),
        Values::Counts(counts) => counts.get(code).map(|&count| ("", f64::from(count))),
        Values::Days(days) => days.get(code).and_then(|&day| excel_day(day)).map(|day| (" s=\"1\"", f64::from(day))),
        Values::Times(times) => times.get(code).map(|&time| (" s=\"2\"", f64::from(time) / 86_400.0)),
        Values::Flags(flags) => flags.get(code).map(|&flag| (" t=\"b\"", f64::from(u8::from(flag)))),
        Values::Texts(_) => None,
    };
    if let Some((style, number)) = number {
        _ = write!(into, "<c r=\"{letters}{place}\"{style}><v>{number}</v></c>");
        return Ok(());
    }
    // Text, and days before 1900, which Excel does not have.
    let text = column.values.text(code);
    let found = if text.len() > MOST_LETTERS { text.encode_utf16().count() } else { 0 };
    if found > MOST_LETTERS {
        return Err(FileError::LongText { row: place - 1, column: column.name.clone(), found, most: MOST_LETTERS });
    }
    text_cell(letters, place, "", &text, into);
    Ok(())
}

/// A day as Excel counts, to whom 1900 was a leap year.
fn excel_day(epoch_day: i32) -> Option<i32> {
    let day = epoch_day.checked_add(EPOCH_DAY)?;
    let day = if day < 61 { day - 1 } else { day };
    (day >= 1).then_some(day)
}

fn text_cell(letters: &str, place: usize, style: &str, text: &str, into: &mut String) {
    let text = escaped(text);
    _ = write!(
        into,
        "<c r=\"{letters}{place}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
    );
}

/// Text as XML has it; what XML cannot have as Excel writes it: `_x0007_`.
fn escaped(text: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| !matches!(letter, '&' | '<' | '>' | '_' | '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}');
    if text.chars().all(is_plain) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for (at, letter) in text.char_indices() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(letter),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => _ = write!(escaped, "_x{:04X}_", u32::from(letter)),
            '_' if is_escape(text.as_bytes().get(at..at + 7)) => escaped.push_str("_x005F_"),
            _ => escaped.push(letter),
        }
    }
    escaped.into()
}

/// Whether text reads like `_x0007_`.
fn is_escape(text: Option<&[u8]>) -> bool {
    matches!(text, Some([b'_', b'x', digits @ .., b'_']) if digits.iter().all(u8::is_ascii_hexdigit))
}
