//! Bytes to a dataset.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::columns::Table;
use super::record_reader::{number_codes, places};
use super::schema::{GROUPS, LINKS, MEASURES, MEMBERS, OFFENCES, RECORDS, TableSchema};
use super::{FileEntry, Manifest, RecordReader, SnapshotError};
use crate::boundary::areas;
use crate::domain::{
    Counts, Edition, Group, GroupCode, Measure, MeasureId, NominalKind, Offence, OffenceCode, Period, Points,
    PointsError, PointsRule, RecordKind, Role,
};
use crate::scoring::{Areas, Catalogue, Dataset, LinkColumns, MemberColumns, NO_GROUP, NO_OFFENCE_CODE, RecordColumns};

/// The tables that scoring needs; `beats` only where the manifest lists it.
pub const SCORING_TABLES: [&str; 8] =
    ["sectors", "beats", "offences", "measures", "groups", "members", "links", "records"];

/// Reads the scoring tables of a snapshot: `files` holds each one's bytes, unpacked, by table.
///
/// # Errors
/// A table that is missing or no Arrow, a column that is missing or of another type, and a value
/// that cannot be, each with its table, row and column.
pub fn open(manifest: &Manifest, files: &BTreeMap<String, Vec<u8>>) -> Result<Dataset, SnapshotError> {
    let dataset = open_lists(manifest, files)?;
    let mut reader = RecordReader::default();
    let records = reader.read(&dataset.catalogue, bytes(files, RECORDS.name)?)?;
    reader.check_rows(manifest)?;
    Ok(Dataset { kinds: reader.kinds, records, ..dataset })
}

/// Reads the scoring tables but `records`, which a [`RecordReader`] reads as they come.
///
/// # Errors
/// As [`open`].
pub(super) fn open_lists(manifest: &Manifest, files: &BTreeMap<String, Vec<u8>>) -> Result<Dataset, SnapshotError> {
    let areas = areas(bytes(files, "sectors")?, files.get("beats").map(Vec::as_slice))?;
    let editions = manifest.weights.editions();
    let offences = offences(&table(manifest, files, &OFFENCES)?, &editions)?;
    let groups = optional(manifest, files, &GROUPS)?.map_or_else(|| Ok(Vec::new()), |table| groups(&table))?;
    let catalogue = Catalogue {
        period: period(manifest)?,
        measures: measures(&table(manifest, files, &MEASURES)?, &offences)?,
        sources: manifest.sources.clone(),
        local_title: manifest.score_title.clone(),
        areas,
        offences,
        editions,
        groups,
    };
    let members = match optional(manifest, files, &MEMBERS)? {
        Some(table) => members(&table, &catalogue.areas, &catalogue.groups)?,
        None => MemberColumns { group_offsets: vec![0], ..MemberColumns::default() },
    };
    let (roles, links) = match optional(manifest, files, &LINKS)? {
        Some(table) => links(&table, &catalogue.groups)?,
        None => Default::default(),
    };
    Ok(Dataset { catalogue, kinds: Vec::new(), roles, records: RecordColumns::default(), links, members })
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
        Some(file) => has_rows(file, table.rows()).map(|()| table),
        None => Ok(table),
    }
}

/// A file has as many rows as the manifest says.
pub(super) fn has_rows(file: &FileEntry, rows: usize) -> Result<(), SnapshotError> {
    if file.rows == rows as u64 {
        return Ok(());
    }
    Err(SnapshotError::Format {
        file: file.name.clone(),
        found: format!("{rows} rows"),
        expected: "as many as the manifest says",
    })
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

/// For each edition the weights of the offences.
fn weights(table: &Table, editions: &[Edition]) -> Result<Vec<Vec<Option<Points>>>, SnapshotError> {
    let points = |(row, points): (usize, Option<f64>)| {
        let wrong = |points: f64, error: PointsError| {
            table.wrong_value(row, "weight_EDITION", &points.to_string(), error.to_string())
        };
        points.map(|points| Points::new(points).map_err(|error| wrong(points, error))).transpose()
    };
    let of = |edition: &Edition| {
        let column = table.number_column("weight_EDITION", &format!("weight_{}", edition.name))?;
        column.into_iter().enumerate().map(points).collect()
    };
    editions.iter().map(of).collect()
}

fn offences(table: &Table, editions: &[Edition]) -> Result<Vec<Offence>, SnapshotError> {
    let weights = weights(table, editions)?;
    let (codes, names, groups) = (table.texts("code")?, table.texts("name")?, table.texts("group")?);
    unique(table, "code", &codes)?;
    let by_design = table.flags("unweighted_by_design")?;
    let mut offences = Vec::with_capacity(codes.len());
    for (row, ((code, name), group)) in codes.into_iter().zip(names).zip(groups).enumerate() {
        let mut weights = weights.iter().map(|weights| weights[row]);
        // An address names the records without a code so.
        if code == NO_OFFENCE_CODE {
            return Err(table.wrong_value(row, "code", &code, "a code other than none"));
        }
        let code = OffenceCode::new(code);
        offences.push(Offence {
            code,
            name,
            group,
            weight: weights.next().flatten(),
            other_weights: weights.collect(),
            unweighted_by_design: by_design[row],
        });
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

fn group_positions(groups: &[Group]) -> HashMap<&str, u32> {
    groups.iter().map(|group| group.code.as_str()).zip(0..).collect()
}

pub(super) fn links(table: &Table, groups: &[Group]) -> Result<(Vec<Role>, LinkColumns), SnapshotError> {
    let positions = group_positions(groups);
    let mut roles = Vec::new();
    let role = number_codes(table, "role", &mut roles)?;
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
    Ok((roles, links))
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
