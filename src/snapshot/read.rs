//! Bytes to a dataset.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::columns::Table;
use super::schema::{GROUPS, LINKS, MEASURES, MEMBERS, OFFENCES, RECORDS, TableSchema};
use super::{Manifest, SnapshotError};
use crate::boundary::areas;
use crate::domain::{
    Area, Counts, Group, GroupCode, Measure, MeasureId, NominalKind, Offence, OffenceCode, Period, Points, PointsRule,
    RecordKind, Role,
};
use crate::scoring::{
    Areas, Catalogue, Dataset, LinkColumns, MemberColumns, NO_DATE, NO_GROUP, NO_OFFENCE_CODE, NO_PLACE,
    OUTSIDE_PERIOD, RecordColumns,
};

/// The tables that scoring needs; `beats` only where the manifest lists it.
pub const SCORING_TABLES: [&str; 8] =
    ["sectors", "beats", "offences", "measures", "groups", "members", "links", "records"];

/// Reads the scoring tables of a snapshot: `files` holds each one's bytes, unpacked, by table.
///
/// # Errors
/// A table that is missing or no Arrow, a column that is missing or of another type, and a value
/// that cannot be, each with its table, row and column.
pub fn open(manifest: &Manifest, files: &BTreeMap<String, Vec<u8>>) -> Result<Dataset, SnapshotError> {
    let areas = areas(bytes(files, "sectors")?, files.get("beats").map(Vec::as_slice))?;
    let offences = offences(&table(manifest, files, &OFFENCES)?, &manifest.weights.edition)?;
    let groups = optional(manifest, files, &GROUPS)?.map_or_else(|| Ok(Vec::new()), |table| groups(&table))?;
    let catalogue = Catalogue {
        period: period(manifest)?,
        measures: measures(&table(manifest, files, &MEASURES)?, &offences)?,
        sources: manifest.sources.clone(),
        local_title: manifest.score_title.clone(),
        areas,
        offences,
        groups,
    };
    let members = match optional(manifest, files, &MEMBERS)? {
        Some(table) => members(&table, &catalogue.areas, &catalogue.groups)?,
        None => MemberColumns { group_offsets: vec![0], ..MemberColumns::default() },
    };
    let (kinds, records) = records(&table(manifest, files, &RECORDS)?, &catalogue)?;
    let (roles, links) = match optional(manifest, files, &LINKS)? {
        Some(table) => links(&table, &catalogue.groups)?,
        None => Default::default(),
    };
    Ok(Dataset { catalogue, kinds, roles, records, links, members })
}

fn bytes<'a>(files: &'a BTreeMap<String, Vec<u8>>, table: &'static str) -> Result<&'a [u8], SnapshotError> {
    files.get(table).map(Vec::as_slice).ok_or(SnapshotError::NoTable { table })
}

/// A table that has as many rows as the manifest says.
fn table<'a>(
    manifest: &Manifest,
    files: &'a BTreeMap<String, Vec<u8>>,
    schema: &'static TableSchema,
) -> Result<Table<'a>, SnapshotError> {
    let table = Table::read(schema, bytes(files, schema.name)?)?;
    match manifest.files.iter().find(|file| file.table == schema.name) {
        Some(file) if file.rows != table.rows() as u64 => Err(SnapshotError::Format {
            file: file.name.clone(),
            found: format!("{} rows", table.rows()),
            expected: "as many as the manifest says",
        }),
        _ => Ok(table),
    }
}

/// A table that the audience may not get.
fn optional<'a>(
    manifest: &Manifest,
    files: &'a BTreeMap<String, Vec<u8>>,
    schema: &'static TableSchema,
) -> Result<Option<Table<'a>>, SnapshotError> {
    if manifest.lacks(schema.name) { Ok(None) } else { table(manifest, files, schema).map(Some) }
}

