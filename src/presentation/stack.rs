//! The stacked bar of an area's elements.

/// One segment of a stacked bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The element's position; none for the slivers gathered as "other".
    pub element: Option<usize>,
    /// Where it begins.
    pub x_px: f64,
    /// How long it is.
    pub width_px: f64,
    /// Its points.
    pub points: f64,
}

/// Elements shorter than this are gathered.
pub const SLIVER_PX: f64 = 3.0;

/// The background between two segments.
pub const GAP_PX: f64 = 1.0;

/// The segments of a bar whose whole length is its points on a scale that gives `scale_points`
/// `width_px`, in the elements' order, "other" last. Gaps are taken off the segments' ends, so that
/// the bar's end stays the score.
#[must_use]
pub fn stack(points: &[f64], scale_points: f64, width_px: f64) -> Vec<Segment> {
    if scale_points <= 0.0 || !scale_points.is_finite() {
        return Vec::new();
    }
    let length = |points: f64| points / scale_points * width_px;
    let mut other = 0.0;
    let mut kept = Vec::new();
    for (element, &points) in points.iter().enumerate() {
        if length(points) >= SLIVER_PX {
            kept.push((Some(element), points));
        } else if points > 0.0 {
            other += points;
        }
    }
    if other > 0.0 {
        kept.push((None, other));
    }
    let last = kept.len().saturating_sub(1);
    let mut x_px = 0.0;
    kept.into_iter()
        .enumerate()
        .map(|(position, (element, points))| {
            let whole_px = length(points);
            let gap_px = if position == last { 0.0 } else { GAP_PX };
            let segment = Segment { element, x_px, width_px: (whole_px - gap_px).max(0.0), points };
            x_px += whole_px;
            segment
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slivers_are_gathered_at_the_end() {
        let segments = stack(&[1.0, 60.0, 1.0, 38.0], 100.0, 100.0);
        let elements: Vec<_> = segments.iter().map(|segment| segment.element).collect();
        assert_eq!(elements, [Some(1), Some(3), None]);
        assert_eq!(segments[1].x_px, 60.0);
        assert_eq!(segments[0].width_px, 59.0);
        assert_eq!(segments[2], Segment { element: None, x_px: 98.0, width_px: 2.0, points: 2.0 });
    }

    #[test]
    fn nothing_has_no_segments() {
        assert!(stack(&[0.0; 9], 100.0, 100.0).is_empty());
        assert!(stack(&[0.0; 9], 0.0, 100.0).is_empty());
    }

    proptest! {
        #[test]
        fn a_bar_ends_at_its_score(points in proptest::collection::vec(0.0..1e6_f64, 0..12), rest in 0.0..1e6_f64) {
            let score: f64 = points.iter().sum();
            let scale = score + rest;
            prop_assume!(scale > 0.0);
            let end = stack(&points, scale, 220.0).last().map_or(0.0, |last| last.x_px + last.width_px);
            prop_assert!((end - score / scale * 220.0).abs() < 1e-6);
        }
    }
}
