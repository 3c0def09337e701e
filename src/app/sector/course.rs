//! How score and rank went, and the months.

use leptos::prelude::*;

use super::Opened;
use super::activity::{is_aimed_at, sectors_of};
use crate::app::activity::known;
use crate::app::chart::MonthFigure;
use crate::app::counted_rows::address;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::chart::{MonthChart, Series};
use crate::presentation::{PartOf, Term, number};
use crate::scoring::CourseStep;

/// The picture's size.
const SIZE_PX: [f64; 2] = [460.0, 170.0];

/// Score with its interval and rank in period after period, and flow by month with what was done.
#[component]
pub fn Course() -> impl IntoView {
    let opened = expect_context::<Opened>();
    let steps = Memo::new(move |_| {
        opened.report.with(|report| report.as_ref().map(|report| report.course.clone()).unwrap_or_default())
    });
    let over = move || {
        let step = steps.with(|steps| steps.first().map(|step| (step.period.months(), step.days.is_whole())));
        match step.unwrap_or((0, true)) {
            (_, false) => "over the same days of the month, to each month".to_owned(),
            (1, true) => "in each month".to_owned(),
            (months, true) => format!("over the {} months to each month", number::whole(u64::from(months))),
        }
    };
    let chart = move |id: &str, title: &str, unit: &str, ranks: bool, series: fn(&[CourseStep]) -> Series| {
        let (id, title, unit) = (id.to_owned(), title.to_owned(), unit.to_owned());
        Signal::derive(move || {
            let steps = steps.get();
            MonthChart {
                id: id.clone(),
                title: format!("{title} {}", over()),
                unit: unit.clone(),
                first: steps.first().map(|step| step.period.last()),
                series: vec![series(&steps)],
                ranks,
                size: SIZE_PX,
                ..MonthChart::default()
            }
        })
    };
    let score = chart("sector-score-course", "Score", "points, with 95% interval", false, |steps| Series {
        label: "Score".into(),
        class: "line".into(),
        values: steps.iter().map(|step| Some(step.score)).collect(),
        band: steps.iter().map(|step| [step.interval.lower, step.interval.upper]).collect(),
        marked: Vec::new(),
    });
    let rank = chart("sector-rank-course", "Rank", "rank, 1st at the head", true, |steps| Series {
        label: "Rank".into(),
        class: "line".into(),
        values: steps.iter().map(|step| Some(f64::from(step.rank))).collect(),
        ..Series::default()
    });
    let months = months(opened);
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let rows = Callback::new(move |at| address(snapshot, store, opened.subject(), PartOf::Month(at)));
    view! {
        <MonthFigure chart=score term=Term::HarmScore />
        <MonthFigure chart=rank term=Term::Rank />
        <MonthFigure chart=months term=Term::Flow rows />
    }
}

/// Flow by month of the snapshot, with the activity aimed here.
fn months(opened: Opened) -> Signal<MonthChart> {
    let (snapshot, link) = (Snapshot::here(), expect_context::<Link>());
    let sectors = sectors_of(snapshot, opened);
    Signal::derive(move || {
        let first = snapshot.with(|catalogue| catalogue.period.from());
        let values: Vec<f64> = opened.score().map(|score| score.monthly).unwrap_or_default();
        let activities = known(link).unwrap_or_default();
        let aimed = activities.iter().filter(|activity| is_aimed_at(activity, &sectors));
        let events = aimed.filter_map(|activity| {
            let month = usize::try_from(activity.from.month().since(first)).ok()?;
            (month < values.len()).then(|| (month, activity.kind.clone()))
        });
        MonthChart {
            id: "sector-months".into(),
            title: "Flow by month".into(),
            unit: "points a month".into(),
            first: Some(first),
            complete: opened.ranking.with(|ranking| {
                ranking.as_ref().map(|ranking| ranking.answer.months_complete.clone()).unwrap_or_default()
            }),
            events: events.collect(),
            series: vec![Series {
                label: "Flow".into(),
                class: "line".into(),
                values: values.into_iter().map(Some).collect(),
                ..Series::default()
            }],
            note: "Stock is not in it; dashed where a source is incomplete; triangles are activity that began.".into(),
            size: SIZE_PX,
            ..MonthChart::default()
        }
    })
}