/// No value of a key stands in two rows.
fn unique(table: &Table, column: &'static str, keys: &[String]) -> Result<(), SnapshotError> {
    let mut taken = HashSet::new();
    match keys.iter().enumerate().find(|(_, key)| !taken.insert(*key)) {
        Some((row, key)) => Err(table.wrong_value(row, column, key, "one that no row before it has")),
        None => Ok(()),
    }
}

fn period(manifest: &Manifest) -> Result<Period, SnapshotError> {
    let wrong = |field, found: String, expected| SnapshotError::ManifestValue { field, found, expected };
    for (field, date) in [("from", manifest.from), ("to", manifest.to)] {
        if date.ymd().2 != 1 {
            return Err(wrong(field, date.to_string(), "the first day of a month"));
        }
    }
    Period::new(manifest.from.month(), manifest.to.month())
        .map_err(|error| wrong("to", error.to.to_string(), "a month after `from`"))
}

fn offences(table: &Table, edition: &str) -> Result<Vec<Offence>, SnapshotError> {
    let weights = table.number_column("weight_EDITION", &format!("weight_{edition}"))?;
    let (codes, names, groups) = (table.texts("code")?, table.texts("name")?, table.texts("group")?);
    unique(table, "code", &codes)?;
    let by_design = table.flags("unweighted_by_design")?;
    let mut offences = Vec::with_capacity(codes.len());
    for (row, ((code, name), group)) in codes.into_iter().zip(names).zip(groups).enumerate() {
        let weight =
            match weights[row] {
                None => None,
                Some(points) => Some(Points::new(points).map_err(|error| {
                    table.wrong_value(row, "weight_EDITION", &points.to_string(), error.to_string())
                })?),
            };
        // An address names the records without a code so.
        if code == NO_OFFENCE_CODE {
            return Err(table.wrong_value(row, "code", &code, "a code other than none"));
        }
        let code = OffenceCode::new(code);
        offences.push(Offence { code, name, group, weight, unweighted_by_design: by_design[row] });
    }
    Ok(offences)
}

fn groups(table: &Table) -> Result<Vec<Group>, SnapshotError> {
    let kinds = table.codes("kind", None, |text| text.parse().ok(), "ocg, ucg or pcg")?;
    let threat_bands = table.texts_or_null("threat_band")?;
    let codes = table.texts("code")?;
    unique(table, "code", &codes)?;
    let named = codes.into_iter().zip(table.texts("code_name")?);
    let group =
        |((code, code_name), (kind, threat_band))| Group { code: GroupCode::new(code), kind, code_name, threat_band };
    Ok(named.zip(kinds.into_iter().zip(threat_bands)).map(group).collect())
}

