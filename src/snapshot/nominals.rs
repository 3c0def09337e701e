//! The tables that are read only when a group's page asks for them.

use std::ops::Range;

use super::SnapshotError;
use super::columns::Table;
use super::schema::NOMINALS;
use super::stream::{Column, Fault};
use crate::domain::{Date, GroupCode, NominalKind, Role};

/// A nominal as a group's file has them.
#[derive(Clone, Debug, PartialEq)]
pub struct NominalRow {
    /// Pseudonym.
    pub id: String,
    /// Kind.
    pub kind: NominalKind,
    /// Status as the force has it.
    pub status: String,
    /// Id of the home sector.
    pub home_sector: Option<String>,
    /// Groups, each from a day up to another, open where none.
    pub memberships: Vec<(GroupCode, Date, Option<Date>)>,
    /// Schemes and days of referrals.
    pub referrals: Vec<(String, Date)>,
    /// Rows of `records`, and the role.
    pub links: Vec<(u32, Role)>,
}

/// Reads the nominals of one group.
///
/// # Errors
/// A table that is not what the format says.
pub fn nominals(bytes: &[u8]) -> Result<Vec<NominalRow>, SnapshotError> {
    let table = Table::read(&NOMINALS, bytes)?;
    let (ids, status) = (table.texts("id")?, table.texts("status")?);
    let kinds = table.codes("kind", None, |text| text.parse::<NominalKind>().ok(), "a kind of nominal")?;
    let homes = table.texts_or_null("home_sector")?;
    let memberships = table.records("memberships", |items, rows| {
        let group = items.texts_of("group")?;
        let (from, to) = (items.days_of("from")?, items.days_of("to")?);
        let one = |row: usize| {
            let from = Date::from_epoch_days(from.get(row).copied().flatten()?)?;
            Some((GroupCode::new((*group.get(row)?)?), from, to.get(row)?.and_then(Date::from_epoch_days)))
        };
        each(rows, one)
    })?;
    let referrals = table.records("referrals", |items, rows| {
        let (scheme, date) = (items.texts_of("scheme")?, items.days_of("date")?);
        each(rows, |row| {
            Some(((*scheme.get(row)?)?.to_owned(), Date::from_epoch_days(date.get(row).copied().flatten()?)?))
        })
    })?;
    let links = table.records("links", |items, rows| {
        let (record, role) = (items.counts_of("record")?, items.texts_of("role")?);
        each(rows, |row| Some((record.get(row).copied().flatten()?, Role::new((*role.get(row)?)?))))
    })?;
    let mut nominals = Vec::with_capacity(ids.len());
    let lists = memberships.into_iter().zip(referrals).zip(links);
    for ((((id, kind), status), home_sector), ((memberships, referrals), links)) in
        ids.into_iter().zip(kinds).zip(status).zip(homes).zip(lists)
    {
        nominals.push(NominalRow { id, kind, status, home_sector, memberships, referrals, links });
    }
    Ok(nominals)
}

/// The items of each row's list; a row of a list without one of its values is a fault.
fn each<T>(rows: &[Range<usize>], one: impl Fn(usize) -> Option<T>) -> Result<Vec<Vec<T>>, Fault> {
    let list = |range: &Range<usize>| range.clone().map(&one).collect::<Option<Vec<T>>>();
    rows.iter().map(|range| list(range).ok_or_else(|| "a list with a value missing".to_owned())).collect()
}

/// The items of a list of records, by the names of their fields.
pub(super) struct Items<'c, 'a>(pub &'c Column<'a>);

impl<'a> Items<'_, 'a> {
    fn field(&self, name: &str) -> Result<&Column<'a>, Fault> {
        self.0.field(name).ok_or_else(|| format!("a list of records without the field {name}"))
    }

    fn texts_of(&self, name: &str) -> Result<Vec<Option<&'a str>>, Fault> {
        self.field(name)?.texts().unwrap_or_else(|| Err(format!("a field {name} that is not utf8")))
    }

    fn days_of(&self, name: &str) -> Result<Vec<Option<i32>>, Fault> {
        let mut days = Vec::new();
        let read = self.field(name)?.days(&mut |day| days.push(day));
        read.unwrap_or_else(|| Err(format!("a field {name} that is not date32"))).map(|()| days)
    }

    fn counts_of(&self, name: &str) -> Result<Vec<Option<u32>>, Fault> {
        let mut counts = Vec::new();
        let read = self.field(name)?.counts(&mut |count| counts.push(count));
        read.unwrap_or_else(|| Err(format!("a field {name} that is not uint32"))).map(|()| counts)
    }
}
