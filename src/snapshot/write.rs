//! Tables to bytes.

use std::collections::BTreeMap;

use arrow::array::{ArrayRef, Time32SecondArray};
use arrow::error::ArrowError;

use super::batch::{
    batch, coded, coded_counts, coded_days, coded_texts, counts, counts_or_null, days, flags, ipc, lists_of, numbers,
    structs, text_lists, texts, texts_or_null,
};
use super::derive::{links, spells};
use super::schema::{ACTIVITY, GROUPS, LINKS, MEASURES, MEMBERS, NOMINALS, OFFENCES, RECORDS, RECORDS_DETAIL, THEMES};
use super::{GroupFile, NO_DAY, Nominal, RecordTable, Tables, ThemeCell};
use crate::domain::{
    Counts, Date, GroupCode, GroupKind, Measure, NominalKind, OffenceCode, Points, PointsRule, RecordKind, Role,
    SourceId,
};

/// Rows in one part of `records_detail`: a raw table fetches no more than it shows.
const DETAIL_ROWS: usize = 65_536;

/// One file's contents, not yet packed.
#[derive(Clone, Debug)]
pub struct TableBytes {
    /// The table.
    pub table: &'static str,
    /// Which part of it, from 0.
    pub part: u32,
    /// For nominals, of which group.
    pub group: Option<GroupFile>,
    /// How its name ends: `arrow` or `geojson`.
    pub extension: &'static str,
    /// Rows.
    pub rows: usize,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Hands each file of a snapshot to `store`, one at a time.
///
/// Records are written sorted by kind, source, offence, place and date, which packs best.
///
/// # Errors
/// Columns of unequal length, and whatever `store` returns.
pub fn write<E: From<ArrowError>>(
    tables: &Tables,
    mut store: impl FnMut(TableBytes) -> Result<(), E>,
) -> Result<(), E> {
    let order = sorted_rows(&tables.records);
    let is_there = |table: &str| !tables.absent.contains(&table);
    let mut arrow = |table: &'static str, part, group, batch: &arrow::array::RecordBatch| {
        store(TableBytes { table, part, group, extension: "arrow", rows: batch.num_rows(), bytes: ipc(batch)? })
    };
    arrow(RECORDS.name, 0, None, &records(tables, &order)?)?;
    for (part, rows) in (0..).zip(order.chunks(DETAIL_ROWS)).filter(|_| is_there(RECORDS_DETAIL.name)) {
        arrow(RECORDS_DETAIL.name, part, None, &records_detail(&tables.records, rows)?)?;
    }
    let row_of = inverse(&order);
    arrow(OFFENCES.name, 0, None, &offences(tables)?)?;
    arrow(MEASURES.name, 0, None, &measures(&tables.measures)?)?;
    if is_there(LINKS.name) {
        arrow(LINKS.name, 0, None, &links_batch(tables, &row_of)?)?;
    }
    if is_there(MEMBERS.name) {
        arrow(MEMBERS.name, 0, None, &members(tables)?)?;
    }
    if is_there(GROUPS.name) {
        arrow(GROUPS.name, 0, None, &groups(tables)?)?;
    }
    if is_there(ACTIVITY.name) {
        arrow(ACTIVITY.name, 0, None, &activity(tables)?)?;
    }
    if !tables.themes.is_empty() {
        arrow(THEMES.name, 0, None, &themes(&tables.themes)?)?;
    }
    for (group, nominals) in by_group(tables) {
        arrow(NOMINALS.name, 0, Some(group), &nominals_batch(tables, &nominals, &row_of)?)?;
    }
    for (table, areas) in [("sectors", &tables.sectors), ("beats", &tables.beats)] {
        if let Some(areas) = areas {
            let bytes = areas.to_string().into_bytes();
            store(TableBytes { table, part: 0, group: None, extension: "geojson", rows: areas.features.len(), bytes })?;
        }
    }
    Ok(())
}

fn sorted_rows(records: &RecordTable) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..records.rows()).collect();
    rows.sort_by_key(|&row| {
        (
            records.kind[row],
            records.source[row],
            records.offence[row],
            records.beat[row],
            records.sector[row],
            records.day[row],
        )
    });
    rows
}

fn inverse(order: &[usize]) -> Vec<u32> {
    let mut row_of = vec![0; order.len()];
    for (new, &old) in (0..).zip(order) {
        row_of[old] = new;
    }
    row_of
}

