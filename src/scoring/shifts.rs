//! What moving a thing of a stratum takes from measures and gives to others, worked out once for a question.

use std::ops::Range;

use super::claims::{Asked, Claims, Through};
use super::micro::Micro;

/// What moving one thing changes of a measure.
#[derive(Clone, Copy)]
pub(super) struct Shift<T> {
    pub measure: usize,
    /// One more, or one fewer.
    pub count: i32,
    pub points: T,
}

/// The shifts of each stratum.
pub(super) struct Shifts<'a, T> {
    asked: &'a Asked<'a>,
    claims: &'a Claims,
    from: Through<'static>,
    all: Vec<Shift<T>>,
    /// For each stratum, if it was asked for, where in `all` those are of records of one group alone.
    of_stratum: Vec<Option<Range<usize>>>,
    /// Those of the last thing whose other links had to be looked at.
    last: Vec<Shift<T>>,
}

impl<'a, T: Micro> Shifts<'a, T> {
    /// Of things that count through `from` before they are moved.
    pub fn new(asked: &'a Asked, claims: &'a Claims, from: Through<'static>) -> Self {
        Self { asked, claims, from, all: Vec::new(), of_stratum: vec![None; claims.strata()], last: Vec::new() }
    }

    /// Those of a thing that counts through `to` once it is moved.
    pub fn of(&mut self, stratum: usize, to: Through) -> &[Shift<T>] {
        if let Through::Left(_) = to {
            let mut last = std::mem::take(&mut self.last);
            last.clear();
            self.push(stratum, to, &mut last);
            self.last = last;
            return &self.last;
        }
        if self.of_stratum[stratum].is_none() {
            let mut all = std::mem::take(&mut self.all);
            let from = all.len();
            self.push(stratum, to, &mut all);
            self.of_stratum[stratum] = Some(from..all.len());
            self.all = all;
        }
        self.of_stratum[stratum].clone().map_or(&[], |range| &self.all[range])
    }

    fn push(&self, stratum: usize, to: Through, shifts: &mut Vec<Shift<T>>) {
        let (began, claims) = (shifts.len(), self.claims.of(stratum));
        let shift = |measure, count, each| Shift { measure, count, points: T::from(count) * T::of(each) };
        shifts.extend(self.asked.holding(claims, self.from).map(|(claim, each)| shift(claim.measure, -1, each)));
        for (claim, each) in self.asked.holding(claims, to) {
            match shifts[began..].iter().position(|taken| taken.measure == claim.measure) {
                Some(stays) => drop(shifts.swap_remove(began + stays)),
                None => shifts.push(shift(claim.measure, 1, each)),
            }
        }
    }
}
