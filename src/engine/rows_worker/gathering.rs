//! Wide columns gathered whole, part by part.

use gloo::worker::{HandlerId, WorkerScope};

use super::{RowsStep, RowsWorker};
use crate::engine::opening::fetch_table;
use crate::engine::{Failure, FromRows};
use crate::rows::Gathering;

impl RowsWorker {
    /// Begins to gather columns from all parts.
    pub(super) fn gather(&mut self, scope: &WorkerScope<Self>, page: HandlerId, names: Vec<String>) {
        if self.gathering.as_ref().is_some_and(|(gathering, _)| gathering.names() == names) {
            return;
        }
        self.gathering = Some((Gathering::new(names), 0));
        self.gatherings = self.gatherings.wrapping_add(1);
        self.gather_next(scope, page);
    }

    pub(super) fn gather_next(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let Some((_, next)) = &self.gathering else { return };
        let Some(entry) = self.parts.get(*next).cloned() else { return };
        let count = |parts: usize| u32::try_from(parts).unwrap_or(u32::MAX);
        scope.respond(page, FromRows::Fetching { done: count(*next), total: count(self.parts.len()) });
        let (url, of) = (self.manifest_url.clone(), self.gatherings);
        scope.send_future(async move { RowsStep::Gathered(page, of, fetch_table(&url, &entry, &|_| ()).await) });
    }

    pub(super) fn gathered(&mut self, scope: &WorkerScope<Self>, page: HandlerId, result: Result<Vec<u8>, Failure>) {
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
}
