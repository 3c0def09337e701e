//! The sector overview: every area ranked.

mod cells;
mod columns;
mod drawer;
mod element_line;
mod figures;
mod header;
mod headline;
mod held;
mod legend;
mod quality;
mod row;
mod shown;
mod table;
mod toolbar;
mod working;

use leptos::prelude::*;

pub use self::drawer::{Drawer, close_drawer};
use self::figures::Figures;
use self::headline::Headlines;
pub use self::headline::sentence;
use self::legend::Legend;
pub use self::quality::Quality;
use self::quality::QualityPanel;
use self::table::RankingTable;
use self::toolbar::Toolbar;
pub use self::working::Working;
use super::later::Later;
use super::link::Link;
use super::parts::{Apart, Part};
use super::snapshot::Snapshot;
use super::store::Store;
use crate::domain::PRIMARY_MEASURES;
use crate::presentation::Page;

/// The overview.
#[component]
pub fn Sectors() -> impl IntoView {
    let (store, link) = (Store::here(), expect_context::<Link>());
    let is_held = move || store.held.with(Option::is_some);
    view! {
        <div class="sectors" aria-busy=move || link.is_waiting.get().to_string()>
            <h1 class="unseen">{Page::Sectors.label()}</h1>
            <Show
                when=move || link.ranking.with(Option::is_some)
                fallback=|| view! { <p class="panel" role="status">"Scoring"</p> }
            >
                <Figures />
                <Headlines />
                <Later>
                    <Toolbar />
                    <Legend />
                    <div class="side-by-side">
                        <RankingTable />
                        <Show when=is_held><Apart part=Part::Compare /></Show>
                    </div>
                </Later>
            </Show>
            <QualityPanel />
        </div>
    }
}

/// The class that gives an element its fixed colour and, in print, its pattern; that of "other"
/// where none.
pub fn element_class(snapshot: Snapshot, measure: Option<usize>) -> String {
    let number = measure.map(|position| {
        let primary = snapshot.with(|catalogue| {
            let id = &catalogue.measures.get(position)?.id;
            PRIMARY_MEASURES.iter().position(|primary| *primary == id.as_str())
        });
        primary.unwrap_or(position % PRIMARY_MEASURES.len())
    });
    number.map_or_else(|| "element-other".to_owned(), |number| format!("element-{number}"))
}
