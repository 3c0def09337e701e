//! What in a configuration can be wrong by itself, or against the offences and the measures.

use std::collections::HashSet;

use super::{Config, SectorBy, SourceConfig};
use crate::domain::{Counts, Date, Measure, OffenceCode, PRIMARY_MEASURES, PointsRule};
use crate::export::import::ImportError;
use crate::snapshot::{BaseMap, OffenceRow};

/// The most sources, and kinds of record, that the format numbers.
pub(in crate::export::import) const MOST_SOURCES: usize = 255;

/// The longest period: one that is longer is a slip of the pen.
const MOST_MONTHS: i32 = 1_200;

fn wrong(place: impl Into<String>, found: impl Into<String>, expected: &'static str) -> ImportError {
    ImportError::ConfigValue { place: place.into(), found: found.into(), expected }
}

/// An error unless it holds.
fn must(holds: bool, place: &str, found: impl Into<String>, expected: &'static str) -> Result<(), ImportError> {
    if holds { Ok(()) } else { Err(wrong(place, found, expected)) }
}

impl Config {
    /// Checks the values against each other.
    pub(super) fn check(&self) -> Result<(), ImportError> {
        self.check_period()?;
        let share = self.max_rejected_share;
        must((0.0..=1.0).contains(&share), "max_rejected_share", share.to_string(), "a share from 0 to 1")?;
        for purpose in &self.purposes {
            must(purpose.is_plain(), "purposes: code", &purpose.code, "letters, digits, - and _ alone")?;
        }
        if let Some((place, found, expected)) = self.base_map.as_ref().and_then(BaseMap::fault) {
            return Err(wrong(place, found, expected));
        }
        if let Some(audience) = &self.aggregate {
            let divides = audience.months > 0 && 12_u32.is_multiple_of(audience.months);
            must(divides, "aggregate: months", audience.months.to_string(), "1, 2, 3, 4, 6 or 12")?;
            must(audience.smallest >= 2, "aggregate: smallest", audience.smallest.to_string(), "2 or more")?;
        }
        let mut editions = HashSet::new();
        for (_, edition) in self.offences.editions() {
            must(editions.insert(edition), "offences: edition", edition, "an edition that is not named before")?;
        }
        let (found, limit) = (self.source.len(), MOST_SOURCES);
        if found > limit {
            return Err(ImportError::TooMany { what: "sources", found, limit });
        }
        let mut ids = HashSet::new();
        for source in &self.source {
            must(ids.insert(&source.id), "source: id", &source.id, "an id that no source before it has")?;
            self.check_source(source)?;
        }
        self.check_tables(&ids)
    }

    fn check_period(&self) -> Result<(), ImportError> {
        let first = |date: Date| date.ymd().2 == 1;
        for (key, date) in [("from", self.from), ("to", self.to)] {
            must(first(date), key, date.to_string(), "the first day of a month")?;
        }
        must(self.from < self.to, "to", self.to.to_string(), "a month after `from`")?;
        let months = self.to.month().since(self.from.month());
        must(months <= MOST_MONTHS, "to", self.to.to_string(), "at most 100 years after `from`")
    }

    /// Checks until when sources are complete: no source knows days that are still to come.
    ///
    /// # Errors
    /// A source complete before the period begins, or past the day on which the snapshot is made.
    pub(in crate::export::import) fn check_completeness(&self, created: Date) -> Result<(), ImportError> {
        let latest = self.to.epoch_days().max(created.epoch_days().saturating_add(1));
        self.source.iter().try_for_each(|source| {
            let complete = source.complete_to;
            let place = format!("source {}: complete_to", source.id);
            let sane = self.from <= complete && complete.epoch_days() <= latest;
            must(sane, &place, complete.to_string(), "a day within the period, or up to the day after today")
        })
    }

    fn check_source(&self, source: &SourceConfig) -> Result<(), ImportError> {
        let place = |key: &str| format!("source {}: {key}", source.id);
        let columns = &source.columns;
        let degrees = [&columns.longitude, &columns.latitude].iter().filter(|column| column.is_some()).count();
        must(degrees != 1, &place("columns"), "one of longitude and latitude", "both, or neither")?;
        if matches!(source.sector, SectorBy::Polygon) {
            must(degrees == 2, &place("sector"), "polygon", "columns longitude and latitude to go with it")?;
        }
        let beats = columns.beat.is_none() || self.beats.is_some();
        must(beats, &place("columns: beat"), "no [beats]", "the beats that it names")
    }

