//! The offences: real codes and weights, in the mix that one real force recorded.

use serde::Deserialize;

use super::class::Class;
use super::random::Pick;
use crate::domain::{OffenceCode, Points};
use crate::snapshot::OffenceRow;

/// The edition of the offence weights.
pub(super) const EDITION: &str = "2019";

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
    OffenceRow {
        code: OffenceCode::new(line.code),
        name: line.name,
        group: line.group,
        weights: vec![line.weight.and_then(|weight| Points::new(weight).ok())],
        unweighted_by_design: line.weight.is_none(),
        hours: None,
    }
}
