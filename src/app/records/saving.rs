//! The rows looked at as a file, or on the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chips::chips;
use super::link::RowsLink;
use super::looking::columns;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::{clipboard, download};
use crate::engine::{ToRows, Writing};
use crate::presentation::{date, number};
use crate::rows::{TableId, csv_cell, csv_line};

/// The most rows that the clipboard is given.
const MOST_COPIED: u64 = 50_000;

/// What is being written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Job {
    Csv,
    GeoJson,
    Copy,
}

/// What the buttons and the line of progress share.
#[derive(Clone, Copy)]
struct Saver {
    job: RwSignal<Option<Job>>,
    /// What became of the last.
    said: RwSignal<String>,
    /// Lines above the header say marking, filters and count.
    with_head: RwSignal<bool>,
    /// Begin with the mark by which Excel knows UTF-8.
    with_bom: RwSignal<bool>,
}

impl Saver {
    fn here() -> Self {
        use_context().unwrap_or_else(|| {
            let saver = Self {
                job: RwSignal::new(None),
                said: RwSignal::new(String::new()),
                with_head: RwSignal::new(true),
                with_bom: RwSignal::new(true),
            };
            provide_context(saver);
            saver
        })
    }
}

/// Save as CSV, copy, and how.
#[component]
pub fn SaveButtons() -> impl IntoView {
    let (store, link, saver) = (Store::here(), RowsLink::here(), Saver::here());
    let begin = move |job, writing, most| {
        let about =
            link.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.about.clone()).unwrap_or_default());
        let columns = store.rows.with_untracked(|view| columns(view, &about));
        saver.said.set(String::new());
        saver.job.set(Some(job));
        link.pieces.set_value(Vec::new());
        link.writing.set(Some((0, 0)));
        link.send(ToRows::Write { writing, columns, most });
    };
    let is_records = move || store.rows.with(|view| view.table == TableId::Records);
    let busy = move || link.writing.with(Option::is_some);
    view! {
        <details class="columns">
            <summary>"Save"</summary>
            <div class="choices">
                <p>"All rows that are shown here, in this order, with these columns."</p>
                <label><input type="checkbox" prop:checked=move || saver.with_head.get()
                    on:change=move |event| saver.with_head.set(event_target_checked(&event)) />
                    "First lines say marking, filters and count"</label>
                <label><input type="checkbox" prop:checked=move || saver.with_bom.get()
                    on:change=move |event| saver.with_bom.set(event_target_checked(&event)) />
                    "Mark as UTF-8, which Excel needs"</label>
                <button type="button" id="save-csv" disabled=busy on:click=move |_| begin(Job::Csv, Writing::Csv, u64::MAX)>
                    "Save as CSV"
                </button>
                " "
                <button type="button" id="save-geojson" disabled=move || busy() || !is_records()
                    title="Records alone have points"
                    on:click=move |_| begin(Job::GeoJson, Writing::GeoJson, u64::MAX)>
                    "Save as GeoJSON"
                </button>
                " "
                <button type="button" id="copy-rows" disabled=move || busy() || !clipboard::is_there()
                    on:click=move |_| begin(Job::Copy, Writing::TabSeparated, MOST_COPIED)>
                    "Copy"
                </button>
            </div>
        </details>
    }
}

/// How far writing has got, with the way to stop it.
#[component]
pub fn Saving() -> impl IntoView {
    let (snapshot, store, link, saver) = (Snapshot::here(), Store::here(), RowsLink::here(), Saver::here());
    Effect::new(move |_| {
        let Some((done, total)) = link.writing.get() else { return };
        let is_done = done >= total && link.pieces.with_value(|pieces| !pieces.is_empty());
        if let Some(job) = saver.job.get_untracked().filter(|_| is_done) {
            let pieces = link.pieces.try_update_value(std::mem::take).unwrap_or_default();
            link.writing.set(None);
            saver.job.set(None);
            finish(snapshot, store, saver, link, job, pieces, total);
        }
    });
    let cancel = move |_| {
        link.send(ToRows::Cancel);
        link.writing.set(None);
        link.pieces.set_value(Vec::new());
        saver.job.set(None);
        saver.said.set("Stopped; nothing was saved.".to_owned());
    };
    view! {
        {move || link.writing.get().map(|(done, total)| view! {
            <p class="strip" id="saving">
                <label for="saving-progress">{format!("Writing {} of {} rows", number::whole(done), number::whole(total))}</label>
                <progress id="saving-progress" max=total.max(1).to_string() value=done.to_string() />
                <button type="button" on:click=cancel>"Stop"</button>
            </p>
        })}
        <p class="saved" role="status" id="saved">{move || saver.said.get()}</p>
    }
}

