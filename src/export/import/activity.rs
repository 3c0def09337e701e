//! What police or partners did.

use std::collections::HashSet;

use super::ImportError;
use super::config::ActivityConfig;
use super::groups::Groups;
use super::intake::Intake;
use super::place::Places;
use super::row::{Row, Wrong};
use super::sheet::{Column, Header};
use crate::domain::GroupCode;
use crate::snapshot::Activity;

/// The columns of one file.
struct Columns {
    id: Column,
    from: Column,
    to: Column,
    agency: Column,
    kind: Column,
    phase: Column,
    sectors: Column,
    groups: Column,
}

/// Reads the activity.
pub(super) fn read(
    intake: &mut Intake<'_>,
    config: &ActivityConfig,
    places: &Places,
    groups: &Groups,
) -> Result<Vec<Activity>, ImportError> {
    let (mut activity, mut taken) = (Vec::new(), HashSet::new());
    let columns = |header: &Header| {
        let names = &config.columns;
        Ok(Columns {
            id: header.column(&names.id)?,
            from: header.column(&names.from)?,
            to: header.optional(names.to.as_ref())?,
            agency: header.column(&names.agency)?,
            kind: header.column(&names.kind)?,
            phase: header.optional(names.phase.as_ref())?,
            sectors: header.optional(names.sectors.as_ref())?,
            groups: header.optional(names.groups.as_ref())?,
        })
    };
    intake.read("activity", &config.files, columns, |at, row| {
        let read = one(at, row, places, groups)?;
        if !taken.insert(read.id.clone()) {
            return Err(at.id.wrong(&read.id, "an id that no row before it has"));
        }
        activity.push(read);
        Ok(())
    })?;
    Ok(activity)
}

fn one(at: &Columns, row: &Row<'_>, places: &Places, groups: &Groups) -> Result<Activity, Wrong> {
    let (from, to) = row.span(&at.from, &at.to)?;
    let sectors: Vec<String> = row.list(&at.sectors).map(str::to_owned).collect();
    if let Some(unknown) = sectors.iter().find(|id| places.sector(id).is_none()) {
        return Err(at.sectors.wrong(unknown, "ids of sectors, separated by ;"));
    }
    if let Some(unknown) = row.list(&at.groups).find(|code| groups.position(code).is_none()) {
        return Err(at.groups.wrong(unknown, "codes of groups, separated by ;"));
    }
    Ok(Activity {
        id: row.needed(&at.id, "an id")?.to_owned(),
        from,
        to,
        agency: row.needed(&at.agency, "an agency")?.to_owned(),
        kind: row.needed(&at.kind, "a kind of activity")?.to_owned(),
        phase: row.text(&at.phase).map(str::to_owned),
        sectors,
        groups: row.list(&at.groups).map(GroupCode::new).collect(),
    })
}
