//! A snapshot's tables laid out, and what of one of them is looked at.

mod dashboard;
mod gathering;
mod hexagons;
mod hours;
mod pins;
mod pivoted;
mod spots;
mod sums;
mod themes;
mod windows;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use h3o::CellIndex;

pub use self::hexagons::{Hexagon, Hexagons};
pub use self::hours::Hours;
pub use self::pins::{Pin, Pins};
pub use self::spots::Spots;
pub use self::sums::Harm;
pub use self::windows::{LinkOfRow, RowWhole, ShownRow, Window};
use super::table::not_supplied;
use super::wide::{WIDE_COLUMNS, Wide};
use super::worths::Worths;
use super::{
    Asks, Column, ColumnAbout, Look, Looked, Pivot, Resolution, Table, TableId, Test, ValueCount, hexagon, kept, sorted,
};
use crate::domain::Points;
use crate::scoring::{Catalogue, RowStrata};
use crate::snapshot::coded::{Codes, read_coded};
use crate::snapshot::{Manifest, SnapshotError, SubjectMatch, TABLES, TableSchema, open};

/// The columns of a record's point.
pub const POINT: [&str; 2] = ["longitude", "latitude"];

/// The most values of a column that are listed.
const MOST_VALUES: usize = 2_000;

/// The tables of a snapshot, read as they are looked at.
#[derive(Debug)]
pub struct Desk {
    /// Of tables that nobody has looked at yet, the bytes.
    files: BTreeMap<String, Vec<u8>>,
    strata: RowStrata,
    strata_of_records: Rc<Codes>,
    tables: BTreeMap<TableId, Table>,
    worths: BTreeMap<TableId, Worths>,
    wide: Wide,
    /// What themes need of each part of the wide columns that has their rows.
    theme_columns: BTreeMap<usize, Vec<Column>>,
    subjects: Vec<SubjectMatch>,
    shown: Shown,
    /// The hexagons of rows that were summed by them.
    cells: BTreeMap<Resolution, HashMap<usize, Option<CellIndex>>>,
    /// The hexagons centred in the force, once they are known.
    force_cells: Option<Vec<u64>>,
}

/// What is looked at.
#[derive(Debug, Default)]
struct Shown {
    look: Look,
    order: Rc<Vec<u32>>,
    pivot: Option<Pivot>,
    /// The places of the window asked for last.
    window: Range<usize>,
    /// The row opened last.
    open: Option<u32>,
}

impl Desk {
    /// Lays out a snapshot: `files` holds the bytes, unpacked, of the scoring tables, and of `activity` and
    /// `themes` where the manifest lists them.
    ///
    /// # Errors
    /// As [`open`], and columns that cannot be scored.
    pub fn open(manifest: &Manifest, files: BTreeMap<String, Vec<u8>>) -> Result<Self, SnapshotError> {
        let strata = RowStrata::build(open(manifest, &files)?)?;
        let most = strata.of_row().iter().max().map_or(0, |&most| most as usize + 1);
        let strata_of_records = Rc::new(Codes::new(strata.of_row().to_vec(), most));
        Ok(Self {
            files,
            strata,
            strata_of_records,
            tables: BTreeMap::new(),
            worths: BTreeMap::new(),
            wide: Wide::new(manifest),
            theme_columns: BTreeMap::new(),
            subjects: manifest.subjects.clone(),
            shown: Shown::default(),
            cells: BTreeMap::new(),
            force_cells: None,
        })
    }