fn measures(table: &Table, offences: &[Offence]) -> Result<Vec<Measure>, SnapshotError> {
    let (ids, labels, units) = (table.texts("id")?, table.texts("label")?, table.texts("unit")?);
    unique(table, "id", &ids)?;
    let (counts, points) = (table.texts("counts")?, table.texts("points")?);
    let (kinds, codes) = (table.text_lists("record_kinds")?, table.text_lists("offences")?);
    let (nominals, roles) = (table.text_lists("nominal_kinds")?, table.text_lists("roles")?);
    let (as_offence, fixed) = (table.texts_or_null("points_offence")?, table.numbers("points_fixed")?);
    let (local, supplied) = (table.flags("local_choice")?, table.flags("supplied")?);
    let mut measures = Vec::with_capacity(ids.len());
    for row in 0..ids.len() {
        let nominal = |text: &&str| {
            text.parse::<NominalKind>()
                .map_err(|error| table.wrong_value(row, "nominal_kinds", text, error.to_string()))
        };
        let linked_to = nominals[row].iter().map(nominal).collect::<Result<Vec<_>, _>>()?;
        let counts = match counts[row].as_str() {
            "records" => Counts::Records {
                kinds: kinds[row].iter().copied().map(RecordKind::new).collect(),
                offences: codes[row].iter().copied().map(OffenceCode::new).collect(),
                linked_to,
                roles: roles[row].iter().copied().map(Role::new).collect(),
            },
            "nominals" => Counts::Nominals { kinds: linked_to },
            other => return Err(table.wrong_value(row, "counts", other, "records or nominals")),
        };
        let points = match (points[row].as_str(), &as_offence[row], fixed[row]) {
            ("own_weight", _, _) => PointsRule::OwnWeight,
            ("as_offence", Some(code), _) if offences.iter().any(|offence| offence.code.as_str() == code) => {
                PointsRule::AsOffence(OffenceCode::new(code))
            }
            ("as_offence", code, _) => {
                let found = code.as_deref().unwrap_or("null");
                return Err(table.wrong_value(row, "points_offence", found, "a code of the offences table"));
            }
            ("fixed", _, Some(points)) => PointsRule::Fixed(
                Points::new(points)
                    .map_err(|error| table.wrong_value(row, "points_fixed", &points.to_string(), error.to_string()))?,
            ),
            ("fixed", _, None) => return Err(table.wrong_value(row, "points_fixed", "null", "points")),
            (other, _, _) => return Err(table.wrong_value(row, "points", other, "own_weight, as_offence or fixed")),
        };
        measures.push(Measure {
            id: MeasureId::new(&ids[row]),
            label: labels[row].clone(),
            unit: units[row].clone(),
            counts,
            points,
            local_choice: local[row],
            supplied: supplied[row],
        });
    }
    Ok(measures)
}

/// Where each id stands in a list of areas.
fn positions(areas: &[Area]) -> HashMap<&str, u16> {
    areas.iter().map(|area| area.id.as_str()).zip(0..).collect()
}

