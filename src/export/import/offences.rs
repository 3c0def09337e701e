//! The list of offences and their weights.

use std::path::Path;

use super::ImportError;
use super::config::OffencesConfig;
use super::rows::{Header, reader, unreadable};
use crate::domain::{OffenceCode, Points};
use crate::snapshot::OffenceRow;

/// Reads the offences; a list that is of no use fails the export, since every row hangs on it.
pub(super) fn read(folder: &Path, config: &OffencesConfig) -> Result<Vec<OffenceRow>, ImportError> {
    let path = folder.join(&config.file);
    let bytes = std::fs::read(&path).map_err(|error| ImportError::Io { path: path.clone(), error })?;
    let file = path.display().to_string();
    let mut reader = reader(&bytes);
    let header = Header::read(&file, &mut reader)?;
    let [code, name, group, weight] =
        [&config.code, &config.name, &config.group, &config.weight].map(|column| header.column(column));
    let (code, name, group, weight) = (code?, name?, group?, weight?);
    let mut offences = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&file, &error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let field = |column: usize| record.get(column).unwrap_or_default().trim().to_owned();
        let text = field(weight);
        let points = match text.as_str() {
            "" => None,
            text => Some(text.parse().ok().and_then(|points| Points::new(points).ok()).ok_or_else(|| {
                let expected = "a weight from 0 to 1,000,000 points";
                ImportError::Unreadable {
                    file: file.clone(),
                    line,
                    found: format!("{}: {text:?}", config.weight),
                    expected,
                }
            })?),
        };
        let code = field(code);
        offences.push(OffenceRow {
            unweighted_by_design: config.unweighted.contains(&code),
            code: OffenceCode::new(code),
            name: field(name),
            group: field(group),
            weights: vec![points],
            hours: None,
        });
    }
    Ok(offences)
}
