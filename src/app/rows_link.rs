//! The page's end of the worker of the raw rows, which starts when rows are first wanted.

use std::sync::Arc;

use gloo::worker::{Spawnable, WorkerBridge};
use leptos::prelude::*;

use crate::browser::address;
use crate::browser::timer::soon;
use crate::domain::GroupCode;
use crate::engine::{BUILD, Failure, FailureKind, FromRows, RowsFinding, RowsWorker, ToRows, Written};
use crate::rows::{About, ColumnAbout, Form, Look, Looked, PivotAsk, RowWhole, TableId, Themes, ValueCount, Window};

/// The worker's script.
const LOADER: &str = "rows_loader.js";

/// How far the worker has got.
#[derive(Clone, Debug, PartialEq)]
pub enum RowsPhase {
    /// Nobody has asked for rows yet.
    Asleep,
    /// It is opening the snapshot: bytes received, and in all.
    Opening(u64, u64),
    /// It could not.
    Failed(Failure),
    /// It is of another build than the page.
    OtherBuild,
    /// It is at work.
    Open,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The look's number.
    pub id: u32,
    /// The table.
    pub table: TableId,
    /// How much is there.
    pub looked: Looked,
    /// The table's columns.
    pub about: Vec<ColumnAbout>,
    /// What the rows were asked to be summed by.
    pub asked: Option<PivotAsk>,
    /// The columns of the window.
    pub columns: Vec<String>,
    /// The rows that are at hand.
    pub window: Window,
}

/// How far writing has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    id: u32,
    /// Rows written.
    pub done: u64,
    /// Rows in all; 0 until what they need has come.
    pub total: u64,
}

/// The link to the worker of the raw rows.
#[derive(Clone, Copy)]
pub struct RowsLink {
    bridge: StoredValue<Option<WorkerBridge<RowsWorker>>, LocalStorage>,
    /// How far it has got.
    pub phase: RwSignal<RowsPhase>,
    /// What is shown.
    pub shown: RwSignal<Option<Arc<Shown>>>,
    /// The look that was answered last, before its rows have come.
    pub coming: RwSignal<Option<Arc<Shown>>>,
    /// Why the table asked for last cannot be shown.
    pub not_looked: RwSignal<Option<Failure>>,
    /// Whether the newest look is still to be answered.
    pub is_waiting: RwSignal<bool>,
    /// The values of the column asked about last.
    pub values: RwSignal<Option<(String, Vec<ValueCount>)>>,
    /// The row that is open.
    pub row: RwSignal<Option<RowWhole>>,
    /// Parts that have come, of so many.
    pub fetching: RwSignal<Option<(u32, u32)>>,
    /// Why a part did not come.
    pub part_failed: RwSignal<Option<Failure>>,
    /// How far writing has got.
    pub writing: RwSignal<Option<Writing>>,
    /// What writing came to.
    pub written: RwSignal<Option<Written>>,
    /// The group whose nominals are open, and for which purpose.
    pub nominals: RwSignal<Option<(GroupCode, String)>>,
    /// What rows add up to by theme, and under which look.
    pub themes: RwSignal<Option<(Arc<Themes>, Look)>>,
    /// What became of the newest request for themes.
    pub theming: RwSignal<Theming>,
    /// How often the reader has tried again.
    pub tries: RwSignal<u32>,
    /// What was found last, with its asker and id.
    pub found: RwSignal<Option<Found>>,
    enquired: StoredValue<u32>,
    newest: RwSignal<u32>,
    /// What the newest look sums by.
    asked: StoredValue<Option<PivotAsk>>,
    asked_themes: StoredValue<(u32, Look)>,
}

/// What became of a request for themes.
#[derive(Clone, Debug, PartialEq)]
pub enum Theming {
    /// It is still to be answered.
    Awaited,
    /// It was answered.
    Answered,
    /// They were not added up.
    Failed(Failure),
}

/// What an enquiry found: who asked, the enquiry's id, and the finding.
pub type Found = (u32, u32, Result<RowsFinding, Failure>);

impl RowsLink {
    /// A link to a worker that is not started yet.
    pub fn asleep() -> Self {
        Self {
            bridge: StoredValue::new_local(None),
            phase: RwSignal::new(RowsPhase::Asleep),
            shown: RwSignal::new(None),
            coming: RwSignal::new(None),
            not_looked: RwSignal::new(None),
            is_waiting: RwSignal::new(false),
            values: RwSignal::new(None),
            row: RwSignal::new(None),
            fetching: RwSignal::new(None),
            part_failed: RwSignal::new(None),
            writing: RwSignal::new(None),
            written: RwSignal::new(None),
            nominals: RwSignal::new(None),
            tries: RwSignal::new(0),
            found: RwSignal::new(None),
            enquired: StoredValue::new(0),
            newest: RwSignal::new(0),
            asked: StoredValue::new(None),
            themes: RwSignal::new(None),
            theming: RwSignal::new(Theming::Answered),
            asked_themes: StoredValue::new((0, Look::default())),
        }
    }

    /// The link of the component that asks.
    pub fn here() -> Self {
        expect_context()
    }

    /// Starts the worker if it is not started, and asks it to open the snapshot.
    pub fn open(self) {
        if self.bridge.with_value(Option::is_none) {
            let bridge = RowsWorker::spawner()
                .callback(move |message| soon(move || self.hear(message)))
                .with_loader(true)
                .spawn(&address::of_program(LOADER));
            self.bridge.update_value(|place| *place = Some(bridge));
        }
        self.phase.set(RowsPhase::Opening(0, 0));
        match address::beside_page("snapshot/manifest.json") {
            Some(manifest_url) => self.send(ToRows::Open { manifest_url }),
            None => self.phase.set(RowsPhase::Failed(Failure {
                kind: FailureKind::NoSnapshot,
                message: format!("{}: found an address that nothing can lie beside", address::href()),
            })),
        }
    }

