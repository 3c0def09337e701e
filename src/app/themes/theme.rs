//! One theme.

use std::sync::Arc;

use leptos::prelude::*;

use super::years::Years;
use crate::app::chart::{BarList, MonthFigure};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::app::theme_rows::rows_address;
use crate::presentation::chart::{BarChart, MonthChart, Table};
use crate::presentation::themes::{self, Scene};
use crate::presentation::{DashboardPart, RowsView, month_filter, words};
use crate::rows::{Facet, Look, Theme, ThemeKind, Themes};

/// What a theme shows.
#[derive(Clone, Debug, Default, PartialEq)]
struct Told {
    figures: Vec<(String, String, Option<String>)>,
    months: MonthChart,
    said: Vec<String>,
    areas: BarChart,
    facets: Vec<BarChart>,
    is_supplied: bool,
    has_detail: bool,
    /// Counts in place of rows.
    years: Vec<(String, Table)>,
    sources: String,
}

fn told(snapshot: Snapshot, store: Store, found: &Themes, look: &Look, kind: ThemeKind) -> Option<Told> {
    let opened = snapshot.opened();
    let catalogue = &opened.catalogue;
    let href = |filters, area| rows_address(snapshot, store, filters, area);
    let area = look.area.as_ref().map(|area| &area.id);
    let scene = Scene { catalogue, selection: &look.selection, area, href: &href };
    let theme = found.kinds.iter().find(|theme| theme.kind == kind)?;
    let (months, said) = themes::over_time(&scene, theme);
    let facets = kind.facets().iter().map(|&facet| themes::facet_bars(&scene, theme, facet)).collect();
    Some(Told {
        figures: themes::figures(&scene, theme),
        months,
        said,
        areas: themes::area_bars(&scene, theme),
        facets,
        is_supplied: is_supplied(theme),
        has_detail: found.has_detail,
        years: themes::year_tables(&found.years, kind),
        sources: sources(catalogue, theme),
    })
}

/// Whether the snapshot has any record of it under the filters, in any month.
fn is_supplied(theme: &Theme) -> bool {
    theme.all.monthly.iter().chain(&theme.all.withheld).any(|&count| count > 0)
}

fn sources(catalogue: &crate::scoring::Catalogue, theme: &Theme) -> String {
    let said: Vec<String> = theme
        .sources
        .iter()
        .filter_map(|&source| catalogue.sources.get(source))
        .map(|source| {
            let complete = crate::presentation::date::last_day(source.complete_to);
            format!("{} ({}, complete to {complete})", source.label, words::date_meaning(source.dates))
        })
        .collect();
    if said.is_empty() { String::new() } else { format!("From {}.", said.join("; ")) }
}

/// How many, when, where and of what kind.
#[component]
pub fn ThemeSection(
    /// The theme.
    kind: ThemeKind,
    /// What rows add up to.
    found: Signal<Option<(Arc<Themes>, Look)>>,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let told = Memo::new(move |_| {
        let (found, look) = found.get()?;
        told(snapshot, store, &found, &look, kind)
    });
    let of = move |part: fn(&Told) -> bool| move || told.with(|told| told.as_ref().is_some_and(part));
    let whole = move || {
        // Neither changes while a snapshot is open; the charts must not be made anew with each selection.
        let (has_detail, tables) = told
            .with_untracked(|told| told.as_ref().map(|told| (told.has_detail, told.years.clone())).unwrap_or_default());
        let lists = kind.facets().iter().enumerate().map(|(at, &facet)| list(told, at, facet));
        // Sums of several months, dated to the last of them, are no course over time.
        let is_by_month = snapshot.opened().manifest.audience.as_ref().is_none_or(|audience| audience.months == 1);
        let lists = has_detail.then(|| lists.collect_view());
        let lacks = !has_detail && !kind.facets().is_empty();
        let lacks = lacks.then(|| view! { <Years tables /> });
        let months =
            Signal::derive(move || told.with(|told| told.as_ref().map(|t| t.months.clone()).unwrap_or_default()));
        let areas =
            Signal::derive(move || told.with(|told| told.as_ref().map(|t| t.areas.clone()).unwrap_or_default()));
        let said = move || told.with(|told| told.as_ref().map(|told| told.said.clone()).unwrap_or_default());
        let rows = Callback::new(move |at| rows_of_month(snapshot, store, kind, found, at));
        view! {
            <dl class="figures">{move || figures(told)}</dl>
            {lacks}
            <div class="columns-2">
                <Show when=move || is_by_month>
                    <div>
                        <MonthFigure chart=months rows />
                        <ul class="signals">
                            {move || said().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
                        </ul>
                    </div>
                </Show>
                <BarList chart=areas />
                {lists}
            </div>
        }
        .into_any()
    };
    let is_everywhere = move || found.with(|found| found.as_ref().is_none_or(|(_, look)| look.area.is_none()));
    let none = move || {
        let what = kind.record_kind().replace('_', " ");
        if is_everywhere() {
            format!("Not supplied, or left out by the filters: no record of the kind {what} is here in any month.")
        } else {
            format!("None here under the filters in any month: no record of the kind {what}.")
        }
    };
    view! {
        <section id=themes::id(kind)>
            <h2>{themes::title(kind)}</h2>
            <p class="quiet">{move || told.with(|told| told.as_ref().map(|told| told.sources.clone()))}</p>
            <Show when=of(|told| told.is_supplied) fallback=move || view! { <p role="status">{none}</p> }>
                {whole}
            </Show>
        </section>
    }
}

/// The address of a theme's rows of a month, in the area looked at.
fn rows_of_month(
    snapshot: Snapshot,
    store: Store,
    kind: ThemeKind,
    found: Signal<Option<(Arc<Themes>, Look)>>,
    at: usize,
) -> Option<String> {
    let filters = vec![themes::kind_filter([kind]), snapshot.with(|catalogue| month_filter(catalogue, at))?];
    let area = found.with(|found| found.as_ref().and_then(|(_, look)| Some(look.area.as_ref()?.id.clone())));
    let without = [DashboardPart::Period].into();
    Some(store.address_of_rows(snapshot, RowsView { filters, without, ..RowsView::default() }, area))
}

fn figures(told: Memo<Option<Told>>) -> impl IntoView {
    let figures = told.with(|told| told.as_ref().map(|told| told.figures.clone()).unwrap_or_default());
    let pair = |(head, text, href): (String, String, Option<String>)| {
        let text = match href {
            Some(href) => view! { <a class="show-rows" href=href title="Show the rows">{text}</a> }.into_any(),
            None => text.into_any(),
        };
        view! { <div><dt>{head}</dt><dd>{text}</dd></div> }
    };
    figures.into_iter().map(pair).collect_view()
}

fn list(told: Memo<Option<Told>>, at: usize, facet: Facet) -> impl IntoView {
    let chart = Signal::derive(move || {
        told.with(|told| told.as_ref().and_then(|told| told.facets.get(at)).cloned().unwrap_or_default())
    });
    let note = themes::facet_note(facet).map(|note| view! { <p class="quiet">{note}</p> });
    view! { <div><BarList chart /> {note}</div> }
}
