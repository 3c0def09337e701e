//! Chance, the same for the same seed.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rand_distr::{Distribution, StandardNormal};

/// A stream of chance: each part of the force draws from its own, so that a change to one part
/// leaves the others as they were.
pub(super) struct Random(ChaCha8Rng);

impl Random {
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream(stream);
        Self(source)
    }

    /// A number in [0, 1).
    pub(super) fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number in [low, high).
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A position under `limit`; 0 where that is 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.0.next_u64()) * limit as u128) >> 64) as usize
    }

    /// A day in [from, to).
    pub(super) fn day(&mut self, from: i32, to: i32) -> i32 {
        from + self.below((to - from).max(1) as usize) as i32
    }

    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// One of a list that is not empty.
    pub(super) fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// A factor around 1, log-normal.
    pub(super) fn factor(&mut self, sigma: f64) -> f64 {
        let normal: f64 = StandardNormal.sample(&mut self.0);
        (sigma * normal).exp()
    }
}

/// Positions drawn in proportion to weights (Vose's alias method).
#[derive(Clone, Debug)]
pub(super) struct Pick {
    accept: Vec<f64>,
    other: Vec<u32>,
}

impl Pick {
    pub(super) fn new(weights: impl IntoIterator<Item = f64>) -> Self {
        let mut accept: Vec<f64> = weights.into_iter().collect();
        let total: f64 = accept.iter().sum();
        let scale = if total > 0.0 { accept.len() as f64 / total } else { 0.0 };
        for weight in &mut accept {
            *weight *= scale;
        }
        let mut other: Vec<u32> = (0..accept.len() as u32).collect();
        let (mut small, mut large): (Vec<u32>, Vec<u32>) =
            other.iter().partition(|&&position| accept[position as usize] < 1.0);
        while let (Some(low), Some(&high)) = (small.pop(), large.last()) {
            other[low as usize] = high;
            accept[high as usize] -= 1.0 - accept[low as usize];
            if accept[high as usize] < 1.0 {
                large.pop();
                small.push(high);
            }
        }
        for position in large {
            accept[position as usize] = 1.0;
        }
        Self { accept, other }
    }

    pub(super) fn draw(&self, random: &mut Random) -> usize {
        let position = random.below(self.accept.len());
        if random.chance(self.accept[position]) { position } else { self.other[position] as usize }
    }
}
