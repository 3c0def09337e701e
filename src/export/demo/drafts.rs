//! Records before they are columns: what happened, where and when.

use super::calendar::Calendar;
use super::class::Class;
use super::geography::Geography;
use super::kind::Kind;
use super::offences::Offences;
use super::planted::{DISPLACED, FALL, Plan};
use super::random::{Pick, Random};

/// In a draft's place: none.
pub(super) const NONE: u16 = u16::MAX;

/// A record before it is columns. In the order of its fields: by day, sector and kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    pub(super) day: i32,
    pub(super) sector: u16,
    pub(super) kind: Kind,
    pub(super) offence: u16,
    pub(super) beat: u16,
    pub(super) murder: bool,
    pub(super) month_only: bool,
    /// Tells apart what is otherwise alike.
    pub(super) order: u32,
    pub(super) time: Option<i32>,
    pub(super) point: Option<[f64; 2]>,
}

/// All that drafts are drawn from.
pub(super) struct World<'a> {
    pub(super) ground: &'a Geography,
    pub(super) calendar: &'a Calendar,
    pub(super) offences: &'a Offences,
    pub(super) plan: &'a Plan,
}

/// Draws so many records, sorted.
pub(super) fn drafts(world: &World<'_>, records: usize, random: &mut Random) -> Vec<Draft> {
    let places: Vec<Pick> = Class::ALL
        .iter()
        .map(|_| Pick::new(world.ground.sectors.iter().map(|sector| sector.heat * random.factor(0.15))))
        .collect();
    let homicide = world.offences.position("1");
    let codes = (world.offences.position("ASB"), world.offences.position("CON"));
    let mut drafts = Vec::with_capacity(records);
    let mut counts = Kind::counts(records);
    if counts[0] > 0 {
        counts[0] -= 1;
        drafts.push(murder(world, homicide, random));
    }
    for (kind, count) in Kind::ALL.into_iter().zip(counts) {
        for _ in 0..count {
            let (offence, class) = match kind {
                Kind::Crime => {
                    let offence = world.offences.mix.draw(random);
                    (offence as u16, world.offences.classes[offence])
                }
                Kind::Incident => (if random.chance(0.8) { codes.0 } else { codes.1 }, Class::Disorder),
                _ => (NONE, Class::Drugs),
            };
            let (day, sector) = loop {
                let day = world.calendar.day(class, random);
                let sector = places[class as usize].draw(random);
                if let Some(sector) = happens(world, kind, offence == homicide, day, sector, random) {
                    break (day, sector);
                }
            };
            let order = drafts.len() as u32;
            drafts.push(draft(world, kind, class, offence, (day, sector), order, random));
        }
    }
    drafts.sort_unstable_by_key(|draft| (draft.day, draft.sector, draft.kind, draft.offence, draft.order));
    drafts
}

/// Where it happens after all; none where the operation or a lag keep it from happening.
fn happens(
    world: &World<'_>,
    kind: Kind,
    homicide: bool,
    day: i32,
    sector: usize,
    random: &mut Random,
) -> Option<usize> {
    let plan = world.plan;
    match kind {
        Kind::Crime if homicide && sector == plan.quiet => None,
        Kind::Crime if sector == plan.treated && day >= plan.from && random.chance(FALL) => {
            random.chance(DISPLACED).then_some(plan.displaced)
        }
        Kind::DrugDeath if day >= Calendar::coroner_to() => random.chance(0.12).then_some(sector),
        _ => Some(sector),
    }
}

fn draft(
    world: &World<'_>,
    kind: Kind,
    class: Class,
    offence: u16,
    (day, sector): (i32, usize),
    order: u32,
    random: &mut Random,
) -> Draft {
    let beat = world.ground.beat(sector, random);
    let timed = match kind {
        Kind::Crime | Kind::Incident => 0.8,
        Kind::FirearmsDischarge => 0.9,
        _ => 0.0,
    };
    let time = random.chance(timed).then(|| world.calendar.time(class, random));
    let point = random.chance(0.96).then(|| world.ground.point(beat, random));
    let mut draft = Draft {
        day,
        sector: sector as u16,
        kind,
        offence,
        beat: beat as u16,
        murder: false,
        month_only: false,
        order,
        time,
        point,
    };
    if random.chance(0.001) {
        (draft.sector, draft.beat, draft.point) = (NONE, NONE, None);
    }
    if random.chance(0.004) {
        let month = super::calendar::date(day).month();
        (draft.day, draft.month_only, draft.time) = (super::calendar::first_day(month), true, None);
    }
    draft
}

/// The murder that carries the quiet sector.
fn murder(world: &World<'_>, homicide: u16, random: &mut Random) -> Draft {
    let place = (world.plan.murder, world.plan.quiet);
    let mut draft = draft(world, Kind::Crime, Class::Violence, homicide, place, 0, random);
    (draft.day, draft.sector, draft.murder, draft.month_only) = (place.0, place.1 as u16, true, false);
    if draft.beat == NONE {
        draft.beat = world.ground.sectors[place.1].beats[0] as u16;
    }
    draft
}
