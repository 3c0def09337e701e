//! The same things in two orders, joined by lines.

use super::drawing::width_of;
use super::{Cell, Drawing, Table};
use crate::presentation::movement::Move;
use crate::presentation::number;

/// The most that are drawn: the first of either order. The table has all.
const MOST_DRAWN: usize = 30;
const ROW_PX: f64 = 18.0;
const TOP_PX: f64 = 24.0;
const SLOPE_PX: f64 = 84.0;
const AIR_PX: f64 = 8.0;

/// A thing, where it stands and what it scores: before, and now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlopeLine {
    /// Its name.
    pub label: String,
    /// Its ranks, from 1.
    pub ranks: [u32; 2],
    /// Its scores.
    pub scores: [f64; 2],
}

/// Things in two orders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlopeChart {
    /// Its title.
    pub title: String,
    /// What the lines stand for: the head of the first column.
    pub what: String,
    /// What the two orders are called.
    pub names: [String; 2],
    /// The unit of the scores.
    pub unit: String,
    /// The lines, in any order.
    pub lines: Vec<SlopeLine>,
    /// What the chart shows, in a sentence.
    pub sentence: String,
}

impl SlopeLine {
    fn moved(&self) -> Move {
        Move { area: 0, now: self.ranks[1], before: self.ranks[0] }
    }

    /// The class of its line.
    fn class(&self) -> &'static str {
        match self.moved().places() {
            0 => "slope",
            up if up > 0 => "slope up",
            _ => "slope down",
        }
    }
}

