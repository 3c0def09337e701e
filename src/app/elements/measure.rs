//! The page of one measure, made from the measure's own data.

use leptos::prelude::*;

use super::measure_charts as charts;
use crate::app::audience::Audience;
use crate::app::chart::{BarList, MonthFigure, Picture, Saving, TableTwin};
use crate::app::counted_rows::{address, counted_of};
use crate::app::defined::Defined;
use crate::app::enquiry::breakdown;
use crate::app::hours::{Folded, HoursGrid};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::Nature;
use crate::presentation::{Page, PartOf, Term, date, measure_words, number, words};
use crate::rows::{By, Look};
use crate::scoring::{Breakdown, Subject};

/// What a measure counts, when, where, of what kind, by whom and how concentrated.
#[component]
pub fn MeasurePage(
    /// Its position in the catalogue.
    position: u16,
) -> impl IntoView {
    let (snapshot, store, audience) = (Snapshot::here(), Store::here(), Audience::here());
    let opened = snapshot.opened();
    let Some(measure) = opened.catalogue.measures.get(usize::from(position)).cloned() else { return ().into_any() };
    let back = move || store.address_after(snapshot, |state| state.measure = None);
    let heading = view! {
        <p class="back"><a href=back>"All elements"</a></p>
        <h1>{measure.label.clone()}</h1>
        <p>{measure_words::definition(&measure)} " " {sources(snapshot, position)}</p>
    };
    if !measure.supplied {
        return view! {
            <article class="reasons" id="measure" aria-busy="false">
                {heading}
                <p role="status">
                    "The data of this element are " {audience.not_supplied()} ": it reads so, and never 0."
                </p>
            </article>
        }
        .into_any();
    }
    let is_stock = measure.nature() == Nature::Stock;
    let found = breakdown(move || Some(Subject { measure: Some(position), ..Subject::default() }));
    let told = Memo::new(move |_| found.get().map(|found| charts::told(snapshot, store, &found, position)));
    let chart = move |of: fn(&charts::Told) -> crate::presentation::chart::BarChart| {
        Signal::derive(move || told.with(|told| told.as_ref().map(of).unwrap_or_default()))
    };
    let months = Signal::derive(move || told.with(|told| told.as_ref().map(|t| t.months.clone()).unwrap_or_default()));
    let is_off = {
        let id = measure.id.clone();
        move || store.selection.with(|selection| selection.measures_off.contains(&id))
    };
    let figures = {
        let unit = measure.unit.clone();
        move || found.get().map(|found| figures(&found, &unit, is_stock, position))
    };
    let signals = move || told.with(|told| told.as_ref().map(|told| told.signals.clone()).unwrap_or_default());
    let concentration = Signal::derive(move || {
        told.with(|told| told.as_ref().map(|told| told.concentration.clone()).unwrap_or_default())
    });
    let lorenz = Signal::derive(move || concentration.with(|said| said.drawing.clone()));
    let sentence = Signal::derive(move || concentration.with(|said| said.sentence.clone()));
    let twin = Signal::derive(move || concentration.with(|said| said.table.clone()));
    let has_curve = move || concentration.with(|said| !said.drawing.marks.is_empty());
    let hours = (!is_stock).then(|| {
        let id = measure.id.clone();
        let look = Signal::derive(move || Look::under(store.selection.get(), By::Measure(id.clone())));
        view! { <Folded id="measure-hours" title="Weekdays and hours"><HoursGrid look /></Folded> }
    });
    let when = if is_stock {
        view! { <MonthFigure chart=months term=Term::ControlChart /> }.into_any()
    } else {
        let subject = Subject { measure: Some(position), ..Subject::default() };
        let rows = Callback::new(move |at| address(snapshot, store, subject, PartOf::Month(at)));
        view! { <MonthFigure chart=months term=Term::ControlChart rows /> }.into_any()
    };
    let not_for_stock = (!is_stock).then(|| {
        view! {
            <BarList chart=chart(|told| told.offences.clone()) />
            <BarList chart=chart(|told| told.sources.clone()) />
        }
    });
    view! {
        <article class="reasons" id="measure" aria-busy=move || told.with(Option::is_none).to_string()>
            {heading}
            <Show when=is_off><p role="status">"This element is switched off in the filters: it counts nothing now."</p></Show>
            <dl class="figures">{figures}</dl>
            <h2>"When"</h2>
            {when}
            <ul class="signals">
                {move || signals().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
            </ul>
            {hours}
            <h2>"Where, of what kind and by whom"</h2>
            <div class="columns-2">
                <BarList chart=chart(|told| told.areas.clone()) />
                <BarList chart=chart(|told| told.groups.clone()) />
                {not_for_stock}
                <figure class="chart" id="concentration">
                    <figcaption>
                        <h3><Defined term=Term::Concentration /></h3>
                        <Saving title="Concentration".to_owned() sentence drawing=lorenz table=twin />
                    </figcaption>
                    <p>{sentence}</p>
                    <Show when=has_curve>
                        <Picture drawing=lorenz sentence />
                        <TableTwin table=twin title="Concentration".to_owned() />
                    </Show>
                </figure>
            </div>
            <p class="quiet">
                "Groups: each record that members of a group are linked to counts once for that group, and again for each
                other group, so that groups do not add up to the whole."
            </p>
            <p class="quiet"><a href=move || store.address_after(snapshot, |state| state.page = Page::Sectors)>"Back to the ranking"</a></p>
        </article>
    }
    .into_any()
}

/// From which sources the measure's records come, and how far they are complete.
fn sources(snapshot: Snapshot, position: u16) -> String {
    let opened = snapshot.opened();
    let sources = opened.sources_of_measures.get(usize::from(position)).into_iter().flatten();
    let said = sources.filter_map(|&source| opened.catalogue.sources.get(usize::from(source))).map(|source| {
        format!(
            "{} ({}, complete to {})",
            source.label,
            words::date_meaning(source.dates),
            date::last_day(source.complete_to)
        )
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { String::new() } else { format!("From {}.", said.join("; ")) }
}

/// What it comes to.
fn figures(found: &Breakdown, unit: &str, is_stock: bool, position: u16) -> impl IntoView + use<> {
    let (audience, position) = (Audience::here(), usize::from(position));
    let part = if is_stock { found.stock } else { found.flow };
    let change = match part.change {
        Some(change) => words::verdict(change.verdict).to_owned(),
        None if is_stock => format!("{} before; stock is not tested", number::whole(part.before.count)),
        None => number::NONE.to_owned(),
    };
    let count = audience.count(part.now.count, position, None);
    let count = counted_of(Snapshot::here(), found.subject, PartOf::Measure(position), count);
    let months = found.period.map(|period| date::period(period, found.days)).unwrap_or_default();
    let heads = [
        (unit.to_owned(), count),
        ("points".to_owned(), audience.points(part.now.points, position, None).into_any()),
        ("change".to_owned(), change.into_any()),
        ("months".to_owned(), months.into_any()),
    ];
    heads.map(|(head, text)| view! { <div><dt>{head}</dt><dd>{text}</dd></div> }).collect_view()
}
