//! Whether a score or a count changed clearly.

use serde::{Deserialize, Serialize};

/// How many standard errors make a change a clear one.
pub const CLEAR_CHANGE_Z: f64 = 3.0;

/// The fewest earlier records of which a percentage may be said.
const PERCENT_FROM_RECORDS: u64 = 10;

/// What a change comes to, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// At least [`CLEAR_CHANGE_Z`] up.
    ClearRise,
    /// At least [`CLEAR_CHANGE_Z`] down.
    ClearFall,
    /// Neither.
    NoClearChange,
}

impl Verdict {
    /// The verdict on a number of standard errors.
    #[must_use]
    pub fn of(z: f64) -> Self {
        if z >= CLEAR_CHANGE_Z {
            Self::ClearRise
        } else if z <= -CLEAR_CHANGE_Z {
            Self::ClearFall
        } else {
            Self::NoClearChange
        }
    }
}

/// The change of a flow score between two periods, over the months complete in both.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Points now, over the months compared.
    pub now: f64,
    /// Points before, scaled to the exposure of now.
    pub before: f64,
    /// Records now.
    pub records_now: u64,
    /// Records before, not scaled.
    pub records_before: u64,
    /// `now - before` over the root of its variance; 0 where neither period has harm.
    pub z: f64,
    /// The verdict on `z`.
    pub verdict: Verdict,
}

impl Change {
    /// The change in per cent of before; none where fewer than 10 records were counted then.
    #[must_use]
    pub fn percent(&self) -> Option<f64> {
        let may_be_said = self.records_before >= PERCENT_FROM_RECORDS && self.before > 0.0;
        may_be_said.then(|| (self.now / self.before - 1.0) * 100.0)
    }
}

/// What one source gave one area in the months compared, summed over records of each worth `w`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Exposure {
    /// Months now and before; a source with none on either side is left out.
    pub months: [u32; 2],
    /// Records now and before.
    pub records: [u64; 2],
    /// Points now and before.
    pub points: [f64; 2],
    /// Sum of squared points now and before.
    pub squares: [f64; 2],
}

impl Change {
    /// The change over all sources: earlier points are scaled to the exposure of now, source by
    /// source, and so is their variance `Σ w²n`.
    #[must_use]
    pub fn over(sources: &[Exposure]) -> Self {
        let (mut now, mut before, mut variance, mut records) = (0.0, 0.0, 0.0, [0, 0]);
        for source in sources.iter().filter(|source| source.months[0] > 0 && source.months[1] > 0) {
            let scale = f64::from(source.months[0]) / f64::from(source.months[1]);
            now += source.points[0];
            before += source.points[1] * scale;
            variance += source.squares[0] + source.squares[1] * scale * scale;
            records[0] += source.records[0];
            records[1] += source.records[1];
        }
        let z = if variance > 0.0 { (now - before) / variance.sqrt() } else { 0.0 };
        Self { now, before, records_now: records[0], records_before: records[1], z, verdict: Verdict::of(z) }
    }
}

/// The z of a change between two counts over exposures of any one unit:
/// `(√(n₁/t₁) − √(n₀/t₀)) / √(1/(4t₁) + 1/(4t₀))`.
///
/// ```
/// use placeharm::scoring::count_change_z;
/// assert!((count_change_z((25, 1.0), (40, 1.0)) - 1.873).abs() < 0.001);
/// ```
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
pub fn count_change_z((before, before_exposure): (u64, f64), (now, now_exposure): (u64, f64)) -> f64 {
    let root = |count: u64, exposure: f64| (count as f64 / exposure).sqrt();
    let spread = (1.0 / (4.0 * now_exposure) + 1.0 / (4.0 * before_exposure)).sqrt();
    (root(now, now_exposure) - root(before, before_exposure)) / spread
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_change_is_clear_at_three_standard_errors() {
        let at = |now: f64| Exposure { months: [1, 1], records: [9, 9], points: [now, 100.0], squares: [50.0, 50.0] };
        assert_eq!(Change::over(&[at(130.0)]).verdict, Verdict::ClearRise);
        assert_eq!(Change::over(&[at(129.9)]).verdict, Verdict::NoClearChange);
        assert_eq!(Change::over(&[at(70.0)]).verdict, Verdict::ClearFall);
    }

    #[test]
    fn unequal_exposure_is_scaled() {
        let half = Exposure { months: [12, 6], records: [20, 10], points: [200.0, 100.0], squares: [4.0, 4.0] };
        let change = Change::over(&[half]);
        assert!((change.before - 200.0).abs() < 1e-12 && change.z.abs() < 1e-12);
        let rise = Change::over(&[Exposure { points: [220.0, 100.0], ..half }]);
        assert!((rise.z - 20.0 / 20.0_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn no_percentage_of_fewer_than_ten() {
        let few = Exposure { months: [1, 1], records: [20, 9], points: [200.0, 90.0], squares: [4.0, 4.0] };
        assert_eq!(Change::over(&[few]).percent(), None);
        let enough = Change::over(&[Exposure { records: [20, 10], points: [200.0, 100.0], ..few }]);
        assert_eq!(enough.percent(), Some(100.0));
    }
}
