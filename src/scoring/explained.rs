//! What explains scores, summed for each area from the rows that its elements are summed from: how many
//! records, squares for the intervals, the heaviest record, and what is compared.
//!
//! Micropoints are added up in `f64`: whole, and so exact, under 2^53 of them, which is nine thousand
//! million points. Squares are added from the lightest stratum to the heaviest.

use std::cmp::Reverse;
use std::ops::Range;

use super::Cube;
use super::area_sums::{AreaSums, BlockSums};
use super::claims::{Asked, Through};
use super::day::Day;
use super::lanes::{LANES, Lanes};
use super::micro::Micro;
use super::moves::Moves;
use super::question::Question;
use super::table_rows::{Rows, WideRows};
use crate::domain::Points;

/// A stratum's records, or one that was moved out of it, valued.
#[derive(Clone, Copy, Debug)]
pub(super) struct Valued {
    pub stratum: usize,
    pub offence: u16,
    pub source: usize,
    pub police_generated: bool,
    /// What one gives the score.
    pub points: Points,
}

impl Valued {
    /// What decides which record is the heaviest; of two alike the one with the earlier offence.
    pub fn weight(&self) -> (Points, Reverse<u16>) {
        (self.points, Reverse(self.offence))
    }
}

/// Records that groups left out moved into an area's score, or out of it.
struct MovedRecords {
    area: usize,
    day: Day,
    count: u32,
    from: Points,
    to: Option<Valued>,
}

/// All that a selection makes of strata, rows and moved records.
pub(super) struct Explained<'a> {
    cube: &'a Cube,
    /// The strata that count, from the lightest to the heaviest.
    valued: Vec<Valued>,
    rows: WideRows<'a>,
    days: Range<Day>,
    moved: Vec<MovedRecords>,
    areas: usize,
    /// The most that a record could give, whether or not there is one.
    pub heaviest_active: Points,
}

impl<'a> Explained<'a> {
    /// `rows` are those of the days of the question.
    pub fn new(
        cube: &'a Cube,
        areas: usize,
        question: &Question,
        asked: &Asked,
        moves: &Moves,
        rows: Rows<'a>,
    ) -> Self {
        let valued = |stratum: usize, through: Through| {
            let points = asked.worth(cube.claims.of(stratum), through)?;
            let (signature, offence) = (cube.cells.strata[stratum].signature, cube.cells.strata[stratum].offence);
            let signature = &cube.signatures[usize::from(signature)];
            let (source, police_generated) = (usize::from(signature.source), signature.police_generated);
            Some(Valued { stratum, offence, source, police_generated, points })
        };
        let strata = 0..cube.cells.strata.len();
        let active = strata.clone().filter_map(|stratum| valued(stratum, asked.every_way()));
        let heaviest_active = active.map(|valued| valued.points).max().unwrap_or_default();
        let mut explained = Self {
            cube,
            valued: sorted(strata.filter_map(|stratum| valued(stratum, moves.from)).collect()),
            rows: rows.widened(),
            days: question.now.clone(),
            moved: Vec::new(),
            areas,
            heaviest_active,
        };
        let strata = cube.claims.strata();
        let covered = Day::first_of(0)..Day::first_of(cube.catalogue().period.months() as usize);
        moves.each_record(&covered, |moved| {
            let Some(area) = question.area_of_place[usize::from(moved.place)].map(usize::from) else { return };
            explained.rows.take(moved.day, area / LANES * strata + moved.stratum, area % LANES, moved.count);
            let from = valued(moved.stratum, moves.from).map_or(Points::ZERO, |valued| valued.points);
            let (to, count) = (valued(moved.stratum, moved.to), moved.count.unsigned_abs());
            explained.moved.push(MovedRecords { area, day: moved.day, count, from, to });
        });
        explained
    }

    /// Those of each stratum between two days.
    fn between(&self, days: &Range<Day>) -> impl Fn(usize) -> Lanes {
        let [low, high] = [days.start, days.end].map(|day| self.rows.before(day));
        move |lane| match (high.get(lane), low.get(lane)) {
            (Some(high), Some(low)) => std::array::from_fn(|area| high[area] - low[area]),
            _ => [0; LANES],
        }
    }

