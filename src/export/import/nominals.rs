//! Nominals, and the tables that hang on them: memberships, referrals, links.

use std::collections::HashMap;

use super::config::{LinksConfig, MembershipsConfig, NominalsConfig, ReferralsConfig};
use super::groups::Groups;
use super::intake::Intake;
use super::place::Places;
use super::records::Records;
use super::row::{DAY, Row, Wrong};
use super::sheet::Column;
use super::{ImportError, SourceConfig};
use crate::domain::{Date, Role};
use crate::snapshot::{Membership, Nominal, NominalLink, Referral};

/// Nominals, and their positions by id.
#[derive(Default)]
pub(super) struct Nominals {
    pub list: Vec<Nominal>,
    positions: HashMap<String, usize>,
}

const KIND: &str = "ocg_member, priority_individual, ucg_member or pcg_member";
const KNOWN: &str = "the id of a nominal";
const REPEATED: &str = "a row that no row before it repeats";

impl Nominals {
    /// Reads the nominals.
    pub fn read(intake: &mut Intake<'_>, config: &NominalsConfig, places: &Places) -> Result<Self, ImportError> {
        let mut nominals = Self::default();
        let names = &config.columns;
        intake.read(
            "nominals",
            &config.files,
            |header| {
                let needed = [&names.id, &names.kind, &names.from].map(|name| header.column(name));
                let may = [&names.status, &names.home_sector, &names.home_beat, &names.to];
                Ok((all(needed)?, all(may.map(|name| header.optional(name.as_ref())))?))
            },
            |([id, kind, from], [status, sector, beat, to]), row| {
                let found = row.needed(id, "an id")?;
                let kind = row.read_needed(kind, |text| text.parse().ok(), KIND)?;
                let home = row.read(sector, |id| places.sector(id), "the id of a sector")?;
                let (home_sector, home_beat) = places.with_beat(row, beat, home)?;
                let (from, to) = row.span(from, to)?;
                if nominals.positions.contains_key(found) {
                    return Err(id.wrong(found, "an id that no nominal before it has"));
                }
                nominals.positions.insert(found.to_owned(), nominals.list.len());
                nominals.list.push(Nominal {
                    id: found.to_owned(),
                    kind,
                    status: row.text(status).unwrap_or_default().to_owned(),
                    home_sector,
                    home_beat,
                    from,
                    to,
                    memberships: Vec::new(),
                    referrals: Vec::new(),
                    links: Vec::new(),
                });
                Ok(())
            },
        )?;
        Ok(nominals)
    }

    /// The nominal that a row names.
    fn of(&mut self, row: &Row<'_>, column: &Column) -> Result<&mut Nominal, Wrong> {
        let position = row.read_needed(column, |id| self.positions.get(id).copied(), KNOWN)?;
        self.list.get_mut(position).ok_or_else(|| column.wrong("", KNOWN))
    }

    /// Reads who was in which group.
    pub fn read_memberships(
        &mut self,
        intake: &mut Intake<'_>,
        config: &MembershipsConfig,
        groups: &Groups,
    ) -> Result<(), ImportError> {
        let names = &config.columns;
        intake.read(
            "memberships",
            &config.files,
            |header| {
                let needed = [&names.nominal, &names.group, &names.from].map(|name| header.column(name));
                Ok((all(needed)?, header.optional(names.to.as_ref())?))
            },
            |([nominal, group, from], to), row| {
                let of = self.of(row, nominal)?;
                let group = row.read_needed(group, |code| groups.position(code), "the code of a group")?;
                let (from, to) = row.span(from, to)?;
                add(&mut of.memberships, Membership { group, from, to }, row, nominal)
            },
        )?;
        Ok(())
    }

    /// Reads who was referred to which scheme.
    pub fn read_referrals(&mut self, intake: &mut Intake<'_>, config: &ReferralsConfig) -> Result<(), ImportError> {
        let names = &config.columns;
        intake.read(
            "referrals",
            &config.files,
            |header| all([&names.nominal, &names.scheme, &names.date].map(|name| header.column(name))),
            |[nominal, scheme, date], row| {
                let of = self.of(row, nominal)?;
                let scheme = row.needed(scheme, "a scheme")?.to_owned();
                let date = row.read_needed(date, |text| Date::parse(text).ok(), DAY)?;
                add(&mut of.referrals, Referral { scheme, date }, row, nominal)
            },
        )?;
        Ok(())
    }

    /// Reads who is linked to which record.
    pub fn read_links(
        &mut self,
        intake: &mut Intake<'_>,
        config: &LinksConfig,
        sources: &[SourceConfig],
        records: &Records<'_>,
    ) -> Result<(), ImportError> {
        let names = &config.columns;
        let source_of = |id: &str| sources.iter().position(|source| source.id == id);
        let of_all = config.source.as_deref().and_then(source_of);
        intake.read(
            "links",
            &config.files,
            |header| {
                let needed = [&names.record, &names.nominal, &names.role].map(|name| header.column(name));
                Ok((all(needed)?, header.optional(names.source.as_ref())?))
            },
            |([record, nominal, role], source), row| {
                let source = match of_all {
                    Some(source) => source,
                    None => row.read_needed(source, source_of, "the id of a source")?,
                };
                let id = row.needed(record, "the id of a record")?;
                let at = records.row_of(source, id).map_err(|expected| record.wrong(id, expected))?;
                let of = self.of(row, nominal)?;
                let role = Role::new(row.needed(role, "a role")?);
                add(&mut of.links, NominalLink { record: at, role }, row, nominal)
            },
        )?;
        Ok(())
    }
}

/// All columns, or the first error.
fn all<const N: usize>(columns: [Result<Column, ImportError>; N]) -> Result<[Column; N], ImportError> {
    let mut found = Vec::with_capacity(N);
    for column in columns {
        found.push(column?);
    }
    // As many as came in.
    found.try_into().map_err(|_| ImportError::Empty { file: String::new() })
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T, row: &Row<'_>, nominal: &Column) -> Result<(), Wrong> {
    if list.contains(&item) {
        return Err(nominal.wrong(row.text(nominal).unwrap_or_default(), REPEATED));
    }
    list.push(item);
    Ok(())
}
