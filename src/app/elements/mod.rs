//! The elements of the score: all of them in a list, and a page for each.

mod list;
mod measure;
mod measure_charts;

use leptos::prelude::*;

use self::list::ElementList;
use self::measure::MeasurePage;
use super::snapshot::Snapshot;
use super::store::Store;

/// The page of elements.
#[component]
pub fn Elements() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let position = Memo::new(move |_| {
        let id = store.measure.get()?;
        let position = snapshot.with(|catalogue| catalogue.measures.iter().position(|measure| measure.id == id))?;
        u16::try_from(position).ok()
    });
    move || match position.get() {
        Some(position) => view! { <MeasurePage position /> }.into_any(),
        None => view! { <ElementList /> }.into_any(),
    }
}