fn records(tables: &Tables, order: &[usize]) -> Result<arrow::array::RecordBatch, ArrowError> {
    let records = &tables.records;
    let rows = || order.iter().copied();
    let dates: Vec<Option<i32>> = rows().map(|row| Some(records.day[row]).filter(|&day| day != NO_DAY)).collect();
    let counts: Vec<Option<u32>> = rows().map(|row| Some(records.count[row]).filter(|&count| count > 0)).collect();
    let place = |places: &[Option<u16>], ids: &[String]| {
        coded(rows().map(|row| places[row].map(usize::from)), ids.iter().map(String::as_str))
    };
    let offences = tables.offences.iter().map(|offence| offence.code.as_str());
    let columns = vec![
        coded_days(&dates)?,
        coded(rows().map(|row| Some(usize::from(records.month_only[row]))), ["day", "month"].into_iter())?,
        place(&records.sector, &records.sector_ids)?,
        place(&records.beat, &records.beat_ids)?,
        coded(rows().map(|row| records.offence[row].map(usize::from)), offences)?,
        coded(rows().map(|row| Some(records.kind[row].into())), records.kinds.iter().map(RecordKind::as_str))?,
        coded(rows().map(|row| Some(records.source[row].into())), records.sources.iter().map(SourceId::as_str))?,
        flags(rows().map(|row| records.police_generated[row])),
        flags(rows().map(|row| records.soc_related[row])),
        coded_counts(&counts)?,
    ];
    batch(&RECORDS, columns, Vec::new())
}

fn records_detail(records: &RecordTable, rows: &[usize]) -> Result<arrow::array::RecordBatch, ArrowError> {
    let text = |column: &'_ [Option<String>]| coded_texts(rows.iter().map(|&row| column[row].as_deref()));
    let times: Time32SecondArray = rows.iter().map(|&row| records.time_seconds[row]).collect();
    let degrees = |axis: usize| numbers(rows.iter().map(|&row| records.point_deg[row].map(|point| point[axis])));
    let columns = vec![
        texts(rows.iter().map(|&row| records.id[row].as_str())),
        std::sync::Arc::new(times) as ArrayRef,
        degrees(0),
        degrees(1),
        text(&records.intelligence_type)?,
        text(&records.intelligence_subject)?,
        text_lists(rows.iter().map(|&row| records.substances[row].iter().map(String::as_str)))?,
        text(&records.age_band)?,
        texts_or_null(rows.iter().map(|&row| records.detail[row].as_deref())),
    ];
    batch(&RECORDS_DETAIL, columns, Vec::new())
}

fn group_code(tables: &Tables, group: u32) -> &str {
    tables.groups.get(group as usize).map_or("", |group| group.code.as_str())
}

fn kind_position(kind: NominalKind) -> Option<usize> {
    NominalKind::ALL.iter().position(|&other| other == kind)
}

fn kinds_coded(kinds: impl Iterator<Item = NominalKind>) -> Result<ArrayRef, ArrowError> {
    coded(kinds.map(kind_position), NominalKind::ALL.iter().map(|kind| kind.as_str()))
}

fn links_batch(tables: &Tables, row_of: &[u32]) -> Result<arrow::array::RecordBatch, ArrowError> {
    let links = links(tables, row_of);
    let columns = vec![
        counts(links.iter().map(|link| link.record)),
        coded_texts(links.iter().map(|link| Some(link.role.as_str())))?,
        kinds_coded(links.iter().map(|link| link.nominal_kind))?,
        coded(
            links.iter().map(|link| link.group.map(|group| group as usize)),
            tables.groups.iter().map(|group| group.code.as_str()),
        )?,
    ];
    batch(&LINKS, columns, Vec::new())
}

fn members(tables: &Tables) -> Result<arrow::array::RecordBatch, ArrowError> {
    let spells = spells(tables);
    let place = |position: Option<u16>| position.map(usize::from);
    let columns = vec![
        kinds_coded(spells.iter().map(|spell| spell.nominal_kind))?,
        coded(spells.iter().map(|s| place(s.home_sector)), tables.records.sector_ids.iter().map(String::as_str))?,
        coded(spells.iter().map(|s| place(s.home_beat)), tables.records.beat_ids.iter().map(String::as_str))?,
        days(spells.iter().map(|spell| Some(spell.from_day))),
        days(spells.iter().map(|spell| spell.to_day)),
        text_lists(spells.iter().map(|spell| spell.groups.iter().map(|&group| group_code(tables, group))))?,
    ];
    batch(&MEMBERS, columns, Vec::new())
}

