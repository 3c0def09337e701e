//! The worker itself.

use std::rc::Rc;

use gloo::worker::{HandlerId, Worker, WorkerScope};

use wasm_split_helpers::SplitLoaderError;

use super::details::{Details, Nominals, details};
use super::enquiries::{Enquiries, Waiting};
use super::extras::Source;
use super::group_files::Fetched;
use super::opening::open_snapshot;
use super::{Enquiry, Extra, Failure, FailureKind, Finding, FromEngine, Opened, Sealed, ToEngine};
use crate::browser::timer::{later, soon};
use crate::scoring::{Cube, RankDraws, Selection};

/// The id of this build, the same in page and worker.
pub const BUILD: &str = env!("PLACEHARM_BUILD");

/// Rankings drawn between two looks at whether a newer question has come.
const DRAWS_AT_ONCE: u32 = 25;

/// How long ranks wait to be drawn after their answer: the page and the browser paint it meanwhile, on as few cores as
/// there may be.
const DRAWN_AFTER_MILLIS: u32 = 100;

/// Opens a snapshot and answers questions about it, the newest first.
#[derive(Default)]
pub struct EngineWorker {
    cube: Option<Rc<Cube>>,
    source: Option<Rc<Source>>,
    details: Option<Rc<dyn Details>>,
    /// The nominals that were fetched last, and for which enquiry.
    nominals: Option<(Enquiry, Rc<Fetched>)>,
    /// The newest question's draws, until they are done.
    drawing: Option<Drawing>,
    /// The question to be answered next.
    waiting: Option<(HandlerId, u32, Selection, Option<Selection>)>,
    /// What is read and answered after it, before its ranks are drawn.
    loads: Vec<(HandlerId, Extra)>,
    enquiries: Enquiries<HandlerId>,
}

/// Ranks that are drawn for a question.
struct Drawing {
    page: HandlerId,
    question: u32,
    draws: RankDraws,
    /// Whether its answer has had time to be painted.
    has_begun: bool,
}

/// What the worker tells itself.
pub enum Step {
    /// Say something to the page.
    Say(HandlerId, Box<FromEngine>),
    /// The snapshot is open, or not.
    Opened(HandlerId, Box<Result<(Source, Cube), Failure>>),
    /// The part that answers all but questions, or why not, for the page that asked first.
    Details(HandlerId, Result<Rc<dyn Details>, SplitLoaderError>),
    /// The nominals that an enquiry asked for, or why not.
    Found(Box<Waiting<HandlerId>>, Result<Nominals, Failure>),
    /// Go on with what waits.
    Work,
    /// Begin to draw the ranks of a question.
    Draw(u32),
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
            Step::Details(page, fetched) => self.detailed(scope, page, fetched),
            Step::Found(asked, fetched) => self.found(scope, &asked, fetched),
            Step::Work => self.work(scope),
            Step::Draw(question) => {
                if let Some(drawing) = self.drawing.as_mut().filter(|drawing| drawing.question == question) {
                    drawing.has_begun = true;
                    work_soon(scope);
                }
            }
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
            ToEngine::Load(extra) => {
                self.loads.push((page, extra));
                self.work_in_detail(scope, page);
            }
            ToEngine::Enquire { asker, id, selection, enquiry } => {
                self.enquiries.push(Waiting { page, asker, id, selection, enquiry });
                self.work_in_detail(scope, page);
            }
        }
    }
}

/// Work in a later turn, so that messages that came meanwhile are seen first.
fn work_soon(scope: &WorkerScope<EngineWorker>) {
    let scope = scope.clone();
    soon(move || scope.send_message(Step::Work));
}

/// Answers an enquiry.
fn tell(scope: &WorkerScope<EngineWorker>, asked: &Waiting<HandlerId>, finding: Result<Sealed<Finding>, Failure>) {
    let (asker, id) = (asked.asker, asked.id);
    let message = finding.map_or_else(FromEngine::Failed, |finding| FromEngine::Found { asker, id, finding });
    scope.respond(asked.page, message);
}

impl EngineWorker {
    /// Work soon, once the part is there that it needs.
    fn work_in_detail(&self, scope: &WorkerScope<Self>, page: HandlerId) {
        match self.details {
            Some(_) => work_soon(scope),
            None => scope.send_future(async move { Step::Details(page, details().await) }),
        }
    }

