//! Control charts of monthly counts: XmR, individual values and moving ranges.

use serde::{Deserialize, Serialize};

/// The fewest months of which limits may be drawn.
pub const CONTROL_MONTHS: usize = 12;

/// The limits lie so many mean moving ranges from the mean.
const RANGES_TO_LIMIT: f64 = 2.66;
/// So many months on one side of the mean are a signal.
const RUN_MONTHS: usize = 8;
/// So many months each above, or each below, the one before are a signal.
const TREND_MONTHS: usize = 6;

/// Why a month is a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ControlRule {
    /// It lies outside the limits.
    Outside,
    /// It ends eight or more in a row on one side of the mean.
    Run,
    /// It ends six or more that rise, or fall, one after the other.
    Trend,
    /// It ends two of three beyond two thirds of the way to the limit, on one side.
    TwoOfThree,
}

/// Mean, limits and signals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ControlChart {
    /// The mean of the months.
    pub mean: f64,
    /// The lower limit, not under 0.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
    /// How many months it is of.
    pub months: usize,
    /// Months, by their position, and the rules that make them signals.
    pub signals: Vec<(usize, ControlRule)>,
}

/// The control chart of monthly counts: of all the months given, from the first. None where there
/// are fewer than [`CONTROL_MONTHS`].
///
/// ```
/// use placeharm::scoring::control_chart;
/// let chart = control_chart(&[10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12]).expect("a year");
/// assert_eq!((chart.mean, chart.lower, chart.upper), (11.0, 5.68, 16.32));
/// ```
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts are far under 2^53")]
pub fn control_chart(counts: &[u64]) -> Option<ControlChart> {
    if counts.len() < CONTROL_MONTHS {
        return None;
    }
    let values: Vec<f64> = counts.iter().map(|&count| count as f64).collect();
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let ranges: f64 = values.array_windows().map(|[one, next]| (next - one).abs()).sum();
    let reach = RANGES_TO_LIMIT * ranges / (values.len() - 1) as f64;
    let (lower, upper) = ((mean - reach).max(0.0), mean + reach);
    let mut signals = Vec::new();
    for month in 0..values.len() {
        let last = |months: usize| (month + 1).checked_sub(months).map(|from| &values[from..=month]);
        let both = |is_signal: &dyn Fn(f64) -> bool| is_signal(1.0) || is_signal(-1.0);
        let beyond = |value: f64, side: f64, share: f64| (value - mean) * side > reach * share;
        let mut signal = |rule, is_signal: bool| {
            if is_signal {
                signals.push((month, rule));
            }
        };
        // The lower limit is cut off at 0, below which no count lies.
        signal(ControlRule::Outside, values[month] > upper || values[month] < lower);
        let run = |side: f64| last(RUN_MONTHS).is_some_and(|run| run.iter().all(|&value| (value - mean) * side > 0.0));
        signal(ControlRule::Run, both(&run));
        let rises = |side: f64| {
            last(TREND_MONTHS).is_some_and(|run| run.array_windows().all(|[one, next]| (next - one) * side > 0.0))
        };
        signal(ControlRule::Trend, both(&rises));
        let two_of_three = |side: f64| {
            beyond(values[month], side, 2.0 / 3.0)
                && last(3).is_some_and(|run| run.iter().filter(|&&value| beyond(value, side, 2.0 / 3.0)).count() >= 2)
        };
        signal(ControlRule::TwoOfThree, reach > 0.0 && both(&two_of_three));
    }
    Some(ControlChart { mean, lower, upper, months: values.len(), signals })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Months that are signals by a rule, of these counts.
    fn by(rule: ControlRule, counts: &[u64]) -> Vec<usize> {
        let chart = control_chart(counts).expect("a year");
        chart.signals.into_iter().filter(|signal| signal.1 == rule).map(|signal| signal.0).collect()
    }

    const STEADY: [u64; 12] = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];

    #[test]
    fn eleven_months_have_no_limits() {
        assert_eq!(control_chart(&STEADY[..11]), None);
        assert!(control_chart(&STEADY).expect("a year").signals.is_empty());
    }

    #[test]
    fn a_month_outside_the_limits_is_a_signal() {
        let mut counts = STEADY.to_vec();
        counts.push(40);
        assert_eq!(by(ControlRule::Outside, &counts), [12]);
    }

    #[test]
    fn eight_in_a_row_on_one_side_are_a_signal_and_seven_are_not() {
        let counts = |high: usize| [vec![10, 12, 10, 12, 10, 12, 8, 9], vec![13; high], vec![9; 4]].concat();
        assert!(by(ControlRule::Run, &counts(7)).is_empty());
        assert_eq!(by(ControlRule::Run, &counts(8)), [15]);
    }

    #[test]
    fn six_rising_one_after_the_other_are_a_signal() {
        let counts = [10, 12, 10, 12, 10, 12, 8, 9, 10, 11, 12, 13, 9];
        assert_eq!(by(ControlRule::Trend, &counts), [11]);
        assert!(by(ControlRule::Trend, &[10, 12, 10, 12, 10, 12, 9, 9, 10, 11, 12, 13, 9]).is_empty());
    }

    #[test]
    fn two_of_three_far_out_on_one_side_are_a_signal() {
        // Mean 10.5, mean moving range 2.07: two thirds of the way lie at 14.2, the limit at 16.0.
        let counts = [10, 10, 9, 10, 10, 9, 10, 10, 9, 10, 15, 9, 15, 10, 9];
        let chart = control_chart(&counts).expect("a year");
        assert!(chart.upper > 15.0 && by(ControlRule::Outside, &counts).is_empty(), "{chart:?}");
        assert_eq!(by(ControlRule::TwoOfThree, &counts), [12]);
    }

    #[test]
    fn the_lower_limit_is_not_under_nothing() {
        assert_eq!(control_chart(&[0, 9, 0, 9, 0, 9, 0, 9, 0, 9, 0, 9]).map(|chart| chart.lower), Some(0.0));
    }
}
