//! Months drawn: as lines with what they are known to within, or stacked.

use super::drawing::width_of;
use super::free_place::{Taken, free_place};
use super::month_chart::{MonthChart, MonthKind, Series};
use super::{Band, Drawing, Linear, month_ticks, ticks};
use crate::domain::Month;
use crate::presentation::number;

const LEFT_PX: f64 = 44.0;
const TOP_PX: f64 = 22.0;
const BOTTOM_PX: f64 = 20.0;
const LEGEND_ROW_PX: f64 = 16.0;

/// Where everything lies.
struct Layout {
    size: [f64; 2],
    legend_rows: usize,
    months: Band,
    values: Linear,
    ticks: Vec<f64>,
}

impl MonthChart {
    /// Where each month begins, and how wide it is, in pixels: what answers to a pointer.
    #[must_use]
    pub fn steps(&self) -> Band {
        self.layout().months
    }

    fn layout(&self) -> Layout {
        let size = self.size();
        let right = match self.kind {
            // Room for the lines' own labels.
            MonthKind::Lines if self.series.len() > 1 => {
                self.series.iter().map(|series| width_of(&series.label)).fold(0.0, f64::max) + 8.0
            }
            _ => 8.0,
        };
        let legend_rows = if self.kind == MonthKind::Stack { self.legend(size[0]).1 } else { 0 };
        #[allow(clippy::cast_precision_loss, reason = "a few rows")]
        let top = TOP_PX + legend_rows as f64 * LEGEND_ROW_PX;
        let bands = self.series.iter().flat_map(|series| &series.band).map(|band| band[1]);
        let limits = self.limits.iter().map(|limits| limits.upper);
        let highest = (0..self.months()).map(|month| self.total(month)).chain(bands).chain(limits).fold(0.0, f64::max);
        let mut ticks = ticks(0.0, highest, 4);
        let top_tick = ticks.last().copied().unwrap_or(1.0);
        if self.ranks {
            // There is no rank 0.
            ticks.iter_mut().take(1).for_each(|tick| *tick = 1.0);
        }
        let [foot, head] = [size[1] - BOTTOM_PX, top];
        let values = if self.ranks {
            Linear { from: [1.0, top_tick], to: [head, foot] }
        } else {
            Linear { from: [0.0, top_tick], to: [foot, head] }
        };
        Layout {
            size,
            legend_rows,
            months: Band { count: self.months(), to: [LEFT_PX, size[0] - right] },
            values,
            ticks,
        }
    }

    /// Where the entries of a stack's legend lie, and in how many rows.
    fn legend(&self, width: f64) -> (Vec<[f64; 2]>, usize) {
        let (mut x, mut row, mut places) = (LEFT_PX, 0_usize, Vec::new());
        for series in &self.series {
            let entry = width_of(&series.label) + 24.0;
            if x + entry > width && x > LEFT_PX {
                (x, row) = (LEFT_PX, row + 1);
            }
            #[allow(clippy::cast_precision_loss, reason = "a few rows")]
            places.push([x, TOP_PX + row as f64 * LEGEND_ROW_PX - 6.0]);
            x += entry;
        }
        (places, row + 1)
    }

    /// The chart as marks.
    #[must_use]
    pub fn drawing(&self) -> Drawing {
        let layout = self.layout();
        let mut drawing = Drawing { size: layout.size, marks: Vec::new() };
        let (Some(first), true) = (self.first, self.months() > 0) else {
            drawing.text("quiet", [LEFT_PX, TOP_PX + 12.0], "Nothing to show");
            return drawing;
        };
        drawing.text("quiet", [0.0, 12.0], self.unit.clone());
        self.axes(&layout, first, &mut drawing);
        match self.kind {
            MonthKind::Stack => self.stack(&layout, &mut drawing),
            MonthKind::Lines => self.lines(&layout, &mut drawing),
        }
        drawing
    }

    fn axes(&self, layout: &Layout, first: Month, drawing: &mut Drawing) {
        let [left, right] = layout.months.to;
        let foot = layout.size[1] - BOTTOM_PX;
        for &tick in &layout.ticks {
            let y = layout.values.at(tick);
            drawing.path(if tick == 0.0 { "axis" } else { "grid" }, format!("M{left:.1} {y:.1}H{right:.1}"));
            drawing.text("tick end", [left - 5.0, y + 4.0], number::compact(tick));
        }
        for tick in month_ticks(first, self.months(), layout.months.step()) {
            let x = layout.months.middle(tick.position);
            drawing.path("axis", format!("M{x:.1} {foot:.1}v4"));
            drawing.text("tick middle", [x, foot + 16.0], tick.label);
        }
        for (month, _) in &self.events {
            let x = layout.months.middle(*month);
            drawing.path("event", format!("M{x:.1} {foot:.1}l-4 -7h8Z"));
        }
    }

