//! Bars in a list, from zero.

use super::drawing::width_of;
use super::{Cell, Drawing, Linear, Table};
use crate::presentation::number;

/// The height of a row in a saved drawing.
const ROW_PX: f64 = 20.0;

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// The address that its label leads to, if any.
    pub href: Option<String>,
    /// The value that it is as long as; not a number where it has none, and `text` says why.
    pub value: f64,
    /// The value as a reader sees it.
    pub text: String,
    /// The address of the rows that it counts, where the value is a count.
    pub rows: Option<String>,
    /// What else is said of it, one for each of [`BarChart::more`].
    pub more: Vec<Cell>,
    /// The class of its colour; `bar-fill` where empty.
    pub class: String,
}

/// Bars of one scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarChart {
    /// Its id in the page, unique.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What the bars stand for, in one word: the head of the first column.
    pub what: String,
    /// What the value is, with its unit.
    pub unit: String,
    /// Heads of further columns.
    pub more: Vec<String>,
    /// The bars, in order.
    pub bars: Vec<Bar>,
    /// The longest bar's value; the largest of them where none is given.
    pub scale: Option<f64>,
}

impl BarChart {
    /// The value at the scale's end.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.scale.unwrap_or_else(|| self.bars.iter().map(|bar| bar.value).fold(0.0, f64::max))
    }

    /// What the chart shows.
    #[must_use]
    pub fn sentence(&self) -> String {
        let largest = self.bars.iter().filter(|bar| bar.value > 0.0).max_by(|a, b| a.value.total_cmp(&b.value));
        match largest {
            None => format!("{}: nothing to show.", self.title),
            Some(bar) => format!(
                "{}: {} in all, {} the largest with {} ({}).",
                self.title,
                number::whole(self.bars.len() as u64),
                bar.label,
                bar.text,
                self.unit
            ),
        }
    }

    /// Its figures.
    #[must_use]
    pub fn table(&self) -> Table {
        let columns = [self.what.clone(), self.unit.clone()].into_iter().chain(self.more.clone()).collect();
        let row = |bar: &Bar| {
            let value = if bar.value.is_nan() {
                Cell::Text(bar.text.clone())
            } else {
                Cell::Number(bar.value, bar.text.clone())
            };
            let said = [Cell::Text(bar.label.clone()), value];
            said.into_iter().chain(bar.more.clone()).collect()
        };
        Table { columns, rows: self.bars.iter().map(row).collect() }
    }

    /// The chart to be saved; in the page it is a table with a bar in each row.
    #[must_use]
    pub fn drawing(&self) -> Drawing {
        let label_px = self.bars.iter().map(|bar| width_of(&bar.label)).fold(60.0, f64::max) + 8.0;
        let value_px = self.bars.iter().map(|bar| width_of(&bar.text)).fold(40.0, f64::max) + 8.0;
        let scale = Linear { from: [0.0, self.end()], to: [0.0, 320.0] };
        let mut drawing = Drawing { size: [label_px + 320.0 + value_px, 0.0], marks: Vec::new() };
        drawing.text("quiet", [label_px, 12.0], self.unit.clone());
        let mut y = 20.0;
        for bar in &self.bars {
            let length = if bar.value > 0.0 { scale.at(bar.value).max(1.0) } else { 0.0 };
            drawing.text("label end", [label_px - 6.0, y + 13.0], bar.label.clone());
            drawing.rect(bar.class(), [label_px, y + 2.0, length, ROW_PX - 6.0]);
            drawing.text("value", [label_px + length + 5.0, y + 13.0], bar.text.clone());
            y += ROW_PX;
        }
        drawing.path("axis", format!("M{label_px:.1} 18V{y:.1}"));
        drawing.size[1] = y + 4.0;
        drawing
    }
}

impl Bar {
    /// The class of its colour.
    #[must_use]
    pub fn class(&self) -> &str {
        if self.class.is_empty() { "bar-fill" } else { &self.class }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presentation::chart::Mark;

    #[test]
    fn bars_begin_at_zero_and_are_as_long_as_their_values() {
        let bar =
            |label: &str, value: f64| Bar { label: label.into(), value, text: number::points(value), ..Bar::default() };
        let chart = BarChart {
            title: "Harm".into(),
            unit: "points".into(),
            bars: vec![bar("A", 200.0), bar("B", 50.0), bar("C", 0.0)],
            ..BarChart::default()
        };
        let lengths: Vec<f64> = chart
            .drawing()
            .marks
            .iter()
            .filter_map(|mark| if let Mark::Rect { at, .. } = mark { Some(at[2]) } else { None })
            .collect();
        assert_eq!(lengths, [320.0, 80.0]);
        assert_eq!(chart.sentence(), "Harm: 3 in all, A the largest with 200.0 (points).");
        assert_eq!(chart.table().rows.len(), 3);
        assert_eq!(BarChart { title: "Harm".into(), ..BarChart::default() }.sentence(), "Harm: nothing to show.");
        let withheld = Bar { label: "D".into(), value: f64::NAN, text: "withheld".into(), ..Bar::default() };
        let chart = BarChart { bars: chart.bars.into_iter().chain([withheld]).collect(), ..chart };
        assert_eq!(chart.sentence(), "Harm: 4 in all, A the largest with 200.0 (points).");
        assert_eq!(chart.table().rows[3][1], Cell::Text("withheld".into()));
        assert!((chart.end() - 200.0).abs() < 1e-9);
    }
}
