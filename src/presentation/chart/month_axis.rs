//! The axis of months.

use crate::domain::Month;
use crate::presentation::date;

/// The room that a label such as `Oct` or `2026` takes with air beside it.
const LABEL_PX: f64 = 36.0;

/// A labelled month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthTick {
    /// Its position from the first.
    pub position: usize,
    /// Its label: the year at a January, else the month.
    pub label: String,
}

/// The months that are labelled where so many follow on a first one, each with so much room: every
/// month, every quarter, every half year, or every so many years. Where none is a January the first
/// label names its year.
#[must_use]
pub fn month_ticks(first: Month, count: usize, step_px: f64) -> Vec<MonthTick> {
    let every = [1, 3, 6, 12, 24, 60].into_iter().find(|&every| f64::from(every) * step_px >= LABEL_PX).unwrap_or(120);
    let months = (0..).take(count).zip(0..).map(|(position, offset)| (position, first.plus(offset)));
    let labelled = months.filter(|(_, month)| (month.year() * 12 + (month.number().cast_signed() - 1)) % every == 0);
    let mut ticks: Vec<MonthTick> = labelled
        .map(|(position, month)| MonthTick {
            position,
            label: if month.number() == 1 {
                month.year().to_string()
            } else {
                date::short_month_name(month).to_owned()
            },
        })
        .collect();
    if ticks.is_empty() && count > 0 {
        ticks.push(MonthTick { position: 0, label: first.year().to_string() });
    }
    let has_year = ticks.iter().any(|tick| tick.label.starts_with(|letter: char| letter.is_ascii_digit()));
    if let Some(tick) = ticks.first_mut().filter(|_| !has_year) {
        let month = first.plus(i32::try_from(tick.position).unwrap_or(0));
        tick.label = format!("{} {}", tick.label, month.year());
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(first: Month, count: usize, step_px: f64) -> Vec<(usize, String)> {
        month_ticks(first, count, step_px).into_iter().map(|tick| (tick.position, tick.label)).collect()
    }

    #[test]
    fn labels_have_room() {
        let november = Month::new(2024, 10);
        let said = |pairs: &[(usize, &str)]| {
            pairs.iter().map(|&(position, label)| (position, label.to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(labels(november, 3, 40.0), said(&[(0, "Nov"), (1, "Dec"), (2, "2025")]));
        assert_eq!(labels(november, 9, 14.0), said(&[(2, "2025"), (5, "Apr"), (8, "Jul")]));
        assert_eq!(labels(november, 30, 4.0), said(&[(2, "2025"), (14, "2026"), (26, "2027")]));
        assert_eq!(labels(november, 1, 4.0), said(&[(0, "2024")]));
        assert_eq!(labels(november, 0, 4.0), []);
        assert_eq!(labels(Month::new(2025, 3), 2, 40.0), said(&[(0, "Apr 2025"), (1, "May")]));
    }
}
