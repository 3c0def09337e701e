//! Weekdays and hours of records, read from their wide columns once a reader asks for them.

use leptos::prelude::*;

use super::chart::CsvButton;
use super::counted_rows::linked;
use super::panels::RowsFailed;
use super::rows_enquiry::rows_finding;
use super::rows_link::{RowsLink, RowsPhase};
use super::snapshot::Snapshot;
use super::store::Store;
use crate::engine::{RowsEnquiry, RowsFinding};
use crate::presentation::hours_table::{PartOfDay, WeekdayRow, cell_filters, rows, sentence, table};
use crate::presentation::{RowsView, number};
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
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let rows_of = move |day: u32, part: PartOfDay| {
        let Look { counted, area, .. } = look.get();
        let rows = RowsView { counted, filters: cell_filters(day, part), ..RowsView::default() };
        store.address_of_rows(snapshot, rows, area.map(|area| area.id))
    };
    let body = move || {
        let hours = hours.get()?;
        let rows = (0..).zip(rows(&hours));
        Some(rows.map(|(day, row)| weekday(row, move |part| rows_of(day, part))).collect_view())
    };
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

fn weekday(row: WeekdayRow, rows_of: impl Fn(PartOfDay) -> String + Copy + Send + Sync + 'static) -> impl IntoView {
    let counted = |records: u64, part| match records {
        0 => None,
        _ => Some(linked(move || Some(rows_of(part)), number::whole(records))),
    };
    let hours = (0..).zip(row.hours).map(|(hour, (records, step))| {
        let class = step.map_or_else(|| "hour".to_owned(), |step| format!("hour shade-{step}"));
        view! { <td class=class>{counted(records, PartOfDay::Hour(hour))}</td> }
    });
    let or_none = |records: u64, part| counted(records, part).unwrap_or_else(|| number::whole(0).into_any());
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            {hours.collect_view()}
            <td class="numeric">{or_none(row.without_time.records, PartOfDay::NoTime)}</td>
            <td class="numeric">{or_none(row.whole.records, PartOfDay::Whole)}</td>
            <td class="numeric">{number::points(row.whole.points())}</td>
        </tr>
    }
}