fn groups(tables: &Tables) -> Result<arrow::array::RecordBatch, ArrowError> {
    let groups = &tables.groups;
    let position = |kind: GroupKind| GroupKind::ALL.iter().position(|&other| other == kind);
    let columns = vec![
        texts(groups.iter().map(|group| group.code.as_str())),
        coded(groups.iter().map(|group| position(group.kind)), GroupKind::ALL.iter().map(|kind| kind.as_str()))?,
        texts(groups.iter().map(|group| group.code_name.as_str())),
        coded_texts(groups.iter().map(|group| group.threat_band.as_deref()))?,
    ];
    batch(&GROUPS, columns, Vec::new())
}

fn offences(tables: &Tables) -> Result<arrow::array::RecordBatch, ArrowError> {
    let offences = &tables.offences;
    let columns = vec![
        texts(offences.iter().map(|offence| offence.code.as_str())),
        texts(offences.iter().map(|offence| offence.name.as_str())),
        coded_texts(offences.iter().map(|offence| Some(offence.group.as_str())))?,
        flags(offences.iter().map(|offence| offence.unweighted_by_design)),
        numbers(offences.iter().map(|offence| offence.hours)),
    ];
    let weights = tables.editions.iter().enumerate().map(|(edition, name)| {
        let weight = |row: &super::OffenceRow| row.weights.get(edition).copied().flatten().map(Points::value);
        (format!("weight_{name}"), numbers(offences.iter().map(weight)))
    });
    batch(&OFFENCES, columns, weights.collect())
}

fn measures(measures: &[Measure]) -> Result<arrow::array::RecordBatch, ArrowError> {
    let (mut kinds, mut offences, mut nominals, mut roles, mut counted) = (vec![], vec![], vec![], vec![], vec![]);
    for measure in measures {
        match &measure.counts {
            Counts::Records { kinds: k, offences: o, linked_to, roles: r } => {
                kinds.push(k.iter().map(RecordKind::as_str).collect::<Vec<_>>());
                offences.push(o.iter().map(OffenceCode::as_str).collect::<Vec<_>>());
                nominals.push(linked_to.iter().map(|kind| kind.as_str()).collect::<Vec<_>>());
                roles.push(r.iter().map(Role::as_str).collect::<Vec<_>>());
                counted.push(Some("records"));
            }
            Counts::Nominals { kinds: k } => {
                nominals.push(k.iter().map(|kind| kind.as_str()).collect());
                kinds.push(Vec::new());
                offences.push(Vec::new());
                roles.push(Vec::new());
                counted.push(Some("nominals"));
            }
        }
    }
    let lists = |lists: Vec<Vec<&'_ str>>| text_lists(lists.into_iter().map(Vec::into_iter));
    let rule = |measure: &Measure| match &measure.points {
        PointsRule::OwnWeight => ("own_weight", None, None),
        PointsRule::AsOffence(code) => ("as_offence", Some(code.to_string()), None),
        PointsRule::Fixed(points) => ("fixed", None, Some(points.value())),
    };
    let rules: Vec<_> = measures.iter().map(rule).collect();
    let columns = vec![
        texts(measures.iter().map(|measure| measure.id.as_str())),
        texts(measures.iter().map(|measure| measure.label.as_str())),
        texts(measures.iter().map(|measure| measure.unit.as_str())),
        coded_texts(counted.into_iter())?,
        lists(kinds)?,
        lists(offences)?,
        lists(nominals)?,
        lists(roles)?,
        coded_texts(rules.iter().map(|rule| Some(rule.0)))?,
        texts_or_null(rules.iter().map(|rule| rule.1.as_deref())),
        numbers(rules.iter().map(|rule| rule.2)),
        flags(measures.iter().map(|measure| measure.local_choice)),
        flags(measures.iter().map(|measure| measure.supplied)),
    ];
    batch(&MEASURES, columns, Vec::new())
}

fn activity(tables: &Tables) -> Result<arrow::array::RecordBatch, ArrowError> {
    let activity = &tables.activity;
    let columns = vec![
        texts(activity.iter().map(|activity| activity.id.as_str())),
        days(activity.iter().map(|activity| Some(activity.from.epoch_days()))),
        days(activity.iter().map(|activity| activity.to.map(Date::epoch_days))),
        coded_texts(activity.iter().map(|activity| Some(activity.agency.as_str())))?,
        coded_texts(activity.iter().map(|activity| Some(activity.kind.as_str())))?,
        coded_texts(activity.iter().map(|activity| activity.phase.as_deref()))?,
        text_lists(activity.iter().map(|activity| activity.sectors.iter().map(String::as_str)))?,
        text_lists(activity.iter().map(|activity| activity.groups.iter().map(GroupCode::as_str)))?,
    ];
    batch(&ACTIVITY, columns, Vec::new())
}

