//! The words of the field as types: areas, offences, measures, months, points.

mod area;
mod code;
mod date;
mod day_edges;
mod edition;
mod group;
mod level;
mod measure;
mod month;
mod multiplier;
mod offence;
mod period;
mod points;
mod primary;
mod source;

pub use area::Area;
pub use code::{AreaId, EditionName, GroupCode, MeasureId, OffenceCode, RecordKind, Role, SourceId};
pub use date::{Date, DateError};
pub use day_edges::DayEdges;
pub use edition::Edition;
pub use group::{Group, GroupKind, NominalKind, UnknownGroupKind, UnknownNominalKind, Via, ViaSet};
pub use level::{Level, UnknownLevel};
pub use measure::{Counts, Measure, Nature, PRIMARY_MEASURES, PointsRule};
pub use month::{Month, MonthError};
pub use multiplier::{Multiplier, MultiplierError};
pub use offence::Offence;
pub use period::{Period, PeriodError};
pub use points::{Points, PointsError};
pub use primary::primary_measures;
pub use source::{DateMeaning, Source};