    fn stack(&self, layout: &Layout, drawing: &mut Drawing) {
        let foot = layout.values.at(0.0);
        let width = (layout.months.step() - 1.5).max(1.0);
        let mut below = vec![0.0; self.months()];
        for series in &self.series {
            for (month, value) in series.values.iter().enumerate() {
                let value = value.unwrap_or(0.0).max(0.0);
                let (low, high) = (layout.values.at(below[month]), layout.values.at(below[month] + value));
                // A line of background parts it from the one below it.
                let gap = if low < foot && low - high > 2.0 { 1.0 } else { 0.0 };
                drawing.rect(&series.class, [layout.months.start(month) + 0.75, high, width, low - high - gap]);
                below[month] += value;
            }
        }
        for (month, value) in below.iter().enumerate().filter(|(month, _)| !self.is_complete(*month)) {
            let top = layout.values.at(*value);
            drawing.rect("unsure", [layout.months.start(month) + 0.75, top, width, foot - top]);
        }
        debug_assert!(layout.legend_rows > 0);
        for (series, [x, y]) in self.series.iter().zip(self.legend(layout.size[0]).0) {
            drawing.rect(&series.class, [x, y, 10.0, 10.0]);
            drawing.text("label", [x + 14.0, y + 9.0], series.label.clone());
        }
    }

    fn lines(&self, layout: &Layout, drawing: &mut Drawing) {
        let right = layout.months.to[1];
        let at =
            |month: usize, value: f64| format!("{:.1} {:.1}", layout.months.middle(month), layout.values.at(value));
        for series in &self.series {
            if series.band.len() > 1 {
                let upper = series.band.iter().enumerate().map(|(month, band)| at(month, band[1]));
                let lower = series.band.iter().enumerate().rev().map(|(month, band)| at(month, band[0]));
                drawing.path("band", format!("M{}Z", upper.chain(lower).collect::<Vec<_>>().join("L")));
            }
        }
        self.limits(layout, drawing);
        let mut labels: Vec<f64> = Vec::new();
        for series in &self.series {
            let (complete, incomplete) = self.paths(series, at);
            drawing.path(&series.class, complete);
            drawing.path("incomplete", incomplete);
            for &month in &series.marked {
                if let Some(value) = series.values.get(month).copied().flatten() {
                    let (x, y) = (layout.months.middle(month), layout.values.at(value));
                    drawing.path("point", format!("M{x:.1} {:.1}l4 4l-4 4l-4 -4Z", y - 4.0));
                }
            }
            if self.series.len() > 1 {
                let last = series.values.iter().rposition(Option::is_some).unwrap_or(0);
                let mut y = layout.values.at(series.values.get(last).copied().flatten().unwrap_or(0.0)) + 4.0;
                while labels.iter().any(|taken| (taken - y).abs() < 13.0) {
                    y += 13.0;
                }
                labels.push(y);
                drawing.text("label", [right + 3.0, y], series.label.clone());
            }
        }
    }

    /// Control limits, each with its name where nothing else lies.
    fn limits(&self, layout: &Layout, drawing: &mut Drawing) {
        let Some(limits) = self.limits else { return };
        let [left, right] = layout.months.to;
        let lines = [
            ("limit", "upper limit", limits.upper),
            ("mean", "mean", limits.mean),
            ("limit", "lower limit", limits.lower),
        ];
        let mut taken = Taken { lines: self.segments(layout), boxes: Vec::new() };
        for (class, _, value) in lines {
            let y = layout.values.at(value);
            drawing.path(class, format!("M{left:.1} {y:.1}H{right:.1}"));
            taken.boxes.push([left, y - 0.5, right, y + 0.5]);
        }
        for (_, word, value) in lines {
            let text = format!("{word} {}", number::points(value));
            let width = width_of(&text);
            let place = free_place(layout.values.at(value), width, layout.months.to, &taken);
            taken.boxes.push([place[0] - width, place[1] - 9.0, place[0], place[1] + 3.0]);
            drawing.text("label end", place, text);
        }
    }

    /// The lines of all series, month by month.
    fn segments(&self, layout: &Layout) -> Vec<[[f64; 2]; 2]> {
        let at = |month: usize, value: f64| [layout.months.middle(month), layout.values.at(value)];
        let of_series = |series: &Series| {
            let months = series.values.windows(2).enumerate();
            months.filter_map(|(month, pair)| Some([at(month, pair[0]?), at(month + 1, pair[1]?)])).collect::<Vec<_>>()
        };
        self.series.iter().flat_map(of_series).collect()
    }

    /// A series' line through complete months, and that through incomplete ones from the last month before them.
    fn paths(&self, series: &Series, at: impl Fn(usize, f64) -> String) -> (String, String) {
        let (mut complete, mut incomplete) = (String::new(), String::new());
        let mut before: Option<(String, bool)> = None;
        for (month, value) in series.values.iter().enumerate() {
            let Some(value) = *value else {
                before = None;
                continue;
            };
            let (here, is_complete) = (at(month, value), self.is_complete(month));
            let path = if is_complete { &mut complete } else { &mut incomplete };
            match &before {
                Some((_, same)) if *same == is_complete => path.push_str(&format!("L{here}")),
                Some((from, _)) if !is_complete => path.push_str(&format!("M{from}L{here}")),
                _ => path.push_str(&format!("M{here}")),
            }
            before = Some((here, is_complete));
        }
        (complete, incomplete)
    }
}
