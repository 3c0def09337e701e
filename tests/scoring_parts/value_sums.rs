//! What the values of lists count, held against a naive walk over rows and people in which nothing of the
//! list itself is left out.

use std::collections::BTreeSet;

use placeharm::domain::{AreaId, Level, Points};
use placeharm::scoring::{Counted, Field, GroupsOut, NO_OFFENCE_CODE, Selection, Subject, ValueSum};
use proptest::prelude::*;

use super::breakdown::{Found, Sums, naive};
use super::{cube, days_of, people, rows, selections, tables, year};

const FIELDS: [Field; 4] = [Field::Offence, Field::Group, Field::Source, Field::AreaCommand];

/// Two sectors lie in each command.
const COMMANDS: [&str; 2] = ["Command 0", "Command 1"];

fn opened(selection: &Selection, field: Field) -> Selection {
    let mut opened = selection.clone();
    match field {
        Field::Offence => opened.offences_out = BTreeSet::new(),
        Field::Group => opened.groups_out = GroupsOut::default(),
        Field::Source => opened.sources_out = BTreeSet::new(),
        Field::AreaCommand => {}
    }
    opened
}

fn add(to: &mut Counted, sums: &Sums, at: usize) {
    let [(count, micro), _] = sums.get(&u32::try_from(at).expect("a position")).copied().unwrap_or_default();
    to.count += count;
    to.points += Points::from_micro(micro.into());
}

/// The sums of a list of so many values, by walking each sector that is listed.
fn walked(found: &[(u16, Found)], field: Field, length: usize) -> Vec<ValueSum> {
    let mut sums = vec![ValueSum::default(); length];
    for (sector, found) in found {
        for (at, sum) in sums.iter_mut().enumerate() {
            match field {
                Field::Offence => add(&mut sum.records, &found.by_offence, at),
                Field::Source => add(&mut sum.records, &found.by_source, at),
                Field::Group => {
                    add(&mut sum.records, &found.by_group, at);
                    add(&mut sum.nominals, &found.stock_by_group, at);
                }
                Field::AreaCommand if usize::from(sector / 2) == at => {
                    add(&mut sum.records, &found.flow, 0);
                    add(&mut sum.nominals, &found.stock, 0);
                }
                Field::AreaCommand => {}
            }
        }
    }
    sums
}

/// Points are whole millionths: sums of them in another order differ by less.
fn alike(a: &[ValueSum], b: &[ValueSum]) -> bool {
    let counted = |a: Counted, b: Counted| a.count == b.count && (a.points - b.points).abs() < 1e-4;
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| counted(a.records, b.records) && counted(a.nominals, b.nominals))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_value_counts_what_the_walk_finds_under_everything_else(
        rows in rows(), people in people(), selection in selections(), out in prop::sample::subsequence(COMMANDS.to_vec(), 0..=2),
    ) {
        let tables = tables(&rows, &people);
        let cube = cube(&tables);
        let commands_out: BTreeSet<AreaId> = out.iter().copied().map(AreaId::from).collect();
        for field in FIELDS {
            let rest = opened(&selection, field);
            let is_listed = |sector: &u16| field == Field::AreaCommand || !out.contains(&COMMANDS[usize::from(sector / 2)]);
            let of_sector = |sector: u16| {
                let subject = Subject { area: Some((Level::Sector, sector)), ..Subject::default() };
                (sector, naive(&tables, &rest, subject, [Some(days_of(selection.period.unwrap_or_else(year), selection.days)), None]))
            };
            let found: Vec<_> = (0..4).filter(is_listed).map(of_sector).collect();
            let sums = cube.value_sums(&selection, field, &commands_out);
            let length = match field {
                Field::Offence => tables.offences.len() + 1,
                Field::Group => tables.groups.len(),
                Field::Source | Field::AreaCommand => 2,
            };
            prop_assert_eq!(sums.field, field);
            let walked = walked(&found, field, length);
            prop_assert!(alike(&sums.values, &walked), "{:?}: {:?} and not {:?}", field, sums.values, walked);
        }
    }

    #[test]
    fn an_offence_alone_scores_what_its_line_says(rows in rows(), people in people(), selection in selections()) {
        let tables = tables(&rows, &people);
        let cube = cube(&tables);
        let sums = cube.value_sums(&selection, Field::Offence, &BTreeSet::new());
        let codes: Vec<_> =
            tables.offences.iter().map(|offence| offence.code.clone()).chain([NO_OFFENCE_CODE.into()]).collect();
        for (code, sum) in codes.iter().zip(&sums.values) {
            let offences_out = codes.iter().filter(|other| *other != code).cloned().collect();
            let force = cube.answer(&Selection { offences_out, ..selection.clone() }).force;
            prop_assert_eq!((force.records, force.flow), (sum.records.count, sum.records.points));
        }
    }
}
