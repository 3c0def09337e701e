//! The guide's links into the real pages.

use leptos::prelude::*;

use super::Read;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{AreaId, Level};
use crate::presentation::guide::{Lead, Told};
use crate::presentation::{Page, RowsView, Shade, State};
use crate::rows::By;

/// What the step leads to, with the selection.
#[component]
pub fn Leads(
    /// What the step says.
    told: Memo<Option<Told>>,
) -> impl IntoView {
    let (snapshot, store, read) = (Snapshot::here(), Store::here(), expect_context::<Read>());
    let links = move || {
        let (level, area) = read.area.get()?;
        let id = snapshot.area(level, area)?.id;
        let leads = told.with(|told| told.as_ref().map(|told| told.leads.clone()))?;
        let link = |(label, lead): (String, Lead)| {
            let href = store.address_after(snapshot, |state| follow(state, lead, (level, id.clone())));
            view! { <li><a href=href>{label}</a></li> }
        };
        Some(leads.into_iter().map(link).collect_view())
    };
    view! { <ul class="leads">{links}</ul> }
}

/// Changes what an address says into what it says where a link leads.
fn follow(state: &mut State, lead: Lead, (level, area): (Level, AreaId)) {
    state.selection.level = level;
    state.focus = Some(area);
    state.page = match lead {
        Lead::Ranking => {
            state.focus = None;
            Page::Sectors
        }
        Lead::Working => Page::Sectors,
        Lead::Map | Lead::MapOfChange => {
            state.shade = if lead == Lead::MapOfChange { Shade::Change } else { Shade::Score };
            Page::Map
        }
        Lead::Area => Page::Sector,
        Lead::Measure(measure) => {
            state.measure = Some(measure);
            Page::Elements
        }
        Lead::Group(group) => {
            state.group = Some(group);
            Page::Groups
        }
        Lead::Records => {
            state.rows = RowsView { counted: Some(By::Any.into()), ..RowsView::default() };
            Page::Records
        }
        Lead::Method => Page::About,
    };
}
