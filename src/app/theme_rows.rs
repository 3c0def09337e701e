//! Rows added up by theme, kept up to date with the selection.

use std::sync::Arc;

use leptos::prelude::*;

use super::rows_link::{RowsLink, RowsPhase};
use super::snapshot::Snapshot;
use super::store::Store;
use crate::domain::AreaId;
use crate::presentation::RowsView;
use crate::rows::{AreaOf, Filter, Look, Themes};

/// What rows add up to by theme in an area, or everywhere, and the look that it was found under; none until it
/// comes. Starts the worker of the raw rows if nobody has.
pub fn themes(area: impl Fn() -> Option<AreaOf> + Send + Sync + 'static) -> Signal<Option<(Arc<Themes>, Look)>> {
    let (store, link) = (Store::here(), RowsLink::here());
    if link.phase.get_untracked() == RowsPhase::Asleep {
        link.open();
    }
    // What another page asked for is not what this one shows.
    link.themes.set(None);
    let look = Memo::new(move |_| {
        let selection = store.selection.get();
        Look { selection, in_period: true, offences_in: true, sources_in: true, area: area(), ..Look::default() }
    });
    Effect::new(move |_| {
        link.tries.track();
        if link.phase.get() == RowsPhase::Open {
            link.ask_themes(look.get());
        }
    });
    link.themes.into()
}

/// The address of the rows that pass filters, in an area or everywhere, under the selection in force.
pub fn rows_address(snapshot: Snapshot, store: Store, filters: Vec<Filter>, area: Option<AreaId>) -> String {
    store.address_of_rows(snapshot, RowsView { filters, ..RowsView::default() }, area)
}
