//! The worker itself.

use std::rc::Rc;

use gloo::worker::{HandlerId, Worker, WorkerScope};

use super::enquiries::{Enquiries, Waiting};
use super::extras::{Source, activity};
use super::group_files::{Fetched, fetch_nominals};
use super::opening::open_snapshot;
use super::{Enquiry, Extra, Failure, Finding, FromEngine, Opened, ToEngine};
use crate::browser::timer::soon;
use crate::scoring::{Cube, RankDraws, Selection};

/// The id of this build, the same in page and worker.
pub const BUILD: &str = env!("PLACEHARM_BUILD");

/// Rankings drawn between two looks at whether a newer question has come.
const DRAWS_AT_ONCE: u32 = 25;

/// Opens a snapshot and answers questions about it, the newest first.
#[derive(Default)]
pub struct EngineWorker {
    cube: Option<Cube>,
    source: Option<Source>,
    /// The nominals that were fetched last, and for which enquiry.
    nominals: Option<(Enquiry, Rc<Fetched>)>,
    /// The newest question and its draws, until they are done.
    drawing: Option<(HandlerId, u32, RankDraws)>,
    /// The question to be answered next.
    waiting: Option<(HandlerId, u32, Selection, Option<Selection>)>,
    /// What is answered after it, before its ranks are drawn.
    enquiries: Enquiries<HandlerId>,
}

/// What the worker tells itself.
pub enum Step {
    /// Say something to the page.
    Say(HandlerId, Box<FromEngine>),
    /// The snapshot is open, or not.
    Opened(HandlerId, Box<Result<(Source, Cube), Failure>>),
    /// The nominals that an enquiry asked for, or why not.
    Found(Waiting<HandlerId>, Result<Option<Rc<Fetched>>, Failure>),
    /// Go on with what waits.
    Work,
}

impl Worker for EngineWorker {
    type Message = Step;
    type Input = ToEngine;
    type Output = FromEngine;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self::default()
    }

    fn connected(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        scope.respond(page, FromEngine::Hello { build: BUILD.to_owned() });
    }

    fn update(&mut self, scope: &WorkerScope<Self>, step: Step) {
        match step {
            Step::Say(page, message) => scope.respond(page, *message),
            Step::Opened(page, result) => self.opened(scope, page, *result),
            Step::Found(asked, fetched) => self.found(scope, &asked, fetched),
            Step::Work => self.work(scope),
        }
    }

    fn received(&mut self, scope: &WorkerScope<Self>, message: ToEngine, page: HandlerId) {
        match message {
            ToEngine::Open { manifest_url } => {
                let progress = scope.callback(move |message| Step::Say(page, Box::new(message)));
                scope.send_future(async move {
                    let report = |stage, done_bytes, total_bytes| {
                        progress(FromEngine::Progress { stage, done_bytes, total_bytes });
                    };
                    Step::Opened(page, Box::new(open_snapshot(&manifest_url, &report).await))
                });
            }
            ToEngine::Ask { id, selection, against } => {
                self.waiting = Some((page, id, selection, against));
                self.drawing = None;
                work_soon(scope);
            }
            ToEngine::Load(extra) => self.load(scope, page, extra),
            ToEngine::Enquire { asker, id, selection, enquiry } => {
                self.enquiries.push(Waiting { page, asker, id, selection, enquiry });
                work_soon(scope);
            }
        }
    }
}

/// Work in a later turn, so that messages that came meanwhile are seen first.
fn work_soon(scope: &WorkerScope<EngineWorker>) {
    let scope = scope.clone();
    soon(move || scope.send_message(Step::Work));
}

impl EngineWorker {
    /// Fetches the nominals that an enquiry asks for, and answers it once they are there.
    fn fetch(&self, scope: &WorkerScope<Self>, asked: Waiting<HandlerId>) {
        let (Some(source), Enquiry::Nominals { group, purpose }) = (&self.source, asked.enquiry.clone()) else {
            return;
        };
        let (url, manifest) = (source.manifest_url.clone(), source.manifest.clone());
        scope.send_future(async move {
            let fetched = fetch_nominals(&url, &manifest, &group, &purpose).await;
            Step::Found(asked, fetched.map(|fetched| fetched.map(Rc::new)))
        });
    }

