//! One area opened whole: why it stands where it stands, and what to look at next.

mod activity;
mod breadcrumb;
mod course;
mod elements;
mod figures;
mod groups;
mod neighbours;
mod offences;
mod parts;
mod raw;
mod themes;

use std::sync::Arc;

use leptos::prelude::*;

use self::activity::Activities;
use self::breadcrumb::Breadcrumb;
use self::course::Course;
use self::elements::Elements;
use self::figures::Figures;
use self::groups::Groups;
use self::neighbours::Neighbours;
use self::offences::Offences;
use self::parts::Parts;
use self::raw::Raw;
use self::themes::Themes;
use super::enquiry::{breakdown, finding};
use super::link::Link;
use super::map::SmallMap;
use super::ranking::Ranking;
use super::snapshot::Snapshot;
use super::store::Store;
use crate::domain::Level;
use crate::engine::{AreaReport, Enquiry, Finding};
use crate::presentation::words;
use crate::scoring::{AreaScore, Breakdown, Subject};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Opened {
    /// The area's level.
    pub level: Level,
    /// Its position in the catalogue's list.
    pub area: u16,
    /// What the engine found, once it has.
    pub report: Memo<Option<Arc<AreaReport>>>,
    /// What its score is made of, once known.
    pub breakdown: Signal<Option<Arc<Breakdown>>>,
    /// The newest ranking, if it is of the level.
    pub ranking: Signal<Option<Arc<Ranking>>>,
}

impl Opened {
    /// The area, to be broken down.
    pub fn subject(self) -> Subject {
        Subject { area: Some((self.level, self.area)), ..Subject::default() }
    }

    /// The area's score in the ranking.
    pub fn score(self) -> Option<AreaScore> {
        self.ranking.with(|ranking| ranking.as_ref()?.score(self.level, self.area).cloned())
    }
}

/// The page.
#[component]
pub fn Sector() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let area = Memo::new(move |_| {
        let id = store.focus.get()?;
        let level = store.selection.with(|selection| selection.level);
        let position = snapshot.with(|catalogue| catalogue.areas.of(level).iter().position(|area| area.id == id))?;
        Some((level, u16::try_from(position).ok()?))
    });
    let found = finding(move || area.get().map(|(_, area)| Enquiry::Area(area)));
    let made_of = breakdown(move || Some(Subject { area: Some(area.get()?), ..Subject::default() }));
    move || match area.get() {
        None => view! { <NoArea /> }.into_any(),
        Some((level, area)) => {
            let report = Memo::new(move |_| match found.get()?.as_ref() {
                Finding::Area(report) if (report.level, report.area) == (level, area) => {
                    Some(Arc::new(report.as_ref().clone()))
                }
                _ => None,
            });
            let ranking = Signal::derive(move || link.ranking.get().filter(|ranking| ranking.answer.level == level));
            let breakdown =
                Signal::derive(move || made_of.get().filter(|breakdown| breakdown.subject.area == Some((level, area))));
            provide_context(Opened { level, area, report, breakdown, ranking });
            view! { <Whole /> }.into_any()
        }
    }
}

#[component]
fn NoArea() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let level = move || store.selection.with(|selection| words::level_one(selection.level).to_lowercase());
    let ranking = move || store.address_after(snapshot, |state| state.page = crate::presentation::Page::Sectors);
    view! {
        <section class="panel" id="no-area">
            <h1>"No " {level} " is chosen"</h1>
            <p>"Choose one in " <a href=ranking>"the ranking"</a> "."</p>
        </section>
    }
}

#[component]
fn Whole() -> impl IntoView {
    let (snapshot, link, opened) = (Snapshot::here(), expect_context::<Link>(), expect_context::<Opened>());
    let name = snapshot.area(opened.level, opened.area).map(|area| area.name).unwrap_or_default();
    let is_busy =
        move || link.is_waiting.get() || opened.report.with(Option::is_none) || opened.breakdown.with(Option::is_none);
    view! {
        <article class="sector" id="sector" aria-busy=move || is_busy().to_string()>
            <Breadcrumb />
            <h1>{name}</h1>
            <Figures />
            <div class="sector-parts">
                <div>
                    <Elements />
                    <Offences />
                    <Groups />
                </div>
                <div>
                    <Course />
                    <Activities />
                    <Themes />
                </div>
                <div>
                    <section class="where">
                        <h2>"Where it lies"</h2>
                        <SmallMap level=opened.level area=opened.area />
                    </section>
                    <Neighbours />
                    <Parts />
                </div>
            </div>
            <Raw />
        </article>
    }
}
