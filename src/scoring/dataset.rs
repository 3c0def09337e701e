//! What the engine works on: dense columns, and the lists that their numbers index.

use serde::{Deserialize, Serialize};

use crate::domain::{
    Area, Edition, EditionName, Group, GroupKind, Level, Measure, NominalKind, Offence, PRIMARY_MEASURES, Period,
    RecordKind, Role, Source,
};

/// In [`RecordColumns::month`]: the record has no date.
pub const NO_DATE: u16 = u16::MAX;
/// In [`RecordColumns::month`]: the record's date lies outside the snapshot's period.
pub const OUTSIDE_PERIOD: u16 = u16::MAX - 1;
/// In the place columns: no sector.
pub const NO_PLACE: u16 = u16::MAX;
/// In the group columns: no group.
pub const NO_GROUP: u32 = u32::MAX;

/// The areas of a force, a list per level, each in the snapshot's order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Areas {
    /// Area commands.
    pub area_commands: Vec<Area>,
    /// Sectors; their parents are area commands.
    pub sectors: Vec<Area>,
    /// Beats; their parents are sectors.
    pub beats: Vec<Area>,
}

impl Areas {
    /// The areas of a level.
    #[must_use]
    pub fn of(&self, level: Level) -> &[Area] {
        match level {
            Level::AreaCommand => &self.area_commands,
            Level::Sector => &self.sectors,
            Level::Beat => &self.beats,
        }
    }

    /// The area command that an area of a level lies in, if any.
    #[must_use]
    pub fn command_of(&self, level: Level, area: u16) -> Option<u16> {
        match level {
            Level::AreaCommand => Some(area),
            Level::Sector => self.sectors.get(usize::from(area))?.parent,
            Level::Beat => self.command_of(Level::Sector, self.beats.get(usize::from(area))?.parent?),
        }
    }

    /// How many places there are: each beat, and each sector for what has no beat.
    #[must_use]
    pub fn places(&self) -> usize {
        self.beats.len() + self.sectors.len()
    }

    /// The place of a beat.
    #[must_use]
    pub fn place_of_beat(&self, beat: u16) -> u16 {
        beat
    }

    /// The place of a sector, for what has no beat.
    #[must_use]
    pub fn place_of_sector(&self, sector: u16) -> u16 {
        u16::try_from(self.beats.len()).map_or(NO_PLACE, |beats| beats.saturating_add(sector))
    }

    /// For each place, the area of that level it lies in.
    #[must_use]
    pub fn areas_by_place(&self, level: Level) -> Vec<Option<u16>> {
        let sector_of_beat = self.beats.iter().map(|beat| beat.parent);
        let sectors = (0..self.sectors.len()).map(|sector| u16::try_from(sector).ok());
        match level {
            Level::Beat => {
                let beats = (0..self.beats.len()).map(|beat| u16::try_from(beat).ok());
                beats.chain(self.sectors.iter().map(|_| None)).collect()
            }
            Level::Sector => sector_of_beat.chain(sectors).collect(),
            Level::AreaCommand => {
                sector_of_beat.chain(sectors).map(|sector| self.sectors.get(usize::from(sector?))?.parent).collect()
            }
        }
    }
}

/// The lists that a reader chooses from; everything about a snapshot but its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The months covered.
    pub period: Period,
    /// Areas of all levels.
    pub areas: Areas,
    /// Offences, in the snapshot's order.
    pub offences: Vec<Offence>,
    /// Editions of offence weights; the first is the one in force.
    pub editions: Vec<Edition>,
    /// Measures, in the order in which they are listed and, where a record counts once, win.
    pub measures: Vec<Measure>,
    /// Sources of records.
    pub sources: Vec<Source>,
    /// Groups.
    pub groups: Vec<Group>,
    /// The title of a score that is not the SOC primary harm score.
    pub local_title: String,
}

