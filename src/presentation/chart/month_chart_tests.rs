use super::*;
use crate::presentation::chart::{Band, Drawing, Mark};

fn series(label: &str, values: &[f64]) -> Series {
    Series {
        label: label.into(),
        class: "line".into(),
        values: values.iter().copied().map(Some).collect(),
        ..Series::default()
    }
}

fn chart(kind: MonthKind, series: Vec<Series>) -> MonthChart {
    MonthChart {
        title: "Harm".into(),
        unit: "points".into(),
        kind,
        first: Some(Month::new(2025, 0)),
        series,
        size: [112.0, 142.0],
        ..MonthChart::default()
    }
}

fn paths<'a>(drawing: &'a Drawing, wanted: &str) -> Vec<&'a str> {
    let of_class = drawing.marks.iter().filter_map(|mark| match mark {
        Mark::Path { class, d } if class == wanted => Some(d.as_str()),
        _ => None,
    });
    of_class.collect()
}

#[test]
fn a_line_runs_through_the_months_from_zero() {
    let chart = chart(MonthKind::Lines, vec![series("Flow", &[0.0, 100.0, 50.0])]);
    // Months 20 px wide from 44; 0 at 122 and 100 at 22.
    assert_eq!(paths(&chart.drawing(), "line"), ["M54.0 122.0L74.0 22.0L94.0 72.0"]);
    assert_eq!(chart.steps(), Band { count: 3, to: [44.0, 104.0] });
    assert_eq!(chart.sentence(), "Harm, points, January 2025 to March 2025: highest in February 2025 with 100.");
    assert_eq!(chart.said_of(2), "March 2025: Flow 50");
}

#[test]
fn incomplete_months_are_drawn_apart_and_said() {
    let chart = MonthChart {
        complete: vec![true, true, false],
        ..chart(MonthKind::Lines, vec![series("Flow", &[0.0, 100.0, 50.0])])
    };
    let drawing = chart.drawing();
    assert_eq!(paths(&drawing, "line"), ["M54.0 122.0L74.0 22.0"]);
    assert_eq!(paths(&drawing, "incomplete"), ["M74.0 22.0L94.0 72.0"]);
    assert_eq!(chart.said_of(2), "March 2025 (incomplete): Flow 50");
    assert_eq!(chart.table().rows[2][0].text(), "March 2025 (incomplete)");
}

#[test]
fn limits_and_bands_have_room_on_the_axis() {
    let mut line = series("Flow", &[10.0, 20.0]);
    line.band = vec![[5.0, 30.0], [10.0, 80.0]];
    let chart = MonthChart {
        limits: Some(Limits { lower: 0.0, mean: 15.0, upper: 100.0 }),
        ..chart(MonthKind::Lines, vec![line])
    };
    let drawing = chart.drawing();
    // 100, the upper limit, is at the head of the axis.
    assert_eq!(paths(&drawing, "limit")[0], "M44.0 22.0H104.0");
    assert_eq!(paths(&drawing, "band"), ["M59.0 92.0L89.0 42.0L89.0 112.0L59.0 117.0Z"]);
    assert_eq!(chart.table().columns, ["Month", "Flow, points", "Flow, from", "Flow, to"]);
    assert_eq!(chart.said_of(1), "February 2025: Flow 20 (10 to 80)");
}

#[test]
fn a_stack_is_as_high_as_its_sum() {
    let stacked = chart(MonthKind::Stack, vec![series("A", &[30.0, 0.0]), series("B", &[70.0, 50.0])]);
    let mut heights = vec![0.0; 2];
    for mark in &stacked.drawing().marks {
        if let Mark::Rect { at: [x, _, width, height], .. } = mark
            && *width > 10.0
        {
            heights[usize::from(*x > 60.0)] += height;
        }
    }
    let scale = (142.0 - 20.0 - 22.0 - 16.0) / 100.0;
    // Less the line between the two.
    assert!(
        (heights[0] - (100.0 * scale - 1.0)).abs() < 1e-9 && (heights[1] - 50.0 * scale).abs() < 1e-9,
        "{heights:?}"
    );
    assert_eq!(stacked.said_of(1), "February 2025: B 50");
}

#[test]
fn nothing_is_said_to_be_nothing() {
    let none = MonthChart { title: "Harm".into(), ..MonthChart::default() };
    assert_eq!(none.sentence(), "Harm: nothing to show.");
    assert!(matches!(&none.drawing().marks[0], Mark::Text { text, .. } if text == "Nothing to show"));
}

#[test]
fn ranks_run_down_from_the_first_and_events_are_said() {
    let chart = MonthChart {
        ranks: true,
        events: vec![(1, "warrant".into())],
        ..chart(MonthKind::Lines, vec![series("Rank", &[1.0, 21.0, 11.0])])
    };
    assert_eq!(chart.said_of(1), "February 2025: Rank 21; warrant");
    let drawing = chart.drawing();
    assert_eq!(paths(&drawing, "line")[0].split('L').next(), Some("M54.0 22.0"), "rank 1 is at the head");
    assert_eq!(paths(&drawing, "event"), ["M74.0 122.0l-4 -7h8Z"]);
}
