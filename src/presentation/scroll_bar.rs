//! A scroll bar for more rows than a browser lets an element be high: places are scaled to its pixels.

/// The most that the bar's inner height may be; browsers cap it at some 33 million.
const MOST_PX: f64 = 8_000_000.0;

/// A bar, and the rows that it goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScrollBar {
    /// Rows in all.
    pub rows: u64,
    /// How many of them are in view at once.
    pub visible: u64,
    /// The height of a row in pixels.
    pub row_px: i32,
    /// The height of what stands above the rows.
    pub header_px: i32,
    /// How much of the bar is seen.
    pub seen_px: i32,
}

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places are scaled to pixels; so many rows there are not"
)]
impl ScrollBar {
    /// How high the bar is within.
    #[must_use]
    pub fn inner_px(self) -> f64 {
        (self.rows as f64 * f64::from(self.row_px) + f64::from(self.header_px)).min(MOST_PX)
    }

    /// The first row in view when the last one is.
    #[must_use]
    pub fn last_first(self) -> u64 {
        self.rows.saturating_sub(self.visible)
    }

    fn room_px(self) -> f64 {
        self.inner_px() - f64::from(self.seen_px)
    }

    /// How far down the bar is when a row is the first in view.
    #[must_use]
    pub fn top_px(self, first: u64) -> i32 {
        let share = first as f64 / self.last_first().max(1) as f64;
        (share * self.room_px().max(0.0)).round() as i32
    }

    /// The first row in view when the bar is so far down; none where it has nowhere to go.
    #[must_use]
    pub fn first(self, top_px: i32) -> Option<u64> {
        let (room, last) = (self.room_px(), self.last_first());
        if room <= 0.0 {
            return None;
        }
        // Where pixels are enlarged a bar ends a fraction of one short of its end.
        if f64::from(top_px) >= room - 1.0 {
            return Some(last);
        }
        Some(((f64::from(top_px.max(0)) / room * last as f64).round() as u64).min(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bar(rows: u64) -> ScrollBar {
        ScrollBar { rows, visible: 26, row_px: 24, header_px: 26, seen_px: 650 }
    }

    #[test]
    fn the_ends_of_the_bar_are_the_first_and_the_last_of_ten_million_rows() {
        let bar = bar(10_000_000);
        assert_eq!(bar.inner_px(), 8e6);
        assert_eq!((bar.first(0), bar.top_px(0)), (Some(0), 0));
        assert_eq!(bar.top_px(9_999_974), 7_999_350);
        assert_eq!(bar.first(7_999_350), Some(9_999_974));
        assert_eq!(bar.first(7_999_349), Some(9_999_974), "a fraction of a pixel short of the end");
        assert!(bar.first(7_999_348) < Some(9_999_974));
    }

    #[test]
    fn rows_that_all_have_room_need_no_bar() {
        assert_eq!(bar(20).first(0), None);
        assert_eq!(bar(20).top_px(0), 0);
        assert_eq!(bar(0).first(5), None);
    }

    proptest! {
        #[test]
        fn further_down_is_never_a_row_before(rows in 0..20_000_000_u64, one in 0..8_000_000_i32, other in 0..8_000_000_i32) {
            let bar = bar(rows);
            prop_assert!(bar.first(one.min(other)) <= bar.first(one.max(other)));
            prop_assert!(bar.first(one).is_none_or(|first| first <= bar.last_first()));
        }

        #[test]
        fn the_bar_put_to_a_row_is_read_as_that_row_up_to_what_a_pixel_stands_for(
            (rows, first) in (27..20_000_000_u64).prop_flat_map(|rows| (Just(rows), 0..rows - 26)),
        ) {
            let bar = bar(rows);
            let pixel = rows / 4_000_000 + 1;
            prop_assert!(bar.first(bar.top_px(first)).is_none_or(|read| read.abs_diff(first) <= pixel));
        }
    }
}