impl Catalogue {
    /// The score's title: "SOC primary harm score" where the measures supplied are the nine and no
    /// others, else the force's own.
    #[must_use]
    pub fn score_title(&self) -> &str {
        let mut supplied: Vec<&str> =
            self.measures.iter().filter(|measure| measure.supplied).map(|measure| measure.id.as_str()).collect();
        let mut primary = PRIMARY_MEASURES;
        supplied.sort_unstable();
        primary.sort_unstable();
        if supplied == primary { "SOC primary harm score" } else { &self.local_title }
    }

    /// The period ranked unless the reader chooses another: the last twelve months, or all where
    /// there are fewer.
    #[must_use]
    pub fn default_period(&self) -> Period {
        Period::new(self.period.to().plus(-12), self.period.to())
            .ok()
            .and_then(|year| year.within(self.period))
            .unwrap_or(self.period)
    }

    /// The position of an edition; the one in force where none is named, or none that the snapshot has.
    #[must_use]
    pub fn edition(&self, name: Option<&EditionName>) -> usize {
        name.and_then(|name| self.editions.iter().position(|edition| edition.name == *name)).unwrap_or(0)
    }

    /// Levels that have areas, largest areas first.
    #[must_use]
    pub fn levels(&self) -> Vec<Level> {
        Level::ALL.into_iter().filter(|&level| !self.areas.of(level).is_empty()).collect()
    }
}

/// One entry per row of the `records` table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordColumns {
    /// Months since the period's first, or [`NO_DATE`] or [`OUTSIDE_PERIOD`].
    pub month: Vec<u16>,
    /// Day of the month, from 1; of a record that has no month it means nothing.
    pub day: Vec<u8>,
    /// Place (see [`Areas::places`]), or [`NO_PLACE`].
    pub place: Vec<u16>,
    /// Position in [`Catalogue::offences`]; one past its end for records without a code.
    pub offence: Vec<u16>,
    /// Position in [`Dataset::kinds`].
    pub kind: Vec<u8>,
    /// Position in [`Catalogue::sources`].
    pub source: Vec<u8>,
    /// Whether it rises when police look harder.
    pub police_generated: Vec<bool>,
    /// How many records the row stands for.
    pub count: Vec<u32>,
}

/// One entry per row of the `links` table: each way in which a record is linked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinkColumns {
    /// Row in [`RecordColumns`].
    pub record: Vec<u32>,
    /// Position in [`Dataset::roles`].
    pub role: Vec<u8>,
    /// The nominal's kind.
    pub nominal_kind: Vec<NominalKind>,
    /// Position in [`Catalogue::groups`] of a group that the nominal was a member of on the record's
    /// date, or [`NO_GROUP`].
    pub group: Vec<u32>,
}

/// One entry per spell in which a nominal's memberships did not change; a nominal's spells do not
/// overlap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemberColumns {
    /// The nominal's kind.
    pub nominal_kind: Vec<NominalKind>,
    /// Home place, or [`NO_PLACE`].
    pub place: Vec<u16>,
    /// First day, as days since 1 January 1970.
    pub from_day: Vec<i32>,
    /// The day after the last; `i32::MAX` where open.
    pub to_day: Vec<i32>,
    /// For each spell where its groups begin in `groups`, and at last the length of `groups`.
    pub group_offsets: Vec<u32>,
    /// Positions in [`Catalogue::groups`].
    pub groups: Vec<u32>,
}

/// A snapshot as the engine takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The lists.
    pub catalogue: Catalogue,
    /// Kinds of record.
    pub kinds: Vec<RecordKind>,
    /// Roles of links.
    pub roles: Vec<Role>,
    /// Records.
    pub records: RecordColumns,
    /// Links.
    pub links: LinkColumns,
    /// Spells of nominals.
    pub members: MemberColumns,
}

impl Dataset {
    /// The kind of a group by its position.
    #[must_use]
    pub fn group_kind(&self, group: u32) -> Option<GroupKind> {
        let position = usize::try_from(group).ok()?;
        self.catalogue.groups.get(position).map(|group| group.kind)
    }
}
