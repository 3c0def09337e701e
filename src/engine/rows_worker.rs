//! The worker of the raw rows: it has tables of its own, so that the ranking never waits for it.

mod gathering;
mod nominals;
mod opening;
mod themes;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::rc::Rc;

use gloo::worker::{HandlerId, Worker, WorkerScope};

use self::opening::open;
use super::opening::fetch_table;
use super::rows_writing::Writing;
use super::{BUILD, Failure, FromRows, RowsEnquiry, ToRows, WindowAsk};
use crate::browser::parts;
use crate::browser::timer::soon;
use crate::domain::GroupCode;
use crate::rows::{Desk, Look, TableId};
use crate::snapshot::{FileEntry, Manifest, RECORDS_DETAIL};

/// Lays out a snapshot and shows its rows.
#[derive(Default)]
pub struct RowsWorker {
    desk: Option<Desk>,
    manifest_url: String,
    manifest: Option<Rc<Manifest>>,
    parts: Vec<FileEntry>,
    look: Option<(u32, Look)>,
    /// Which look the desk holds.
    looked: Option<u32>,
    window: Option<WindowAsk>,
    /// Whether the window is shown of the look that the desk holds, as far as its parts are there.
    is_shown: bool,
    row: Option<u32>,
    /// Parts on their way for a window or a row.
    coming: BTreeSet<usize>,
    /// The part that is fetched next for the columns that the desk gathers.
    next_part: Option<usize>,
    /// How many gatherings there were: a part that comes late is of one before.
    gatherings: u32,
    /// The group whose nominals were asked for last.
    nominals_of: Option<GroupCode>,
    writing: Option<Writing>,
    /// Enquiries that wait for columns, by who asks.
    enquiries: BTreeMap<u32, (u32, RowsEnquiry)>,
    themes: Option<(u32, Look)>,
    /// Whether a part is on its way for themes.
    is_fetching_themes: bool,
}

/// What the worker tells itself.
pub enum RowsStep {
    /// Say something to the page.
    Say(HandlerId, FromRows),
    /// The snapshot is laid out, or not.
    Opened(HandlerId, Box<Result<(Manifest, String, Desk), Failure>>),
    /// A part came for a window or a row.
    Part(HandlerId, usize, Result<Vec<u8>, Failure>),
    /// A part came for what is gathered.
    Gathered(HandlerId, u32, Result<Vec<u8>, Failure>),
    /// A group's nominals came; none where the snapshot has no file for them.
    Nominals(HandlerId, GroupCode, Result<Option<Vec<u8>>, Failure>),
    /// A part came for themes.
    ThemePart(HandlerId, usize, Result<Vec<u8>, Failure>),
    /// Go on with the writing of that number.
    Write(HandlerId, u32),
}

impl Worker for RowsWorker {
    type Message = RowsStep;
    type Input = ToRows;
    type Output = FromRows;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self::default()
    }

    fn connected(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        scope.respond(page, FromRows::Hello { build: BUILD.to_owned() });
    }

    fn update(&mut self, scope: &WorkerScope<Self>, step: RowsStep) {
        match step {
            RowsStep::Say(page, message) => scope.respond(page, message),
            RowsStep::Opened(page, result) => match *result {
                Err(failure) => scope.respond(page, FromRows::Failed(failure)),
                Ok((manifest, url, desk)) => {
                    let parts = manifest.files.iter().filter(|file| file.table == RECORDS_DETAIL.name);
                    self.parts = parts.cloned().collect();
                    self.parts.sort_by_key(|file| file.part);
                    self.manifest = Some(Rc::new(manifest));
                    (self.manifest_url, self.desk) = (url, Some(desk));
                    scope.respond(page, FromRows::Opened);
                    self.answer(scope, page);
                    self.find(scope, page);
                    self.answer_themes(scope, page);
                }
            },
            RowsStep::Part(page, part, result) => {
                self.coming.remove(&part);
                let added = result.and_then(|bytes| match &mut self.desk {
                    Some(desk) => Ok(desk.add_part(part, &bytes)?),
                    None => Ok(()),
                });
                if let Err(failure) = added {
                    scope.respond(page, FromRows::PartFailed(failure));
                } else {
                    self.show(scope, page);
                    self.open_row(scope, page);
                }
            }
            RowsStep::Gathered(page, of, result) if of == self.gatherings => self.gathered(scope, page, result),
            RowsStep::Nominals(page, group, result) => self.set_nominals(scope, page, &group, result),
            RowsStep::ThemePart(page, part, result) => self.add_theme_part(scope, page, part, result),
            RowsStep::Write(page, id) if self.writing.as_ref().is_some_and(|writing| writing.id == id) => {
                self.write(scope, page);
            }
            // What another took the place of goes on by turns of its own.
            RowsStep::Gathered(..) | RowsStep::Write(..) => {}
        }
    }

    fn received(&mut self, scope: &WorkerScope<Self>, message: ToRows, page: HandlerId) {
        match message {
            ToRows::Open { manifest_url } => open(scope, page, manifest_url),
            ToRows::Look { id, look } => {
                let is_alike = |(_, before): &(u32, Look)| before.table == look.table && look.pivot.is_none();
                self.window.take_if(|_| !self.look.as_ref().is_some_and(is_alike));
                if let Some(window) = &mut self.window {
                    window.from = 0;
                }
                self.look = Some((id, *look));
                (self.row, self.writing, self.is_shown) = (None, None, false);
                self.answer(scope, page);
            }
            ToRows::Nominals { group, purpose } => self.fetch_nominals(scope, page, group, purpose),
            ToRows::Window(window) => {
                let is_new = self.window.as_ref() != Some(&window);
                self.window = Some(window);
                if is_new || !self.is_shown {
                    self.show(scope, page);
                }
            }
            ToRows::Values { column } => {
                if let Some(desk) = &self.desk {
                    let values = desk.values(&column);
                    scope.respond(page, FromRows::Values { column, values });
                }
            }
            ToRows::Row { row } => {
                self.row = Some(row);
                self.open_row(scope, page);
            }
            ToRows::Write { id, form, columns, most, about } => {
                self.writing = Some(Writing::new(id, form, columns, most, about));
                self.write(scope, page);
            }
            ToRows::Taken { address } => parts::forget(&address),
            ToRows::Cancel => self.writing = None,
            ToRows::Enquire { asker, id, enquiry } => {
                self.enquiries.insert(asker, (id, *enquiry));
                self.find(scope, page);
            }
            ToRows::Themes { id, look } => {
                self.themes = Some((id, *look));
                self.answer_themes(scope, page);
            }
        }
    }
}

