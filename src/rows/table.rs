//! A table that can be looked at.

use std::rc::Rc;

use super::{Column, TableId};
use crate::domain::{Area, Date, GroupCode};
use crate::scoring::Catalogue;
use crate::snapshot::coded::{CodedTable, Codes, Texts, Values, read_coded};
use crate::snapshot::{ColumnType, NOMINALS, NominalRow, SnapshotError, nominals};

/// A table: its columns, those of names included.
#[derive(Clone, Debug)]
pub struct Table {
    /// How many rows it has.
    pub rows: usize,
    /// Its columns.
    pub columns: Vec<Column>,
}

impl Table {
    /// The column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// A table as it was read; columns of names stand behind those of codes.
    #[must_use]
    pub fn new(read: CodedTable, catalogue: &Catalogue) -> Self {
        let mut columns = Vec::new();
        for column in read.columns.into_iter().map(Column::from) {
            let names = names(&column, catalogue);
            columns.push(column);
            columns.extend(names);
        }
        Self { rows: read.rows, columns }
    }

    /// The sectors, whose file is no Arrow.
    #[must_use]
    pub fn of_sectors(catalogue: &Catalogue) -> Self {
        let areas = &catalogue.areas;
        let texts = |text: fn(&Area) -> &str| Values::Texts(areas.sectors.iter().map(text).collect());
        let commands: Texts = areas.sectors.iter().map(|sector| parent(sector, &areas.area_commands)).collect();
        let population = areas.sectors.iter().map(|sector| sector.population.map_or(f64::NAN, f64::from)).collect();
        let each = || (0..areas.sectors.len()).map(|row| u32::try_from(row).unwrap_or(u32::MAX));
        let peopled = each()
            .zip(&areas.sectors)
            .map(|(row, sector)| if sector.population.is_some() { row } else { u32::MAX })
            .collect();
        let rows = areas.sectors.len();
        let column = |name: &str, codes: Vec<u32>, kind, values: Values| {
            Column::new(name, kind, Rc::new(Codes::new(codes, rows)), Rc::new(values))
        };
        let columns = vec![
            column("id", each().collect(), ColumnType::Text, texts(|area| area.id.as_str())),
            column("name", each().collect(), ColumnType::Text, texts(|area| area.name.as_str())),
            column("area_command", each().collect(), ColumnType::Code, Values::Texts(commands)),
            column("population", peopled, ColumnType::Number, Values::Numbers(population)),
        ];
        Self { rows, columns }
    }
}

impl Table {
    /// The nominals of a group; what hangs on each stands as text, and of links their number.
    ///
    /// # Errors
    /// Bytes that are no file of nominals.
    pub fn of_nominals(bytes: &[u8], catalogue: &Catalogue) -> Result<Self, SnapshotError> {
        let mut table = Self::new(read_coded(&NOMINALS, bytes, &|_| true)?, catalogue);
        let nominals = nominals(bytes)?;
        let texts = |of: &dyn Fn(&NominalRow) -> String| {
            let texts: Vec<String> = nominals.iter().map(of).collect();
            Values::Texts(texts.iter().map(String::as_str).collect())
        };
        let membership = |(group, from, to): &(GroupCode, Date, Option<Date>)| match to {
            Some(to) => format!("{group} from {from} to {to}"),
            None => format!("{group} from {from}"),
        };
        let memberships = texts(&|row| row.memberships.iter().map(membership).collect::<Vec<_>>().join("; "));
        let referral = |(scheme, date): &(String, Date)| format!("{scheme} on {date}");
        let referrals = texts(&|row| row.referrals.iter().map(referral).collect::<Vec<_>>().join("; "));
        let links = nominals.iter().map(|row| u32::try_from(row.links.len()).unwrap_or(u32::MAX)).collect();
        let each: Vec<u32> = (0..).take(table.rows).collect();
        for (name, kind, values) in [
            ("memberships", ColumnType::Text, memberships),
            ("referrals", ColumnType::Text, referrals),
            ("links", ColumnType::Count, Values::Counts(links)),
        ] {
            let codes = Rc::new(Codes::new(each.clone(), values.len()));
            table.columns.push(Column::new(name, kind, codes, Rc::new(values)));
        }
        Ok(table)
    }
}

fn parent<'a>(area: &Area, above: &'a [Area]) -> &'a str {
    area.parent.and_then(|parent| above.get(usize::from(parent))).map_or("", |parent| parent.name.as_str())
}

fn name_in<'a>(areas: &'a [Area], id: &str) -> Option<&'a str> {
    areas.iter().find(|area| area.id.as_str() == id).map(|area| area.name.as_str())
}

/// The columns that name what a column of codes says.
fn names(column: &Column, catalogue: &Catalogue) -> Vec<Column> {
    let areas = &catalogue.areas;
    match column.name.as_str() {
        "sector" | "home_sector" => {
            let name = |id: &str| name_in(&areas.sectors, id);
            vec![column.mapped(&format!("{}_name", column.name), name)]
        }
        "beat" | "home_beat" => {
            let name = |id: &str| name_in(&areas.beats, id);
            vec![column.mapped(&format!("{}_name", column.name), name)]
        }
        "offence" => {
            let offence = |code: &str| catalogue.offences.iter().find(|offence| offence.code.as_str() == code);
            vec![
                column.mapped("offence_name", |code| Some(offence(code)?.name.as_str())),
                column.mapped("offence_group", |code| Some(offence(code)?.group.as_str())),
            ]
        }
        "group" if catalogue.groups.iter().any(|group| matches(column, &group.code)) => {
            let name = |code: &str| {
                let group = catalogue.groups.iter().find(|group| group.code.as_str() == code);
                group.map(|group| group.code_name.as_str())
            };
            vec![column.mapped("group_name", name)]
        }
        _ => Vec::new(),
    }
}

/// Whether a column called `group` holds codes of groups, and not groups of offences.
fn matches(column: &Column, code: &GroupCode) -> bool {
    (0..column.values.len()).any(|at| column.values.text(at) == code.as_str())
}

/// A table that the snapshot does not have.
pub(super) fn not_supplied(table: TableId) -> SnapshotError {
    SnapshotError::NoTable { table: table.as_str() }
}
