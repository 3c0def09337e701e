//! Tables beside the records: CSV files by pattern, and the names of their columns. Days are as
//! 2026-11-24, stretches of time [from, to).

use serde::Deserialize;

/// Organised, urban and peer crime groups.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupsConfig {
    /// CSV files by pattern, as a source's.
    pub files: String,
    /// Names of its columns.
    pub columns: GroupsColumns,
}

/// The columns of groups.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupsColumns {
    /// Code.
    pub code: String,
    /// `ocg`, `ucg` or `pcg`.
    pub kind: String,
    /// The name that officers use; the code where it has none.
    pub code_name: Option<String>,
    /// Threat band as the force has it.
    pub threat_band: Option<String>,
}

/// Nominals.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NominalsConfig {
    /// CSV files by pattern, as a source's.
    pub files: String,
    /// Names of its columns.
    pub columns: NominalsColumns,
}

/// The columns of nominals.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NominalsColumns {
    /// Pseudonym.
    pub id: String,
    /// `ocg_member`, `priority_individual`, `ucg_member` or `pcg_member`.
    pub kind: String,
    /// Status as the force has it; an empty text where it says none.
    pub status: Option<String>,
    /// Id of the home sector.
    pub home_sector: Option<String>,
    /// Id of the home beat.
    pub home_beat: Option<String>,
    /// First day as a nominal.
    pub from: String,
    /// The day after the last; open where empty.
    pub to: Option<String>,
}

/// Who was in which group.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MembershipsConfig {
    /// CSV files by pattern, as a source's.
    pub files: String,
    /// Names of its columns.
    pub columns: MembershipsColumns,
}

/// The columns of memberships.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MembershipsColumns {
    /// Id of the nominal.
    pub nominal: String,
    /// Code of the group.
    pub group: String,
    /// First day.
    pub from: String,
    /// The day after the last; open where empty.
    pub to: Option<String>,
}

/// Who was referred to which diversionary scheme.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferralsConfig {
    /// CSV files by pattern, as a source's.
    pub files: String,
    /// Names of its columns.
    pub columns: ReferralsColumns,
}

/// The columns of referrals.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferralsColumns {
    /// Id of the nominal.
    pub nominal: String,
    /// The scheme.
    pub scheme: String,
    /// The day.
    pub date: String,
}

/// Who is linked to which record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinksConfig {
    /// CSV files by pattern, as a source's.
    pub files: String,
    /// The id of the source, where all records are of one.
    pub source: Option<String>,
    /// Names of its columns.
    pub columns: LinksColumns,
}

/// The columns of links.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinksColumns {
    /// Id of the record in its source.
    pub record: String,
    /// Id of the nominal.
    pub nominal: String,
    /// `suspect`, `offender`, `victim`, `witness` and so on.
    pub role: String,
    /// Id of the record's source, unless all are of one.
    pub source: Option<String>,
}

/// What police or partners did.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityConfig {
    /// CSV files by pattern, as a source's.
    pub files: String,
    /// Names of its columns.
    pub columns: ActivityColumns,
}

/// The columns of activity.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityColumns {
    /// Id.
    pub id: String,
    /// First day.
    pub from: String,
    /// The day after the last; open where empty.
    pub to: Option<String>,
    /// Lead agency.
    pub agency: String,
    /// Warrant, arrests, closure order, disruption, phase and so on.
    pub kind: String,
    /// Phase of Clear, Hold, Build.
    pub phase: Option<String>,
    /// Ids of the sectors it was aimed at, separated by `;`.
    pub sectors: Option<String>,
    /// Codes of the groups it was aimed at, separated by `;`.
    pub groups: Option<String>,
}
