//! Weekdays and hours of records, read from their wide columns once a reader asks for them.

use leptos::prelude::*;

use super::chart::CsvButton;
use super::panels::RowsFailed;
use super::rows_enquiry::rows_finding;
use super::rows_link::{RowsLink, RowsPhase};
use crate::engine::{RowsEnquiry, RowsFinding};
use crate::presentation::hours_table::{WeekdayRow, rows, sentence, table};
use crate::presentation::number;
use crate::rows::Look;

/// A part of the page that is folded away and made when it is first opened: it needs the tables of the raw rows,
/// which are fetched then.
#[component]
pub fn Folded(
    /// Its id in the page, unique.
    id: &'static str,
    /// What it is.
    title: &'static str,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <details class="folded" id=id on:toggle=move |_| is_open.set(true)>
            <summary><h2>{title}</h2> <span class="quiet">"reads the raw rows"</span></summary>
            <Show when=move || is_open.get()>{children()}</Show>
        </details>
    }
}

/// Weekdays and hours of the records of a look.
#[component]
pub fn HoursGrid(
    /// The records.
    #[prop(into)]
    look: Signal<Look>,
) -> impl IntoView {
    let link = RowsLink::here();
    let found = rows_finding(move || Some(RowsEnquiry::Hours(look.get())));
    let hours = Signal::derive(move || match found.get()? {
        Ok(RowsFinding::Hours(hours)) => Some(hours),
        _ => None,
    });
    let failure = Signal::derive(move || found.get()?.err());
    let status = move || match (hours.get(), failure.get()) {
        (_, Some(failure)) => format!("The records' times could not be fetched: {}.", failure.message),
        (Some(hours), None) => sentence(&hours),
        (None, None) => match link.fetching.get() {
            Some((done, total)) => format!("Fetching the records' times: part {} of {total}", done + 1),
            None => "Fetching the tables".to_owned(),
        },
    };
    let is_refused = move || matches!(link.phase.get(), RowsPhase::Failed(_) | RowsPhase::OtherBuild);
    let figures = Signal::derive(move || hours.get().as_deref().map(table).unwrap_or_default());
    let body = move || hours.get().map(|hours| rows(&hours).into_iter().map(weekday).collect_view());
    let heads = (0..24).map(|hour| view! { <th scope="col" class="hour">{format!("{hour:02}")}</th> }).collect_view();
    view! {
        <div class="hours" aria-busy=move || hours.with(Option::is_none).to_string()>
            <p role="status">{status}</p>
            <Show when=is_refused><RowsFailed /></Show>
            <Show when=move || failure.with(Option::is_some)>
                <button type="button" on:click=move |_| link.tries.update(|tries| *tries += 1)>"Try again"</button>
            </Show>
            <table class="hour-grid">
                <caption>"Records by weekday and hour; the stronger the shade, the more" <CsvButton title="Weekdays and hours" table=figures /></caption>
                <thead>
                    <tr>
                        <th scope="col">"Weekday"</th>
                        {heads}
                        <th scope="col" class="numeric">"No time"</th>
                        <th scope="col" class="numeric">"All"</th>
                        <th scope="col" class="numeric">"Points"</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

fn weekday(row: WeekdayRow) -> impl IntoView {
    let hours = row.hours.into_iter().map(|(records, step)| {
        let class = step.map_or_else(|| "hour".to_owned(), |step| format!("hour shade-{step}"));
        view! { <td class=class>{(records > 0).then(|| number::whole(records))}</td> }
    });
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            {hours.collect_view()}
            <td class="numeric">{number::whole(row.without_time.records)}</td>
            <td class="numeric">{number::whole(row.whole.records)}</td>
            <td class="numeric">{number::points(row.whole.points())}</td>
        </tr>
    }
}
