//! The list of offences and their weights.

use std::collections::HashSet;
use std::path::Path;

use super::ImportError;
use super::config::OffencesConfig;
use super::files::CsvFile;
use super::place::MOST_NUMBERED;
use super::sheet::Sheet;
use crate::domain::{OffenceCode, Points};
use crate::scoring::NO_OFFENCE_CODE;
use crate::snapshot::OffenceRow;

/// Reads the offences; a list with one wrong row fails the export, since every record hangs on it.
pub(super) fn read(folder: &Path, config: &OffencesConfig) -> Result<Vec<OffenceRow>, ImportError> {
    let file = CsvFile::read(folder, &config.file)?;
    let sheet = Sheet::open(&file)?;
    let header = &sheet.header;
    let [code, name, group] = [&config.code, &config.name, &config.group].map(|column| header.column(column));
    let (code, name, group) = (code?, name?, group?);
    let weights = config.editions().map(|(column, _)| header.column(column)).collect::<Result<Vec<_>, _>>()?;
    let hours = header.optional(config.hours.as_ref())?;
    let (mut offences, mut taken) = (Vec::new(), HashSet::new());
    sheet.each_row(
        |row| {
            let found = row.needed(&code, "a code")?;
            // An address names the records without a code so.
            if found == NO_OFFENCE_CODE {
                return Err(code.wrong(found, "a code other than none"));
            }
            if !taken.insert(found.to_owned()) {
                return Err(code.wrong(found, "a code that no row before it has"));
            }
            let points = |text: &str| Points::new(text.parse().ok()?).ok();
            let hours_each = |text: &str| text.parse().ok().filter(|hours: &f64| hours.is_finite() && *hours >= 0.0);
            let weight = |column| row.read(column, points, "a weight from 0 to 1,000,000 points");
            offences.push(OffenceRow {
                unweighted_by_design: config.unweighted.iter().any(|code| code == found),
                code: OffenceCode::new(found),
                name: row.text(&name).unwrap_or(found).to_owned(),
                group: row.text(&group).unwrap_or_default().to_owned(),
                weights: weights.iter().map(weight).collect::<Result<_, _>>()?,
                hours: row.read(&hours, hours_each, "hours, 0 or more")?,
            });
            Ok(())
        },
        |reject| Err(ImportError::Row(Box::new(reject))),
    )?;
    let (found, limit) = (offences.len(), MOST_NUMBERED);
    if found > limit {
        return Err(ImportError::TooMany { what: "offences", found, limit });
    }
    Ok(offences)
}
