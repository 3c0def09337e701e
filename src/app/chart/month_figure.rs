//! Months as lines or stacked.

use leptos::prelude::*;
use leptos::svg;

use super::picture::{Picture, TableTwin};
use super::saving::Saving;
use super::title::Title;
use crate::presentation::Term;
use crate::presentation::chart::MonthChart;

/// A chart of months; what a month holds is read out under it, by pointer, touch and keyboard.
#[component]
pub fn MonthFigure(
    /// The chart.
    #[prop(into)]
    chart: Signal<MonthChart>,
    /// The term that the title uses.
    #[prop(optional)]
    term: Option<Term>,
    /// The address of the rows of a month, by its position.
    #[prop(optional)]
    rows: Option<Callback<usize, Option<String>>>,
) -> impl IntoView {
    let title = Signal::derive(move || chart.with(|chart| chart.title.clone()));
    let sentence = Signal::derive(move || chart.with(MonthChart::sentence));
    let drawing = Memo::new(move |_| chart.with(MonthChart::drawing));
    let table = Signal::derive(move || chart.with(MonthChart::table));
    let at = RwSignal::new(None::<usize>);
    let last = Memo::new(move |_| chart.with(|chart| chart.months().saturating_sub(1)));
    let here = Memo::new(move |_| at.get().unwrap_or(last.get()).min(last.get()));
    let said = Memo::new(move |_| chart.with(|chart| chart.said_of(here.get())));
    let id = move || chart.with(|chart| chart.id.clone());
    let cursor_id = move || chart.with(|chart| format!("{}-month", chart.id));
    let move_cursor = move |event: leptos::ev::Event| at.set(event_target_value(&event).parse().ok());
    view! {
        <figure class="chart" id=id>
            <figcaption><Title title term /> <Saving title sentence drawing=drawing table /></figcaption>
            <Picture drawing sentence over=ViewFn::from(move || hits(chart, at, here)) />
            <p class="readout">
                <label class="unseen" for=cursor_id>"Month"</label>
                <input
                    id=cursor_id
                    type="range"
                    min="0"
                    max=move || last.get().to_string()
                    prop:value=move || here.get().to_string()
                    aria-valuetext=said
                    on:input=move_cursor
                />
                <span>{said}</span>
                {rows.map(|rows| view! { <a class="show-rows" href=move || rows.run(here.get())>"Show its rows"</a> })}
            </p>
            <TableTwin table title />
        </figure>
    }
}

/// A strip for each month that answers to a pointer, and a line where the reader is.
fn hits(chart: Signal<MonthChart>, at: RwSignal<Option<usize>>, here: Memo<usize>) -> impl IntoView {
    move || {
        let (steps, [_, height]) = chart.with(|chart| (chart.steps(), chart.size()));
        let line = move || at.get().map(|_| format!("M{:.1} 18V{:.1}", steps.middle(here.get()), height - 20.0));
        let strips = (0..steps.count).map(|month| {
            svg::rect()
                .attr("class", "hit")
                .attr("x", format!("{:.1}", steps.start(month)))
                .attr("width", format!("{:.1}", steps.step()))
                .attr("height", format!("{height:.0}"))
                .on(leptos::ev::pointerenter, move |_| at.set(Some(month)))
                .on(leptos::ev::pointerdown, move |_| at.set(Some(month)))
        });
        (svg::path().attr("class", "cursor").attr("d", line), strips.collect_view())
    }
}
