//! The wide columns of records, which come part by part as they are looked at.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::Column;
use crate::snapshot::ColumnType;
use crate::snapshot::coded::{CodedColumn, CodedTable, Codes, Texts, Values, read_coded};
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
const MOST_PARTS: usize = 6;

/// The parts that are there.
#[derive(Clone, Debug, Default)]
pub(super) struct Wide {
    /// The first row of each part, and last the number of rows.
    starts: Vec<u64>,
    /// The parts that are there, the one added last at the end.
    parts: Vec<(usize, Vec<Column>)>,
    /// Columns that are there for all rows.
    whole: BTreeMap<String, Column>,
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

    pub fn set_whole(&mut self, columns: Vec<CodedColumn>) {
        self.whole.extend(columns.into_iter().map(|column| (column.name.clone(), column.into())));
    }

    /// Adds a column that was made from others.
    pub fn add_whole(&mut self, column: Column) {
        self.whole.insert(column.name.clone(), column);
    }

    /// The columns of a part that is there.
    pub fn part(&self, part: usize) -> Option<&[Column]> {
        self.parts.iter().find(|(other, _)| *other == part).map(|(_, columns)| columns.as_slice())
    }

    /// Adds a part, in the place of the one that was added first.
    pub fn add(&mut self, part: usize, bytes: &[u8]) -> Result<(), SnapshotError> {
        let read = columns(bytes, &|_| true)?;
        if self.part(part).is_none() {
            self.parts.push((part, read));
        }
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
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    columns: Vec<Gathered>,
    names: Vec<String>,
}

#[derive(Clone, Debug)]
struct Gathered {
    name: String,
    kind: ColumnType,
    codes: Vec<u32>,
    values: Values,
    /// Codes of texts that stand once.
    numbers: HashMap<String, u32>,
}

impl Gathering {
    /// Of the columns of those names.
    #[must_use]
    pub fn new(names: Vec<String>) -> Self {
        Self { columns: Vec::new(), names }
    }

    /// The names of the columns gathered.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Adds the next part.
    ///
    /// # Errors
    /// As [`read_coded`].
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), SnapshotError> {
        let CodedTable { columns, .. } =
            read_coded(&RECORDS_DETAIL, bytes, &|name| self.names.iter().any(|n| n == name))?;
        for column in columns {
            let at = self.columns.iter().position(|gathered| gathered.name == column.name);
            let at = at.unwrap_or_else(|| {
                self.columns.push(Gathered {
                    name: column.name.clone(),
                    kind: column.kind,
                    codes: Vec::new(),
                    values: emptied(&column.values),
                    numbers: HashMap::new(),
                });
                self.columns.len() - 1
            });
            self.columns[at].add(&column);
        }
        Ok(())
    }

    /// The columns, once all parts are there.
    #[must_use]
    pub fn finish(self) -> Vec<CodedColumn> {
        let column = |Gathered { name, kind, codes, values, .. }: Gathered| {
            let codes = Rc::new(Codes::new(codes, values.len()));
            CodedColumn { name, kind, codes, values: Rc::new(values) }
        };
        self.columns.into_iter().map(column).collect()
    }
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
    fn add(&mut self, part: &CodedColumn) {
        let first = self.values.len();
        let mut new_codes: Vec<u32> = (0..part.values.len()).map(|at| number(first + at)).collect();
        match (&mut self.values, &*part.values) {
            (Values::Texts(all), Values::Texts(more)) if self.kind == ColumnType::Text => {
                more.iter().for_each(|text| all.push(text));
            }
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
        self.codes.extend((0..part.codes.len()).map(code));
    }
}

fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
