//! The Lorenz curve of a concentration.

use super::chart::{Cell, Drawing, Table};
use super::number;
use crate::scoring::Concentration;

const SIZE_PX: [f64; 2] = [300.0, 220.0];
const LEFT_PX: f64 = 44.0;
const TOP_PX: f64 = 10.0;
const BOTTOM_PX: f64 = 34.0;

/// How few places hold half of the harm, and Gini's coefficient.
#[must_use]
pub fn sentence(found: &Concentration, places: &str) -> String {
    format!(
        "Half of the harm lies in {} of {} {places} ({}); Gini {}. Places without harm are counted.",
        found.half,
        found.places,
        number::percent(found.half_share()),
        number::decimals(found.gini, 2)
    )
}

/// The curve, and the line on which it would lie if all places had the same.
#[must_use]
pub fn drawing(found: &Concentration) -> Drawing {
    let [width, height] = SIZE_PX;
    let (foot, right) = (height - BOTTOM_PX, width - 8.0);
    let at = |[places, harm]: [f64; 2]| [LEFT_PX + places * (right - LEFT_PX), foot - harm * (foot - TOP_PX)];
    let mut drawing = Drawing { size: SIZE_PX, ..Drawing::default() };
    for share in [0.0, 0.5, 1.0] {
        let [x, y] = at([share, share]);
        drawing.path("grid", format!("M{LEFT_PX:.1} {y:.1}H{right:.1}"));
        drawing.text("tick end", [LEFT_PX - 4.0, y + 4.0], format!("{}%", share * 100.0));
        let class = if share == 0.0 {
            "tick"
        } else if share < 1.0 {
            "tick middle"
        } else {
            "tick end"
        };
        drawing.text(class, [x, foot + 14.0], format!("{}%", share * 100.0));
    }
    drawing.text("quiet middle", [f64::midpoint(LEFT_PX, right), height - 4.0], "of places, least harm first");
    drawing.text("quiet", [LEFT_PX + 6.0, TOP_PX + 12.0], "of harm");
    let ([x0, y0], [x1, y1]) = (at([0.0, 0.0]), at([1.0, 1.0]));
    drawing.path("mean", format!("M{x0:.1} {y0:.1}L{x1:.1} {y1:.1}"));
    let points: Vec<String> =
        found.curve.iter().map(|&point| at(point)).map(|[x, y]| format!("{x:.1} {y:.1}")).collect();
    drawing.path("line", format!("M{}", points.join("L")));
    drawing
}

/// Its figures in tenths of the places.
#[must_use]
pub fn table(found: &Concentration, places: &str) -> Table {
    let cell = |share: f64| Cell::Number(share, number::percent(share));
    let row = |tenth: u32| {
        let share = f64::from(tenth) / 10.0;
        vec![Cell::Text(number::percent(share)), cell(harm_of(&found.curve, share))]
    };
    Table {
        columns: vec![format!("Of {places}, least harm first"), "Of harm".to_owned()],
        rows: (1..=10).map(row).collect(),
    }
}

/// The curve's height at a share of the places.
fn harm_of(curve: &[[f64; 2]], share: f64) -> f64 {
    let after = curve.partition_point(|point| point[0] < share - 1e-9);
    let Some(&[x1, y1]) = curve.get(after) else { return 1.0 };
    match after.checked_sub(1).and_then(|before| curve.get(before)) {
        Some(&[x0, y0]) if x1 > x0 => y0 + (y1 - y0) * (share - x0) / (x1 - x0),
        _ => y1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_is_read_between_its_places() {
        let found = Concentration::of(&[0.0, 1.0, 3.0, 4.0]).expect("harm");
        assert_eq!(
            sentence(&found, "sectors").split(';').next(),
            Some("Half of the harm lies in 1 of 4 sectors (25%)")
        );
        let close = |share: f64, harm: f64| (harm_of(&found.curve, share) - harm).abs() < 1e-9;
        assert!(close(0.25, 0.0) && close(0.5, 0.125) && close(0.625, 0.3125) && close(1.0, 1.0));
        assert_eq!(table(&found, "sectors").rows.len(), 10);
    }
}
