//! What police and partners did.

use super::Scale;
use super::calendar::date;
use super::drafts::World;
use super::people::People;
use super::planted::OPERATION;
use super::random::Random;
use crate::snapshot::Activity;

/// Kinds, who leads them, and how many days they last at the most; none: open.
const KINDS: [(&str, &str, i32); 5] = [
    ("warrant", "Police", 1),
    ("arrests", "Police", 1),
    ("closure order", "Council", 90),
    ("disruption", "Trading Standards", 14),
    ("warrant", "Police", 1),
];
/// The phases of Clear, Hold, Build and the days each lasts.
const PHASES: [(&str, i32); 3] = [("Clear", 60), ("Hold", 150), ("Build", 300)];

/// The planted operation and much else, sorted by day.
pub(super) fn activity(scale: Scale, world: &World<'_>, people: &People, random: &mut Random) -> Vec<Activity> {
    let (plan, calendar) = (world.plan, world.calendar);
    let (single, phased) = if scale == Scale::National { (1_800, 40) } else { (160, 6) };
    let mut list = Vec::new();
    for _ in 0..single {
        let (kind, agency, days) = *random.one(&KINDS);
        let from = random.day(calendar.from, calendar.to);
        list.push(new(kind, agency, (from, Some(from + days)), aim(world, people, random)));
    }
    for _ in 0..phased {
        let aimed = aim(world, people, random);
        let mut from = random.day(calendar.from, calendar.to - 200);
        for (phase, days) in PHASES {
            if from < calendar.to {
                let until = (from + days < calendar.to).then_some(from + days);
                let mut step = new("phase", "Police", (from, until), aimed.clone());
                step.phase = Some(phase.to_owned());
                list.push(step);
            }
            from += days;
        }
    }
    list.sort_by(|a, b| (a.from, &a.kind, &a.sectors).cmp(&(b.from, &b.kind, &b.sectors)));
    let sector = world.ground.sectors[plan.treated].id.clone();
    let groups = people.present[plan.treated].iter().take(1).map(|&group| people.groups[group as usize].code.clone());
    let mut operation = new("phase", "Police", (plan.from, None), (vec![sector], groups.collect()));
    operation.phase = Some("Clear".to_owned());
    list.insert(0, operation);
    for (number, activity) in list.iter_mut().enumerate() {
        activity.id = if number == 0 { OPERATION.to_owned() } else { format!("ACT-{:05}", number + 1) };
    }
    list
}

type Aim = (Vec<String>, Vec<crate::domain::GroupCode>);

/// What something is aimed at: a group where it works, or a sector; never those of the planted
/// operation during it, which would blur what it did.
fn aim(world: &World<'_>, people: &People, random: &mut Random) -> Aim {
    let group = random.below(people.groups.len());
    let place = |sector: usize| world.ground.sectors[sector].id.clone();
    let clear = |sector: usize| sector != world.plan.treated && sector != world.plan.displaced;
    let works = (0..world.ground.sectors.len()).find(|&sector| people.present[sector].contains(&(group as u32)));
    match works.filter(|&sector| clear(sector)) {
        Some(sector) if random.chance(0.5) => (vec![place(sector)], vec![people.groups[group].code.clone()]),
        _ => {
            let free: Vec<usize> = (0..world.ground.sectors.len()).filter(|&sector| clear(sector)).collect();
            (vec![place(*random.one(&free))], Vec::new())
        }
    }
}

fn new(kind: &str, agency: &str, (from, to): (i32, Option<i32>), (sectors, groups): Aim) -> Activity {
    Activity {
        id: String::new(),
        from: date(from),
        to: to.map(date),
        agency: agency.to_owned(),
        kind: kind.to_owned(),
        phase: None,
        sectors,
        groups,
    }
}
