//! The offences: real codes and weights, in the mix that one real force recorded.

use serde::Deserialize;

use super::class::Class;
use super::random::Pick;
use crate::domain::{Edition, EditionName, Multiplier, OffenceCode, Points};
use crate::snapshot::{OffenceRow, Weights};

/// The edition of the offence weights.
const EDITION: &str = "2019";

/// The name of the edition that is made up of it.
const INVENTED: &str = "invented";

/// By how much the invented edition's weights differ, by the beginning of a group's name.
const INVENTED_TIMES: [(&str, f64); 6] = [
    ("Violence", 1.25),
    ("Sexual", 1.25),
    ("Possession of weapons", 1.5),
    ("Drug", 0.6),
    ("Theft", 0.5),
    ("Criminal damage", 0.75),
];

/// The editions of offence weights, the one in force first.
pub(super) fn weights() -> Weights {
    let invented = Edition {
        name: EditionName::new(INVENTED),
        source: "Invented for this demonstration: those of 2019 times a number for each group of offences".to_owned(),
    };
    Weights {
        edition: EDITION.to_owned(),
        source: "Crime Severity Score (experimental statistics), Office for National Statistics".to_owned(),
        others: vec![invented],
    }
}

/// One line of the list.
#[derive(Debug, Deserialize)]
struct Line {
    code: String,
    name: String,
    group: String,
    weight: Option<f64>,
    mix: f64,
    police_generated: bool,
}

/// The list, and what each offence is like.
pub(super) struct Offences {
    pub(super) rows: Vec<OffenceRow>,
    pub(super) classes: Vec<Class>,
    pub(super) police_generated: Vec<bool>,
    /// Draws a crime's offence.
    pub(super) mix: Pick,
}

impl Offences {
    pub(super) fn read() -> Self {
        let mut reader = csv::Reader::from_reader(include_str!("offences.csv").as_bytes());
        // The list is part of the program: a test holds that each of its lines is read.
        let lines: Vec<Line> = reader.deserialize().filter_map(Result::ok).collect();
        Self {
            classes: lines.iter().map(|line| Class::of(&line.code, &line.group)).collect(),
            police_generated: lines.iter().map(|line| line.police_generated).collect(),
            mix: Pick::new(lines.iter().map(|line| line.mix)),
            rows: lines.into_iter().map(row).collect(),
        }
    }

    /// The position of a code; the first of the list where it lacks it.
    pub(super) fn position(&self, code: &str) -> u16 {
        self.rows.iter().position(|row| row.code.as_str() == code).unwrap_or(0) as u16
    }
}

fn row(line: Line) -> OffenceRow {
    let weight = line.weight.and_then(|weight| Points::new(weight).ok());
    let times = INVENTED_TIMES.iter().find(|(group, _)| line.group.starts_with(group));
    let times = times.and_then(|&(_, times)| Multiplier::new(times).ok()).unwrap_or_default();
    OffenceRow {
        code: OffenceCode::new(line.code),
        name: line.name,
        group: line.group,
        weights: vec![weight, weight.map(|weight| weight.times(times))],
        unweighted_by_design: line.weight.is_none(),
        hours: None,
    }
}
