//! Where records come from.

use serde::{Deserialize, Serialize};

use super::{Date, Month, SourceId};

/// What the dates of a source say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateMeaning {
    /// When it happened.
    Occurrence,
    /// When it was recorded.
    Recording,
}

/// One source of records: crime recording, Coroner, firearms intelligence and so on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Its name to a reader.
    pub label: String,
    /// Records it gave.
    pub rows: u64,
    /// It is complete for every day before this one.
    pub complete_to: Date,
    /// What its dates say.
    pub dates: DateMeaning,
}

impl Source {
    /// Whether the source is complete for the whole of a month.
    #[must_use]
    pub fn covers(&self, month: Month) -> bool {
        month.plus(1).first_day().is_some_and(|next| next <= self.complete_to)
    }
}
