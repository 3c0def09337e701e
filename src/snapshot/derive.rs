//! What the overview needs of nominals, derived so that the nominals themselves stay apart: links
//! through the groups whose memberships cover a record's date, and spells of constant membership.

use crate::domain::{Date, NominalKind, Role};

use super::{NO_DAY, Nominal, Tables};

/// One row of `links`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub record: u32,
    pub role: Role,
    pub nominal_kind: NominalKind,
    pub group: Option<u32>,
}

/// One row of `members`; days are since 1 January 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spell {
    pub nominal_kind: NominalKind,
    pub home_sector: Option<u16>,
    pub home_beat: Option<u16>,
    pub from_day: i32,
    pub to_day: Option<i32>,
    pub groups: Vec<u32>,
}

/// The links of all nominals, by record, each once. `row_of` says where a record's row went.
pub(super) fn links(tables: &Tables, row_of: &[u32]) -> Vec<Link> {
    let mut links = Vec::new();
    for nominal in &tables.nominals {
        for link in &nominal.links {
            let (Some(&record), Some(&day)) =
                (row_of.get(link.record as usize), tables.records.day.get(link.record as usize))
            else {
                continue;
            };
            let mut add = |group| {
                links.push(Link { record, role: link.role.clone(), nominal_kind: nominal.kind, group });
            };
            let covering = groups_on(nominal, day);
            for &group in &covering {
                add(Some(group));
            }
            if covering.is_empty() || nominal.kind == NominalKind::PriorityIndividual {
                add(None);
            }
        }
    }
    links.sort_unstable();
    links.dedup();
    links
}

fn groups_on(nominal: &Nominal, day: i32) -> Vec<u32> {
    let Some(date) = (day != NO_DAY).then(|| Date::from_epoch_days(day)).flatten() else { return Vec::new() };
    let covering = nominal.memberships.iter().filter(|membership| membership.covers(date));
    covering.map(|membership| membership.group).collect()
}

/// The spells of all nominals, in their order and then by time; spells in which a member has no
/// group are left out, since nothing counts them.
pub(super) fn spells(tables: &Tables) -> Vec<Spell> {
    tables.nominals.iter().flat_map(spells_of).collect()
}

fn spells_of(nominal: &Nominal) -> Vec<Spell> {
    let (start, end) = (nominal.from.epoch_days(), nominal.to.map_or(i32::MAX, Date::epoch_days));
    let ends = |from: Date, to: Option<Date>| [from.epoch_days(), to.map_or(i32::MAX, Date::epoch_days)];
    let mut turns: Vec<i32> = nominal.memberships.iter().flat_map(|m| ends(m.from, m.to)).chain([start, end]).collect();
    turns.retain(|&day| start <= day && day <= end);
    turns.sort_unstable();
    turns.dedup();
    turns
        .windows(2)
        .map(|span| {
            let mut groups = groups_on(nominal, span[0]);
            groups.sort_unstable();
            groups.dedup();
            Spell {
                nominal_kind: nominal.kind,
                home_sector: nominal.home_sector,
                home_beat: nominal.home_beat,
                from_day: span[0],
                to_day: (span[1] != i32::MAX).then_some(span[1]),
                groups,
            }
        })
        .filter(|spell| !spell.groups.is_empty() || spell.nominal_kind == NominalKind::PriorityIndividual)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::{Membership, NominalLink, RecordTable};

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    fn nominal(kind: NominalKind) -> Nominal {
        Nominal {
            id: "N1".into(),
            kind,
            status: "active".into(),
            home_sector: Some(0),
            home_beat: None,
            from: day("2025-01-01"),
            to: None,
            memberships: vec![
                Membership { group: 0, from: day("2025-01-01"), to: Some(day("2025-06-01")) },
                Membership { group: 1, from: day("2025-03-01"), to: None },
            ],
            referrals: Vec::new(),
            links: vec![NominalLink { record: 0, role: Role::new("suspect") }],
        }
    }

    fn groups_linked(kind: NominalKind, date: &str) -> Vec<Option<u32>> {
        let records = RecordTable { day: vec![day(date).epoch_days()], ..RecordTable::default() };
        let tables = Tables { records, nominals: vec![nominal(kind)], ..Tables::default() };
        links(&tables, &[0]).into_iter().map(|link| link.group).collect()
    }

    #[test]
    fn a_membership_covers_its_first_day_and_not_its_last() {
        assert_eq!(groups_linked(NominalKind::OcgMember, "2025-02-28"), [Some(0)]);
        assert_eq!(groups_linked(NominalKind::OcgMember, "2025-03-01"), [Some(0), Some(1)]);
        assert_eq!(groups_linked(NominalKind::OcgMember, "2025-05-31"), [Some(0), Some(1)]);
        assert_eq!(groups_linked(NominalKind::OcgMember, "2025-06-01"), [Some(1)]);
        assert_eq!(groups_linked(NominalKind::OcgMember, "2024-12-31"), [None]);
    }

    #[test]
    fn a_priority_individual_is_linked_alone_as_well() {
        assert_eq!(groups_linked(NominalKind::PriorityIndividual, "2025-02-28"), [None, Some(0)]);
    }

    #[test]
    fn spells_follow_the_turns_of_membership() {
        let found = spells_of(&nominal(NominalKind::OcgMember));
        let groups: Vec<_> = found.iter().map(|spell| spell.groups.clone()).collect();
        assert_eq!(groups, [vec![0], vec![0, 1], vec![1]]);
        assert_eq!(found[1].to_day, Some(day("2025-06-01").epoch_days()));
        assert_eq!(found[2].to_day, None);
    }
}
