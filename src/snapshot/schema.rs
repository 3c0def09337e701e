//! The tables of format version 1: every column's type, unit, nullability and key, as data, for
//! the writer, the reader, the checker and the documentation.

use ColumnType::{Code, Count, Day, Flag, Number, Records, Text, Texts, Time};

/// The type of a column, as a writer may choose it and the reader takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Text from a short list: `dictionary<utf8>` with any integer key, or `utf8`.
    Code,
    /// Free text: `utf8`.
    Text,
    /// `list<utf8>`.
    Texts,
    /// `date32`, or `dictionary<date32>`.
    Day,
    /// `time32[s]`.
    Time,
    /// `bool`.
    Flag,
    /// `uint32`, or `dictionary<uint32>`.
    Count,
    /// `float64`.
    Number,
    /// `list<struct>`; its fields are named in the description.
    Records,
}

impl ColumnType {
    /// Its Arrow type in words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Code => "dictionary<utf8> or utf8",
            Text => "utf8",
            Texts => "list<utf8>",
            Day => "dictionary<date32> or date32",
            Time => "time32[s]",
            Flag => "bool",
            Count => "dictionary<uint32> or uint32",
            Number => "float64",
            Records => "list<struct>",
        }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: ColumnType,
    /// Whether it may hold nulls.
    pub nullable: bool,
    /// `primary`, the `table.column` it refers to, or empty.
    pub key: &'static str,
    /// What it says, with its unit.
    pub says: &'static str,
}

/// A table of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableSchema {
    /// Its name, also the first part of its file's name.
    pub name: &'static str,
    /// What a row is.
    pub says: &'static str,
    /// Its columns. Others are ignored.
    pub columns: &'static [Column],
}

const fn must(name: &'static str, kind: ColumnType, key: &'static str, says: &'static str) -> Column {
    Column { name, kind, nullable: false, key, says }
}

const fn may(name: &'static str, kind: ColumnType, key: &'static str, says: &'static str) -> Column {
    Column { name, kind, nullable: true, key, says }
}

/// Every table of Arrow form. `sectors` and `beats` are GeoJSON.
pub const TABLES: [TableSchema; 9] =
    [RECORDS, RECORDS_DETAIL, LINKS, MEMBERS, GROUPS, OFFENCES, MEASURES, ACTIVITY, THEMES];

/// What scoring needs of a record.
pub const RECORDS: TableSchema = TableSchema {
    name: "records",
    says: "One thing that counts for harm, or several alike where an audience gets aggregates.",
    columns: &[
        may("date", Day, "", "The day; the month's first where only the month is known."),
        must("date_precision", Code, "", "`day` or `month`."),
        may("sector", Code, "sectors.id", "Where it happened."),
        may("beat", Code, "beats.id", "The beat within the sector."),
        may("offence", Code, "offences.code", "Its offence code."),
        must("kind", Code, "", "`crime`, `cannabis_farm`, `firearms_discharge`, `drug_death` and so on."),
        must("source", Code, "manifest sources.id", "Where it comes from."),
        must("police_generated", Flag, "", "Whether it rises when police look harder."),
        must("soc_related", Flag, "", "Whether the force marked it as serious and organised crime."),
        may("count", Count, "", "How many records the row stands for; 1 unless aggregated, null where withheld."),
    ],
};

/// The wide columns of records, which only the raw tables show.
pub const RECORDS_DETAIL: TableSchema = TableSchema {
    name: "records_detail",
    says: "The other columns of a record: row n of all parts together is row n of `records`.",
    columns: &[
        must("id", Text, "primary within source", "The record's id."),
        may("time", Time, "", "Time of day, seconds since midnight."),
        may("longitude", Number, "", "Degrees east, WGS84."),
        may("latitude", Number, "", "Degrees north, WGS84."),
        may("intelligence_type", Code, "", "What an intelligence report is."),
        may("intelligence_subject", Code, "", "What an intelligence report is about."),
        must("substances", Texts, "", "Substances found; empty where none."),
        may("age_band", Code, "", "Age band of the person."),
        may("detail", Text, "", "Anything else."),
    ],
};

/// Links of records to nominals, without the nominals.
pub const LINKS: TableSchema = TableSchema {
    name: "links",
    says: "One way in which a record is linked: a nominal's role, through one group whose membership \
           covers the record's date (the month's first where only the month is known); for a priority \
           individual also one row without a group. A link that no membership covers has no group and \
           counts for no measure. Equal rows appear once.",
    columns: &[
        must("record", Count, "row of records, from 0", "The record."),
        must("role", Code, "", "`suspect`, `offender`, `victim`, `witness` and so on."),
        must("nominal_kind", Code, "", "`ocg_member`, `priority_individual`, `ucg_member` or `pcg_member`."),
        may("group", Code, "groups.code", "The group."),
    ],
};