impl RowsWorker {
    /// Answers the look, or gathers first what it needs.
    fn answer(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let (Some(desk), Some((id, look))) = (&mut self.desk, &self.look) else { return };
        let id = *id;
        let (mut missing, to_come) = (desk.needed(look), desk.to_come(look));
        let is_needed = !missing.is_empty() || !desk.has_begun(look);
        missing.extend(to_come);
        missing.sort_unstable();
        missing.dedup();
        if is_needed && !missing.is_empty() {
            self.gather(scope, page, missing);
            return;
        }
        let table = look.table;
        // They come, and the look is answered then.
        if table == TableId::Nominals && !desk.has_nominals() {
            return;
        }
        let found = desk.look(look.clone()).and_then(|looked| Ok((looked, desk.columns(table)?)));
        match found {
            Err(error) => scope.respond(page, FromRows::NotLooked { id, failure: error.into() }),
            Ok((looked, columns)) => {
                self.looked = Some(id);
                scope.respond(page, FromRows::Looked { id, table, looked, columns });
                self.show(scope, page);
                if !missing.is_empty() {
                    self.gather(scope, page, missing);
                }
            }
        }
    }

    /// Shows the window, and fetches the parts that it lacks.
    fn show(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let (Some(desk), Some((id, _)), Some(window)) = (&mut self.desk, &self.look, &self.window) else { return };
        // While a look waits for columns, the desk still holds the one before.
        if self.looked != Some(*id) {
            return;
        }
        let columns = window.columns.clone();
        let window = desk.window_around(window.from, window.count, window.around, &columns);
        let missing = window.missing.clone();
        scope.respond(page, FromRows::Window { id: *id, columns, window });
        self.is_shown = true;
        self.fetch(scope, page, missing);
    }

    fn open_row(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let (Some(desk), Some(row), Some((id, _))) = (&mut self.desk, self.row, &self.look) else { return };
        if self.looked != Some(*id) {
            return;
        }
        match desk.row(row) {
            Err(error) => scope.respond(page, FromRows::PartFailed(error.into())),
            Ok(whole) => {
                let missing = whole.missing.clone();
                scope.respond(page, FromRows::Row(whole));
                self.fetch(scope, page, missing);
            }
        }
    }

    fn fetch(&mut self, scope: &WorkerScope<Self>, page: HandlerId, parts: Vec<usize>) {
        for part in parts {
            let Some(entry) = self.parts.get(part).cloned() else { continue };
            if self.coming.insert(part) {
                let url = self.manifest_url.clone();
                scope.send_future(async move { RowsStep::Part(page, part, fetch_table(&url, &entry, &|_| ()).await) });
            }
        }
    }

    /// Answers the enquiries whose columns are at hand, and gathers what the others need once nothing else is
    /// being gathered.
    fn find(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let Some(desk) = &mut self.desk else { return };
        let mut missing = Vec::new();
        for (asker, (id, enquiry)) in std::mem::take(&mut self.enquiries) {
            let needed = enquiry.needed(desk);
            if needed.is_empty() {
                let result = enquiry.find(desk).map_err(Failure::from);
                scope.respond(page, FromRows::Found { asker, id, result });
            } else {
                missing.extend(needed);
                self.enquiries.insert(asker, (id, enquiry));
            }
        }
        missing.sort_unstable();
        missing.dedup();
        if !missing.is_empty() && self.next_part.is_none() {
            self.gather(scope, page, missing);
        }
    }

    /// Writes the next piece, after gathering the columns that it needs.
    fn write(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let (Some(desk), Some(writing), Some((id, look))) = (&self.desk, &mut self.writing, &self.look) else { return };
        if self.looked != Some(*id) {
            return;
        }
        let missing = desk.to_gather(look.table, writing.needs());
        if !missing.is_empty() {
            self.gather(scope, page, missing);
            return;
        }
        writing.begin(|writing| desk.cut(&writing.columns, writing.most));
        let id = writing.id;
        match writing.step() {
            ControlFlow::Break(written) => {
                self.writing = None;
                scope.respond(page, FromRows::Written { id, written });
            }
            ControlFlow::Continue((done, total)) => {
                scope.respond(page, FromRows::Writing { id, done, total });
                let scope = scope.clone();
                soon(move || scope.send_message(RowsStep::Write(page, id)));
            }
        }
    }
}
