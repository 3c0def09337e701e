//! What a snapshot says, before it is bytes: plain columns and rows, for whoever makes one.

use crate::domain::{Date, Group, GroupCode, Measure, NominalKind, OffenceCode, Points, RecordKind, Role, SourceId};

/// In [`RecordTable::day`]: no date.
pub const NO_DAY: i32 = i32::MIN;

/// The substances found in a death, and similar lists.
pub type Substances = Vec<String>;

/// Everything in a snapshot but its manifest.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Sectors as a GeoJSON `FeatureCollection` (see the format for the properties).
    pub sectors: Option<geojson::FeatureCollection>,
    /// Beats, likewise, where the force has them.
    pub beats: Option<geojson::FeatureCollection>,
    /// Names of the editions of weights, in the order of [`OffenceRow::weights`].
    pub editions: Vec<String>,
    /// Offences.
    pub offences: Vec<OffenceRow>,
    /// Measures, in the order in which they are listed.
    pub measures: Vec<Measure>,
    /// Groups.
    pub groups: Vec<Group>,
    /// Activity.
    pub activity: Vec<Activity>,
    /// Records.
    pub records: RecordTable,
    /// Nominals with their memberships, referrals and links.
    pub nominals: Vec<Nominal>,
    /// Counts in place of rows, for an audience that gets none.
    pub themes: Vec<ThemeCell>,
    /// Names of tables that are not written, since the audience does not get them.
    pub absent: Vec<&'static str>,
}

/// One offence.
#[derive(Clone, Debug, PartialEq)]
pub struct OffenceRow {
    /// Its code.
    pub code: OffenceCode,
    /// Its name.
    pub name: String,
    /// The group of offences it is listed under.
    pub group: String,
    /// Its weight in each edition.
    pub weights: Vec<Option<Points>>,
    /// Whether having no weight is meant.
    pub unweighted_by_design: bool,
    /// Hours of work one such offence takes, where the force has measured it.
    pub hours: Option<f64>,
}

/// How many records of a kind have a value, over the whole force and some months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeCell {
    /// The kind of record.
    pub kind: String,
    /// What they are told apart by: `substance`, `age_band`, `subject` or `type`.
    pub facet: String,
    /// The value; empty for none.
    pub value: String,
    /// First day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
    /// How many; none where that is withheld.
    pub count: Option<u32>,
}

/// Something police or partners did.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Activity {
    /// Its id.
    pub id: String,
    /// First day.
    pub from: Date,
    /// The day after the last; open where none.
    pub to: Option<Date>,
    /// Lead agency.
    pub agency: String,
    /// Warrant, arrests, closure order, disruption, phase and so on.
    pub kind: String,
    /// The phase of Clear, Hold, Build.
    pub phase: Option<String>,
    /// Ids of the sectors it was aimed at.
    pub sectors: Vec<String>,
    /// Codes of the groups it was aimed at.
    pub groups: Vec<GroupCode>,
}

/// Records, a column each; all of one length, the lists of codes apart.
#[derive(Clone, Debug, Default)]
pub struct RecordTable {
    /// The sectors' ids that `sector` indexes.
    pub sector_ids: Vec<String>,
    /// The beats' ids that `beat` indexes.
    pub beat_ids: Vec<String>,
    /// The kinds that `kind` indexes.
    pub kinds: Vec<RecordKind>,
    /// The sources that `source` indexes.
    pub sources: Vec<SourceId>,
    /// Days since 1 January 1970, or [`NO_DAY`].
    pub day: Vec<i32>,
    /// Whether only the month of the date is known (its day is then the month's first).
    pub month_only: Vec<bool>,
    /// Sector.
    pub sector: Vec<Option<u16>>,
    /// Beat.
    pub beat: Vec<Option<u16>>,
    /// Position in [`Tables::offences`].
    pub offence: Vec<Option<u16>>,
    /// Kind.
    pub kind: Vec<u8>,
    /// Source.
    pub source: Vec<u8>,
    /// Whether it rises when police look harder.
    pub police_generated: Vec<bool>,
    /// Whether the force marked it as serious and organised crime.
    pub soc_related: Vec<bool>,
    /// How many records the row stands for: 1, or more where an audience gets aggregates; 0 where that is
    /// withheld, which is written as null.
    pub count: Vec<u32>,
    /// Id, unique in its source.
    pub id: Vec<String>,
    /// Seconds since midnight.
    pub time_seconds: Vec<Option<i32>>,
    /// Degrees east and north, WGS84.
    pub point_deg: Vec<Option<[f64; 2]>>,
    /// What an intelligence report is.
    pub intelligence_type: Vec<Option<String>>,
    /// What an intelligence report is about.
    pub intelligence_subject: Vec<Option<String>>,
    /// Substances found; empty where it has none.
    pub substances: Vec<Substances>,
    /// Age band of the person.
    pub age_band: Vec<Option<String>>,
    /// Anything else, for the reader of the row.
    pub detail: Vec<Option<String>>,
}

impl RecordTable {
    /// How many rows it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.day.len()
    }
}

/// A nominal.
#[derive(Clone, Debug, PartialEq)]
pub struct Nominal {
    /// Pseudonym.
    pub id: String,
    /// Kind.
    pub kind: NominalKind,
    /// Status as the force has it, such as "active" or "archived".
    pub status: String,
    /// Position of the home sector in [`RecordTable::sector_ids`].
    pub home_sector: Option<u16>,
    /// Position of the home beat in [`RecordTable::beat_ids`].
    pub home_beat: Option<u16>,
    /// First day as a nominal.
    pub from: Date,
    /// The day after the last; open where none.
    pub to: Option<Date>,
    /// Memberships of groups.
    pub memberships: Vec<Membership>,
    /// Referrals to diversionary schemes.
    pub referrals: Vec<Referral>,
    /// Links to records.
    pub links: Vec<NominalLink>,
}

/// A nominal's time in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Position in [`Tables::groups`].
    pub group: u32,
    /// First day.
    pub from: Date,
    /// The day after the last; open where none.
    pub to: Option<Date>,
}

impl Membership {
    /// Whether a day lies in it.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// A referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// The scheme.
    pub scheme: String,
    /// The day.
    pub date: Date,
}

/// A nominal's link to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NominalLink {
    /// Row in [`RecordTable`].
    pub record: u32,
    /// The role.
    pub role: Role,
}

/// Which group's nominals a file holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupFile {
    /// The group of that code.
    Group(GroupCode),
    /// Nominals in no group.
    Ungrouped,
}
