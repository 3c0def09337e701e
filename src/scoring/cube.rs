//! The cube: records summed into cells, built once per snapshot.
//!
//! Records that no choice of a reader can tell apart share a [`Signature`]. Records of one
//! signature and one offence are a stratum: whatever is selected, each of them gives the score the
//! same points. So a question decides once per stratum and then only adds counts. Records that no
//! measure counts, whatever is selected, are in no cell: of ten million there are half a million left.

use super::quality::{Quality, Reason};
use super::tally::Tally;
use super::{Catalogue, Dataset, NO_DATE, NO_PLACE, OUTSIDE_PERIOD};
use crate::domain::{Counts, Group, NominalKind, Via, ViaSet};

/// What decides whether measures count a record, its offence apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    pub kind: u8,
    pub source: u8,
    pub police_generated: bool,
    /// For each linked measure, in order, the ways in which the record's links qualify it.
    pub vias: Vec<ViaSet>,
}

/// The cells of one signature and one offence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stratum {
    pub signature: u16,
    pub offence: u16,
    /// Where its cells begin and end.
    pub cells: std::ops::Range<usize>,
}

/// Counts of records by signature, offence, place and month; zero cells are absent.
#[derive(Clone, Debug)]
pub struct Cube {
    pub(super) dataset: Dataset,
    pub(super) signatures: Vec<Signature>,
    pub(super) strata: Vec<Stratum>,
    pub(super) place: Vec<u16>,
    pub(super) month: Vec<u16>,
    pub(super) count: Vec<u32>,
    quality: Quality,
}

/// Columns that cannot be scored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CubeError {
    /// A column is shorter or longer than its table.
    #[error("column {column}: found {found} rows, expected {expected}, as in the rest of its table")]
    Length {
        /// The column.
        column: &'static str,
        /// Its length.
        found: usize,
        /// The table's.
        expected: usize,
    },
    /// A number that points past the end of its list.
    #[error("column {column}, row {}: found position {found}, expected one under {limit}", .row + 1)]
    Position {
        /// The column.
        column: &'static str,
        /// The row, from 0.
        row: usize,
        /// The number.
        found: u64,
        /// The list's length.
        limit: usize,
    },
    /// More areas, offences or combinations than the engine numbers.
    #[error("found {found} {what}, expected at most {limit}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        found: usize,
        /// The most.
        limit: usize,
    },
}

impl Cube {
    /// Sums a dataset into cells.
    ///
    /// # Errors
    /// Columns of unequal length, and numbers that point past the end of their lists.
    pub fn build(mut dataset: Dataset) -> Result<Self, CubeError> {
        check(&dataset)?;
        let mut interning = Interning::new(&dataset);
        let mut tally = Tally::new(&dataset);
        let (mut keyed, mut quality) = (Vec::new(), Quality::default());
        let vias = qualifying_vias(&dataset);
        let records = &dataset.records;
        for row in 0..records.count.len() {
            let (month, place, count) = (records.month[row], records.place[row], records.count[row]);
            let left_out = match (month, place) {
                (NO_DATE, _) => Some(Reason::NoDate),
                (OUTSIDE_PERIOD, _) => Some(Reason::OutsidePeriod),
                (_, NO_PLACE) => Some(Reason::NoSector),
                _ => None,
            };
            if let Some(reason) = left_out {
                quality.add(reason, Some(records.source[row]), u64::from(count));
                continue;
            }
            let signature = interning.signature(
                records.kind[row],
                records.source[row],
                records.police_generated[row],
                vias.iter().map(|column| column[row]),
            )?;
            let offence = records.offence[row];
            if tally.add(&dataset, &interning.signatures, signature, offence, place, count) {
                keyed.push((cell_key(signature, offence, place, month), count));
            }
        }
        tally.say(&dataset, &interning.signatures, &mut quality);
        let homeless = dataset.members.place.iter().filter(|&&place| place == NO_PLACE).count();
        quality.add(Reason::NoHomeSector, None, homeless as u64);
        // Rows are no longer needed: the cells carry all that a score asks for.
        dataset.records = super::RecordColumns::default();
        dataset.links = super::LinkColumns::default();
        keyed.sort_unstable();
        let mut cube = Self {
            dataset,
            signatures: interning.signatures,
            strata: Vec::new(),
            place: Vec::new(),
            month: Vec::new(),
            count: Vec::new(),
            quality,
        };
        cube.fill(&keyed);
        Ok(cube)
    }

