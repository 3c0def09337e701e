//! What is read from the raw rows once a reader asks for it: where the harm happened, and when.

use leptos::prelude::*;

use super::Opened;
use crate::app::hours::{Folded, HoursGrid};
use crate::app::map::AreaHexagons;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::rows::{AreaOf, By, Look};

/// The area's map of hexagons, and its weekdays and hours.
#[component]
pub fn Raw() -> impl IntoView {
    let (snapshot, store, opened) = (Snapshot::here(), Store::here(), expect_context::<Opened>());
    let (level, area) = (opened.level, opened.area);
    let id = snapshot.area(level, area).map(|area| area.id);
    let look = Signal::derive(move || Look {
        area: id.clone().map(|id| AreaOf { level, id }),
        ..Look::under(store.selection.get(), By::Any)
    });
    view! {
        <Folded id="sector-hexagons" title="Where the harm happened"><AreaHexagons level area /></Folded>
        <Folded id="sector-hours" title="Weekdays and hours"><HoursGrid look /></Folded>
    }
}
