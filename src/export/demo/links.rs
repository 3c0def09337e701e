//! Who is linked to which crime.

use super::calendar::date;
use super::drafts::{Draft, NONE, World};
use super::kind::Kind;
use super::people::{People, SCHEMES};
use super::random::Random;
use crate::domain::{GroupKind, NominalKind, Role};
use crate::snapshot::NominalLink;

/// Links people to the records; gives for each record whether it is marked as serious and
/// organised crime, and the nominal behind the planted murder.
pub(super) fn link(
    world: &World<'_>,
    people: &mut People,
    drafts: &[Draft],
    random: &mut Random,
) -> (Vec<bool>, Option<usize>) {
    let mut marked = Vec::with_capacity(drafts.len());
    let mut murderer = None;
    for (row, draft) in drafts.iter().enumerate() {
        let mut soc = draft.kind == Kind::FirearmsDischarge || random.chance(0.004);
        if draft.murder {
            murderer = member_on(people, draft.day);
            if let Some(nominal) = murderer {
                add(people, nominal, row, "suspect");
            }
            soc = true;
        } else if draft.kind == Kind::Crime {
            soc |= crime(world, people, draft, row, random);
        }
        marked.push(soc);
    }
    (marked, murderer)
}

/// Links a crime to one or two people, or to nobody; whether that makes it organised.
fn crime(world: &World<'_>, people: &mut People, draft: &Draft, row: usize, random: &mut Random) -> bool {
    if !random.chance(world.offences.classes[usize::from(draft.offence)].linked()) {
        return false;
    }
    let (nominal, group) = someone(people, draft, random);
    let role = role(random);
    let suspect = matches!(role, "suspect" | "offender");
    if suspect && diverted(people, nominal, draft.day) && random.chance(0.5) {
        return false;
    }
    add(people, nominal, row, role);
    let accomplice = group.filter(|_| random.chance(0.15)).map(|group| member(people, group, draft.day, random));
    if let Some(other) = accomplice.filter(|&other| other != nominal && !diverted(people, other, draft.day)) {
        add(people, other, row, "suspect");
    }
    suspect && random.chance(0.6)
}

/// Whether a scheme that works has taken the nominal by that day.
fn diverted(people: &People, nominal: usize, day: i32) -> bool {
    let by_then = |scheme: &str, from: i32| from <= day && SCHEMES.iter().any(|&(name, works)| works && name == scheme);
    people.nominals[nominal].referrals.iter().any(|referral| by_then(&referral.scheme, referral.date.epoch_days()))
}

/// Somebody who might be behind it: of a group whose territory it is, for the most part.
fn someone(people: &People, draft: &Draft, random: &mut Random) -> (usize, Option<usize>) {
    if random.chance(0.12) {
        return (*random.one(&people.individuals) as usize, None);
    }
    let local = if draft.sector == NONE { &[][..] } else { &people.present[usize::from(draft.sector)] };
    let group = if local.is_empty() || random.chance(0.15) {
        random.below(people.groups.len())
    } else {
        *random.one(local) as usize
    };
    (member(people, group, draft.day, random), Some(group))
}

/// A member of a group, the first of them more often; at the time, unless chance will not have it.
fn member(people: &People, group: usize, day: i32, random: &mut Random) -> usize {
    let members = &people.members[group];
    let mut chosen = 0;
    for _ in 0..4 {
        chosen = members[random.below(members.len()).min(random.below(members.len()))] as usize;
        if people.nominals[chosen].memberships.iter().any(|membership| membership.covers(date(day))) {
            break;
        }
    }
    chosen
}

/// The first member of an organised crime group on that day.
fn member_on(people: &People, day: i32) -> Option<usize> {
    people.nominals.iter().position(|nominal| {
        nominal.kind == NominalKind::OcgMember
            && nominal.memberships.iter().any(|membership| {
                people.groups[membership.group as usize].kind == GroupKind::Ocg && membership.covers(date(day))
            })
    })
}

fn role(random: &mut Random) -> &'static str {
    ["suspect", "suspect", "suspect", "suspect", "offender", "offender", "offender", "victim", "victim", "witness"]
        [random.below(10)]
}

fn add(people: &mut People, nominal: usize, row: usize, role: &str) {
    people.nominals[nominal].links.push(NominalLink { record: row as u32, role: Role::new(role) });
}
