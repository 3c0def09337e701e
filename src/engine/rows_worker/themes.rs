//! Rows added up by theme: of the wide columns only the parts are read that have such rows.

use gloo::worker::{HandlerId, WorkerScope};

use super::{RowsStep, RowsWorker};
use crate::engine::opening::fetch_table;
use crate::engine::{Failure, FromRows};

impl RowsWorker {
    /// Takes in a part that came.
    pub(super) fn add_theme_part(
        &mut self,
        scope: &WorkerScope<Self>,
        page: HandlerId,
        part: usize,
        result: Result<Vec<u8>, Failure>,
    ) {
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

    /// Adds rows up by theme, once each part that has rows of theirs was read.
    pub(super) fn answer_themes(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
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
}