    /// Says something to the worker.
    pub fn send(self, message: ToRows) {
        self.bridge.with_value(|bridge| {
            if let Some(bridge) = bridge {
                bridge.send(message);
            }
        });
    }

    /// Opens the nominals of a group: their file is fetched with the purpose in the request.
    pub fn open_nominals(self, group: GroupCode, purpose: String) {
        self.nominals.set(Some((group.clone(), purpose.clone())));
        self.send(ToRows::Nominals { group, purpose });
    }

    /// Asks for rows; a look asked for before is no longer waited for.
    pub fn look(self, look: Look) {
        let id = self.newest.get_untracked().wrapping_add(1);
        self.newest.set(id);
        self.is_waiting.set(true);
        self.not_looked.set(None);
        self.part_failed.set(None);
        self.writing.set(None);
        self.asked.set_value(look.pivot.clone());
        self.send(ToRows::Look { id, look: Box::new(look) });
    }

    /// Has what is shown written, at most so many rows of it.
    pub fn write(self, form: Form, columns: Vec<String>, most: u64, about: About) {
        let id = self.number();
        self.writing.set(Some(Writing { id, done: 0, total: 0 }));
        self.send(ToRows::Write { id, form, columns, most, about });
    }

    /// Stops what is being written.
    pub fn stop_writing(self) {
        self.writing.set(None);
        self.send(ToRows::Cancel);
    }

    /// A number of its own for whoever enquires, and for each enquiry.
    pub fn number(self) -> u32 {
        let number = self.enquired.get_value().wrapping_add(1);
        self.enquired.set_value(number);
        number
    }

    /// Asks for rows to be added up by theme; what was asked for before is no longer waited for, and what
    /// was found before stands until the answer comes.
    pub fn ask_themes(self, look: Look) {
        let id = self.asked_themes.with_value(|asked| asked.0).wrapping_add(1);
        self.asked_themes.set_value((id, look.clone()));
        self.theming.set(Theming::Awaited);
        self.send(ToRows::Themes { id, look: Box::new(look) });
    }

    fn hear(self, message: FromRows) {
        let newest = self.newest.get_untracked();
        match message {
            FromRows::Hello { build } if build != BUILD => self.phase.set(RowsPhase::OtherBuild),
            FromRows::Progress { done_bytes, total_bytes } => {
                self.phase.set(RowsPhase::Opening(done_bytes, total_bytes));
            }
            FromRows::Opened => self.phase.set(RowsPhase::Open),
            FromRows::Failed(failure) => self.phase.set(RowsPhase::Failed(failure)),
            FromRows::Looked { id, table, looked, columns } if id == newest => {
                let asked = self.asked.get_value();
                let (columns, about, window) = (Vec::new(), columns, Window::default());
                let shown = Arc::new(Shown { id, table, looked, about, asked, columns, window });
                self.coming.set(Some(Arc::clone(&shown)));
                // Sums have come with it; rows are asked for by window.
                if shown.asked.is_some() {
                    self.is_waiting.set(false);
                    self.shown.set(Some(shown));
                }
            }
            FromRows::NotLooked { id, failure } if id == newest => {
                self.is_waiting.set(false);
                self.shown.set(None);
                self.not_looked.set(Some(failure));
            }
            FromRows::Window { id, columns, window } if id == newest => {
                self.is_waiting.set(false);
                if let Some(coming) = self.coming.get_untracked().filter(|coming| coming.id == id) {
                    self.shown.set(Some(Arc::new(Shown { columns, window, ..coming.as_ref().clone() })));
                }
            }
            FromRows::Values { column, values } => self.values.set(Some((column, values))),
            FromRows::Row(row) => self.row.set(Some(row)),
            FromRows::Fetching { done, total } => self.fetching.set((done < total).then_some((done, total))),
            FromRows::PartFailed(failure) => {
                self.fetching.set(None);
                self.part_failed.set(Some(failure));
            }
            FromRows::Writing { id, done, total } if self.is_writing(id) => {
                self.writing.set(Some(Writing { id, done, total }));
            }
            FromRows::Written { id, written } if self.is_writing(id) => {
                self.writing.set(None);
                self.written.set(Some(written));
            }
            FromRows::Written { written: Written::File { address, .. }, .. } => self.send(ToRows::Taken { address }),
            FromRows::Found { asker, id, result } => self.found.set(Some((asker, id, result))),
            FromRows::Themes { id, themes } => {
                let (newest, look) = self.asked_themes.get_value();
                if id == newest {
                    self.theming.set(Theming::Answered);
                    self.themes.set(Some((Arc::from(themes), look)));
                }
            }
            FromRows::NoThemes { id, failure } => {
                if id == self.asked_themes.with_value(|asked| asked.0) {
                    self.theming.set(Theming::Failed(failure));
                }
            }
            // A worker of this build, answers to looks that newer ones took the place of, and what was stopped.
            FromRows::Hello { .. }
            | FromRows::Looked { .. }
            | FromRows::NotLooked { .. }
            | FromRows::Window { .. }
            | FromRows::Writing { .. }
            | FromRows::Written { .. } => {}
        }
    }

    /// Whether it is the newest writing, and nobody has stopped it.
    fn is_writing(self, id: u32) -> bool {
        self.writing.with_untracked(|writing| writing.as_ref().is_some_and(|writing| writing.id == id))
    }
}