fn themes(cells: &[ThemeCell]) -> Result<arrow::array::RecordBatch, ArrowError> {
    let columns = vec![
        coded_texts(cells.iter().map(|cell| Some(cell.kind.as_str())))?,
        coded_texts(cells.iter().map(|cell| Some(cell.facet.as_str())))?,
        coded_texts(cells.iter().map(|cell| Some(cell.value.as_str()).filter(|value| !value.is_empty())))?,
        days(cells.iter().map(|cell| Some(cell.from.epoch_days()))),
        days(cells.iter().map(|cell| Some(cell.to.epoch_days()))),
        counts_or_null(cells.iter().map(|cell| cell.count)),
    ];
    batch(&THEMES, columns, Vec::new())
}

/// Nominals by the groups they were ever in; those in several stand in each of their files.
fn by_group(tables: &Tables) -> BTreeMap<GroupFile, Vec<&Nominal>> {
    let mut files: BTreeMap<GroupFile, Vec<&Nominal>> = BTreeMap::new();
    for nominal in &tables.nominals {
        let mut groups: Vec<u32> = nominal.memberships.iter().map(|membership| membership.group).collect();
        groups.sort_unstable();
        groups.dedup();
        if groups.is_empty() {
            files.entry(GroupFile::Ungrouped).or_default().push(nominal);
        }
        for group in groups {
            let code = GroupCode::new(group_code(tables, group));
            files.entry(GroupFile::Group(code)).or_default().push(nominal);
        }
    }
    files
}

fn nominals_batch(
    tables: &Tables,
    nominals: &[&Nominal],
    row_of: &[u32],
) -> Result<arrow::array::RecordBatch, ArrowError> {
    let ids = &tables.records;
    let place = |position: Option<u16>, ids: &'_ [String]| {
        position.and_then(|at| ids.get(usize::from(at))).map(String::as_str).map(str::to_owned)
    };
    let sectors: Vec<_> = nominals.iter().map(|n| place(n.home_sector, &ids.sector_ids)).collect();
    let beats: Vec<_> = nominals.iter().map(|n| place(n.home_beat, &ids.beat_ids)).collect();
    let memberships = || nominals.iter().flat_map(|nominal| &nominal.memberships);
    let referrals = || nominals.iter().flat_map(|nominal| &nominal.referrals);
    let linked = || nominals.iter().flat_map(|nominal| &nominal.links);
    let columns = vec![
        texts(nominals.iter().map(|nominal| nominal.id.as_str())),
        kinds_coded(nominals.iter().map(|nominal| nominal.kind))?,
        coded_texts(nominals.iter().map(|nominal| Some(nominal.status.as_str())))?,
        coded_texts(sectors.iter().map(Option::as_deref))?,
        coded_texts(beats.iter().map(Option::as_deref))?,
        days(nominals.iter().map(|nominal| Some(nominal.from.epoch_days()))),
        days(nominals.iter().map(|nominal| nominal.to.map(Date::epoch_days))),
        lists_of(
            nominals.iter().map(|nominal| nominal.memberships.len()).collect(),
            structs(vec![
                ("group", false, texts(memberships().map(|membership| group_code(tables, membership.group)))),
                ("from", false, days(memberships().map(|membership| Some(membership.from.epoch_days())))),
                ("to", true, days(memberships().map(|membership| membership.to.map(Date::epoch_days)))),
            ])?,
        )?,
        lists_of(
            nominals.iter().map(|nominal| nominal.referrals.len()).collect(),
            structs(vec![
                ("scheme", false, texts(referrals().map(|referral| referral.scheme.as_str()))),
                ("date", false, days(referrals().map(|referral| Some(referral.date.epoch_days())))),
            ])?,
        )?,
        lists_of(
            nominals.iter().map(|nominal| nominal.links.len()).collect(),
            structs(vec![
                (
                    "record",
                    false,
                    counts(linked().map(|link| row_of.get(link.record as usize).copied().unwrap_or(u32::MAX))),
                ),
                ("role", false, texts(linked().map(|link| link.role.as_str()))),
            ])?,
        )?,
    ];
    batch(&NOMINALS, columns, Vec::new())
}
