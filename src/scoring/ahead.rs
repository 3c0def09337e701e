//! Where intelligence on a subject runs ahead of recorded crime of the same matter.

use super::RateRatio;

/// How an area's share of the reports stands to its share of the crimes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// The share of reports is the larger: the whole 95% interval of the ratio lies above 1.
    Ahead,
    /// It is the smaller: the whole interval lies under 1.
    Behind,
    /// The interval holds 1.
    Level,
}

/// One area's reports beside its crimes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// The area's position.
    pub area: usize,
    /// Its reports.
    pub reports: u64,
    /// Their share of all areas' reports, from 0 to 1.
    pub share_of_reports: f64,
    /// Its crimes.
    pub crimes: u64,
    /// Their share of all areas' crimes.
    pub share_of_crimes: f64,
    /// The first share over the second. Its interval is exact given the sum of reports and crimes here, and
    /// takes the two totals, which are much larger, as fixed.
    pub ratio: RateRatio,
}

impl Ahead {
    /// What the interval comes to.
    #[must_use]
    pub fn lead(&self) -> Lead {
        if self.ratio.lower > 1.0 {
            Lead::Ahead
        } else if self.ratio.upper < 1.0 {
            Lead::Behind
        } else {
            Lead::Level
        }
    }
}

/// Each area that has reports or crimes, in order; none where there are no reports at all, or no crimes, so
/// that no share can be had.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
pub fn ahead(reports: &[u64], crimes: &[u64]) -> Vec<Ahead> {
    let (all_reports, all_crimes) = (reports.iter().sum::<u64>() as f64, crimes.iter().sum::<u64>() as f64);
    let of = |(area, (&reports, &crimes)): (usize, (&u64, &u64))| {
        let ratio = RateRatio::of((crimes, all_crimes), (reports, all_reports))?;
        let (share_of_reports, share_of_crimes) = (reports as f64 / all_reports, crimes as f64 / all_crimes);
        Some(Ahead { area, reports, share_of_reports, crimes, share_of_crimes, ratio })
    };
    reports.iter().zip(crimes).enumerate().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_well_over_that_of_crime_is_ahead_and_a_few_reports_are_not() {
        // 40 of 100 reports where 10% of the crime is; 1 of 100 where there is next to none.
        let found = ahead(&[40, 1, 59, 0], &[100, 2, 890, 8]);
        let leads: Vec<Lead> = found.iter().map(Ahead::lead).collect();
        assert_eq!(leads, [Lead::Ahead, Lead::Level, Lead::Behind, Lead::Level]);
        assert!((found[0].ratio.ratio - 4.0).abs() < 1e-12);
        let here = RateRatio::of((100, 1_000.0), (40, 100.0)).expect("counted");
        assert_eq!(found[0].ratio, here);
    }

    #[test]
    fn without_reports_or_crimes_nothing_is_compared() {
        assert!(ahead(&[0, 0], &[1, 2]).is_empty());
        assert!(ahead(&[1, 2], &[0, 0]).is_empty());
        assert_eq!(ahead(&[1, 0], &[3, 0]).len(), 1, "an area with neither is not listed");
    }
}
