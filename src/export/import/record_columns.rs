//! Where the columns of a source stand in one file.

use super::config::Columns;
use super::sheet::{Column, Header};
use super::{ImportError, SectorBy, SourceConfig};

/// The columns of one source in one file.
pub(super) struct RecordColumns {
    pub id: Column,
    pub date: Column,
    pub offence: Column,
    pub longitude: Column,
    pub latitude: Column,
    pub detail: Column,
    pub time: Column,
    pub beat: Column,
    pub kind: Column,
    pub police_generated: Column,
    pub soc_related: Column,
    pub intelligence_type: Column,
    pub intelligence_subject: Column,
    pub substances: Column,
    pub age_band: Column,
    pub count: Column,
    /// The sector, or the code that leads to it.
    pub sector: Column,
}

impl RecordColumns {
    /// Finds the columns of a source.
    pub fn find(source: &SourceConfig, header: &Header) -> Result<Self, ImportError> {
        let Columns { id, date, offence, longitude, latitude, detail, time, beat, kind, .. } = &source.columns;
        let columns = &source.columns;
        let optional = |name: &Option<String>| header.optional(name.as_ref());
        Ok(Self {
            id: optional(id)?,
            date: header.column(date)?,
            offence: optional(offence)?,
            longitude: optional(longitude)?,
            latitude: optional(latitude)?,
            detail: optional(detail)?,
            time: optional(time)?,
            beat: optional(beat)?,
            kind: optional(kind)?,
            police_generated: optional(&columns.police_generated)?,
            soc_related: optional(&columns.soc_related)?,
            intelligence_type: optional(&columns.intelligence_type)?,
            intelligence_subject: optional(&columns.intelligence_subject)?,
            substances: optional(&columns.substances)?,
            age_band: optional(&columns.age_band)?,
            count: optional(&columns.count)?,
            sector: match &source.sector {
                SectorBy::Column(column) | SectorBy::Lookup { column, .. } => header.column(column)?,
                SectorBy::Polygon => header.optional(None)?,
            },
        })
    }
}
