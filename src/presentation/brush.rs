//! A time line of months, and the period that is brushed on it: where each month stands, and what a press, a drag or
//! a key makes of the period.

use super::chart::{Cell, Table, month_ticks};
use super::{date, number};
use crate::domain::{DayEdges, Month, Period};

/// How near a press must come to an end of the period to take hold of it.
const GRIP_PX: f64 = 7.0;
/// The line's foot, where years stand.
const FOOT_PX: f64 = 14.0;

/// Months on a line, of a width and a height.
#[derive(Clone, Debug, PartialEq)]
pub struct Brush {
    /// The months of the snapshot.
    pub covered: Period,
    /// In pixels.
    pub size: [f64; 2],
}

/// An end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its first month.
    First,
    /// Its last month.
    Last,
}

/// What a press holds, for as long as it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// An end: the other one stays where it is.
    End(End, Period),
    /// All of the period, taken at a month: it moves as it is.
    Whole(Month, Period),
    /// Neither: a period is begun at a month.
    New(Month),
}

/// The months drawn alike, as SVG path data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    /// Those of the period.
    pub within: String,
    /// The others.
    pub beside: String,
    /// Those for which not every source is complete, of either.
    pub incomplete: String,
}

#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a few hundred months")]
impl Brush {
    fn months(&self) -> i32 {
        self.covered.to().since(self.covered.from())
    }

    /// Where a month begins.
    #[must_use]
    pub fn start_px(&self, month: Month) -> f64 {
        f64::from(month.since(self.covered.from())) * self.size[0] / f64::from(self.months())
    }

    /// How high the bars may be.
    #[must_use]
    pub fn foot_px(&self) -> f64 {
        self.size[1] - FOOT_PX
    }

    /// The month at a place; the nearest one beside the line.
    #[must_use]
    pub fn month_at(&self, x_px: f64) -> Month {
        let month = (x_px / self.size[0].max(1.0) * f64::from(self.months())).floor();
        self.covered.from().plus((month as i32).clamp(0, self.months() - 1))
    }

    /// What a press at a place takes hold of.
    #[must_use]
    pub fn hold(&self, x_px: f64, period: Period) -> Hold {
        let month = self.month_at(x_px);
        let far = [(End::First, period.from()), (End::Last, period.to())].map(|(end, at)| {
            let far_px = (self.start_px(at) - x_px).abs();
            (end, far_px)
        });
        let nearest = if far[0].1 <= far[1].1 { far[0] } else { far[1] };
        match nearest {
            (end, far_px) if far_px <= GRIP_PX => Hold::End(end, period),
            _ if period.contains(month) => Hold::Whole(month, period),
            _ => Hold::New(month),
        }
    }

    /// The period that a hold makes once it has come to a place.
    #[must_use]
    pub fn held_at(&self, hold: Hold, x_px: f64) -> Period {
        let month = self.month_at(x_px);
        match hold {
            Hold::End(End::First, period) => Period::spanning(month.min(period.last()), period.last()),
            Hold::End(End::Last, period) => Period::spanning(period.from(), month.max(period.from())),
            Hold::Whole(from, period) => self.shifted(period, month.since(from)),
            Hold::New(from) => Period::spanning(from, month),
        }
    }

    /// The period so many months later, as far as the line goes.
    fn shifted(&self, period: Period, months: i32) -> Period {
        let (earliest, latest) = (self.covered.from().since(period.from()), self.covered.to().since(period.to()));
        period.shifted(months.clamp(earliest.min(0), latest.max(0)))
    }

    /// The period with an end so many months later: not past the other, nor past the line.
    #[must_use]
    pub fn moved(&self, period: Period, end: End, months: i32) -> Period {
        let to = |month: Month| month.plus(months.clamp(-self.months(), self.months()));
        match end {
            End::First => {
                Period::spanning(to(period.from()).max(self.covered.from()).min(period.last()), period.last())
            }
            End::Last => Period::spanning(period.from(), to(period.last()).min(self.covered.last()).max(period.from())),
        }
    }

    /// A bar for each month, from zero at the foot to the highest month.
    #[must_use]
    pub fn bars(&self, monthly: &[f64], months_complete: &[bool], period: Period) -> Bars {
        let highest = monthly.iter().copied().filter(|points| points.is_finite()).fold(0.0, f64::max);
        let room = self.foot_px() - 2.0;
        let mut bars = Bars::default();
        for (position, &points) in monthly.iter().enumerate() {
            let month = self.covered.from().plus(i32::try_from(position).unwrap_or(i32::MAX));
            let height = if highest > 0.0 && points > 0.0 { (points / highest * room).max(1.0) } else { continue };
            let (left, right) = (self.start_px(month), self.start_px(month.plus(1)));
            let air = if right - left > 3.0 { 1.0 } else { 0.0 };
            let bar = format!("M{:.1} {:.1}v-{height:.1}h{:.1}v{height:.1}Z", left, self.foot_px(), right - left - air);
            let of = match (months_complete.get(position).copied().unwrap_or(true), period.contains(month)) {
                (false, _) => &mut bars.incomplete,
                (true, true) => &mut bars.within,
                (true, false) => &mut bars.beside,
            };
            of.push_str(&bar);
        }
        bars
    }

    /// Where the labels of months stand, and what they say.
    #[must_use]
    pub fn labels(&self) -> Vec<(f64, String)> {
        let (months, step) = (self.months(), self.size[0] / f64::from(self.months()));
        let ticks = month_ticks(self.covered.from(), usize::try_from(months).unwrap_or(0), step);
        let place = |position: usize| position as f64 * step;
        ticks
            .into_iter()
            .map(|tick| (place(tick.position), tick.label))
            .filter(|(x, _)| x + 30.0 < self.size[0])
            .collect()
    }
}

