//! Every group with the harm that its members are linked to.

use serde::{Deserialize, Serialize};

use super::linked_harm::LinkedHarm;
use super::members::groups_of_spell;
use super::part_sums::PartSums;
use super::question::Question;
use super::{Cube, Part, Selection, Subject};
use crate::domain::{NominalKind, Points};

/// One group's linked harm and members.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GroupHarm {
    /// Its position in the catalogue.
    pub group: u32,
    /// Its rank by linked harm, from 1; ties share one.
    pub rank: u32,
    /// Linked records and harm, as [`Breakdown::by_group`](super::Breakdown::by_group) counts them.
    pub linked: Part,
    /// Linked harm as a share of the flow that the selection counts. Shares of groups overlap, so
    /// they may add up to more than one.
    pub share: f64,
    /// Linked harm in points for each month of the snapshot.
    pub monthly: Vec<f64>,
    /// In how many areas of the selection's level its linked records of the period lie.
    pub areas: u32,
    /// Nominals who are in it on the period's last day, by kind in the order of [`NominalKind::ALL`];
    /// whether measures count them or not.
    pub members: [u32; 4],
}

/// Every group, by linked harm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Groups {
    /// Most linked harm first; of those alike in the order of their codes.
    pub groups: Vec<GroupHarm>,
    /// For each month of the snapshot, whether every source of linked records is complete for it.
    pub months_complete: Vec<bool>,
}

impl Cube {
    /// Every group with its linked harm under a selection; those left out have none.
    #[must_use]
    pub fn groups(&self, selection: &Selection) -> Groups {
        let catalogue = self.catalogue();
        let question = Question::new(self, selection);
        let terms = self.terms(selection);
        let (groups, months) = (catalogue.groups.len(), catalogue.period.months() as usize);
        let mut sums = vec![PartSums::new(catalogue.sources.len()); groups];
        let mut monthly = vec![vec![0_u128; months]; groups];
        let mut areas = vec![vec![false; catalogue.areas.of(selection.level).len()]; groups];
        let mut sources = vec![false; catalogue.sources.len()];
        LinkedHarm::new(self, selection, &terms, Subject::default()).each(|facts, worth, linked| {
            let (source, month) = (usize::from(facts.source), usize::from(facts.day.month));
            let Some(area) = question.area_of_place[usize::from(facts.place)] else { return };
            let (when, is_in) = (question.when(source, facts.day), question.now.contains(&facts.day));
            sources[source] = true;
            for &group in linked {
                let group = group as usize;
                sums[group].add(source, when, worth.points, facts.count);
                monthly[group][month] += u128::from(worth.points.micro()) * u128::from(facts.count);
                areas[group][usize::from(area)] |= is_in && facts.count > 0;
            }
        });
        let members = self.members_by_group(&question);
        let flow = self.breakdown(selection, Subject::default()).flow.now.points;
        let harm = |(group, at): (usize, u32)| {
            let linked = question.part(at, &sums[group]);
            GroupHarm {
                group: at,
                rank: 0,
                linked,
                share: if flow > 0.0 { linked.now.points / flow } else { 0.0 },
                monthly: monthly[group].iter().map(|&micro| Points::from_micro(micro)).collect(),
                areas: u32::try_from(areas[group].iter().filter(|touched| **touched).count()).unwrap_or(u32::MAX),
                members: members[group],
            }
        };
        let mut listed: Vec<GroupHarm> = (0..groups).zip(0..).map(harm).collect();
        let code = |harm: &GroupHarm| catalogue.groups.get(harm.group as usize).map(|group| group.code.as_str());
        listed.sort_by(|a, b| b.linked.now.points.total_cmp(&a.linked.now.points).then_with(|| code(a).cmp(&code(b))));
        let points: Vec<f64> = listed.iter().map(|harm| harm.linked.now.points).collect();
        for harm in &mut listed {
            let higher = points.partition_point(|&other| other > harm.linked.now.points);
            harm.rank = u32::try_from(higher + 1).unwrap_or(u32::MAX);
        }
        let linked_sources: Vec<_> =
            catalogue.sources.iter().zip(sources).filter(|(_, linked)| *linked).map(|(source, _)| source).collect();
        let months_complete = (0..)
            .map(|offset| catalogue.period.from().plus(offset))
            .take_while(|&month| catalogue.period.contains(month))
            .map(|month| linked_sources.iter().all(|source| source.covers(month)))
            .collect();
        Groups { groups: listed, months_complete }
    }

    /// For each group its members on the period's last day, by kind.
    fn members_by_group(&self, question: &Question) -> Vec<[u32; 4]> {
        let mut counts = vec![[0; 4]; self.catalogue().groups.len()];
        let Some(last_day) = self.day_before(question.now.end) else { return counts };
        let members = &self.dataset.members;
        for spell in 0..members.place.len() {
            if members.from_day[spell] > last_day || last_day >= members.to_day[spell] {
                continue;
            }
            let kind = NominalKind::ALL.iter().position(|&kind| kind == members.nominal_kind[spell]).unwrap_or(0);
            for &group in groups_of_spell(&self.dataset, spell) {
                counts[group as usize][kind] += 1;
            }
        }
        counts
    }
}
