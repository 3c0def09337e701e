//! How far areas move between two rankings.

use std::collections::BTreeMap;

use super::number;
use super::sentence::ordinal;

/// What a ranking is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Against {
    /// The force's own settings.
    #[default]
    Force,
    /// Selection A; the ranking itself is B's.
    A,
}

impl Against {
    /// Its name in a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Force => "the force's own settings",
            Self::A => "selection A",
        }
    }
}

/// What the areas that are listed score together under A and under B, in a sentence.
#[must_use]
pub fn totals([a, b]: [f64; 2]) -> String {
    let percent = if a > 0.0 { format!(", {}%", number::signed((b - a) / a * 100.0, 1)) } else { String::new() };
    let difference = number::signed(b - a, 0);
    format!(
        "All areas listed score {} points in A and {} in B: a difference of {difference} points{percent}.",
        number::points(a),
        number::points(b)
    )
}

/// An area's ranks in two rankings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Position in the level's list.
    pub area: u16,
    /// Its rank now.
    pub now: u32,
    /// Its rank in the ranking that this one is held against.
    pub before: u32,
}

impl Move {
    /// Places up, or down where negative.
    #[must_use]
    pub fn places(self) -> i64 {
        i64::from(self.before) - i64::from(self.now)
    }

    /// In a cell: `▲2`, `▼1`; empty where it does not move.
    #[must_use]
    pub fn mark(self) -> String {
        match self.places() {
            0 => String::new(),
            up if up > 0 => format!("▲{up}"),
            down => format!("▼{}", down.unsigned_abs()),
        }
    }

    /// In words: `up 2 places from 5th`.
    #[must_use]
    pub fn words(self) -> String {
        let by = number::counted(self.places().unsigned_abs(), "place", "places");
        match self.places() {
            0 => format!("stays {}", ordinal(self.now)),
            up if up > 0 => format!("up {by} from {}", ordinal(self.before)),
            _ => format!("down {by} from {}", ordinal(self.before)),
        }
    }
}

/// How a ranking moved, in a sentence; `name` names an area.
#[must_use]
pub fn summary(moves: &[Move], name: impl Fn(u16) -> String) -> String {
    let moved = moves.iter().filter(|moved| moved.places() != 0).count();
    if moved == 0 {
        return "No rank changes.".to_owned();
    }
    let of = number::whole(moves.len() as u64);
    let begin =
        format!("{} of {of} {}", number::whole(moved as u64), if moved == 1 { "changes rank" } else { "change rank" });
    // The first of those that move as far is the one higher up now.
    let furthest = moves.iter().rev().max_by_key(|moved| moved.places().unsigned_abs());
    let furthest =
        furthest.map_or_else(String::new, |moved| format!("; furthest {}, {}", name(moved.area), moved.words()));
    format!("{begin}{furthest}.")
}

/// How many places down each row of a list moved (up where negative), by its place now; those that stand where they
/// stood, and those that were not in it, are left out.
#[must_use]
pub fn shifts<Row: Ord>(before: &[Row], now: &[Row]) -> Vec<(usize, i32)> {
    let places: BTreeMap<&Row, i32> = before.iter().zip(0..).collect();
    let shift = |(place, (row, is)): (usize, (&Row, i32))| {
        let down = is - places.get(row)?;
        (down != 0).then_some((place, down))
    };
    now.iter().zip(0..).enumerate().filter_map(shift).collect()
}

#[cfg(test)]
mod tests {
    use super::{Move, shifts, summary, totals};

    fn moves(ranks: &[(u32, u32)]) -> Vec<Move> {
        (0..).zip(ranks).map(|(area, &(now, before))| Move { area, now, before }).collect()
    }

    fn said(ranks: &[(u32, u32)]) -> String {
        summary(&moves(ranks), |area| format!("S{area}"))
    }

    #[test]
    fn a_move_is_said_in_a_mark_and_in_words() {
        let [up, down, still] = [(3, 5), (2, 1), (4, 4)].map(|(now, before)| Move { area: 0, now, before });
        assert_eq!([up.mark(), down.mark(), still.mark()], ["▲2", "▼1", ""]);
        assert_eq!(
            [up.words(), down.words(), still.words()],
            ["up 2 places from 5th", "down 1 place from 1st", "stays 4th"]
        );
    }

    #[test]
    fn rows_shift_by_as_many_places_as_they_moved() {
        assert_eq!(shifts(&['a', 'b', 'c', 'd'], &['c', 'a', 'b', 'd']), [(0, -2), (1, 1), (2, 1)]);
        assert_eq!(shifts(&['a', 'b'], &['x', 'b', 'a']), [(2, 2)]);
        assert_eq!(shifts(&[], &['a']), []);
    }

    #[test]
    fn totals_have_a_percentage_only_of_something() {
        assert_eq!(
            totals([2_000.0, 1_500.0]),
            "All areas listed score 2,000 points in A and 1,500 in B: a difference of −500 points, −25.0%."
        );
        assert_eq!(
            totals([0.0, 10.0]),
            "All areas listed score 0.0 points in A and 10.0 in B: a difference of +10 points."
        );
    }

    #[test]
    fn a_summary_names_the_one_that_moves_furthest_and_of_two_the_higher() {
        assert_eq!(said(&[(1, 1), (2, 2)]), "No rank changes.");
        assert_eq!(said(&[(1, 2), (2, 1), (3, 3)]), "2 of 3 change rank; furthest S0, up 1 place from 2nd.");
        assert_eq!(said(&[(1, 1), (1, 2)]), "1 of 2 changes rank; furthest S1, up 1 place from 2nd.");
    }
}
