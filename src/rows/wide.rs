//! The wide columns of records, which come part by part as they are looked at.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::Column;
use crate::snapshot::ColumnType;
use crate::snapshot::coded::{CodedColumn, Codes, Texts, Values, read_coded};
use crate::snapshot::{Manifest, RECORDS_DETAIL, SnapshotError};

/// The wide columns.
pub const WIDE_COLUMNS: [&str; 9] = [
    "id",
    "time",
    "longitude",
    "latitude",
    "intelligence_type",
    "intelligence_subject",
    "substances",
    "age_band",
    "detail",
];

/// Parts kept for the windows that are looked at.
pub const MOST_PARTS: usize = 6;

/// The parts that are there.
#[derive(Debug, Default)]
pub(super) struct Wide {
    /// The first row of each part, and last the number of rows.
    starts: Vec<u64>,
    /// The parts that are there, the one added last at the end.
    parts: Vec<(usize, Vec<Column>)>,
    /// Cells, by column, of rows that are looked at: they may lie in more parts than are kept.
    rows: BTreeMap<u32, Vec<(String, String)>>,
    /// Columns that are there for all rows.
    whole: BTreeMap<String, Column>,
    /// Columns that are on their way.
    pub coming: Option<Gathering>,
}

impl Wide {
    pub fn new(manifest: &Manifest) -> Self {
        let mut parts: Vec<_> = manifest.files.iter().filter(|file| file.table == RECORDS_DETAIL.name).collect();
        parts.sort_by_key(|file| file.part);
        let mut starts = vec![0];
        for part in parts {
            starts.push(starts.last().copied().unwrap_or(0) + part.rows);
        }
        Self { starts, ..Self::default() }
    }

    /// How many parts there are.
    pub fn parts(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many rows they have.
    pub fn rows(&self) -> usize {
        self.starts.last().and_then(|&rows| usize::try_from(rows).ok()).unwrap_or(0)
    }

    /// Whether the snapshot has such columns.
    pub fn is_supplied(&self) -> bool {
        self.parts() > 0
    }

    /// The part that a row lies in, and its first row.
    pub fn part_of(&self, row: u32) -> Option<(usize, usize)> {
        let after = self.starts.partition_point(|&start| start <= u64::from(row));
        let part = after.checked_sub(1).filter(|&part| part < self.parts())?;
        Some((part, usize::try_from(*self.starts.get(part)?).ok()?))
    }

    /// A column that is there for all rows.
    pub fn whole(&self, name: &str) -> Option<&Column> {
        self.whole.get(name)
    }

    /// A column as far as it is there: for all rows, or for those whose parts have come.
    pub fn so_far(&self, name: &str) -> Option<&Column> {
        self.whole(name).or_else(|| self.coming.as_ref()?.column(name))
    }

    pub fn set_whole(&mut self, columns: Vec<CodedColumn>) {
        self.whole.extend(columns.into_iter().map(|column| (column.name.clone(), column.into())));
    }

    /// Adds a column that was made from others.
    pub fn add_whole(&mut self, column: Column) {
        self.whole.insert(column.name.clone(), column);
    }

    /// A row's cell as plain text, empty where its part lacks the column; the part where that has not come.
    pub fn cell(&self, row: u32, name: &str) -> Result<String, Option<usize>> {
        let (part, first) = self.part_of(row).ok_or(None)?;
        if let Some((_, columns)) = self.parts.iter().find(|(other, _)| *other == part) {
            let column = columns.iter().find(|column| column.name == name);
            return Ok(column.map(|column| column.text(row as usize - first).into_owned()).unwrap_or_default());
        }
        let cells = self.rows.get(&row).ok_or(Some(part))?;
        let cell = cells.iter().find(|(column, _)| column == name);
        Ok(cell.map(|(_, text)| text.clone()).unwrap_or_default())
    }

    /// Adds a part, in the place of the one that was added first, and keeps its cells of the rows that are looked at.
    pub fn add(&mut self, part: usize, bytes: &[u8], looked_at: &BTreeSet<u32>) -> Result<(), SnapshotError> {
        let read = columns(bytes, &|_| true)?;
        self.rows.retain(|row, _| looked_at.contains(row));
        for &row in looked_at {
            if let Some((_, first)) = self.part_of(row).filter(|(of, _)| *of == part) {
                let cell = |column: &Column| (column.name.clone(), column.text(row as usize - first).into_owned());
                self.rows.insert(row, read.iter().map(cell).collect());
            }
        }
        self.parts.retain(|(other, _)| *other != part);
        self.parts.push((part, read));
        if self.parts.len() > MOST_PARTS {
            self.parts.remove(0);
        }
        Ok(())
    }
}

/// The columns of a part whose names are wanted.
pub(in crate::rows) fn columns(bytes: &[u8], wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Column>, SnapshotError> {
    let read = read_coded(&RECORDS_DETAIL, bytes, wanted)?;
    Ok(read.columns.into_iter().map(Column::from).collect())
}

/// Wide columns being put together from all parts, in order.
#[derive(Debug, Default)]
pub struct Gathering {
    columns: Vec<Gathered>,
    names: Vec<String>,
    /// How many rows all parts have, as far as that is known.
    rows: usize,
    /// How many rows of them have come.
    rows_come: usize,
}

#[derive(Debug)]
struct Gathered {
    column: Column,
    /// Codes of texts that stand once.
    numbers: HashMap<String, u32>,
}

impl Gathering {
    /// Of the columns of those names.
    #[must_use]
    pub fn new(names: Vec<String>) -> Self {
        Self { names, ..Self::default() }
    }

    /// The same, with room for so many rows.
    pub(super) fn of_rows(names: Vec<String>, rows: usize) -> Self {
        Self { rows, ..Self::new(names) }
    }

    /// The names of the columns gathered.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// A column as far as its parts have come.
    pub(super) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().map(|gathered| &gathered.column).find(|column| column.name == name)
    }

    /// Adds the next part; of a column that it lacks, its rows have none.
    ///
    /// # Errors
    /// As [`read_coded`].
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), SnapshotError> {
        let Self { columns, names, rows: all_rows, rows_come } = self;
        let read = read_coded(&RECORDS_DETAIL, bytes, &|name| names.iter().any(|n| n == name))?;
        for part in &read.columns {
            if !columns.iter().any(|gathered| gathered.column.name == part.name) {
                columns.push(Gathered::new(part, *rows_come));
            }
        }
        for gathered in columns {
            match read.columns.iter().find(|part| part.name == gathered.column.name) {
                Some(part) => gathered.add(part),
                None => gathered.add_none(read.rows),
            }
            if *rows_come == 0 {
                gathered.make_room(*all_rows / read.rows.max(1));
            }
        }
        *rows_come += read.rows;
        Ok(())
    }

