//! What was planted, and what came of it: for tests, never part of a snapshot.

use serde::Serialize;

use super::calendar::date;
use super::drafts::{Draft, World};
use super::kind::Kind;
use super::people::{People, SCHEMES};
use super::planted::{DISPLACED, FALL, OPERATION};
use crate::domain::Date;
use crate::snapshot::{Nominal, RecordTable};

/// The effects planted in a demonstration force.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Truth {
    /// The seed it was made from.
    pub seed: u64,
    /// The operation.
    pub operation: Operation,
    /// The diversion schemes.
    pub schemes: Vec<Scheme>,
    /// The murder that carries a quiet sector.
    pub murder: Option<Murder>,
}

/// An operation that lowers crime in one sector and moves some of it to the next.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// Its id among the activity.
    pub activity: String,
    /// Its sector.
    pub sector: String,
    /// The sector that some of the crime moves to.
    pub displaced_to: String,
    /// First day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
    /// The share of its sector's crime that it takes away.
    pub fall: f64,
    /// The share of the fall that moves.
    pub displaced: f64,
    /// Crimes in its sector in the same months a year earlier, and during it.
    pub sector_crimes: [u64; 2],
    /// Likewise in the sector that crime moves to.
    pub displaced_crimes: [u64; 2],
}

/// A diversion scheme.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scheme {
    /// Its name.
    pub scheme: String,
    /// What it does to the rate of its nominals' crimes: 0.5 halves it, 1 leaves it.
    pub rate_ratio: f64,
    /// Nominals referred.
    pub nominals: Vec<String>,
    /// Crimes linked to them as suspect or offender in the 365 days before the day of referral, and
    /// in the 365 days from it.
    pub crimes: [u64; 2],
}

/// The murder.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Murder {
    /// The record's id in crime recording.
    pub record: String,
    /// Its sector.
    pub sector: String,
    /// Its day.
    pub date: Date,
    /// Its points.
    pub points: f64,
    /// The nominal suspected.
    pub nominal: Option<String>,
}

pub(super) fn truth(
    seed: u64,
    world: &World<'_>,
    people: &People,
    drafts: &[Draft],
    table: &RecordTable,
    murderer: Option<usize>,
) -> Truth {
    let (plan, sectors) = (world.plan, &world.ground.sectors);
    let murder = drafts.iter().position(|draft| draft.murder).map(|row| Murder {
        record: table.id[row].clone(),
        sector: sectors[plan.quiet].id.clone(),
        date: date(drafts[row].day),
        points: points(world, &drafts[row]),
        nominal: murderer.map(|nominal| people.nominals[nominal].id.clone()),
    });
    let crimes = |sector: usize| {
        let between = |from: i32, to: i32| {
            let here = |draft: &&Draft| {
                draft.kind == Kind::Crime && usize::from(draft.sector) == sector && (from..to).contains(&draft.day)
            };
            drafts.iter().filter(here).count() as u64
        };
        [between(plan.from - 365, world.calendar.to - 365), between(plan.from, world.calendar.to)]
    };
    let operation = Operation {
        activity: OPERATION.to_owned(),
        sector: sectors[plan.treated].id.clone(),
        displaced_to: sectors[plan.displaced].id.clone(),
        from: date(plan.from),
        to: date(world.calendar.to),
        fall: FALL,
        displaced: DISPLACED,
        sector_crimes: crimes(plan.treated),
        displaced_crimes: crimes(plan.displaced),
    };
    let schemes = SCHEMES.iter().map(|&(name, works)| scheme(name, works, people, drafts)).collect();
    Truth { seed, operation, schemes, murder }
}

fn points(world: &World<'_>, draft: &Draft) -> f64 {
    world.offences.rows[usize::from(draft.offence)].weights[0].map_or(0.0, crate::domain::Points::value)
}

fn scheme(name: &str, works: bool, people: &People, drafts: &[Draft]) -> Scheme {
    let mut crimes = [0, 0];
    let mut nominals = Vec::new();
    for (nominal, day) in people.nominals.iter().filter_map(|nominal| Some((nominal, referred(nominal, name)?))) {
        nominals.push(nominal.id.clone());
        for link in nominal.links.iter().filter(|link| matches!(link.role.as_str(), "suspect" | "offender")) {
            match drafts[link.record as usize].day - day {
                -365..=-1 => crimes[0] += 1,
                0..=364 => crimes[1] += 1,
                _ => {}
            }
        }
    }
    Scheme { scheme: name.to_owned(), rate_ratio: if works { 0.5 } else { 1.0 }, nominals, crimes }
}

fn referred(nominal: &Nominal, scheme: &str) -> Option<i32> {
    nominal.referrals.iter().find(|referral| referral.scheme == scheme).map(|referral| referral.date.epoch_days())
}