    /// The lists that a reader chooses from.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.dataset.catalogue
    }

    /// The groups, in the snapshot's order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.dataset.groups
    }

    /// What every score of this snapshot leaves out.
    #[must_use]
    pub fn quality(&self) -> &Quality {
        &self.quality
    }

    fn fill(&mut self, keyed: &[(u64, u32)]) {
        let mut last = None;
        for &(key, count) in keyed {
            if last == Some(key) {
                if let Some(cell) = self.count.last_mut() {
                    *cell = cell.saturating_add(count);
                }
                continue;
            }
            last = Some(key);
            let [signature, offence, place, month] = cell_parts(key);
            let end = self.count.len() + 1;
            match self.strata.last_mut() {
                Some(stratum) if (stratum.signature, stratum.offence) == (signature, offence) => {
                    stratum.cells.end = end;
                }
                _ => self.strata.push(Stratum { signature, offence, cells: end - 1..end }),
            }
            self.place.push(place);
            self.month.push(month);
            self.count.push(count);
        }
    }
}

/// Sorts cells by signature, offence, place and month.
fn cell_key(signature: u16, offence: u16, place: u16, month: u16) -> u64 {
    (u64::from(signature) << 48) | (u64::from(offence) << 32) | (u64::from(place) << 16) | u64::from(month)
}

#[allow(clippy::cast_possible_truncation, reason = "each part is the 16 bits it was made of")]
fn cell_parts(key: u64) -> [u16; 4] {
    [(key >> 48) as u16, (key >> 32) as u16, (key >> 16) as u16, key as u16]
}

/// For each linked measure, the ways in which each record's links qualify it.
fn qualifying_vias(dataset: &Dataset) -> Vec<Vec<ViaSet>> {
    let links = &dataset.links;
    let linked = dataset.catalogue.measures.iter().filter_map(|measure| match &measure.counts {
        Counts::Records { linked_to, roles, .. } if !linked_to.is_empty() => Some((linked_to, roles)),
        _ => None,
    });
    linked
        .map(|(linked_to, roles)| {
            let role_counts: Vec<bool> = dataset.roles.iter().map(|role| roles.contains(role)).collect();
            let mut vias = vec![ViaSet::NONE; dataset.records.count.len()];
            for row in 0..links.record.len() {
                let nominal_kind = links.nominal_kind[row];
                if !role_counts[usize::from(links.role[row])] || !linked_to.contains(&nominal_kind) {
                    continue;
                }
                if let Some(via) = via(dataset.group_kind(links.group[row]), nominal_kind) {
                    let record = links.record[row] as usize;
                    vias[record] = vias[record].with(via);
                }
            }
            vias
        })
        .collect()
}

/// The way in which a link or a spell counts, if it does: through a group, or as a priority
/// individual without one.
pub(super) fn via(group: Option<crate::domain::GroupKind>, nominal_kind: NominalKind) -> Option<Via> {
    match (group, nominal_kind) {
        (Some(kind), _) => Some(Via::Group(kind)),
        (None, NominalKind::PriorityIndividual) => Some(Via::Individual),
        (None, _) => None,
    }
}

/// Numbers signatures in the order they come, by table look-ups alone.
struct Interning {
    signatures: Vec<Signature>,
    sources: usize,
    /// Numbers of (kind, source, police-generated).
    first: Vec<Option<u16>>,
    /// For each linked measure, numbers of (number so far, ways).
    steps: Vec<Vec<Option<u16>>>,
    /// How many numbers each step has given.
    given: Vec<u16>,
}

impl Interning {
    fn new(dataset: &Dataset) -> Self {
        let (kinds, sources) = (dataset.kinds.len(), dataset.catalogue.sources.len());
        let linked = dataset.catalogue.measures.iter().filter(|measure| measure.is_linked()).count();
        Self {
            signatures: Vec::new(),
            sources,
            first: vec![None; kinds * sources * 2],
            steps: vec![Vec::new(); linked],
            given: vec![0; linked + 1],
        }
    }

