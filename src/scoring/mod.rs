//! From typed columns to ranked areas: the same code natively and in the browser.
//!
//! [`Dataset`] (columns and the lists they index) → [`Cube`] (built once) → [`Answer`] (one per
//! [`Selection`]) → [`RankDraws`] (how sure the ranks are). No Arrow, no page and no clock in here.

mod answer;
mod area_sums;
mod breakdown;
mod cells;
mod change;
mod check;
mod comparison;
mod concentration;
mod control_chart;
mod course;
mod cube;
mod dataset;
mod group_nominals;
mod groups;
mod interval;
mod linked_harm;
mod members;
mod part_sums;
mod quality;
mod question;
mod rank;
mod rank_draws;
mod row_strata;
mod score;
mod selection;
mod signature;
mod standing;
mod stock;
mod strata;
mod tally;
mod valuation;
mod view;
mod ways;

pub use answer::{Answer, AreaScore, Element, Heaviest, Price};
pub use breakdown::{Breakdown, Counted, Part, Subject};
pub use change::{CLEAR_CHANGE_Z, Change, Exposure, Verdict, count_change_z};
pub use check::CubeError;
pub use comparison::{Comparison, ComparisonChoice};
pub use concentration::Concentration;
pub use control_chart::{CONTROL_MONTHS, ControlChart, ControlRule, control_chart};
pub use course::{CourseStep, MOST_STEPS};
pub use cube::Cube;
pub use dataset::{
    Areas, Catalogue, Dataset, LinkColumns, MemberColumns, NO_DATE, NO_GROUP, NO_PLACE, OUTSIDE_PERIOD, RecordColumns,
};
pub use group_nominals::{LinkedRecord, NominalLinks, counted_once, linked_records};
pub use groups::{GroupHarm, Groups};
pub use interval::{Interval, gamma_interval};
pub use quality::{Quality, QualityCount, Reason};
pub use rank_draws::{DRAWS, RankDraws, RankInterval};
pub use row_strata::{RowStrata, RowWorth, RowWorths};
pub use selection::{NO_OFFENCE_CODE, Overlap, Selection};
pub use standing::Standing;
pub use valuation::Valuation;
