use super::*;
use crate::domain::{Area, AreaId, DayEdges, Group, GroupCode, GroupKind, Level, Month, Period};
use crate::presentation::movement::Move;
use crate::scoring::{Answer, AreaScore, Areas, Breakdown, Catalogue, Counted, Heaviest, Interval, Part, RankInterval};

fn catalogue() -> Catalogue {
    let area = |name: &str| Area { id: AreaId::new(name), name: name.to_owned(), parent: None, population: None };
    Catalogue {
        period: Period::new(Month::new(2025, 0), Month::new(2026, 0)).expect("a year"),
        areas: Areas { sectors: ["Northgate", "Southgate", "Westgate"].map(area).into(), ..Areas::default() },
        offences: Vec::new(),
        editions: Vec::new(),
        measures: Vec::new(),
        sources: Vec::new(),
        groups: Vec::new(),
        local_title: String::new(),
    }
}

fn answer(catalogue: &Catalogue) -> Answer {
    let area = |area: u16| AreaScore {
        area,
        rank: u32::from(area) + 1,
        score: 100.0 - f64::from(area),
        records: 12,
        heaviest: Some(Heaviest { offence: 0, points: 26.0 * f64::from(area), rank_without: 3 }),
        interval: Interval { lower: 80.0, upper: 130.0 },
        ..AreaScore::default()
    };
    Answer {
        level: Level::Sector,
        period: catalogue.period,
        days: DayEdges::WHOLE,
        comparison: None,
        areas: (0..3).map(area).collect(),
        force: AreaScore { score: 297.0, ..AreaScore::default() },
        months_complete: Vec::new(),
        prices: Vec::new(),
    }
}

fn facts<'a>(catalogue: &'a Catalogue, answer: &'a Answer) -> Facts<'a> {
    Facts { catalogue, answer, place: 0, likely: None, breakdown: None, has_activity: false, left_out: 1 }
}

#[test]
fn steps_are_numbered_and_lead_to_each_other() {
    for (number, step) in (1..).zip(Step::ALL) {
        assert_eq!((step.number(), Step::of(&number.to_string())), (number, Some(step)));
        assert_eq!(step.forward().and_then(Step::back), step.forward().map(|_| step));
    }
    assert_eq!((Step::Ranking.back(), Step::Limits.forward()), (None, None));
    assert_eq!(["0", "7", "", "x"].map(Step::of), [None; 4]);
}

#[test]
fn areas_that_cannot_be_told_apart_are_counted() {
    let (catalogue, answer) = (catalogue(), answer(&catalogue()));
    let said = |ranges: [[u32; 2]; 3]| {
        let likely = ranges.map(|[best, worst]| RankInterval { best, worst });
        Facts { likely: Some(&likely), ..facts(&catalogue, &answer) }.told(Step::Sureness).lines[0].clone()
    };
    let apart = said([[1, 1], [2, 3], [2, 3]]);
    assert!(
        apart.ends_with("from 1st in 95 rankings of 100. No other area's range overlaps with that: it stands apart.")
    );
    assert!(said([[1, 2], [2, 3], [3, 3]]).contains("told apart from Southgate: do not rely"));
    assert!(said([[1, 3], [2, 3], [2, 3]]).contains("told apart from 2 others, Southgate the first"));
}

#[test]
fn a_record_that_carries_a_score_is_said_and_those_marked_are_counted() {
    let (catalogue, answer) = (catalogue(), answer(&catalogue()));
    let said = |place: usize| Facts { place, ..facts(&catalogue, &answer) }.told(Step::Sureness).lines[2].clone();
    assert!(said(0).starts_with("No single record is over a quarter of the score of Northgate."), "{}", said(0));
    assert!(said(0).ends_with("2 areas have it here."), "{}", said(0));
    assert!(said(1).starts_with("A single record is 26.0 of the 99.0 points of Southgate"), "{}", said(1));
}

#[test]
fn what_a_snapshot_lacks_is_said_and_every_step_still_says_something() {
    let (catalogue, answer) = (catalogue(), answer(&catalogue()));
    let facts = facts(&catalogue, &answer);
    for step in Step::ALL {
        let told = facts.told(step);
        assert!(!told.leads.is_empty(), "{step:?}");
        assert!(!told.lines.is_empty() || !told.lacking.is_empty(), "{step:?}");
    }
    let lacking = |step| facts.told(step).lacking;
    assert!(lacking(Step::Reasons)[0].starts_with("This snapshot lists no groups"));
    assert!(lacking(Step::Change)[0].starts_with("The snapshot holds nothing to compare"));
    assert!(lacking(Step::Change)[1].contains("what police and partners did"));
    assert!(lacking(Step::Ranking).is_empty());
}

#[test]
fn the_group_with_most_linked_harm_is_named_and_led_to() {
    let group = |code: &str| Group {
        code: GroupCode::new(code),
        kind: GroupKind::Ocg,
        code_name: format!("Name {code}"),
        threat_band: None,
    };
    let catalogue = Catalogue { groups: ["A", "B", "C"].map(group).into(), ..catalogue() };
    let answer = answer(&catalogue);
    let part = |at: u32, count, points| Part { at, now: Counted { count, points }, ..Part::default() };
    let breakdown =
        Breakdown { by_group: vec![part(0, 2, 10.0), part(1, 1, 40.0), part(2, 0, 0.0)], ..Breakdown::default() };
    let told = Facts { breakdown: Some(&breakdown), ..facts(&catalogue, &answer) }.told(Step::Reasons);
    let who = "Members of 2 groups are linked to records there. First is Name B (B): 1 record, 40.0 points.";
    assert!(told.lines.iter().any(|line| line == who), "{:?}", told.lines);
    assert!(told.leads.iter().any(|(_, lead)| *lead == Lead::Group(GroupCode::new("B"))));
}

#[test]
fn what_leaving_out_does_is_said_of_the_area_and_of_the_ranking() {
    let said = |now, before| without("Northgate", Some(Move { area: 0, now, before }), "No rank changes.");
    assert_eq!(
        said(3, 1),
        "Without police-generated records Northgate is 3rd, down 2 places from 1st. In the whole ranking: No rank changes."
    );
    assert_eq!(
        said(1, 1),
        "Without police-generated records Northgate stays 1st. In the whole ranking: No rank changes."
    );
    assert!(without("Northgate", None, "").starts_with("Without police-generated records no area has any points"));
}
