//! What each value of a list would count under everything else that is selected.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::linked_harm::LinkedHarm;
use super::members::{each_spell, groups_of_spell};
use super::question::Question;
use super::strata::Terms;
use super::{Counted, Cube, Field, GroupsOut, Selection, Subject};
use crate::domain::{AreaId, Level, Points, Via};

/// What a value counts where it is in, whatever else of its own list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ValueSum {
    /// Records of the period; of a group its linked records, as [`Breakdown::by_group`](super::Breakdown::by_group)
    /// counts them.
    pub records: Counted,
    /// Nominals on the period's last day; none of offences and sources, which they do not have.
    pub nominals: Counted,
}

/// A sum for each value of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueSums {
    /// The list.
    pub field: Field,
    /// In the catalogue's order; of offences the last is of records without a code.
    pub values: Vec<ValueSum>,
}

/// Whole numbers, so that their order is of no matter.
#[derive(Clone, Copy, Default)]
struct Sum {
    count: u64,
    micro: u128,
}

impl Sum {
    fn add(&mut self, points: Points, count: u32) {
        self.count += u64::from(count);
        self.micro += u128::from(points.micro()) * u128::from(count);
    }

    fn counted(self) -> Counted {
        Counted { count: self.count, points: Points::from_micro(self.micro) }
    }
}

/// A question about every value of a list.
struct Asking<'a> {
    cube: &'a Cube,
    field: Field,
    /// All that is selected, the list itself apart.
    rest: Selection,
    question: Question,
    terms: Terms,
    /// For each place its area command.
    commands: Vec<Option<u16>>,
    /// For each place whether it is in an area that is ranked, and listed.
    places_in: Vec<bool>,
}

impl<'a> Asking<'a> {
    fn new(cube: &'a Cube, selection: &Selection, field: Field, commands_out: &BTreeSet<AreaId>) -> Self {
        let catalogue = cube.catalogue();
        let mut rest = selection.clone();
        match field {
            Field::Offence => rest.offences_out.clear(),
            Field::Group => rest.groups_out = GroupsOut::default(),
            Field::Source => rest.sources_out.clear(),
            Field::AreaCommand => {}
        }
        let question = Question::new(cube, &rest);
        let commands = catalogue.areas.areas_by_place(Level::AreaCommand);
        let is_listed = |command: &Option<u16>| {
            let command = command.and_then(|command| catalogue.areas.area_commands.get(usize::from(command)));
            field == Field::AreaCommand || command.is_none_or(|command| !commands_out.contains(&command.id))
        };
        let places = question.area_of_place.iter().zip(&commands);
        let places_in = places.map(|(area, command)| area.is_some() && is_listed(command)).collect();
        Self { cube, field, terms: cube.terms(&rest), rest, question, commands, places_in }
    }

    fn sums(&self) -> Vec<Sum> {
        let catalogue = self.cube.catalogue();
        let length = match self.field {
            Field::Offence => catalogue.offences.len() + 1,
            Field::Group => catalogue.groups.len(),
            Field::Source => catalogue.sources.len(),
            Field::AreaCommand => catalogue.areas.area_commands.len(),
        };
        vec![Sum::default(); length]
    }

    fn command_of(&self, place: u16) -> Option<usize> {
        self.commands.get(usize::from(place)).copied().flatten().map(usize::from)
    }

    fn is_place_in(&self, place: u16) -> bool {
        self.places_in.get(usize::from(place)).copied().unwrap_or(false)
    }

    fn counts(&self, place: u16, day: Day) -> bool {
        self.is_place_in(place) && self.question.now.contains(&day)
    }

    fn records(&self) -> Vec<Sum> {
        let mut sums = self.sums();
        if self.field == Field::Group {
            let linked = LinkedHarm::new(self.cube, &self.rest, &self.terms, Subject::default());
            linked.each(|facts, worth, groups| {
                if self.counts(facts.place, facts.day) {
                    for &group in groups {
                        sums[group as usize].add(worth.points, facts.count);
                    }
                }
            });
            return sums;
        }
        self.cube.each_cell(&self.rest, &self.question, &self.terms, None, |facts, worth| {
            let value = match self.field {
                Field::Offence => Some(usize::from(facts.offence)),
                Field::Source => Some(usize::from(facts.source)),
                Field::AreaCommand | Field::Group => self.command_of(facts.place),
            };
            if let Some(value) = value.filter(|_| self.counts(facts.place, facts.day)) {
                sums[value].add(worth.points, facts.count);
            }
        });
        sums
    }

    fn nominals(&self) -> Vec<Sum> {
        let (mut sums, dataset) = (self.sums(), &self.cube.dataset);
        if !matches!(self.field, Field::Group | Field::AreaCommand) {
            return sums;
        }
        let is_in =
            |group: &u32| dataset.group_kind(*group).is_some_and(|kind| self.rest.vias.contains(Via::Group(kind)));
        let Some(last_day) = self.cube.day_before(self.question.now.end) else { return sums };
        each_spell(dataset, &self.rest, &self.terms, last_day, |spell, _, points| {
            let place = dataset.members.place[spell];
            if !self.is_place_in(place) {
                return;
            }
            if self.field == Field::Group {
                let groups = groups_of_spell(dataset, spell).iter().copied().filter(is_in);
                groups.for_each(|group| sums[group as usize].add(points, 1));
            } else if let Some(command) = self.command_of(place) {
                sums[command].add(points, 1);
            }
        });
        sums
    }
}

impl Cube {
    /// What each value of a list counts where it is in: under all of a selection but the list itself, in
    /// the area commands that are listed.
    #[must_use]
    pub fn value_sums(&self, selection: &Selection, field: Field, commands_out: &BTreeSet<AreaId>) -> ValueSums {
        let asking = Asking::new(self, selection, field, commands_out);
        let sums = asking.records().into_iter().zip(asking.nominals());
        let value =
            |(records, nominals): (Sum, Sum)| ValueSum { records: records.counted(), nominals: nominals.counted() };
        ValueSums { field, values: sums.map(value).collect() }
    }
}
