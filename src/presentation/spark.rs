//! The line of an area's months.

use super::number;

/// The lines of a sparkline, as SVG path data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spark {
    /// Through the complete months.
    pub complete: String,
    /// Through the incomplete months, from the last complete one before them.
    pub incomplete: String,
}

/// What the line says, for those who do not see it.
#[must_use]
pub fn spark_words(monthly: &[f64]) -> String {
    let said = |points: Option<&f64>| points.map_or_else(|| number::NONE.to_owned(), |&points| number::points(points));
    let largest = monthly.iter().copied().fold(0.0, f64::max);
    format!(
        "{} months: {} points in the first, {} in the highest, {} in the last",
        monthly.len(),
        said(monthly.first()),
        number::points(largest),
        said(monthly.last())
    )
}

/// The lines through monthly values in a box of that size, from 0 at its foot to the largest value
/// at its head. A month without an entry in `months_complete` counts as complete.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "a few hundred months")]
pub fn spark(monthly: &[f64], months_complete: &[bool], width_px: f64, height_px: f64) -> Spark {
    let largest = monthly.iter().copied().filter(|value| value.is_finite()).fold(0.0, f64::max);
    let step_px = if monthly.len() > 1 { width_px / (monthly.len() - 1) as f64 } else { 0.0 };
    let point = |month: usize, value: f64| {
        let height = if largest > 0.0 && value.is_finite() { value / largest * height_px } else { 0.0 };
        (step_px * month as f64, height_px - height)
    };
    let mut lines = Spark::default();
    let mut before: Option<((f64, f64), bool)> = None;
    for (month, &value) in monthly.iter().enumerate() {
        let at = point(month, value);
        let is_complete = months_complete.get(month).copied().unwrap_or(true);
        let line = if is_complete { &mut lines.complete } else { &mut lines.incomplete };
        let goes_on = before.is_some_and(|(_, complete)| complete == is_complete);
        match before {
            Some(_) if goes_on => line.push_str(&format!("L{:.1} {:.1}", at.0, at.1)),
            Some((from, _)) if !is_complete => {
                line.push_str(&format!("M{:.1} {:.1}L{:.1} {:.1}", from.0, from.1, at.0, at.1));
            }
            _ => line.push_str(&format!("M{:.1} {:.1}", at.0, at.1)),
        }
        before = Some((at, is_complete));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_run_from_left_to_right_and_up_to_the_head() {
        let lines = spark(&[0.0, 10.0, 5.0], &[true; 3], 20.0, 10.0);
        assert_eq!(lines, Spark { complete: "M0.0 10.0L10.0 0.0L20.0 5.0".into(), incomplete: String::new() });
    }

    #[test]
    fn incomplete_months_have_a_line_of_their_own() {
        let lines = spark(&[10.0, 10.0, 5.0], &[true, true, false], 20.0, 10.0);
        assert_eq!(lines.complete, "M0.0 0.0L10.0 0.0");
        assert_eq!(lines.incomplete, "M10.0 0.0L20.0 5.0");
    }

    #[test]
    fn nothing_lies_at_the_foot() {
        assert_eq!(spark(&[0.0, 0.0], &[], 20.0, 10.0).complete, "M0.0 10.0L20.0 10.0");
        assert_eq!(spark(&[], &[], 20.0, 10.0), Spark::default());
        assert_eq!(spark(&[f64::NAN], &[], 20.0, 10.0).complete, "M0.0 10.0");
    }
}