    /// The lists that a reader chooses from.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        self.strata.catalogue()
    }

    /// How many parts the wide columns of records come in; none where the snapshot lacks them.
    #[must_use]
    pub fn wide_parts(&self) -> usize {
        self.wide.parts()
    }

    /// Whether the snapshot has no such table.
    fn lacks(&self, id: TableId) -> bool {
        !self.tables.contains_key(&id) && !self.files.contains_key(id.as_str())
    }

    /// Reads a table if it has not been read yet.
    fn read(&mut self, id: TableId) -> Result<(), SnapshotError> {
        if self.tables.contains_key(&id) {
            return Ok(());
        }
        let table = if id == TableId::Sectors {
            Table::of_sectors(self.catalogue())
        } else {
            let schema = SCHEMAS.iter().find(|schema| schema.name == id.as_str()).ok_or_else(|| not_supplied(id))?;
            let bytes = self.files.remove(id.as_str()).ok_or_else(|| not_supplied(id))?;
            Table::new(read_coded(schema, &bytes, &|_| true)?, self.catalogue())
        };
        self.tables.insert(id, table);
        Ok(())
    }

    /// Lays out the nominals of a group, from the bytes of its file.
    ///
    /// # Errors
    /// Bytes that are no such file.
    pub fn set_nominals(&mut self, bytes: &[u8]) -> Result<(), SnapshotError> {
        let table = Table::of_nominals(bytes, self.catalogue())?;
        self.tables.insert(TableId::Nominals, table);
        Ok(())
    }

    /// Whether nominals are laid out.
    #[must_use]
    pub fn has_nominals(&self) -> bool {
        self.tables.contains_key(&TableId::Nominals)
    }

    /// Lets go of nominals.
    pub fn forget_nominals(&mut self) {
        self.tables.remove(&TableId::Nominals);
    }

    /// Works out what each row gives the score under the look's selection, if that is not known.
    fn value(&mut self, look: &Look) {
        let known = self.worths.get(&look.table);
        if known.is_some_and(|worths| worths.selection == look.selection) {
            return;
        }
        let worths = match look.table {
            TableId::Records => Worths::of_records(&self.strata, &self.strata_of_records, &look.selection),
            TableId::Members => Worths::of_members(&self.strata, &look.selection),
            _ => return,
        };
        self.worths.insert(look.table, worths);
    }

    /// The columns of a table, in order.
    ///
    /// # Errors
    /// A table that the snapshot does not have, or that cannot be read.
    pub fn columns(&mut self, id: TableId) -> Result<Vec<ColumnAbout>, SnapshotError> {
        self.read(id)?;
        let own = self.tables.get(&id).into_iter().flat_map(|table| &table.columns);
        let about = |name: &str, asks| ColumnAbout { name: name.to_owned(), asks };
        let mut columns: Vec<_> = own.map(|column| about(&column.name, column.asks())).collect();
        if matches!(id, TableId::Records | TableId::Members) {
            columns.extend([about("harm", Asks::Number), about("counted_by", Asks::Set)]);
        }
        if id == TableId::Records && self.wide.is_supplied() {
            let asks = |name| match name {
                "longitude" | "latitude" => Asks::Number,
                "time" => Asks::Time,
                "id" | "detail" => Asks::Text,
                _ => Asks::Set,
            };
            columns.extend(WIDE_COLUMNS.map(|name| about(name, asks(name))));
        }
        Ok(columns)
    }

    /// A column of a table as it is at hand for all rows.
    fn column(&self, id: TableId, name: &str) -> Option<&Column> {
        let own = self.tables.get(&id).and_then(|table| table.column(name));
        let worth = || self.worths.get(&id)?.columns.iter().find(|column| column.name == name);
        let wide = || (id == TableId::Records).then(|| self.wide.whole(name)).flatten();
        own.or_else(worth).or_else(wide)
    }

    /// A column as far as it is at hand.
    fn so_far(&self, id: TableId, name: &str) -> Option<&Column> {
        let wide = || (id == TableId::Records).then(|| self.wide.so_far(name)).flatten();
        self.column(id, name).or_else(wide)
    }

    /// The resolution of a column of hexagons which is not at hand, and can be made of points.
    fn hexagons_of(&self, id: TableId, name: &str) -> Option<Resolution> {
        let has_points = id == TableId::Records && self.wide.is_supplied();
        Resolution::of_column(name).filter(|_| has_points && self.wide.whole(name).is_none())
    }

    fn is_wide(&self, id: TableId, name: &str) -> bool {
        id == TableId::Records && self.wide.is_supplied() && WIDE_COLUMNS.contains(&name)
    }

    /// Puts a part of the wide columns at hand, for the rows in it.
    ///
    /// # Errors
    /// Bytes that are no such part.
    pub fn add_part(&mut self, part: usize, bytes: &[u8]) -> Result<(), SnapshotError> {
        let Shown { order, window, open, .. } = &self.shown;
        let in_window = order.get(window.clone()).unwrap_or_default();
        self.wide.add(part, bytes, &in_window.iter().copied().chain(*open).collect::<BTreeSet<_>>())
    }

    /// Makes the columns of hexagons that are asked for, of the points at hand.
    fn make_hexagons<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        for resolution in names.into_iter().filter_map(Resolution::of_column) {
            let [longitude, latitude] = POINT.map(|name| self.wide.whole(name));
            if let (None, Some(longitude), Some(latitude)) = (self.wide.whole(resolution.column()), longitude, latitude)
            {
                let made = hexagon::column(resolution, longitude, latitude);
                self.wide.add_whole(made);
            }
        }
    }

    /// How many rows are looked at.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.shown.order.len() as u64
    }

    /// Looks at a table: from here on windows are of it.
    ///
    /// # Errors
    /// A table that the snapshot does not have, or that cannot be read.
    pub fn look(&mut self, look: Look) -> Result<Looked, SnapshotError> {
        self.prepare(&look)?;
        // The order before makes room for the next.
        self.shown = Shown::default();
        let mut looked = Looked { is_partial: !self.to_come(&look).is_empty(), ..Looked::default() };
        let kept = self.kept(&look, None);
        let columns =
            look.order.iter().filter_map(|order| Some((self.column(look.table, &order.column)?, order.descending)));
        let order = sorted(&kept, columns.collect::<Vec<_>>().into_iter());
        let is_unknown = |name: &&str| {
            self.column(look.table, name).is_none()
                && !self.is_wide(look.table, name)
                && self.hexagons_of(look.table, name).is_none()
        };
        looked.unknown = look.named().filter(is_unknown).map(str::to_owned).collect();
        looked.rows_in_all = kept.len() as u64;
        looked.rows = order.len() as u64;
        (looked.records, looked.harm) = self.totals(look.table, &kept, looked.rows);
        match look.pivot.as_ref().map(|ask| self.pivot(look.table, &kept, ask)) {
            Some(Ok(pivot)) => looked.pivot = Some(pivot),
            Some(Err(name)) => looked.unknown.push(name),
            None => {}
        }
        self.shown = Shown { look, order: Rc::new(order), pivot: looked.pivot.clone(), ..Shown::default() };
        Ok(looked)
    }

    /// For each row whether a look shows it, one column's own filters apart.
    fn kept(&self, look: &Look, apart_from: Option<&str>) -> Vec<bool> {
        let Some(table) = self.tables.get(&look.table) else { return Vec::new() };
        let filters = look.filters.iter().filter(|filter| Some(filter.column.as_str()) != apart_from);
        let is_awaited = |name: &str| self.so_far(look.table, name).is_none() && self.is_wide(look.table, name);
        if filters.clone().any(|filter| is_awaited(&filter.column)) {
            return vec![false; table.rows];
        }
        let filters = filters.filter_map(|filter| Some((self.so_far(look.table, &filter.column)?, &filter.test)));
        let worths = self.worths.get(&look.table).into_iter().flat_map(|worths| &worths.columns);
        let wide = WIDE_COLUMNS.into_iter().filter_map(|name| self.so_far(look.table, name));
        let searched: Vec<&Column> =
            table.text_columns().chain(worths.chain(wide).filter(|column| column.is_text())).collect();
        let mut kept = kept(table.rows, filters, &searched, &look.search);
        self.keep_dashboard(look, &mut kept);
        for filter in &look.filters {
            if let (Some(resolution), Test::OneOf(wanted)) =
                (self.hexagons_of(look.table, &filter.column), &filter.test)
            {
                self.keep_in_hexagons(look.table, resolution, wanted, &mut kept);
            }
        }
        kept
    }

    /// Records that rows stand for, and what they give the score.
    fn totals(&self, id: TableId, kept: &[bool], rows: u64) -> (u64, Option<f64>) {
        let of_row = self.count_of_row(id);
        let Some(worths) = self.worths.get(&id) else { return (rows, None) };
        let sums = worths.columns[0].codes.sums(kept, worths.codes(), of_row);
        let micro = sums.iter().enumerate().map(|(code, &sum)| u128::from(worths.micro(code)) * u128::from(sum)).sum();
        let records = sums.iter().sum();
        (records, Some(Points::from_micro(micro)))
    }

    /// The values of a column and how many rows have each, under all filters but its own; the most frequent
    /// first, and at most 2,000.
    #[must_use]
    pub fn values(&self, name: &str) -> Vec<ValueCount> {
        let look = &self.shown.look;
        let Some(column) = self.column(look.table, name) else { return Vec::new() };
        let kept = self.kept(look, Some(name));
        let sums = column.codes.sums(&kept, column.values.len() + 1, |_| 1);
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for (code, rows) in sums.into_iter().enumerate().filter(|&(_, rows)| rows > 0) {
            *counts.entry(column.values.text(code).into_owned()).or_default() += rows;
        }
        let mut values: Vec<_> = counts.into_iter().map(|(value, rows)| ValueCount { value, rows }).collect();
        values.sort_by_key(|value| std::cmp::Reverse(value.rows));
        values.truncate(MOST_VALUES);
        values
    }
}

/// [`TABLES`] in a place that lives as long as the program.
static SCHEMAS: [TableSchema; 9] = TABLES;
