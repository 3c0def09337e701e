//! The worker of the raw rows: it has tables of its own, so that the ranking never waits for it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use gloo::worker::{HandlerId, Worker, WorkerScope};

use super::group_files::fetch_group_file;
use super::opening::{fetch_manifest, fetch_table};
use super::rows_writing::Writing;
use super::{BUILD, Failure, FailureKind, FromRows, RowsEnquiry, ToRows};
use crate::browser::parts;
use crate::browser::timer::soon;
use crate::domain::GroupCode;
use crate::rows::{Desk, Gathering, Look, TableId};
use crate::snapshot::{FileEntry, Manifest, RECORDS_DETAIL, SCORING_TABLES};

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
    window: Option<(u64, u32, Vec<String>)>,
    row: Option<u32>,
    /// Parts on their way for a window or a row.
    coming: BTreeSet<usize>,
    /// Columns being gathered from all parts, and the next part.
    gathering: Option<(Gathering, usize)>,
    /// How many gatherings there were: a part that comes late is of one before.
    gatherings: u32,
    /// The group whose nominals were asked for last.
    nominals_of: Option<GroupCode>,
    writing: Option<Writing>,
    /// Where the file lies that was written last, until it is taken.
    written: Option<String>,
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
    /// Go on writing.
    Write(HandlerId),
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
            RowsStep::Gathered(..) => {}
            RowsStep::Nominals(page, group, result) => self.set_nominals(scope, page, &group, result),
            RowsStep::ThemePart(page, part, result) => {
                self.is_fetching_themes = false;
                let added = result.and_then(|bytes| match &mut self.desk {
                    Some(desk) => Ok(desk.add_theme_part(part, &bytes)?),
                    None => Ok(()),
                });
                match added {
                    Ok(()) => self.answer_themes(scope, page),
                    Err(failure) => self.fail_themes(scope, page, failure),
                }
            }
            RowsStep::Write(page) => self.write(scope, page),
        }
    }

    fn received(&mut self, scope: &WorkerScope<Self>, message: ToRows, page: HandlerId) {
        match message {
            ToRows::Open { manifest_url } => open(scope, page, manifest_url),
            ToRows::Look { id, look } => {
                self.look = Some((id, *look));
                (self.window, self.row, self.writing) = (None, None, None);
                self.answer(scope, page);
            }
            ToRows::Nominals { group, purpose } => self.fetch_nominals(scope, page, group, purpose),
            ToRows::Window { from, count, columns } => {
                self.window = Some((from, count, columns));
                self.show(scope, page);
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
            ToRows::Write { form, columns, most, about } => {
                self.forget_written();
                self.writing = Some(Writing::new(form, columns, most, about));
                self.write(scope, page);
            }
            ToRows::Taken => self.forget_written(),
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

fn open(scope: &WorkerScope<RowsWorker>, page: HandlerId, url: String) {
    let progress = scope
        .callback(move |(done_bytes, total_bytes)| RowsStep::Say(page, FromRows::Progress { done_bytes, total_bytes }));
    scope.send_future(async move {
        let opened = lay_out(&url, &|done, total| progress((done, total))).await;
        RowsStep::Opened(page, Box::new(opened.map(|(manifest, desk)| (manifest, url, desk))))
    });
}

async fn lay_out(url: &str, report: &dyn Fn(u64, u64)) -> Result<(Manifest, Desk), Failure> {
    let manifest = fetch_manifest(url).await?;
    let is_wanted = |table: &str| SCORING_TABLES.contains(&table) || matches!(table, "activity" | "themes");
    let wanted: Vec<&FileEntry> = manifest.files.iter().filter(|file| is_wanted(&file.table)).collect();
    let total: u64 = wanted.iter().map(|file| file.size).sum();
    let (mut files, mut done) = (BTreeMap::new(), 0);
    for entry in wanted {
        let received = |bytes: u64| report(done + bytes.min(entry.size), total);
        files.insert(entry.table.clone(), fetch_table(url, entry, &received).await?);
        done += entry.size;
    }
    let desk = Desk::open(&manifest, files)?;
    Ok((manifest, desk))
}

fn no_nominals(group: &GroupCode) -> Failure {
    let message =
        format!("{group}: found no file of nominals in this snapshot, expected one: this audience does not have it");
    Failure { kind: FailureKind::FileMissing, message }
}

impl RowsWorker {
    /// Answers the look, or gathers first what it needs.
    fn answer(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let (Some(desk), Some((id, look))) = (&mut self.desk, &self.look) else { return };
        let id = *id;
        let needed = desk.needed(look);
        if !needed.is_empty() {
            self.gather(scope, page, needed);
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
                let to_search = desk.to_search(look);
                scope.respond(page, FromRows::Looked { id, table, looked, columns });
                self.show(scope, page);
                if !to_search.is_empty() {
                    self.gather(scope, page, to_search);
                }
            }
        }
    }

    fn fetch_nominals(&mut self, scope: &WorkerScope<Self>, page: HandlerId, group: GroupCode, purpose: String) {
        let (Some(manifest), Some(desk)) = (self.manifest.clone(), &mut self.desk) else { return };
        desk.forget_nominals();
        self.nominals_of = Some(group.clone());
        let url = self.manifest_url.clone();
        scope.send_future(async move {
            let fetched = fetch_group_file(&url, &manifest, &group, &purpose).await;
            RowsStep::Nominals(page, group, fetched)
        });
    }

    fn set_nominals(
        &mut self,
        scope: &WorkerScope<Self>,
        page: HandlerId,
        group: &GroupCode,
        fetched: Result<Option<Vec<u8>>, Failure>,
    ) {
        // One that was asked for before came late.
        let Some(desk) = self.desk.as_mut().filter(|_| self.nominals_of.as_ref() == Some(group)) else { return };
        let bytes = fetched.and_then(|bytes| bytes.ok_or_else(|| no_nominals(group)));
        match bytes.and_then(|bytes| Ok(desk.set_nominals(&bytes)?)) {
            Ok(()) => self.answer(scope, page),
            Err(failure) => {
                if let Some((id, look)) = &self.look
                    && look.table == TableId::Nominals
                {
                    scope.respond(page, FromRows::NotLooked { id: *id, failure });
                }
            }
        }
    }

    /// Adds rows up by theme, once each part that has rows of theirs was read.
    fn answer_themes(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let (Some(desk), Some((id, look))) = (&mut self.desk, &self.themes) else { return };
        let missing = match desk.theme_parts() {
            Ok(missing) => missing.first().copied(),
            Err(error) => return self.fail_themes(scope, page, error.into()),
        };
        if let Some((part, entry)) = missing.and_then(|part| Some((part, self.parts.get(part)?.clone()))) {
            if !std::mem::replace(&mut self.is_fetching_themes, true) {
                let url = self.manifest_url.clone();
                scope.send_future(
                    async move { RowsStep::ThemePart(page, part, fetch_table(&url, &entry, &|_| ()).await) },
                );
            }
            return;
        }
        let id = *id;
        match desk.themes(look) {
            Ok(themes) => scope.respond(page, FromRows::Themes { id, themes: Box::new(themes) }),
            Err(error) => return self.fail_themes(scope, page, error.into()),
        }
        self.themes = None;
    }

    fn fail_themes(&mut self, scope: &WorkerScope<Self>, page: HandlerId, failure: Failure) {
        if let Some((id, _)) = self.themes.take() {
            scope.respond(page, FromRows::NoThemes { id, failure });
        }
    }

    /// Shows the window, and fetches the parts that it lacks.
    fn show(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let (Some(desk), Some((id, _)), Some((from, count, columns))) = (&self.desk, &self.look, &self.window) else {
            return;
        };
        // While a look waits for columns, the desk still holds the one before.
        if self.looked != Some(*id) {
            return;
        }
        let window = desk.window(*from, *count as usize, columns);
        let missing = window.missing.clone();
        scope.respond(page, FromRows::Window { id: *id, columns: columns.clone(), window });
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

    /// Begins to gather columns from all parts.
    fn gather(&mut self, scope: &WorkerScope<Self>, page: HandlerId, names: Vec<String>) {
        if self.gathering.as_ref().is_some_and(|(gathering, _)| gathering.names() == names) {
            return;
        }
        self.gathering = Some((Gathering::new(names), 0));
        self.gatherings = self.gatherings.wrapping_add(1);
        self.gather_next(scope, page);
    }

    fn gather_next(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let Some((_, next)) = &self.gathering else { return };
        let Some(entry) = self.parts.get(*next).cloned() else { return };
        let count = |parts: usize| u32::try_from(parts).unwrap_or(u32::MAX);
        scope.respond(page, FromRows::Fetching { done: count(*next), total: count(self.parts.len()) });
        let (url, of) = (self.manifest_url.clone(), self.gatherings);
        scope.send_future(async move { RowsStep::Gathered(page, of, fetch_table(&url, &entry, &|_| ()).await) });
    }

    fn gathered(&mut self, scope: &WorkerScope<Self>, page: HandlerId, result: Result<Vec<u8>, Failure>) {
        let Some((gathering, next)) = &mut self.gathering else { return };
        let added = result.and_then(|bytes| gathering.add(&bytes).map_err(Failure::from));
        if let Err(failure) = added {
            self.gathering = None;
            if self.writing.take().is_some() {
                scope.respond(page, FromRows::NotWritten { message: failure.message.clone() });
            }
            for (asker, (id, _)) in std::mem::take(&mut self.enquiries) {
                scope.respond(page, FromRows::Found { asker, id, result: Err(failure.clone()) });
            }
            scope.respond(page, FromRows::PartFailed(failure));
            return;
        }
        *next += 1;
        if *next < self.parts.len() {
            self.gather_next(scope, page);
            return;
        }
        let total = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        scope.respond(page, FromRows::Fetching { done: total, total });
        if let (Some((gathering, _)), Some(desk)) = (self.gathering.take(), &mut self.desk) {
            desk.set_gathered(gathering.finish());
        }
        self.answer(scope, page);
        self.write(scope, page);
        self.find(scope, page);
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
        if !missing.is_empty() && self.gathering.is_none() {
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
        let (said, is_done) = writing.step();
        if let FromRows::Written { address, .. } = &said {
            self.written = Some(address.clone());
        }
        scope.respond(page, said);
        if is_done {
            self.writing = None;
            return;
        }
        let scope = scope.clone();
        soon(move || scope.send_message(RowsStep::Write(page)));
    }

    fn forget_written(&mut self) {
        if let Some(address) = self.written.take() {
            parts::forget(&address);
        }
    }
}
