//! The rows looked at as a file, or on the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chips::chips;
use super::looking::columns;
use crate::app::chart::provenance;
use crate::app::rows_link::{RowsLink, Writing};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::timer::later;
use crate::browser::{clipboard, download};
use crate::engine::{ToRows, Written};
use crate::presentation::chart::Provenance;
use crate::presentation::number;
use crate::presentation::pivot_text::{dimension, unit};
use crate::rows::{About, Form, Looked, TableId};

/// The most rows that the clipboard is given.
const MOST_COPIED: u64 = 50_000;

/// What the buttons and the line of progress share.
#[derive(Clone, Copy)]
struct Saver {
    /// What became of the last.
    said: RwSignal<String>,
    /// Lines above the header of CSV say marking, filters and count.
    says_about: RwSignal<bool>,
    /// Begin CSV with the mark by which Excel knows UTF-8.
    is_marked: RwSignal<bool>,
}

impl Saver {
    fn here() -> Self {
        use_context().unwrap_or_else(|| {
            let saver = Self {
                said: RwSignal::new(String::new()),
                says_about: RwSignal::new(true),
                is_marked: RwSignal::new(true),
            };
            provide_context(saver);
            saver
        })
    }
}

/// Save in each form, copy, and how.
#[component]
pub fn SaveButtons() -> impl IntoView {
    let (snapshot, store, link, saver) = (Snapshot::here(), Store::here(), RowsLink::here(), Saver::here());
    let begin = move |form: Form, most: u64| {
        let Some(shown) = link.shown.get_untracked() else { return };
        let columns = store.rows.with_untracked(|view| columns(view, &shown.about));
        let about = about(snapshot, store, rows_of(&shown.looked));
        saver.said.set(String::new());
        link.write(form, columns, most, about);
    };
    let csv =
        move || Form::Csv { is_marked: saver.is_marked.get_untracked(), says_about: saver.says_about.get_untracked() };
    let has_points = move || store.rows.with(|view| view.table == TableId::Records && view.pivot.is_none());
    // What is saved must be what is said of it: the rows of this table and these filters, searched to the end.
    let is_shown = move || {
        let table = store.rows.with(|view| view.table);
        link.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.table == table && !shown.looked.is_partial))
    };
    let busy = move || link.writing.with(Option::is_some) || link.is_waiting.get() || !is_shown();
    view! {
        <details class="columns">
            <summary>"Save"</summary>
            <div class="choices saving-choices">
                <p>"All that is shown here, in this order, with these columns. Marking, snapshot, filters and count go with it."</p>
                <p class="save-buttons">
                    <button type="button" id="save-xlsx" disabled=busy on:click=move |_| begin(Form::Xlsx, u64::MAX)>"Excel"</button>
                    <button type="button" id="save-csv" disabled=busy on:click=move |_| begin(csv(), u64::MAX)>"CSV"</button>
                    <button type="button" id="save-arrow" disabled=busy on:click=move |_| begin(Form::Arrow, u64::MAX)>"Arrow"</button>
                    <button type="button" id="save-geojson" disabled=move || busy() || !has_points()
                        title="Rows of records alone have points" on:click=move |_| begin(Form::GeoJson, u64::MAX)>"GeoJSON"</button>
                    <button type="button" id="copy-rows" disabled=move || busy() || !clipboard::is_there()
                        on:click=move |_| begin(Form::TabSeparated, MOST_COPIED)>"Copy"</button>
                </p>
                <label><input type="checkbox" prop:checked=move || saver.says_about.get()
                    on:change=move |event| saver.says_about.set(event_target_checked(&event)) />
                    "CSV: first lines say marking, filters and count"</label>
                <label><input type="checkbox" prop:checked=move || saver.is_marked.get()
                    on:change=move |event| saver.is_marked.set(event_target_checked(&event)) />
                    "CSV: mark as UTF-8, which Excel needs"</label>
            </div>
        </details>
    }
}

