//! The rows of a group's nominals: fetched after a purpose was chosen.

use gloo::worker::{HandlerId, WorkerScope};

use super::{RowsStep, RowsWorker};
use crate::domain::GroupCode;
use crate::engine::group_files::fetch_group_file;
use crate::engine::{Failure, FailureKind, FromRows};
use crate::rows::TableId;

fn no_nominals(group: &GroupCode) -> Failure {
    let message =
        format!("{group}: found no file of nominals in this snapshot, expected one: this audience does not have it");
    Failure { kind: FailureKind::FileMissing, message }
}

impl RowsWorker {
    pub(super) fn fetch_nominals(
        &mut self,
        scope: &WorkerScope<Self>,
        page: HandlerId,
        group: GroupCode,
        purpose: String,
    ) {
        let (Some(manifest), Some(desk)) = (self.manifest.clone(), &mut self.desk) else { return };
        desk.forget_nominals();
        self.nominals_of = Some(group.clone());
        let url = self.manifest_url.clone();
        scope.send_future(async move {
            let fetched = fetch_group_file(&url, &manifest, &group, &purpose).await;
            RowsStep::Nominals(page, group, fetched)
        });
    }

    pub(super) fn set_nominals(
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
}
