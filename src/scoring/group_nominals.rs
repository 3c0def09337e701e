//! The nominals of one group, and what they are linked to: what has already happened, nothing predicted.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::link_kinds::LinkKinds;
use super::question::Question;
use super::signature::Signature;
use super::strata::worth;
use super::ways::{link_kinds, ways};
use super::{Cube, CubeError, Dataset, NO_PLACE, Selection};
use crate::domain::{Counts, GroupKind, NominalKind, Points, Role, Via};

/// A nominal's links and time in one group.
#[derive(Clone, Debug, PartialEq)]
pub struct NominalLinks {
    /// Their kind.
    pub kind: NominalKind,
    /// When they were in the group: days since 1 January 1970, from one up to another.
    pub spells: Vec<(i32, i32)>,
    /// When they were in any group, likewise.
    pub any_spells: Vec<(i32, i32)>,
    /// Rows of records, and the role.
    pub links: Vec<(u32, Role)>,
}

/// A record that a nominal is linked to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkedRecord {
    /// Its row in `records`.
    pub row: u32,
    /// Its day, as days since 1 January 1970.
    pub day: Option<i32>,
    /// What it is.
    pub kind: String,
    /// Position of its offence in the catalogue; one past the end for none.
    pub offence: u16,
    /// Position of its sector in the catalogue.
    pub sector: Option<u16>,
    /// The role.
    pub role: String,
    /// Its points in the score.
    pub points: f64,
    /// Whether it is part of the group's linked harm: in the period, counted, by a role that
    /// measures list, on a day on which the nominal was in the group.
    pub counts: bool,
    /// Whether it would be part of the linked harm of some group, or of nominals in none, in any month: what a
    /// referral is looked at by.
    pub is_linked: bool,
}

/// What each nominal of a group is linked to, in their order; rows that do not exist are left out.
/// `days` holds the day of each record.
///
/// # Errors
/// A dataset that cannot be scored.
pub fn linked_records(
    dataset: &Dataset,
    days: &[Option<i32>],
    cube: &Cube,
    selection: &Selection,
    group: u32,
    nominals: &[NominalLinks],
) -> Result<Vec<Vec<LinkedRecord>>, CubeError> {
    super::check::check(dataset)?;
    let catalogue = &dataset.catalogue;
    let (question, terms) = (Question::new(cube, selection), cube.terms(selection));
    let ways = ways(dataset)?;
    let sector_of_place = catalogue.areas.areas_by_place(crate::domain::Level::Sector);
    let linked_measures = catalogue.measures.iter().filter(|measure| measure.is_linked()).count();
    let kind_counts = |kind: GroupKind| selection.vias.contains(Via::Group(kind));
    let is_in = !terms.dropped.has(group) && dataset.group_kind(group).is_some_and(kind_counts);
    let qualifies = |nominal: NominalKind, role: &Role| {
        !selection.nominals_out.contains(&nominal)
            && catalogue.measures.iter().any(|measure| match &measure.counts {
                Counts::Records { linked_to, roles, .. } => linked_to.contains(&nominal) && roles.contains(role),
                Counts::Nominals { .. } => false,
            })
    };
    let records = &dataset.records;
    let of = |nominal: &NominalLinks, (row, role): &(u32, Role)| {
        let at = usize::try_from(*row).ok()?;
        let (place, month) = (*records.place.get(at)?, *records.month.get(at)?);
        let is_in_period = question.now.contains(&Day { month, number: *records.day.get(at)? });
        let from = ways.partition_point(|way| way.record() < *row);
        let of_record = ways.get(from..)?.iter().take_while(|way| way.record() == *row);
        let mut signature = Signature {
            kind: records.kind[at],
            source: records.source[at],
            police_generated: records.police_generated[at],
            links: vec![LinkKinds::NONE; linked_measures],
        };
        link_kinds(dataset, of_record.filter(|way| !terms.dropped.has(way.group())), &mut signature.links);
        let offence = records.offence[at];
        let worth = worth(dataset, &signature, offence, selection, &terms);
        let is_placed =
            place != NO_PLACE && question.area_of_place.get(usize::from(place)).copied().flatten().is_some();
        let day = days.get(at).copied().flatten();
        let within =
            |spells: &[(i32, i32)]| day.is_some_and(|day| spells.iter().any(|&(from, to)| from <= day && day < to));
        let is_counted = is_placed && !worth.measures.is_empty() && qualifies(nominal.kind, role);
        let needs_group = nominal.kind != NominalKind::PriorityIndividual;
        let is_linked = is_counted && (!needs_group || within(&nominal.any_spells));
        let counts = is_counted && is_in && within(&nominal.spells) && is_in_period;
        let count = u128::from(records.count[at]);
        Some(LinkedRecord {
            row: *row,
            day,
            kind: dataset.kinds.get(usize::from(signature.kind))?.to_string(),
            offence,
            sector: sector_of_place.get(usize::from(place)).copied().flatten(),
            role: role.to_string(),
            points: Points::from_micro(u128::from(worth.points.micro()) * count),
            counts,
            is_linked,
        })
    };
    Ok(nominals.iter().map(|nominal| nominal.links.iter().filter_map(|link| of(nominal, link)).collect()).collect())
}

/// How many records of a nominal count, each once, and their points.
#[must_use]
pub fn counted_once(records: &[LinkedRecord]) -> (u64, f64) {
    let mut rows: Vec<(u32, f64)> = records.iter().filter(|r| r.counts).map(|r| (r.row, r.points)).collect();
    rows.sort_by_key(|row| row.0);
    rows.dedup_by_key(|row| row.0);
    (rows.len() as u64, rows.iter().map(|row| row.1).sum())
}