    fn check_tables(&self, sources: &HashSet<&String>) -> Result<(), ImportError> {
        let tables = [
            ("memberships", self.memberships.is_some()),
            ("referrals", self.referrals.is_some()),
            ("links", self.links.is_some()),
        ];
        for (table, _) in tables.iter().filter(|(_, there)| *there) {
            must(self.nominals.is_some(), table, "no [nominals]", "the nominals that it names")?;
        }
        must(self.memberships.is_none() || self.groups.is_some(), "memberships", "no [groups]", "the groups it names")?;
        if let Some(activity) = &self.activity {
            let groups = activity.columns.groups.is_none() || self.groups.is_some();
            must(groups, "activity: columns: groups", "no [groups]", "the groups that it names")?;
        }
        if let Some(nominals) = &self.nominals {
            let beats = nominals.columns.home_beat.is_none() || self.beats.is_some();
            must(beats, "nominals: columns: home_beat", "no [beats]", "the beats that it names")?;
        }
        let Some(links) = &self.links else { return Ok(()) };
        let ways = usize::from(links.source.is_some()) + usize::from(links.columns.source.is_some());
        must(ways == 1, "links: source", ways.to_string(), "one source of all links, or one column of sources")?;
        let known = links.source.as_ref().is_none_or(|source| sources.contains(source));
        must(known, "links: source", links.source.clone().unwrap_or_default(), "the id of a source")
    }

    /// Checks the codes that the configuration names against the list of offences.
    ///
    /// # Errors
    /// A code that is not in the list.
    pub(in crate::export::import) fn check_codes(&self, offences: &[OffenceRow]) -> Result<(), ImportError> {
        let known = codes(offences);
        let check = |place: &str, code: &String| {
            must(known.contains(code.as_str()), place, code, "a code of the offences file")
        };
        self.offences.unweighted.iter().try_for_each(|code| check("offences: unweighted", code))?;
        for subject in &self.subjects {
            let place = format!("subjects: {}: offences", subject.subject);
            subject.offences.iter().try_for_each(|code| {
                must(known.contains(code.as_str()), &place, code.as_str(), "a code of the offences file")
            })?;
        }
        for source in &self.source {
            let place = |key: &str| format!("source {}: {key}", source.id);
            source.kind_of_offence.keys().try_for_each(|code| check(&place("kind_of_offence"), code))?;
            let generated = &source.police_generated_offences;
            generated.iter().try_for_each(|code| check(&place("police_generated_offences"), code))?;
        }
        Ok(())
    }

    /// Checks the measures against the offences and the tables; one of the nine that is not
    /// supplied names no code that the force has not got.
    ///
    /// # Errors
    /// A code that is not in the list of offences, and a measure that is said to be supplied of
    /// which the configuration names no data.
    pub(in crate::export::import) fn check_measures(
        &self,
        measures: &mut [Measure],
        offences: &[OffenceRow],
    ) -> Result<(), ImportError> {
        let known = codes(offences);
        must(!measures.is_empty(), "measure", "none", "[[measure]] or primary_measures")?;
        for measure in measures {
            let own = self.measure.iter().any(|own| own.id() == measure.id.as_str());
            let unknown = codes_of(measure).find(|code| !known.contains(code)).map(str::to_owned);
            match unknown {
                Some(_) if !measure.supplied && !own && PRIMARY_MEASURES.contains(&measure.id.as_str()) => {
                    forget_codes(measure);
                }
                Some(code) => {
                    let place = format!("measure {}: offences or points", measure.id);
                    return Err(wrong(place, code, "a code of the offences file"));
                }
                None => {}
            }
            let place = format!("measure {}", measure.id);
            let counts_nominals = matches!(measure.counts, Counts::Nominals { .. });
            if measure.supplied && (counts_nominals || measure.is_linked()) {
                must(self.nominals.is_some(), &place, "no [nominals]", "the nominals that it counts by")?;
            }
            if measure.supplied && measure.is_linked() {
                must(self.links.is_some(), &place, "no [links]", "the links that it counts by")?;
            }
        }
        Ok(())
    }
}

fn codes(offences: &[OffenceRow]) -> HashSet<&str> {
    offences.iter().map(|offence| offence.code.as_str()).collect()
}

fn codes_of(measure: &Measure) -> impl Iterator<Item = &str> {
    let counted = match &measure.counts {
        Counts::Records { offences, .. } => offences.as_slice(),
        Counts::Nominals { .. } => &[],
    };
    let points = match &measure.points {
        PointsRule::AsOffence(code) => Some(code),
        PointsRule::OwnWeight | PointsRule::Fixed(_) => None,
    };
    counted.iter().chain(points).map(OffenceCode::as_str)
}

fn forget_codes(measure: &mut Measure) {
    measure.points = PointsRule::OwnWeight;
    if let Counts::Records { kinds, offences, .. } = &mut measure.counts {
        kinds.clear();
        offences.clear();
    }
}
