//! From typed columns to ranked areas: the same code natively and in the browser.
//!
//! [`Dataset`] (columns and the lists they index) → [`Cube`] (built once) → [`Answer`] (one per
//! [`Selection`]) → [`RankDraws`] (how sure the ranks are). No Arrow, no page and no clock in here.
//!
//! Scores, elements and ranks alone are a [`Ranking`], answered in hundredths of a millisecond. What
//! decides how fast:
//! - A stratum (records of one signature and offence) is worth the same whatever lies in it, so a
//!   question prices some hundreds of strata and not records. Which measures may count a stratum is
//!   worked out once per snapshot; a question compares bits and few texts.
//! - A period's counts are one row of the level's table less another: `[month][block of 16
//!   areas][stratum][area]`, two bytes each where all fit, 8 MB for 120 sectors and 60 months. Both rows are read
//!   from one end to the other, and the sums of a block stay in registers. Strata are in the order of their
//!   offences, so that those worth the same follow each other: they are counted first and valued once.
//! - A period that begins or ends within a month has rows of its own: the month's, and the month's records before
//!   that day, which are listed by day. For ten million records that is some eight thousand additions.
//! - Points are added up in `f64`, and yet exactly: they are whole millionths, and where the most
//!   that could come is not under 2^53 the same code adds up in `i128`. So their order is of no matter.
//! - A dropped group's own records are moved, one by one, to the measures that their other links
//!   leave them; nothing else is touched. What a move takes and gives is worked out once for each stratum.
//!   Where more than half of the groups are dropped, no link through a group counts to begin with, and the
//!   records of those that stay are moved back. A selection names groups from the side on which there are
//!   fewer ([`GroupsOut`]).
//! - A level whose table would be over 32 MB has none: its rows are summed from the cells.
//!
//! What explains a score (intervals, changes, the heaviest record) is summed from rows of the same table, those
//! of the period and of the months compared; the points of each month alone are summed from the cells. So an
//! [`Answer`] is a single message for the page, and no ranking need go before it.
//!
//! A cube is built while records are unpacked, a batch at a time ([`CubeBuilder`]), and rows that are alike in all
//! but place, day and number, of which a sorted snapshot has thousands after each other, are looked at once. Most of
//! ten million records are in no measure: they are added to a number and leave nothing behind.
//!
//! Tried and dropped: one pass over all cells for each question (1.9 ms at ten million, natively); tables of four
//! bytes alone (a tenth to a fifth slower, and twice as large); valuing each stratum by itself; comparing the codes of
//! all groups that are left out (half of what it took to keep one of thousands); all records in memory before the
//! first is counted (133 MB of them unpacked at ten million, and about as much again in columns).

mod ahead;
mod answer;
mod area_sums;
mod before_after;
mod breakdown;
mod by_code;
mod by_day;
mod cells;
mod change;
mod check;
mod claims;
mod comparison;
mod concentration;
mod control_chart;
mod course;
mod cube;
mod cube_builder;
mod dataset;
mod day;
mod dropped;
mod element_sums;
mod explained;
mod field;
mod group_nominals;
mod groups;
mod groups_out;
mod interval;
mod lanes;
mod link_kinds;
mod linked_harm;
mod members;
mod micro;
mod moves;
mod part_sums;
mod postings;
mod quality;
mod question;
mod rank;
mod rank_draws;
mod ranking;
mod rate_ratio;
mod row_strata;
mod score;
mod selection;
mod shifts;
mod signature;
mod source_sums;
mod spells;
mod spot_line;
mod standing;
mod stock;
mod strata;
mod table;
mod table_rows;
mod tally;
mod valuation;
mod value_sums;
mod view;
mod ways;
mod withheld;

pub use ahead::{Ahead, Lead, ahead};
pub use answer::{Answer, AreaScore, Element, Heaviest, Price};
pub use before_after::BeforeAfter;
pub use breakdown::{Breakdown, Counted, Part, Subject};
pub use change::{CLEAR_CHANGE_Z, Change, Exposure, Verdict, count_change_z};
pub use check::CubeError;
pub use comparison::{Comparison, ComparisonChoice};
pub use concentration::Concentration;
pub use control_chart::{CONTROL_MONTHS, ControlChart, ControlRule, control_chart};
pub use course::{CourseStep, MOST_STEPS};
pub use cube::Cube;
pub use cube_builder::CubeBuilder;
pub use dataset::{
    Areas, Catalogue, Dataset, LinkColumns, MemberColumns, NO_DATE, NO_GROUP, NO_PLACE, OUTSIDE_PERIOD, RecordColumns,
};
pub use field::Field;
pub use group_nominals::{LinkedRecord, NominalLinks, counted_once, linked_records};
pub use groups::{GroupHarm, Groups};
pub use groups_out::GroupsOut;
pub use interval::{Interval, gamma_interval};
pub use quality::{Quality, QualityCount, Reason};
pub use rank_draws::{DRAWS, RankDraws, RankInterval};
pub use ranking::{Ranked, Ranking};
pub use rate_ratio::RateRatio;
pub use row_strata::{RowStrata, RowWorth, RowWorths};
pub use selection::{Generated, NO_OFFENCE_CODE, Overlap, Selection};
pub use spot_line::SpotLine;
pub use standing::Standing;
pub use valuation::Valuation;
pub use value_sums::{ValueSum, ValueSums};
pub use withheld::Withheld;