    /// The sums of each area.
    pub fn sums(&self, question: &Question) -> Vec<AreaSums> {
        let (strata, sources) = (self.cube.claims.strata(), question.spans.len());
        let in_period = self.between(&self.days);
        let compared: Vec<_> =
            question.spans.iter().map(|spans| spans.each_ref().map(|span| self.between(span))).collect();
        let mut sums = Vec::with_capacity(self.areas);
        for block in 0..self.areas.div_ceil(LANES) {
            let mut of_block = BlockSums::new(sources);
            for (position, valued) in (0..).zip(&self.valued) {
                let lane = block * strata + valued.stratum;
                let compared = compared[valued.source].each_ref().map(|counts| counts(lane));
                of_block.add(position, valued, &in_period(lane), &compared);
            }
            sums.extend(of_block.areas(&self.valued));
        }
        sums.truncate(self.areas);
        for moved in &self.moved {
            if let Some(valued) = moved.to {
                let compared = question.spans[valued.source].each_ref().map(|span| span.contains(&moved.day));
                sums[moved.area].add_moved(&valued, moved.count, self.days.contains(&moved.day), compared);
            }
        }
        self.add_months(question, &mut sums);
        sums
    }

    fn add_months(&self, question: &Question, sums: &mut [AreaSums]) {
        let (cells, months) = (&self.cube.cells, self.cube.catalogue().period.months() as usize);
        let mut monthly = vec![0.0; self.areas * months];
        for valued in self.valued.iter().filter(|valued| valued.points > Points::ZERO) {
            let each = f64::of(valued.points);
            let of_stratum = cells.strata[valued.stratum].cells.clone();
            let places = cells.place[of_stratum.clone()].iter().zip(&cells.month[of_stratum.clone()]);
            for ((&place, &month), &count) in places.zip(&cells.count[of_stratum]) {
                if let Some(area) = question.area_of_place[usize::from(place)] {
                    monthly[usize::from(area) * months + usize::from(month)] += each * f64::from(count);
                }
            }
        }
        for moved in &self.moved {
            let to = moved.to.map_or(Points::ZERO, |valued| valued.points);
            monthly[moved.area * months + usize::from(moved.day.month)] +=
                (f64::of(to) - f64::of(moved.from)) * f64::from(moved.count);
        }
        for (area, monthly) in sums.iter_mut().zip(monthly.chunks(months)) {
            area.monthly = monthly.to_vec();
        }
    }

    /// For each area, the worth of its records in the period and how many there are of each worth, by worth.
    pub fn counts_by_worth(&self) -> Vec<Vec<(Points, u64)>> {
        let mut counts = vec![Vec::new(); self.areas];
        let in_period = self.between(&self.days);
        for (block, counts) in counts.chunks_mut(LANES).enumerate() {
            for valued in self.valued.iter().filter(|valued| valued.points > Points::ZERO) {
                let lanes = in_period(block * self.cube.claims.strata() + valued.stratum);
                for (counts, &count) in counts.iter_mut().zip(&lanes).filter(|(_, count)| **count > 0) {
                    counts.push((valued.points, u64::from(count.unsigned_abs())));
                }
            }
        }
        for moved in self.moved.iter().filter(|moved| self.days.contains(&moved.day)) {
            if let Some(valued) = moved.to.filter(|valued| valued.points > Points::ZERO) {
                counts[moved.area].push((valued.points, u64::from(moved.count)));
            }
        }
        for counts in &mut counts {
            counts.sort_unstable();
            counts.dedup_by(|next, one| {
                let is_same = next.0 == one.0;
                one.1 += if is_same { next.1 } else { 0 };
                is_same
            });
        }
        counts
    }
}

/// Strata from the lightest to the heaviest.
fn sorted(mut valued: Vec<Valued>) -> Vec<Valued> {
    valued.sort_unstable_by_key(Valued::weight);
    valued
}
