//! The rows that a number of a breakdown leads to, by its address, are as many as it says.

use placeharm::domain::{Measure, Nature};
use placeharm::presentation::{Page, PartOf, State, rows_of};
use placeharm::rows::Desk;
use placeharm::scoring::{Breakdown, Catalogue, Cube, Part, Selection, Subject};
use placeharm::snapshot::open;

use super::{Force, force, force_with, selections};

/// Of long lists one in so many is looked at.
const ONE_IN: usize = 7;

/// The numbers of a breakdown: what each is, and how many it says.
fn numbers(found: &Breakdown, catalogue: &Catalogue) -> Vec<(PartOf, u64)> {
    let list = |parts: &[Part], of: fn(usize) -> PartOf| -> Vec<(PartOf, u64)> {
        let parts = parts.iter().enumerate().filter(|(nth, _)| parts.len() < 20 || nth % ONE_IN == 0);
        parts.map(|(_, part)| (of(part.at as usize), part.now.count)).collect()
    };
    let months = found.monthly.iter().enumerate().step_by(ONE_IN).map(|(at, month)| (PartOf::Month(at), month.count));
    let is_stock =
        found.subject.measure.is_some_and(|at| catalogue.measures[usize::from(at)].nature() == Nature::Stock);
    let flow = if is_stock {
        Vec::new()
    } else {
        [
            vec![(PartOf::Flow, found.flow.now.count)],
            list(&found.by_offence, PartOf::Offence),
            list(&found.by_source, PartOf::Source),
            list(&found.by_area, PartOf::Area),
            list(&found.by_group, PartOf::Group),
            months.collect(),
        ]
        .concat()
    };
    [
        flow,
        list(&found.by_measure, PartOf::Measure),
        list(&found.stock_by_area, PartOf::StockArea),
        list(&found.stock_by_group, PartOf::StockGroup),
    ]
    .concat()
}

/// How many records an address of the raw rows shows.
fn shown(desk: &mut Desk, catalogue: &Catalogue, selection: &Selection, subject: Subject, part: PartOf) -> u64 {
    let (rows, focus) = rows_of(catalogue, selection.level, subject, part).expect("a part of the catalogue");
    let state = State { page: Page::Records, selection: selection.clone(), focus, rows, ..State::default() };
    let (read, ignored) = State::parse(&state.to_fragment(catalogue), catalogue);
    assert!(ignored.is_empty(), "{part:?}: {ignored:?}");
    let look = read.rows.look(read.selection, read.focus, catalogue);
    desk.look(look).expect("it looks").records
}

/// A force in which every fourth nominal is in a group of another kind than usual, so that records are linked by ways that
/// one measure counts and another does not; in which two measures count priority individuals; and of which one sector is in
/// no area command.
fn mixed() -> Force {
    force_with(|demo| {
        let groups = u32::try_from(demo.tables.groups.len()).expect("few");
        for nominal in demo.tables.nominals.iter_mut().step_by(4) {
            for membership in &mut nominal.memberships {
                membership.group = (membership.group + groups / 2) % groups;
            }
        }
        let measures = &mut demo.tables.measures;
        let members = measures.iter().find(|measure| measure.id.as_str() == "ocg_members").expect("a measure").clone();
        measures.push(Measure { id: "members_again".into(), label: "Members again".into(), ..members });
        let sectors = demo.tables.sectors.as_mut().expect("outlines");
        let properties = sectors.features.get_mut(3).and_then(|sector| sector.properties.as_mut()).expect("properties");
        assert!(properties.remove("area_command").is_some(), "it was in a command");
    })
}

#[test]
fn each_number_of_a_breakdown_leads_to_as_many_rows() {
    compare(&force());
    compare(&mixed());
}

fn compare(force: &Force) {
    let cube = Cube::build(open(&force.manifest, &force.files).expect("a dataset")).expect("a cube");
    let (catalogue, mut desk) = (cube.catalogue().clone(), force.desk());
    let position = |id: &str| catalogue.measures.iter().position(|measure| measure.id.as_str() == id).expect(id);
    let measure = |id: &str| u16::try_from(position(id)).ok();
    let mut compared = [0_u32; 9];
    for selection in selections(&catalogue) {
        let area = cube.answer(&selection).areas.first().map(|score| (selection.level, score.area));
        // One that shares records with others, if any does.
        let shares = |group: &u32| {
            let subject = Subject { group: Some(*group), ..Subject::default() };
            cube.breakdown(&selection, subject).by_group.iter().filter(|part| part.now.count > 0).count() > 1
        };
        let groups: Vec<u32> = cube.groups(&selection).groups.iter().map(|harm| harm.group).collect();
        let group = groups.iter().copied().find(shares).or(groups.first().copied());
        for subject in [
            Subject { area, ..Subject::default() },
            Subject { measure: measure("ocg_crimes"), ..Subject::default() },
            Subject { measure: measure("ocg_members"), ..Subject::default() },
            Subject { group, ..Subject::default() },
        ] {
            for (part, count) in numbers(&cube.breakdown(&selection, subject), &catalogue) {
                assert_eq!(shown(&mut desk, &catalogue, &selection, subject, part), count, "{subject:?} {part:?}");
                compared[sort(part)] += u32::from(count > 0);
            }
        }
    }
    assert!(compared.iter().all(|&numbers| numbers > 5), "numbers of each sort: {compared:?}");
}

fn sort(part: PartOf) -> usize {
    match part {
        PartOf::Flow => 0,
        PartOf::Offence(_) => 1,
        PartOf::Source(_) => 2,
        PartOf::Area(_) => 3,
        PartOf::Group(_) => 4,
        PartOf::Measure(_) => 5,
        PartOf::Month(_) => 6,
        PartOf::StockArea(_) => 7,
        PartOf::StockGroup(_) => 8,
    }
}
