//! Rows that were kept and do not count as they might be meant to, by reason.

use crate::domain::{Counts, Measure};
use crate::snapshot::{Manifest, NO_DAY, RecordTable};

/// How many rows of a source were kept but do not count, and why; or a measure that counts nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {column}: found {found}, expected {expected}")]
pub struct Warning {
    /// The source or the measure.
    pub place: String,
    /// The column or key.
    pub column: &'static str,
    /// What was found, with its number.
    pub found: String,
    /// What would count.
    pub expected: String,
}

/// Everything worth a warning; `outside` has for each source the points that lie in no sector.
pub(super) fn warnings(
    manifest: &Manifest,
    records: &RecordTable,
    measures: &[Measure],
    outside: &[u64],
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let period = manifest.from.epoch_days()..manifest.to.epoch_days();
    let mut undated = vec![0_u64; manifest.sources.len()];
    for (&day, &source) in records.day.iter().zip(&records.source) {
        if let Some(rows) = undated.get_mut(usize::from(source)).filter(|_| day != NO_DAY && !period.contains(&day)) {
            *rows += 1;
        }
    }
    for ((source, outside), undated) in manifest.sources.iter().zip(outside).zip(undated) {
        let mut warn = |rows: u64, column, what: &str, expected: String| {
            if rows > 0 {
                let found = format!("{rows} {what}");
                warnings.push(Warning { place: format!("source {}", source.id), column, found, expected });
            }
        };
        let period = format!("{} to before {}", manifest.from, manifest.to);
        warn(undated, "date", "rows outside the period", period);
        warn(*outside, "point", "rows with a point in no sector", "a point in a sector's polygon".to_owned());
    }
    let kinds = measures.iter().filter(|measure| measure.supplied).filter_map(|measure| match &measure.counts {
        Counts::Records { kinds, .. } => Some(kinds.iter().map(move |kind| (measure, kind))),
        Counts::Nominals { .. } => None,
    });
    for (measure, kind) in kinds.flatten().filter(|(_, kind)| !records.kinds.contains(kind)) {
        let (place, found) = (format!("measure {}", measure.id), format!("{:?}, which no record is", kind.as_str()));
        warnings.push(Warning { place, column: "records", found, expected: "a kind of record".to_owned() });
    }
    warnings
}