    /// The columns, once all parts are there. Those that no part has are empty.
    #[must_use]
    pub fn finish(mut self) -> Vec<CodedColumn> {
        let lacking = self.names.iter().filter(|name| self.column(name).is_none());
        let empty = |name: &String| Gathered {
            column: none(name, ColumnType::Text, Values::Texts(Texts::default()), self.rows_come),
            numbers: HashMap::new(),
        };
        let lacking: Vec<_> = lacking.map(empty).collect();
        self.columns.extend(lacking);
        let column = |Gathered { column, .. }: Gathered| {
            let CodedColumn { name, kind, codes, values } = column.into_coded();
            let codes = Rc::new(Rc::unwrap_or_clone(codes).ended(values.len()));
            CodedColumn { name, kind, codes, values }
        };
        self.columns.into_iter().map(column).collect()
    }
}

/// A column of so many rows without a value.
fn none(name: &str, kind: ColumnType, values: Values, rows: usize) -> Column {
    let mut codes = Codes::default();
    codes.extend((0..rows).map(|_| u32::MAX), values.len());
    Column::new(name, kind, Rc::new(codes), Rc::new(values))
}

fn emptied(values: &Values) -> Values {
    match values {
        Values::Texts(_) => Values::Texts(Texts::default()),
        Values::Days(_) => Values::Days(Vec::new()),
        Values::Times(_) => Values::Times(Vec::new()),
        Values::Flags(_) => Values::Flags(Vec::new()),
        Values::Counts(_) => Values::Counts(Vec::new()),
        Values::Numbers(_) => Values::Numbers(Vec::new()),
    }
}

impl Gathered {
    /// A column such as that of a part, which so many rows before the part's have nothing of.
    fn new(part: &CodedColumn, rows: usize) -> Self {
        let column = none(&part.name, part.kind, emptied(&part.values), rows);
        Self { column, numbers: HashMap::new() }
    }

    fn add_none(&mut self, rows: usize) {
        Rc::make_mut(&mut self.column.codes).extend((0..rows).map(|_| u32::MAX), self.column.values.len());
    }

    /// Makes room for so many times the text there is, instead of for twice as much again and again.
    fn make_room(&mut self, times: usize) {
        if let Values::Texts(texts) = Rc::make_mut(&mut self.column.values)
            && self.column.kind == ColumnType::Text
        {
            texts.reserve_times(times);
        }
    }

    fn add(&mut self, part: &CodedColumn) {
        let kind = self.column.kind;
        let first = self.column.values.len();
        let mut new_codes: Vec<u32> = (0..part.values.len()).map(|at| number(first + at)).collect();
        match (Rc::make_mut(&mut self.column.values), &*part.values) {
            (Values::Texts(all), Values::Texts(more)) if kind == ColumnType::Text => all.append(more),
            (Values::Texts(all), Values::Texts(more)) => {
                for (text, code) in more.iter().zip(&mut new_codes) {
                    *code = *self.numbers.entry(text.to_owned()).or_insert_with(|| {
                        all.push(text);
                        number(all.len() - 1)
                    });
                }
            }
            (Values::Days(all), Values::Days(more)) | (Values::Times(all), Values::Times(more)) => all.extend(more),
            (Values::Flags(all), Values::Flags(more)) => all.extend(more),
            (Values::Counts(all), Values::Counts(more)) => all.extend(more),
            (Values::Numbers(all), Values::Numbers(more)) => all.extend(more),
            // A column has one type in all parts: the schema's.
            _ => {}
        }
        let code = |row| new_codes.get(part.codes.at(row)).copied().unwrap_or(u32::MAX);
        Rc::make_mut(&mut self.column.codes).extend((0..part.codes.len()).map(code), self.column.values.len());
    }
}

fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