    fn signature(
        &mut self,
        kind: u8,
        source: u8,
        police_generated: bool,
        vias: impl Iterator<Item = ViaSet> + Clone,
    ) -> Result<u16, CubeError> {
        let start = (usize::from(kind) * self.sources + usize::from(source)) * 2 + usize::from(police_generated);
        let mut number = number_of(&mut self.first, start, &mut self.given[0])?;
        for (step, via) in vias.clone().enumerate() {
            let at = usize::from(number) * ViaSet::VARIANTS + via.index();
            number = number_of(&mut self.steps[step], at, &mut self.given[step + 1])?;
        }
        if usize::from(number) == self.signatures.len() {
            self.signatures.push(Signature { kind, source, police_generated, vias: vias.collect() });
        }
        Ok(number)
    }
}

fn number_of(table: &mut Vec<Option<u16>>, at: usize, given: &mut u16) -> Result<u16, CubeError> {
    if table.len() <= at {
        table.resize(at + 1, None);
    }
    if let Some(number) = table[at] {
        return Ok(number);
    }
    let number = *given;
    *given = number.checked_add(1).ok_or(CubeError::TooMany {
        what: "combinations of kind, source and links",
        found: usize::from(u16::MAX) + 1,
        limit: usize::from(u16::MAX),
    })?;
    table[at] = Some(number);
    Ok(number)
}

fn check(dataset: &Dataset) -> Result<(), CubeError> {
    let catalogue = &dataset.catalogue;
    at_most("places", catalogue.areas.places(), usize::from(NO_PLACE))?;
    at_most("offences", catalogue.offences.len() + 1, usize::from(u16::MAX))?;
    at_most("months", catalogue.period.months() as usize, usize::from(OUTSIDE_PERIOD))?;
    let records = &dataset.records;
    let rows = records.count.len();
    column("records.police_generated", &records.police_generated, rows, |_| None)?;
    let (months, places) = (catalogue.period.months() as usize, catalogue.areas.places());
    column("records.date", &records.month, rows, |&month| (month < OUTSIDE_PERIOD).then_some((month.into(), months)))?;
    column("records.sector", &records.place, rows, |&place| (place != NO_PLACE).then_some((place.into(), places)))?;
    column("records.offence", &records.offence, rows, |&o| Some((o.into(), catalogue.offences.len() + 1)))?;
    column("records.kind", &records.kind, rows, |&kind| Some((kind.into(), dataset.kinds.len())))?;
    column("records.source", &records.source, rows, |&source| Some((source.into(), catalogue.sources.len())))?;
    let (links, groups) = (&dataset.links, dataset.groups.len());
    let rows_linked = links.record.len();
    column("links.record", &links.record, rows_linked, |&record| Some((record.into(), rows)))?;
    column("links.role", &links.role, rows_linked, |&role| Some((role.into(), dataset.roles.len())))?;
    column("links.nominal_kind", &links.nominal_kind, rows_linked, |_| None)?;
    column("links.group", &links.group, rows_linked, |&group| {
        (group != super::NO_GROUP).then_some((group.into(), groups))
    })?;
    check_members(dataset, places, groups)
}

fn check_members(dataset: &Dataset, places: usize, groups: usize) -> Result<(), CubeError> {
    let members = &dataset.members;
    let spells = members.place.len();
    column("members.home_sector", &members.place, spells, |&place| {
        (place != NO_PLACE).then_some((place.into(), places))
    })?;
    column("members.nominal_kind", &members.nominal_kind, spells, |_| None)?;
    column("members.from", &members.from_day, spells, |_| None)?;
    column("members.to", &members.to_day, spells, |_| None)?;
    let memberships = members.groups.len();
    let offsets = if spells == 0 { members.group_offsets.len() } else { spells + 1 };
    column("members.groups", &members.group_offsets, offsets, |&o| Some((o.into(), memberships + 1)))?;
    column("members.groups", &members.groups, memberships, |&group| Some((group.into(), groups)))
}

fn at_most(what: &'static str, found: usize, limit: usize) -> Result<(), CubeError> {
    if found <= limit { Ok(()) } else { Err(CubeError::TooMany { what, found, limit }) }
}

/// A column has the table's length, and each number that `position` names is under its limit.
fn column<T>(
    column: &'static str,
    values: &[T],
    expected: usize,
    position: impl Fn(&T) -> Option<(u64, usize)>,
) -> Result<(), CubeError> {
    if values.len() != expected {
        return Err(CubeError::Length { column, found: values.len(), expected });
    }
    for (row, value) in values.iter().enumerate() {
        if let Some((found, limit)) = position(value).filter(|&(found, limit)| found >= limit as u64) {
            return Err(CubeError::Position { column, row, found, limit });
        }
    }
    Ok(())
}
