//! Wide columns gathered whole, part by part.

use gloo::worker::{HandlerId, WorkerScope};

use super::{RowsStep, RowsWorker};
use crate::engine::opening::fetch_table;
use crate::engine::{Failure, FromRows, Written};

impl RowsWorker {
    /// Begins to gather columns from all parts, if they are not on their way.
    pub(super) fn gather(&mut self, scope: &WorkerScope<Self>, page: HandlerId, names: Vec<String>) {
        let Some(desk) = &mut self.desk else { return };
        if desk.gathered_names() == names {
            return;
        }
        desk.gather(names);
        self.next_part = Some(0);
        self.gatherings = self.gatherings.wrapping_add(1);
        self.gather_next(scope, page);
    }

    pub(super) fn gather_next(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let Some(next) = self.next_part else { return };
        let Some(entry) = self.parts.get(next).cloned() else { return };
        let count = |parts: usize| u32::try_from(parts).unwrap_or(u32::MAX);
        scope.respond(page, FromRows::Fetching { done: count(next), total: count(self.parts.len()) });
        let (url, of) = (self.manifest_url.clone(), self.gatherings);
        scope.send_future(async move { RowsStep::Gathered(page, of, fetch_table(&url, &entry, &|_| ()).await) });
    }

    pub(super) fn gathered(&mut self, scope: &WorkerScope<Self>, page: HandlerId, result: Result<Vec<u8>, Failure>) {
        let Some(next) = self.next_part.map(|part| part + 1) else { return };
        let bytes = match result {
            Ok(bytes) => bytes,
            Err(failure) => return self.fail_gathering(scope, page, &failure),
        };
        // The next is on its way while this one is read.
        self.next_part = Some(next);
        self.gather_next(scope, page);
        let Some(desk) = &mut self.desk else { return };
        if let Err(error) = desk.add_gathered(&bytes) {
            return self.fail_gathering(scope, page, &error.into());
        }
        if next < self.parts.len() {
            self.answer_so_far(scope, page, next);
            return;
        }
        let total = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        scope.respond(page, FromRows::Fetching { done: total, total });
        desk.finish_gathering();
        self.next_part = None;
        self.answer(scope, page);
        self.write(scope, page);
        self.find(scope, page);
    }

    /// Answers a look for text with what is in the parts that have come: after the first, and each time that they
    /// are twice as many, so that all answers together take no longer than a few of the last.
    fn answer_so_far(&mut self, scope: &WorkerScope<Self>, page: HandlerId, parts: usize) {
        let (Some(desk), Some((_, look))) = (&self.desk, &self.look) else { return };
        if parts.is_power_of_two() && desk.needed(look).is_empty() && !desk.to_come(look).is_empty() {
            self.answer(scope, page);
        }
    }

    fn fail_gathering(&mut self, scope: &WorkerScope<Self>, page: HandlerId, failure: &Failure) {
        self.next_part = None;
        if let Some(desk) = &mut self.desk {
            desk.give_up_gathering();
        }
        if let Some(writing) = self.writing.take() {
            let written = Written::Not { message: failure.message.clone() };
            scope.respond(page, FromRows::Written { id: writing.id, written });
        }
        for (asker, (id, _)) in std::mem::take(&mut self.enquiries) {
            scope.respond(page, FromRows::Found { asker, id, result: Err(failure.clone()) });
        }
        scope.respond(page, FromRows::PartFailed(failure.clone()));
    }
}