    fn detailed(
        &mut self,
        scope: &WorkerScope<Self>,
        page: HandlerId,
        fetched: Result<Rc<dyn Details>, SplitLoaderError>,
    ) {
        match fetched {
            Ok(details) => {
                self.details = Some(details);
                work_soon(scope);
            }
            Err(error) => {
                self.loads.clear();
                self.enquiries.clear();
                let message = format!("the scoring program's part for this page: {error}");
                scope.respond(page, FromEngine::Failed(Failure { kind: FailureKind::Unreachable, message }));
            }
        }
    }

    /// Fetches the nominals that an enquiry asks for, and answers it once they are there.
    fn fetch(&self, scope: &WorkerScope<Self>, details: &dyn Details, asked: Waiting<HandlerId>) {
        let (Some(source), Some(cube)) = (&self.source, &self.cube) else { return };
        let Enquiry::Nominals { group, purpose } = asked.enquiry.clone() else { return };
        let coming = details.fetch(Rc::clone(source), Rc::clone(cube), group, purpose);
        scope.send_future(async move { Step::Found(Box::new(asked), coming.await) });
    }

    /// Answers with what was fetched.
    fn found(&mut self, scope: &WorkerScope<Self>, asked: &Waiting<HandlerId>, fetched: Result<Nominals, Failure>) {
        if let Ok(Some(fetched)) = &fetched {
            self.nominals = Some((asked.enquiry.clone(), Rc::clone(fetched)));
        }
        let (Some(cube), Some(details)) = (&self.cube, &self.details) else { return };
        let Enquiry::Nominals { group, .. } = &asked.enquiry else { return };
        tell(scope, asked, details.link(cube, &asked.selection, group, fetched));
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
                self.cube = Some(Rc::new(cube));
                self.source = Some(Rc::new(source));
                scope.respond(page, FromEngine::Opened(Box::new(opened)));
            }
        }
    }

    /// The next of what waits beside the question, once the part is there that it needs. Whether there was any.
    fn work_on_details(&mut self, scope: &WorkerScope<Self>, cube: &Cube) -> bool {
        let Some(details) = self.details.clone() else { return false };
        if let Some((page, extra)) = self.loads.pop() {
            self.load(scope, &*details, page, extra);
        } else if let Some(asked) = self.enquiries.next() {
            self.look(scope, &*details, cube, asked);
        } else {
            return false;
        }
        true
    }

    /// Reads something more; before a snapshot is open there is nothing to read from, nor a page that asks.
    fn load(&self, scope: &WorkerScope<Self>, details: &dyn Details, page: HandlerId, extra: Extra) {
        let (Some(source), Some(cube)) = (&self.source, &self.cube) else { return };
        let coming = details.load(Rc::clone(source), Rc::clone(cube), extra);
        scope.send_future(async move {
            let message = match coming.await {
                Ok(result) => FromEngine::Loaded { extra, result },
                Err(failure) => FromEngine::Failed(failure),
            };
            Step::Say(page, Box::new(message))
        });
    }

    /// Looks into what is asked; another selection of the same nominals asks the server for nothing.
    fn look(&mut self, scope: &WorkerScope<Self>, details: &dyn Details, cube: &Cube, asked: Waiting<HandlerId>) {
        match details.find(cube, &asked.selection, &asked.enquiry) {
            Some(finding) => tell(scope, &asked, finding),
            None => match self.nominals.clone().filter(|(of, _)| *of == asked.enquiry) {
                Some((_, fetched)) => self.found(scope, &asked, Ok(Some(fetched))),
                None => self.fetch(scope, details, asked),
            },
        }
    }

    fn work(&mut self, scope: &WorkerScope<Self>) {
        let Some(cube) = self.cube.clone() else { return };
        if let Some((page, id, selection, against)) = self.waiting.take() {
            let (answer, draws) = cube.answer_and_draws(&selection);
            self.drawing = Some(Drawing { page, question: id, draws, has_begun: false });
            let against = against.map_or_else(Vec::new, |against| cube.ranking(&against).standings());
            scope.respond(page, FromEngine::Answer { id, answer: Box::new(answer), against });
            work_soon(scope);
            let scope = scope.clone();
            later(DRAWN_AFTER_MILLIS, move || scope.send_message(Step::Draw(id)));
        } else if self.work_on_details(scope, &cube) {
            work_soon(scope);
        } else if let Some(drawing) = self.drawing.as_mut().filter(|drawing| drawing.has_begun) {
            if drawing.draws.advance(DRAWS_AT_ONCE) {
                let (id, intervals) = (drawing.question, drawing.draws.intervals());
                scope.respond(drawing.page, FromEngine::RankIntervals { id, intervals });
                self.drawing = None;
            } else {
                work_soon(scope);
            }
        }
    }
}
