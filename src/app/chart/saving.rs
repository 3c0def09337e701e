//! Keeping a chart as files.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::{download, picture};
use crate::presentation::chart::{Drawing, Provenance, Sheet, Table};
use crate::presentation::{date, differences};

/// Buttons that save a chart as SVG or PNG and its figures as CSV, each with marking, snapshot and filters.
#[component]
pub fn Saving(
    /// The chart's title.
    #[prop(into)]
    title: Signal<String>,
    /// What it shows.
    #[prop(into)]
    sentence: Signal<String>,
    /// The picture.
    #[prop(into)]
    drawing: Signal<Drawing>,
    /// The figures.
    #[prop(into)]
    table: Signal<Table>,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let is_refused = RwSignal::new(false);
    let save = move |name: String, media_type, text| is_refused.set(!download::save(&name, media_type, &[text]));
    let sheet = move || {
        let said = provenance(snapshot, store);
        Sheet::new(drawing.get_untracked(), &title.get_untracked(), &sentence.get_untracked(), &said)
    };
    let svg = move |_| {
        let sheet = sheet();
        save(file_name(&sheet.title, "svg"), "image/svg+xml", sheet.svg());
    };
    let png = move |_| {
        let sheet = sheet();
        picture::save_png(file_name(&sheet.title, "png"), &sheet, move |is_saved| is_refused.set(!is_saved));
    };
    view! {
        <span class="saving">
            <button type="button" aria-label=move || format!("Save as SVG: {}", title.get()) on:click=svg>"SVG"</button>
            <button type="button" aria-label=move || format!("Save as PNG: {}", title.get()) on:click=png>"PNG"</button>
            <CsvButton title table />
            <span role="status">{move || is_refused.get().then_some("The browser did not take the file")}</span>
        </span>
    }
}

/// A button that saves figures as CSV, with marking, snapshot and filters.
#[component]
pub fn CsvButton(
    /// What they are.
    #[prop(into)]
    title: Signal<String>,
    /// The figures.
    #[prop(into)]
    table: Signal<Table>,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let is_refused = RwSignal::new(false);
    let csv = move |_| {
        let title = title.get_untracked();
        let mut said = provenance(snapshot, store).lines();
        said.push(title.clone());
        let text = table.with_untracked(|table| table.csv(&said));
        is_refused.set(!download::save(&file_name(&title, "csv"), "text/csv", &[text]));
    };
    view! {
        <button type="button" aria-label=move || format!("Save as CSV: {}", title.get()) on:click=csv>"CSV"</button>
        <span role="status">{move || is_refused.get().then_some("The browser did not take the file")}</span>
    }
}

/// What a file says of itself under the filters in force.
pub fn provenance(snapshot: Snapshot, store: Store) -> Provenance {
    let opened = snapshot.opened();
    let (manifest, catalogue) = (&opened.manifest, &opened.catalogue);
    let synthetic = if manifest.force.synthetic { ", synthetic data" } else { "" };
    let filters = store.state.with_untracked(|state| differences::in_force(state, catalogue));
    Provenance {
        marking: manifest.marking.clone(),
        snapshot: format!("{}{synthetic}, snapshot of {}", manifest.force.name, date::day(manifest.created)),
        filters,
    }
}

/// A title as the name of a file: letters and digits, the rest as `-`.
fn file_name(title: &str, ending: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    format!("{}.{ending}", words.collect::<Vec<_>>().join("-").to_lowercase())
}