/// How far writing has got, with the way to stop it, and what came of it.
#[component]
pub fn Saving() -> impl IntoView {
    let (snapshot, store, link, saver) = (Snapshot::here(), Store::here(), RowsLink::here(), Saver::here());
    Effect::new(move |_| {
        let Some(written) = link.written.get() else { return };
        // Each is dealt with once, however often the page is opened.
        link.written.set(None);
        match written {
            Written::File { address, form, rows } => {
                let name = file_name(snapshot, store, rows, form.ending());
                let counted = number::counted(rows, "row", "rows");
                saver.said.set(if download::save_from(&name, &address) {
                    format!("Saved {counted} as {name}.")
                } else {
                    "The browser did not take the file.".to_owned()
                });
                later(download::STANDS_MS, move || link.send(ToRows::Taken { address }));
            }
            Written::Text { text, rows } => {
                let all =
                    link.shown.with_untracked(|shown| shown.as_ref().map_or(rows, |shown| rows_of(&shown.looked)));
                spawn_local(async move { saver.said.set(copied(text, rows, all).await) });
            }
            Written::Not { message } => saver.said.set(format!("Nothing was saved. {message}.")),
        }
    });
    let cancel = move |_| {
        link.stop_writing();
        saver.said.set("Stopped; nothing was saved.".to_owned());
    };
    view! {
        {move || link.writing.get().map(|Writing { done, total, .. }| view! {
            <p class="strip" id="saving">
                <label for="saving-progress">{progress(done, total)}</label>
                <progress id="saving-progress" max=total.max(1).to_string() value=done.to_string() />
                <button type="button" id="saving-stop" on:click=cancel>"Stop"</button>
            </p>
        })}
        <p class="saved" role="status" id="saved">{move || saver.said.get()}</p>
    }
}

/// How far writing is; nothing is written before the columns for it have come.
fn progress(done: u64, total: u64) -> String {
    match total {
        0 => "Fetching what is to be written".to_owned(),
        _ => format!("Writing {} of {} rows", number::whole(done), number::whole(total)),
    }
}

/// How many rows are saved: the rows shown, or those that they are summed to.
fn rows_of(looked: &Looked) -> u64 {
    looked.pivot.as_ref().map_or(looked.rows, |pivot| pivot.down.len() as u64)
}

/// Copies text; what came of it.
async fn copied(text: String, rows: u64, all: u64) -> String {
    if !clipboard::copy(text).await {
        return "The browser did not allow copying.".to_owned();
    }
    let part = if rows < all { format!(", the first of {}", number::whole(all)) } else { String::new() };
    format!("Copied {}{part}.", number::counted(rows, "row", "rows"))
}

/// What goes with a file.
fn about(snapshot: Snapshot, store: Store, rows: u64) -> About {
    let Provenance { marking, snapshot: of, filters: selection } = provenance(snapshot, store);
    let view = store.rows.get_untracked();
    let under = untrack(|| snapshot.with(|catalogue| chips(catalogue, store)));
    let under: Vec<String> = under.into_iter().map(|(words, _)| words).collect();
    let search = if view.search.is_empty() { String::new() } else { format!("; found by \"{}\"", view.search) };
    let under = if under.is_empty() { "nothing: all rows".to_owned() } else { under.join("; ") };
    let summed = view.pivot.map_or_else(String::new, |ask| {
        let by = ask.dimensions().map(dimension).collect::<Vec<_>>().join(" and by ");
        format!("; {} summed by {by}", unit(ask.summed, view.table == TableId::Records).to_lowercase())
    });
    let said = [
        ("marking", marking),
        ("snapshot", of),
        ("filters", format!("{}, shown under {under}{search}{summed}", view.table.label())),
        ("harm", format!("as scored under: {selection}")),
        ("rows", number::counted(rows, "row", "rows")),
    ];
    said.map(|(key, text)| (key.to_owned(), text)).into()
}

/// The table, the snapshot's date, the count and the marking, in letters that any system takes.
fn file_name(snapshot: Snapshot, store: Store, rows: u64, ending: &str) -> String {
    let opened = snapshot.opened();
    let marking: String =
        opened.manifest.marking.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let table = store.rows.with_untracked(|view| view.table.as_str());
    format!("{table}-{}-{rows}-rows-{marking}.{ending}", opened.manifest.created)
}