    /// Answers with what was fetched.
    fn found(
        &mut self,
        scope: &WorkerScope<Self>,
        asked: &Waiting<HandlerId>,
        fetched: Result<Option<Rc<Fetched>>, Failure>,
    ) {
        if let Ok(Some(fetched)) = &fetched {
            self.nominals = Some((asked.enquiry.clone(), Rc::clone(fetched)));
        }
        let (Some(cube), Enquiry::Nominals { group, .. }) = (&self.cube, &asked.enquiry) else { return };
        let linked = |fetched: Option<Rc<Fetched>>| {
            fetched.map(|fetched| fetched.linked(cube, &asked.selection, group)).transpose()
        };
        let finding = Finding::Nominals(fetched.and_then(linked));
        scope.respond(asked.page, FromEngine::Found { asker: asked.asker, id: asked.id, finding });
    }

    fn opened(&mut self, scope: &WorkerScope<Self>, page: HandlerId, result: Result<(Source, Cube), Failure>) {
        match result {
            Err(failure) => scope.respond(page, FromEngine::Failed(failure)),
            Ok((source, cube)) => {
                let opened = Opened {
                    manifest: source.manifest.clone(),
                    catalogue: cube.catalogue().clone(),
                    quality: cube.quality().clone(),
                    sources_of_measures: cube.sources_of_measures(),
                };
                self.cube = Some(cube);
                self.source = Some(source);
                scope.respond(page, FromEngine::Opened(Box::new(opened)));
            }
        }
    }

    /// Reads something more; before a snapshot is open there is nothing to read from, nor a page that asks.
    fn load(&self, scope: &WorkerScope<Self>, page: HandlerId, extra: Extra) {
        let (Some(source), Some(cube)) = (&self.source, &self.cube) else { return };
        match extra {
            Extra::Outlines(level) => {
                let result = Box::new(source.outlines(level, &cube.catalogue().areas));
                scope.respond(page, FromEngine::Loaded { extra, result });
            }
            Extra::Activity => {
                let (url, manifest) = (source.manifest_url.clone(), source.manifest.clone());
                let catalogue = cube.catalogue().clone();
                scope.send_future(async move {
                    let result = Box::new(activity(url, manifest, catalogue).await);
                    Step::Say(page, Box::new(FromEngine::Loaded { extra, result }))
                });
            }
        }
    }

    fn work(&mut self, scope: &WorkerScope<Self>) {
        let Some(cube) = &self.cube else { return };
        if let Some((page, id, selection, against)) = self.waiting.take() {
            let answer = cube.answer(&selection);
            self.drawing = Some((page, id, RankDraws::new(cube, &selection, &answer)));
            let against = against.map_or_else(Vec::new, |against| cube.ranking(&against).standings());
            scope.respond(page, FromEngine::Answer { id, answer: Box::new(answer), against });
            work_soon(scope);
        } else if let Some(enquiry) = self.enquiries.next() {
            match enquiry.find(cube) {
                Some(finding) => {
                    let (asker, id) = (enquiry.asker, enquiry.id);
                    scope.respond(enquiry.page, FromEngine::Found { asker, id, finding });
                }
                // Another selection of the same nominals asks the server for nothing.
                None => match self.nominals.clone().filter(|(of, _)| *of == enquiry.enquiry) {
                    Some((_, fetched)) => self.found(scope, &enquiry, Ok(Some(fetched))),
                    None => self.fetch(scope, enquiry),
                },
            }
            work_soon(scope);
        } else if let Some((page, id, draws)) = &mut self.drawing {
            if draws.advance(DRAWS_AT_ONCE) {
                scope.respond(*page, FromEngine::RankIntervals { id: *id, intervals: draws.intervals() });
                self.drawing = None;
            } else {
                work_soon(scope);
            }
        }
    }
}