/// What the line shows, in words.
#[must_use]
pub fn said(monthly: &[f64], covered: Period, period: Period) -> String {
    let at = |month: Month| usize::try_from(month.since(covered.from())).ok();
    let within = monthly.iter().enumerate().filter(|(position, _)| {
        at(period.from()).is_some_and(|from| from <= *position) && at(period.to()).is_some_and(|to| *position < to)
    });
    let points: f64 = within.map(|(_, points)| points).sum();
    format!("{}: {} points of flow in the force", date::period(period, DayEdges::WHOLE), number::points(points))
}

/// The line's figures.
#[must_use]
pub fn table(monthly: &[f64], months_complete: &[bool], covered: Period) -> Table {
    let row = |(position, points): (usize, &f64)| {
        let month = covered.from().plus(i32::try_from(position).unwrap_or(i32::MAX));
        let complete = months_complete.get(position).copied().unwrap_or(true);
        let incomplete = if complete { "" } else { " (incomplete)" };
        vec![Cell::Text(format!("{}{incomplete}", date::month(month))), Cell::Number(*points, number::points(*points))]
    };
    Table {
        columns: vec!["Month".to_owned(), "Flow, points".to_owned()],
        rows: monthly.iter().enumerate().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn month(position: i32) -> Month {
        Month::new(2024, 0).plus(position)
    }

    fn period(from: i32, to: i32) -> Period {
        Period::spanning(month(from), month(to - 1))
    }

    /// 24 months, ten pixels each.
    fn brush() -> Brush {
        Brush { covered: period(0, 24), size: [240.0, 54.0] }
    }

    #[test]
    fn a_press_takes_hold_of_an_end_of_the_whole_or_of_nothing() {
        let (brush, chosen) = (brush(), period(12, 20));
        for (x, hold) in [
            (118.0, Hold::End(End::First, chosen)),
            (126.0, Hold::End(End::First, chosen)),
            (195.0, Hold::End(End::Last, chosen)),
            (150.0, Hold::Whole(month(15), chosen)),
            (40.0, Hold::New(month(4))),
            (-5.0, Hold::New(month(0))),
            (999.0, Hold::New(month(23))),
        ] {
            assert_eq!(brush.hold(x, chosen), hold, "{x}");
        }
        // Of a single narrow month the nearer end.
        let narrow = Brush { size: [48.0, 54.0], ..brush };
        assert_eq!(narrow.hold(24.2, period(12, 13)), Hold::End(End::First, period(12, 13)));
        assert_eq!(narrow.hold(25.8, period(12, 13)), Hold::End(End::Last, period(12, 13)));
    }

    #[test]
    fn what_is_held_follows_the_pointer_as_far_as_it_can() {
        let (brush, chosen) = (brush(), period(12, 20));
        for (hold, x, expected) in [
            (Hold::End(End::First, chosen), 55.0, period(5, 20)),
            (Hold::End(End::First, chosen), 235.0, period(19, 20)),
            (Hold::End(End::Last, chosen), 235.0, period(12, 24)),
            (Hold::End(End::Last, chosen), 5.0, period(12, 13)),
            (Hold::Whole(month(15), chosen), 135.0, period(10, 18)),
            (Hold::Whole(month(15), chosen), 900.0, period(16, 24)),
            (Hold::Whole(month(15), chosen), -900.0, period(0, 8)),
            (Hold::New(month(4)), 45.0, period(4, 5)),
            (Hold::New(month(4)), 75.0, period(4, 8)),
            (Hold::New(month(4)), 15.0, period(1, 5)),
        ] {
            assert_eq!(brush.held_at(hold, x), expected, "{hold:?} at {x}");
        }
    }

    #[test]
    fn keys_move_an_end_and_not_past_the_other() {
        let (brush, chosen) = (brush(), period(12, 20));
        for (end, months, expected) in [
            (End::First, -1, period(11, 20)),
            (End::First, 99, period(19, 20)),
            (End::First, i32::MIN, period(0, 20)),
            (End::Last, 1, period(12, 21)),
            (End::Last, i32::MAX, period(12, 24)),
            (End::Last, -99, period(12, 13)),
        ] {
            assert_eq!(brush.moved(chosen, end, months), expected, "{end:?} by {months}");
        }
    }

    #[test]
    fn bars_stand_apart_by_what_they_are() {
        let brush = Brush { covered: period(0, 4), size: [40.0, 56.0] };
        let bars = brush.bars(&[10.0, 20.0, 0.0, 20.0], &[true, true, true, false], period(1, 3));
        assert_eq!(bars.beside, "M0.0 42.0v-20.0h9.0v20.0Z");
        assert_eq!(bars.within, "M10.0 42.0v-40.0h9.0v40.0Z");
        assert_eq!(bars.incomplete, "M30.0 42.0v-40.0h9.0v40.0Z");
        assert_eq!(
            said(&[10.0, 20.0, 5.0], period(0, 3), period(1, 3)),
            "February to March 2024: 25.0 points of flow in the force"
        );
    }

    proptest! {
        #[test]
        fn a_period_lies_always_on_the_line(from in 0..23_i32, length in 1..24_i32, press in -50.0..300.0_f64, to in -50.0..300.0_f64) {
            let (brush, chosen) = (brush(), period(from, (from + length).min(24)));
            let made = brush.held_at(brush.hold(press, chosen), to);
            prop_assert_eq!(made.within(brush.covered), Some(made));
        }
    }
}