impl SlopeChart {
    /// For each line its place in an order, from 0: by rank, then by name.
    fn places(&self, side: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.lines.len()).collect();
        order.sort_by_key(|&line| (self.lines[line].ranks[side], &self.lines[line].label));
        let mut places = vec![0; order.len()];
        for (place, line) in order.into_iter().enumerate() {
            places[line] = place;
        }
        places
    }

    /// The chart as marks.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a few rows")]
    pub fn drawing(&self) -> Drawing {
        let places = [self.places(0), self.places(1)];
        let rows = self.lines.len().min(MOST_DRAWN);
        let is_seen = |side: usize, line: usize| places[side][line] < MOST_DRAWN;
        let label = |side: usize, line: &SlopeLine| format!("{} {}", line.ranks[side], line.label);
        let marked = |line: &SlopeLine| format!("{} {}", label(1, line), line.moved().mark());
        let widest = |width: f64, text: String| width.max(width_of(&text));
        let seen = |side: usize| {
            let lines = self.lines.iter().enumerate().filter(move |(line, _)| is_seen(side, *line));
            lines.map(|(_, line)| line)
        };
        let left = seen(0).map(|line| label(0, line)).fold(40.0, widest) + AIR_PX;
        let right = left + SLOPE_PX;
        let width = right + seen(1).map(marked).fold(40.0, widest) + AIR_PX;
        let mut drawing = Drawing { size: [width, TOP_PX + (rows as f64 + 0.5) * ROW_PX], marks: Vec::new() };
        drawing.text("quiet end", [left, 12.0], self.names[0].clone());
        drawing.text("quiet", [right, 12.0], self.names[1].clone());
        // What is further down than the last row goes out at the foot.
        let y = |side: usize, line: usize| TOP_PX + (places[side][line].min(rows) as f64 + 0.4) * ROW_PX;
        for (position, line) in self.lines.iter().enumerate() {
            let (from, to) = (y(0, position), y(1, position));
            if is_seen(0, position) {
                drawing.text("label end", [left - AIR_PX, from + 4.0], label(0, line));
            }
            if is_seen(1, position) {
                drawing.text("label", [right + AIR_PX, to + 4.0], marked(line));
            }
            if is_seen(0, position) || is_seen(1, position) {
                drawing.path(line.class(), format!("M{left:.1} {from:.1}L{right:.1} {to:.1}"));
            }
        }
        drawing
    }

    /// Its figures, in the order of now.
    #[must_use]
    pub fn table(&self) -> Table {
        let [before, now] = &self.names;
        let columns = vec![
            self.what.clone(),
            format!("Rank in {before}"),
            format!("Rank in {now}"),
            "Moves".to_owned(),
            format!("{before}, {}", self.unit),
            format!("{now}, {}", self.unit),
            format!("Difference, {}", self.unit),
        ];
        let mut lines: Vec<&SlopeLine> = self.lines.iter().collect();
        lines.sort_by_key(|line| (line.ranks[1], &line.label));
        let rank = |rank: u32| Cell::Number(f64::from(rank), number::whole(rank.into()));
        let row = |line: &SlopeLine| {
            let [before, now] = line.scores;
            vec![
                Cell::Text(line.label.clone()),
                rank(line.ranks[0]),
                rank(line.ranks[1]),
                Cell::Text(line.moved().words()),
                Cell::Number(before, number::points(before)),
                Cell::Number(now, number::points(now)),
                Cell::Number(now - before, number::signed(now - before, 0)),
            ]
        };
        Table { columns, rows: lines.into_iter().map(row).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presentation::chart::Mark;

    fn chart(lines: &[(&str, [u32; 2])]) -> SlopeChart {
        let line = |&(label, ranks): &(&str, [u32; 2])| SlopeLine {
            label: label.to_owned(),
            ranks,
            scores: ranks.map(|rank| 100.0 / f64::from(rank)),
        };
        let names = ["A".to_owned(), "B".to_owned()];
        SlopeChart { names, lines: lines.iter().map(line).collect(), ..SlopeChart::default() }
    }

    fn paths(chart: &SlopeChart) -> Vec<(String, String)> {
        let path = |mark: Mark| if let Mark::Path { class, d } = mark { Some((class, d)) } else { None };
        chart.drawing().marks.into_iter().filter_map(path).collect()
    }

    /// How far down a line begins and ends.
    fn ends(d: &str) -> [f64; 2] {
        let ends = d.trim_start_matches('M').split('L').map(|end| end.split_once(' ').expect("x and y").1);
        let ends: Vec<f64> = ends.map(|y| y.parse().expect("a number")).collect();
        [ends[0], ends[1]]
    }

    #[test]
    fn a_line_falls_where_a_rank_does_and_says_so_in_a_mark() {
        let chart = chart(&[("Ash", [1, 2]), ("Oak", [2, 1]), ("Elm", [3, 3])]);
        let classes: Vec<_> = paths(&chart).into_iter().map(|(class, d)| (class, ends(&d))).collect();
        let [ash, oak, elm] = [&classes[0], &classes[1], &classes[2]];
        assert_eq!([&ash.0, &oak.0, &elm.0], ["slope down", "slope up", "slope"]);
        assert!(ash.1[0] < ash.1[1] && oak.1[0] > oak.1[1] && elm.1[0] == elm.1[1]);
        assert_eq!((ash.1[0], ash.1[1]), (oak.1[1], oak.1[0]));
        let texts: Vec<_> = chart
            .drawing()
            .marks
            .into_iter()
            .filter_map(|mark| if let Mark::Text { text, .. } = mark { Some(text) } else { None })
            .collect();
        assert!(texts.contains(&"2 Ash ▼1".to_owned()) && texts.contains(&"1 Ash".to_owned()), "{texts:?}");
    }

    #[test]
    fn of_ties_each_has_a_row_of_its_own() {
        let chart = chart(&[("Oak", [1, 1]), ("Ash", [1, 1])]);
        let ends: Vec<_> = paths(&chart).into_iter().map(|(_, d)| ends(&d)).collect();
        assert_eq!(ends[1][0] + ROW_PX, ends[0][0], "by name");
    }

    #[test]
    fn of_many_the_first_of_either_order_are_drawn_and_the_table_has_all() {
        let names: Vec<String> = (0..200).map(|n| format!("S{n:03}")).collect();
        // The last comes to the head; so each other one moves one down.
        let lines: Vec<_> = (1..=200_u32)
            .zip(&names)
            .map(|(rank, name)| (name.as_str(), [rank, if rank == 200 { 1 } else { rank + 1 }]))
            .collect();
        let chart = chart(&lines);
        assert_eq!(paths(&chart).len(), MOST_DRAWN + 1);
        let table = chart.table();
        assert_eq!(table.rows.len(), 200);
        assert_eq!(table.rows[0][0].text(), "S199");
        assert_eq!(table.rows[0][3].text(), "up 199 places from 200th");
        assert_eq!(table.rows[0][6].text(), "+100");
    }
}
