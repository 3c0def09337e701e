//! The demonstration force: invented ground, people and records that behave like a real force's.
//!
//! Real are only the offences, their weights and their mix. Some effects are planted, so that an
//! analysis can be held against what it should find: see [`Truth`].
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "all numbers here are made here, far within the limits of their types"
)]

mod activity;
mod calendar;
mod class;
mod columns;
mod drafts;
mod facts;
mod features;
mod geography;
mod growth;
mod hexes;
mod kind;
mod links;
mod names;
mod offences;
mod outline;
mod people;
mod planted;
mod random;
mod scale;
#[cfg(test)]
mod tests;
mod truth;
mod wording;

use calendar::Calendar;
use drafts::World;
use geography::Geography;
use offences::Offences;
use people::People;
use planted::Plan;
use random::Random;

pub use scale::Scale;
pub use truth::{Murder, Operation, Scheme, Truth};

use crate::domain::primary_measures;
use crate::snapshot::{Manifest, Tables};

/// What to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoOptions {
    /// How large a force.
    pub scale: Scale,
    /// How many records; the scale's own number where none.
    pub records: Option<usize>,
    /// The seed of all chance: the same gives the same force.
    pub seed: u64,
}

/// A demonstration force.
#[derive(Clone, Debug)]
pub struct Demo {
    /// Its tables.
    pub tables: Tables,
    /// Its manifest, without files.
    pub manifest: Manifest,
    /// What was planted in it.
    pub truth: Truth,
}

/// Makes a demonstration force.
#[must_use]
pub fn demo(options: &DemoOptions) -> Demo {
    let DemoOptions { scale, seed, .. } = *options;
    let records = options.records.unwrap_or_else(|| scale.records());
    let (offences, calendar) = (Offences::read(), Calendar::new(scale));
    let ground = Geography::new(scale, &mut Random::new(seed, 1));
    let plan = Plan::new(&ground);
    let mut people = People::new(scale, &ground, &calendar, &mut Random::new(seed, 2));
    let world = World { ground: &ground, calendar: &calendar, offences: &offences, plan: &plan };
    let drafts = drafts::drafts(&world, records, &mut Random::new(seed, 3));
    let (soc_related, murderer) = links::link(&world, &mut people, &drafts, &mut Random::new(seed, 4));
    let (table, rows) = columns::columns(&world, &drafts, soc_related, &mut Random::new(seed, 5));
    let activity = activity::activity(scale, &world, &people, &mut Random::new(seed, 6));
    let truth = truth::truth(seed, &world, &people, &drafts, &table, murderer);
    let manifest = facts::manifest(&calendar, rows);
    let editions = manifest.weights.editions();
    let tables = Tables {
        sectors: Some(features::sectors(&ground)),
        beats: Some(features::beats(&ground)),
        editions: editions.into_iter().map(|edition| edition.name.to_string()).collect(),
        offences: offences.rows,
        measures: primary_measures(),
        groups: people.groups,
        activity,
        records: table,
        nominals: people.nominals,
        ..Tables::default()
    };
    Demo { tables, manifest, truth }
}