fn finish(snapshot: Snapshot, store: Store, saver: Saver, link: RowsLink, job: Job, pieces: Vec<String>, rows: u64) {
    let about = link.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.about.clone()).unwrap_or_default());
    let columns = store.rows.with_untracked(|view| columns(view, &about));
    let all = link.shown.with_untracked(|shown| shown.as_ref().map_or(rows, |shown| shown.looked.rows));
    match job {
        Job::Csv => {
            let mut head = String::new();
            if saver.with_bom.get_untracked() {
                head.push('\u{feff}');
            }
            if saver.with_head.get_untracked() {
                for line in about_lines(snapshot, store, rows) {
                    csv_line([csv_cell(&format!("# {line}"))], &mut head);
                }
            }
            csv_line(columns.iter().map(|name| name.as_str().into()), &mut head);
            let name = file_name(snapshot, store, rows, "csv");
            save(saver, (&name, "text/csv"), rows, std::iter::once(head).chain(pieces).collect());
        }
        Job::GeoJson => {
            let about = serde_json::Value::from(about_lines(snapshot, store, rows));
            let head = format!("{{\"type\":\"FeatureCollection\",\"about\":{about},\"features\":[\n");
            let whole = std::iter::once(head).chain(pieces).chain(["\n]}\n".to_owned()]).collect();
            save(saver, (&file_name(snapshot, store, rows, "geojson"), "application/geo+json"), rows, whole);
        }
        Job::Copy => {
            let text = format!("{}\n{}", columns.join("\t"), pieces.concat());
            spawn_local(async move {
                let done = clipboard::copy(text).await;
                let counted = number::counted(rows, "row", "rows");
                let part = if rows < all { format!(", the first of {}", number::whole(all)) } else { String::new() };
                saver.said.set(if done {
                    format!("Copied {counted}{part}.")
                } else {
                    "The browser did not allow copying.".to_owned()
                });
            });
        }
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the pieces are given up with the call")]
fn save(saver: Saver, (name, media_type): (&str, &str), rows: u64, pieces: Vec<String>) {
    let counted = number::counted(rows, "row", "rows");
    saver.said.set(if download::save(name, media_type, &pieces) {
        format!("Saved {counted} as {name}.")
    } else {
        "The browser did not take the file.".to_owned()
    });
}

/// What goes with a file: marking, force, snapshot, filters, count.
fn about_lines(snapshot: Snapshot, store: Store, rows: u64) -> Vec<String> {
    let opened = snapshot.opened();
    let manifest = &opened.manifest;
    let synthetic = if manifest.force.synthetic { ", synthetic data" } else { "" };
    let view = store.rows.get_untracked();
    let under: Vec<String> = untrack(|| chips(&opened.catalogue, store)).into_iter().map(|(words, _)| words).collect();
    let search = if view.search.is_empty() { String::new() } else { format!("; found by \"{}\"", view.search) };
    let under = if under.is_empty() { "nothing: all rows".to_owned() } else { under.join("; ") };
    vec![
        manifest.marking.clone(),
        format!("{}{synthetic}, snapshot of {}", manifest.force.name, date::day(manifest.created)),
        format!("{}, shown under {under}{search}", view.table.label()),
        number::counted(rows, "row", "rows"),
    ]
}

/// The table, the snapshot's date, the count and the marking, in letters that any system takes.
fn file_name(snapshot: Snapshot, store: Store, rows: u64, ending: &str) -> String {
    let opened = snapshot.opened();
    let marking: String =
        opened.manifest.marking.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let table = store.rows.with_untracked(|view| view.table.as_str());
    format!("{table}-{}-{rows}-rows-{marking}.{ending}", opened.manifest.created)
}
