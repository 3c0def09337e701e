//! How sure a rank is: the ranking drawn again and again as it might as well have come out.

use std::cell::OnceCell;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, Poisson};
use serde::{Deserialize, Serialize};

use super::Answer;
use crate::domain::Points;

/// How many rankings are drawn.
pub const DRAWS: u32 = 1_000;

/// The seed of the draws, so that the same selection always gives the same intervals.
const SEED: u64 = 2021;

/// The ranks between which an area lies in 95% of the draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankInterval {
    /// The 2.5 percentile.
    pub best: u32,
    /// The 97.5 percentile.
    pub worst: u32,
}

/// The points of records of one worth, and how many there might as well have been.
type Worth = (f64, Poisson<f64>);

/// Draws of a ranking, made in steps so that a newer question need not wait.
///
/// Each count `n` of records of one worth in one area is drawn from Poisson(n), by `ChaCha8` from a
/// fixed seed, areas in the snapshot's order and worths from small to large. Stock is not drawn.
#[derive(Clone, Debug)]
pub struct RankDraws {
    rng: ChaCha8Rng,
    /// For each area of the level its stock.
    stock: Vec<f64>,
    /// For each area how many records there are of each worth.
    counts: Vec<Vec<(Points, u64)>>,
    /// For each area the points and the distribution of each worth; made with the first draw.
    worths: OnceCell<Vec<Vec<Worth>>>,
    /// For each area, how often each rank (from 1, at position 0) was drawn.
    drawn: Vec<Vec<u32>>,
    /// The areas in the answer's order.
    order: Vec<u16>,
    done: u32,
}

impl RankDraws {
    /// Makes ready to draw the ranking of an answer, given for each area how many records there are of each worth.
    pub(super) fn new(answer: &Answer, counts: Vec<Vec<(Points, u64)>>) -> Self {
        let mut stock = vec![0.0; counts.len()];
        for score in &answer.areas {
            if let Some(stock) = stock.get_mut(usize::from(score.area)) {
                *stock = score.stock;
            }
        }
        Self {
            rng: ChaCha8Rng::seed_from_u64(SEED),
            drawn: vec![vec![0; counts.len()]; counts.len()],
            order: answer.areas.iter().map(|score| score.area).collect(),
            stock,
            counts,
            worths: OnceCell::new(),
            done: 0,
        }
    }

    /// Draws so many more rankings, up to [`DRAWS`] in all; whether that is all of them.
    pub fn advance(&mut self, draws: u32) -> bool {
        let draws = draws.min(DRAWS - self.done);
        let worths = self.worths.get_or_init(|| self.counts.iter().map(|counts| distributions(counts)).collect());
        let mut scores: Vec<(f64, usize)> = Vec::with_capacity(worths.len());
        for _ in 0..draws {
            scores.clear();
            for (area, (stock, worths)) in self.stock.iter().zip(worths).enumerate() {
                let flow: f64 = worths.iter().map(|(points, poisson)| points * poisson.sample(&mut self.rng)).sum();
                scores.push((stock + flow, area));
            }
            scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let mut rank = 0;
            for position in 0..scores.len() {
                if position == 0 || scores[position].0 < scores[position - 1].0 {
                    rank = position;
                }
                self.drawn[scores[position].1][rank] += 1;
            }
        }
        self.done += draws;
        self.done == DRAWS
    }

    /// The interval of each area, in the answer's order, from the rankings drawn so far.
    #[must_use]
    pub fn intervals(&self) -> Vec<RankInterval> {
        self.order
            .iter()
            .map(|&area| {
                let drawn = &self.drawn[usize::from(area)];
                RankInterval { best: percentile(drawn, self.done, 25), worst: percentile(drawn, self.done, 975) }
            })
            .collect()
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
fn distributions(counts: &[(Points, u64)]) -> Vec<Worth> {
    counts.iter().filter_map(|&(points, n)| Some((points.value(), Poisson::new(n as f64).ok()?))).collect()
}

/// The smallest rank whose cumulative share reaches so many thousandths.
fn percentile(drawn: &[u32], draws: u32, thousandths: u64) -> u32 {
    let mut cumulative = 0_u64;
    for (rank, &times) in (1..).zip(drawn) {
        cumulative += u64::from(times);
        if cumulative * 1_000 >= u64::from(draws) * thousandths {
            return rank;
        }
    }
    u32::try_from(drawn.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::percentile;

    #[test]
    fn percentiles_invert_the_distribution_function() {
        let drawn = [24, 1, 950, 0, 25];
        assert_eq!(percentile(&drawn, 1_000, 25), 2);
        assert_eq!(percentile(&drawn, 1_000, 975), 3);
        assert_eq!(percentile(&[25, 975], 1_000, 25), 1);
    }
}