/// Nominals without their names, for the measures that count members.
pub const MEMBERS: TableSchema = TableSchema {
    name: "members",
    says: "A spell of time [from, to) in which one nominal's groups did not change; the spells of one \
           nominal do not overlap, so each counts once on any day.",
    columns: &[
        must("nominal_kind", Code, "", "The nominal's kind, as in `links`."),
        may("home_sector", Code, "sectors.id", "Home sector."),
        may("home_beat", Code, "beats.id", "Home beat."),
        must("from", Day, "", "First day."),
        may("to", Day, "", "The day after the last; open where null."),
        must("groups", Texts, "groups.code", "Groups in that spell; empty for a priority individual alone."),
    ],
};

/// Groups.
pub const GROUPS: TableSchema = TableSchema {
    name: "groups",
    says: "A crime group.",
    columns: &[
        must("code", Text, "primary", "Its code."),
        must("kind", Code, "", "`ocg`, `ucg` or `pcg`."),
        must("code_name", Text, "", "The name that officers use."),
        may("threat_band", Code, "", "As the force supplied it, never recomputed."),
    ],
};

/// Offences; one more column `weight_EDITION` for each edition of weights.
pub const OFFENCES: TableSchema = TableSchema {
    name: "offences",
    says: "An offence. For each edition of weights a nullable float64 column `weight_EDITION`: Crime \
           Severity Score points per offence.",
    columns: &[
        must("code", Text, "primary", "Its code."),
        must("name", Text, "", "Its name."),
        must("group", Code, "", "The group it is listed under."),
        must("unweighted_by_design", Flag, "", "Whether having no weight is meant, and no gap."),
        may("hours", Number, "", "Hours of work one such offence takes."),
    ],
};

/// Measures.
pub const MEASURES: TableSchema = TableSchema {
    name: "measures",
    says: "An element of the score; rows in the order in which they are listed and, where a record \
           counts once, win.",
    columns: &[
        must("id", Text, "primary", "Its id."),
        must("label", Text, "", "Its name to a reader."),
        must("unit", Text, "", "What it counts, in the plural."),
        must("counts", Code, "", "`records` (flow) or `nominals` (stock, by home area on the last day)."),
        must("record_kinds", Texts, "", "Kinds of record it counts."),
        must("offences", Texts, "offences.code", "Offence codes it counts; any where empty."),
        must("nominal_kinds", Texts, "", "Kinds of nominal: whom records must be linked to, or who is counted."),
        must("roles", Texts, "", "Roles by which a link counts."),
        must("points", Code, "", "`own_weight`, `as_offence` or `fixed`."),
        may("points_offence", Text, "offences.code", "For `as_offence`, the offence."),
        may("points_fixed", Number, "", "For `fixed`, the points of one counted thing."),
        must("local_choice", Flag, "", "Whether its points are the force's own choice."),
        must("supplied", Flag, "", "Whether the force supplies its data; it reads \"not supplied\" where not."),
    ],
};

/// Activity.
pub const ACTIVITY: TableSchema = TableSchema {
    name: "activity",
    says: "Something police or partners did, over [from, to).",
    columns: &[
        must("id", Text, "primary", "Its id."),
        must("from", Day, "", "First day."),
        may("to", Day, "", "The day after the last; open where null."),
        must("agency", Code, "", "Lead agency."),
        must("kind", Code, "", "Warrant, arrests, closure order, disruption, phase and so on."),
        may("phase", Code, "", "Phase of Clear, Hold, Build."),
        must("sectors", Texts, "sectors.id", "Sectors it was aimed at."),
        must("groups", Texts, "groups.code", "Groups it was aimed at."),
    ],
};

/// Themes, for an audience that gets no rows.
pub const THEMES: TableSchema = TableSchema {
    name: "themes",
    says: "How many records of a kind have a value, over the whole force and twelve months [from, to); only in \
           snapshots for an audience that gets no `records_detail`. A value without a row was not counted.",
    columns: &[
        must("kind", Code, "", "Kind of record, as in `records`."),
        must("facet", Code, "", "`substance` (a record counts under each), `age_band`, `subject` or `type`."),
        may("value", Code, "", "The value; null for records without one."),
        must("from", Day, "", "First day."),
        must("to", Day, "", "The day after the last."),
        may("count", Count, "", "How many; null where withheld."),
    ],
};

/// Nominals of one group: the only files with pseudonyms, listed in the groups index.
pub const NOMINALS: TableSchema = TableSchema {
    name: "nominals",
    says: "A nominal with all that hangs on them; one file per group, and one for those in none.",
    columns: &[
        must("id", Text, "primary", "Pseudonym."),
        must("kind", Code, "", "Kind, as in `links`."),
        must("status", Code, "", "Status as the force has it."),
        may("home_sector", Code, "sectors.id", "Home sector."),
        may("home_beat", Code, "beats.id", "Home beat."),
        must("from", Day, "", "First day as a nominal."),
        may("to", Day, "", "The day after the last; open where null."),
        must("memberships", Records, "", "`group` utf8, `from` date32, `to` date32 or null."),
        must("referrals", Records, "", "`scheme` utf8, `date` date32."),
        must("links", Records, "", "`record` uint32 (row of records), `role` utf8."),
    ],
};