/// Each row's place, from its sector and, where it has one, its beat.
fn places(table: &Table, areas: &Areas, columns: [&'static str; 2]) -> Result<Vec<u16>, SnapshotError> {
    let [sector_column, beat_column] = columns;
    let (sectors, beats) = (positions(&areas.sectors), positions(&areas.beats));
    let sector = |id: &str| sectors.get(id).copied();
    let mut places = table.codes(sector_column, Some(NO_PLACE), sector, "the id of a sector")?;
    if !table.has(beat_column) {
        places.iter_mut().filter(|place| **place != NO_PLACE).for_each(|place| *place = areas.place_of_sector(*place));
        return Ok(places);
    }
    let beat_of_row = table.codes(beat_column, Some(NO_PLACE), |id| beats.get(id).copied(), "the id of a beat")?;
    for (row, (place, beat)) in places.iter_mut().zip(beat_of_row).enumerate() {
        let sector = *place;
        let Some(found) = areas.beats.get(usize::from(beat)) else {
            if sector != NO_PLACE {
                *place = areas.place_of_sector(sector);
            }
            continue;
        };
        if found.parent != Some(sector) {
            return Err(table.wrong_value(row, beat_column, found.id.as_str(), "a beat of the row's sector"));
        }
        *place = areas.place_of_beat(beat);
    }
    Ok(places)
}

/// Numbers the distinct codes of a column of codes as they come.
fn number_codes(table: &Table, column: &'static str) -> Result<(Vec<String>, Vec<u8>), SnapshotError> {
    let mut names: Vec<String> = Vec::new();
    let number = |text: &str| {
        let position = names.iter().position(|name| name == text).unwrap_or_else(|| {
            names.push(text.to_owned());
            names.len() - 1
        });
        u8::try_from(position).ok()
    };
    let numbers = table.codes(column, None, number, "one of at most 256 different codes")?;
    Ok((names, numbers))
}

pub(super) fn records(table: &Table, catalogue: &Catalogue) -> Result<(Vec<RecordKind>, RecordColumns), SnapshotError> {
    let offence_positions: HashMap<&str, u16> =
        catalogue.offences.iter().map(|offence| offence.code.as_str()).zip(0..).collect();
    let no_offence = u16::try_from(catalogue.offences.len()).map_err(|_| {
        table.wrong_value(0, "offence", &catalogue.offences.len().to_string(), "at most 65,534 offences")
    })?;
    let sources: HashMap<&str, u8> = catalogue.sources.iter().map(|source| source.id.as_str()).zip(0..).collect();
    let (kinds, kind) = number_codes(table, "kind")?;
    let records = RecordColumns {
        month: table.days("date", month_of(catalogue.period))?,
        place: places(table, &catalogue.areas, ["sector", "beat"])?,
        offence: table.codes(
            "offence",
            Some(no_offence),
            |code| offence_positions.get(code).copied(),
            "a code of the offences table",
        )?,
        kind,
        source: table.codes("source", None, |id| sources.get(id).copied(), "the id of a source in the manifest")?,
        police_generated: table.flags("police_generated")?,
        // None, which no row stands for otherwise: the number is withheld.
        count: table.counts_or_null("count")?.into_iter().map(Option::unwrap_or_default).collect(),
    };
    Ok((kinds.into_iter().map(RecordKind::new).collect(), records))
}

/// The month of a day, from the period's first; remembers the day before, since rows are sorted.
fn month_of(period: Period) -> impl FnMut(Option<i32>) -> u16 {
    let mut last = (None, NO_DATE);
    move |day| {
        if last.0 != day {
            let month = day.and_then(crate::domain::Date::from_epoch_days).map(crate::domain::Date::month);
            let position = month.filter(|&month| period.contains(month)).map(|month| month.since(period.from()));
            let inside = position.and_then(|position| u16::try_from(position).ok());
            last = (day, inside.unwrap_or(if day.is_none() { NO_DATE } else { OUTSIDE_PERIOD }));
        }
        last.1
    }
}

fn group_positions(groups: &[Group]) -> HashMap<&str, u32> {
    groups.iter().map(|group| group.code.as_str()).zip(0..).collect()
}

pub(super) fn links(table: &Table, groups: &[Group]) -> Result<(Vec<Role>, LinkColumns), SnapshotError> {
    let positions = group_positions(groups);
    let (roles, role) = number_codes(table, "role")?;
    let links = LinkColumns {
        record: table.counts("record")?,
        role,
        nominal_kind: table.codes("nominal_kind", None, |text| text.parse().ok(), "a kind of nominal")?,
        group: table.codes(
            "group",
            Some(NO_GROUP),
            |code| positions.get(code).copied(),
            "a code of the groups table",
        )?,
    };
    Ok((roles.into_iter().map(Role::new).collect(), links))
}

fn members(table: &Table, areas: &Areas, groups: &[Group]) -> Result<MemberColumns, SnapshotError> {
    let positions = group_positions(groups);
    let mut members = MemberColumns {
        nominal_kind: table.codes("nominal_kind", None, |text| text.parse().ok(), "a kind of nominal")?,
        place: places(table, areas, ["home_sector", "home_beat"])?,
        group_offsets: vec![0],
        ..MemberColumns::default()
    };
    for (row, day) in table.days("from", std::convert::identity)?.into_iter().enumerate() {
        members.from_day.push(day.ok_or_else(|| table.wrong_value(row, "from", "null", "a date"))?);
    }
    members.to_day = table.days("to", |day| day.unwrap_or(i32::MAX))?;
    for (row, codes) in table.text_lists("groups")?.into_iter().enumerate() {
        for code in codes {
            let group = positions.get(code);
            members
                .groups
                .push(*group.ok_or_else(|| table.wrong_value(row, "groups", code, "codes of the groups table"))?);
        }
        let offset = u32::try_from(members.groups.len())
            .map_err(|_| table.wrong_value(row, "groups", "more", "at most 4,294,967,295 memberships"))?;
        members.group_offsets.push(offset);
    }
    Ok(members)
}
