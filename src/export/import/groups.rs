//! Groups.

use std::collections::HashMap;

use super::ImportError;
use super::config::GroupsConfig;
use super::intake::Intake;
use crate::domain::{Group, GroupCode};

/// Groups, and their positions by code.
#[derive(Default)]
pub(super) struct Groups {
    pub list: Vec<Group>,
    positions: HashMap<String, u32>,
}

impl Groups {
    /// Reads the groups.
    pub fn read(intake: &mut Intake<'_>, config: &GroupsConfig) -> Result<Self, ImportError> {
        let mut groups = Self::default();
        let names = &config.columns;
        intake.read(
            "groups",
            &config.files,
            |header| {
                let [code_name, band] =
                    [&names.code_name, &names.threat_band].map(|name| header.optional(name.as_ref()));
                Ok((header.column(&names.code)?, header.column(&names.kind)?, code_name?, band?))
            },
            |(code, kind, code_name, band), row| {
                let found = row.needed(code, "a code")?;
                let kind = row.read_needed(kind, |text| text.parse().ok(), "ocg, ucg or pcg")?;
                let too_many = |_| code.wrong(found, "at most 4,294,967,295 groups");
                let position = u32::try_from(groups.list.len()).map_err(too_many)?;
                if groups.positions.contains_key(found) {
                    return Err(code.wrong(found, "a code that no group before it has"));
                }
                groups.positions.insert(found.to_owned(), position);
                groups.list.push(Group {
                    code: GroupCode::new(found),
                    kind,
                    code_name: row.text(code_name).unwrap_or(found).to_owned(),
                    threat_band: row.text(band).map(str::to_owned),
                });
                Ok(())
            },
        )?;
        Ok(groups)
    }

    /// The position of a code.
    pub fn position(&self, code: &str) -> Option<u32> {
        self.positions.get(code).copied()
    }
}
