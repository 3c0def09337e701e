//! Themes: deaths, firearms, and intelligence beside recorded crime.

mod leads;
mod theme;
mod years;

use leptos::prelude::*;

use self::leads::LeadsTable;
use self::theme::ThemeSection;
use super::panels::RowsFailed;
use super::rows_link::{RowsLink, RowsPhase, Theming};
use super::snapshot::Snapshot;
use super::store::Store;
use super::theme_rows::themes;
use crate::domain::{Area, Level};
use crate::presentation::{Page, number};
use crate::rows::{AreaOf, ThemeKind};

/// The page.
#[component]
pub fn ThemesPage() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), RowsLink::here());
    let area = Memo::new(move |_| chosen_area(snapshot, store));
    let found = themes(move || area.get().map(|(level, area)| AreaOf { level, id: area.id }));
    let everywhere = move || store.address_after(snapshot, |state| state.focus = None);
    let heading = move || match area.get() {
        Some((_, area)) => format!("{} in {}", Page::Themes.label(), area.name),
        None => Page::Themes.label().to_owned(),
    };
    let again = move |_| link.tries.update(|tries| *tries += 1);
    let failed = move || {
        let Theming::Failed(failure) = link.theming.get() else { return None };
        Some(view! {
            <div class="panel failed" role="alert">
                <h2>"The records could not be added up"</h2>
                <p class="where">{failure.message}</p>
                <button type="button" on:click=again>"Try again"</button>
            </div>
        })
    };
    // The sections are made once, and follow what is found.
    let is_found = Memo::new(move |_| found.with(Option::is_some));
    let shown = move || match link.phase.get() {
        RowsPhase::Failed(_) | RowsPhase::OtherBuild => view! { <RowsFailed /> }.into_any(),
        RowsPhase::Opening(done, total) if total > 0 => {
            let said = format!("Fetching the tables: {} of {}", number::bytes(done), number::bytes(total));
            view! { <p role="status">{said}</p> }.into_any()
        }
        RowsPhase::Open if is_found.get() => view! {
            {ThemeKind::ALL.map(|kind| view! { <ThemeSection kind found /> })}
            <LeadsTable found />
        }
        .into_any(),
        _ => view! { <p role="status">"Fetching the tables"</p> }.into_any(),
    };
    let is_busy = move || link.theming.get() == Theming::Awaited || found.with(Option::is_none);
    view! {
        <article class="reasons themes" id="themes" aria-busy=move || is_busy().to_string()>
            <h1>{heading}</h1>
            <p class="quiet">
                "Records of each theme under the filters at the left: months, areas, sources and police-generated records, and
                whether records without an offence code count. Each count of the period leads to its rows."
                <Show when=move || area.with(Option::is_some)>" "<a href=everywhere id="everywhere">"All areas"</a></Show>
            </p>
            {failed}
            {shown}
        </article>
    }
}

/// The area in focus, of the level ranked.
fn chosen_area(snapshot: Snapshot, store: Store) -> Option<(Level, Area)> {
    let id = store.focus.get()?;
    let level = store.selection.with(|selection| selection.level);
    let area = snapshot.with(|catalogue| catalogue.areas.of(level).iter().find(|area| area.id == id).cloned())?;
    Some((level, area))
}
