//! A group and those with whom it shares records, as a small drawing.

use super::chart::{Cell, Drawing, Table};
use super::number;

/// The most groups around the one in the middle.
const MOST_AROUND: usize = 12;
const SIZE_PX: [f64; 2] = [440.0, 260.0];
const REACH_PX: [f64; 2] = [150.0, 100.0];
const BOX_PX: [f64; 2] = [88.0, 20.0];

/// One group and what it shares with the one in the middle.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its code.
    pub label: String,
    /// Records that members of both are linked to.
    pub records: u64,
    /// Their points.
    pub points: f64,
    /// The address of these records.
    pub rows: Option<String>,
}

/// The drawing: the groups that share most around the one in the middle, with broader lines where
/// they share more.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "a few groups; counts are far under 2^53")]
pub fn drawing(here: &str, neighbours: &[Neighbour]) -> Drawing {
    let mut drawing = Drawing { size: SIZE_PX, ..Drawing::default() };
    let around = &neighbours[..neighbours.len().min(MOST_AROUND)];
    let middle = [SIZE_PX[0] / 2.0, SIZE_PX[1] / 2.0];
    let most = around.iter().map(|neighbour| neighbour.records).max().unwrap_or(1) as f64;
    let places: Vec<[f64; 2]> = (0..around.len())
        .map(|at| {
            let turn = std::f64::consts::TAU * at as f64 / around.len() as f64 - std::f64::consts::FRAC_PI_2;
            [middle[0] + REACH_PX[0] * turn.cos(), middle[1] + REACH_PX[1] * turn.sin()]
        })
        .collect();
    for (neighbour, [x, y]) in around.iter().zip(&places) {
        let half = f64::midpoint(0.5, 3.0 * neighbour.records as f64 / most);
        let (dx, dy) = (x - middle[0], y - middle[1]);
        let length = dx.hypot(dy).max(1.0);
        let (across_x, across_y) = (-dy / length * half, dx / length * half);
        drawing.path(
            "edge",
            format!(
                "M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z",
                middle[0] + across_x,
                middle[1] + across_y,
                x + across_x,
                y + across_y,
                x - across_x,
                y - across_y,
                middle[0] - across_x,
                middle[1] - across_y
            ),
        );
    }
    for (neighbour, &[x, y]) in around.iter().zip(&places) {
        node(&mut drawing, "node", [x, y], &format!("{} ({})", neighbour.label, number::whole(neighbour.records)));
    }
    node(&mut drawing, "node here", middle, here);
    drawing
}

fn node(drawing: &mut Drawing, class: &str, [x, y]: [f64; 2], label: &str) {
    drawing.rect(class, [x - BOX_PX[0] / 2.0, y - BOX_PX[1] / 2.0, BOX_PX[0], BOX_PX[1]]);
    drawing.text("middle", [x, y + 4.0], label);
}

/// What the drawing shows.
#[must_use]
pub fn sentence(here: &str, neighbours: &[Neighbour]) -> String {
    let shown = if neighbours.len() > MOST_AROUND {
        format!(" The {MOST_AROUND} that share most are drawn.")
    } else {
        String::new()
    };
    match neighbours.first() {
        None => format!("{here} shares no records with other groups in this period."),
        Some(most) => format!(
            "{here} shares records with {}, most with {} ({}).{shown}",
            number::counted(neighbours.len() as u64, "other group", "other groups"),
            most.label,
            number::counted(most.records, "record", "records")
        ),
    }
}

/// All of them as a table.
#[must_use]
pub fn table(neighbours: &[Neighbour]) -> Table {
    let row = |neighbour: &Neighbour| {
        vec![
            Cell::Text(neighbour.label.clone()),
            Cell::count(neighbour.records, neighbour.rows.clone()),
            Cell::Number(neighbour.points, number::points(neighbour.points)),
        ]
    };
    Table {
        columns: ["Group", "Shared records", "Their harm, points"].map(str::to_owned).to_vec(),
        rows: neighbours.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presentation::chart::Mark;

    #[test]
    fn the_most_are_drawn_and_all_are_in_the_table() {
        let neighbours: Vec<Neighbour> = (0..15)
            .map(|at| Neighbour { label: format!("G{at}"), records: 20 - at, points: 1.0, rows: None })
            .collect();
        let drawn = drawing("A", &neighbours);
        let words = drawn.marks.iter().filter(|mark| matches!(mark, Mark::Text { .. })).count();
        assert_eq!((words, table(&neighbours).rows.len()), (13, 15));
        let said = sentence("A", &neighbours);
        assert_eq!(
            said,
            "A shares records with 15 other groups, most with G0 (20 records). The 12 that share most are drawn."
        );
        assert!(sentence("A", &[]).contains("shares no records"));
    }
}
