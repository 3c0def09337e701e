//! The page's end of the worker: what it said last, as signals.

use std::collections::BTreeMap;
use std::sync::Arc;

use gloo::worker::{Spawnable, WorkerBridge};
use leptos::prelude::*;

use super::ranking::Ranking;
use super::snapshot::Snapshot;
use crate::browser::address;
use crate::browser::timer::soon;
use crate::engine::{
    BUILD, EngineWorker, Enquiry, Extra, Failure, FailureKind, Finding, FromEngine, Loaded, Sealed, Stage, ToEngine,
};
use crate::presentation::movement::Against;
use crate::scoring::{RankInterval, Selection};

/// The worker's script.
const LOADER: &str = "engine_loader.js";

/// How far opening the snapshot has got.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// The worker has not said anything yet.
    Starting,
    /// The worker is at it.
    Loading {
        /// What it is doing.
        stage: Stage,
        /// Bytes received.
        done_bytes: u64,
        /// Bytes in all; 0 while unknown.
        total_bytes: u64,
    },
    /// It could not.
    Failed(Failure),
    /// The worker is of another build than the page.
    OtherBuild,
    /// It is open.
    Open,
}

/// The link to the worker.
#[derive(Clone, Copy)]
pub struct Link {
    bridge: StoredValue<Option<WorkerBridge<EngineWorker>>, LocalStorage>,
    /// How far it has got.
    pub phase: RwSignal<Phase>,
    /// The snapshot, once open.
    pub snapshot: RwSignal<Option<Snapshot>>,
    /// The newest ranking.
    pub ranking: RwSignal<Option<Arc<Ranking>>>,
    /// How sure its ranks are, in its answer's order, once known.
    pub likely: RwSignal<Option<Arc<Vec<RankInterval>>>>,
    /// Whether the newest question is still to be answered.
    pub is_waiting: RwSignal<bool>,
    /// Whether the first ranking once stood whole: what is less urgent waits for it.
    pub has_settled: RwSignal<bool>,
    newest: RwSignal<u32>,
    /// What the newest question's ranking is held against.
    against: StoredValue<Against>,
    loaded: RwSignal<BTreeMap<Extra, More>>,
    /// Findings that came last, with their asker and id.
    pub found: RwSignal<Option<(u32, u32, Sealed<Finding>)>>,
    enquired: StoredValue<u32>,
}

/// What more of the snapshot has been asked for.
#[derive(Clone)]
enum More {
    Coming,
    Come(Sealed<Result<Loaded, Failure>>),
    Open(Result<Arc<Loaded>, Failure>),
}

impl Link {
    /// Starts the worker and asks it to open the snapshot beside the page.
    pub fn start() -> Self {
        let link = Self {
            bridge: StoredValue::new_local(None),
            phase: RwSignal::new(Phase::Starting),
            snapshot: RwSignal::new(None),
            ranking: RwSignal::new(None),
            likely: RwSignal::new(None),
            is_waiting: RwSignal::new(false),
            has_settled: RwSignal::new(false),
            newest: RwSignal::new(0),
            against: StoredValue::new(Against::default()),
            loaded: RwSignal::new(BTreeMap::new()),
            found: RwSignal::new(None),
            enquired: StoredValue::new(0),
        };
        let bridge = EngineWorker::spawner()
            .callback(move |message| match message {
                // Read in one turn, shown in the next: while much is made for the first time, each is short.
                FromEngine::Opened(_) => soon(move || link.hear(message)),
                FromEngine::Answer { .. } if link.ranking.with_untracked(Option::is_none) => {
                    soon(move || link.hear(message));
                }
                _ => link.hear(message),
            })
            .with_loader(true)
            .spawn(&address::of_program(LOADER));
        link.bridge.update_value(|place| *place = Some(bridge));
        link.open();
        link
    }

    /// Asks for the snapshot, again after a failure.
    pub fn open(self) {
        self.phase.set(Phase::Starting);
        match address::beside_page("snapshot/manifest.json") {
            Some(manifest_url) => self.send(ToEngine::Open { manifest_url }),
            None => self.phase.set(Phase::Failed(Failure {
                kind: FailureKind::NoSnapshot,
                message: format!("{}: found an address that nothing can lie beside", address::href()),
            })),
        }
    }

    /// Asks for a ranking, held against selection A or the force's own; one asked for before is no
    /// longer waited for.
    pub fn ask(self, selection: Selection, held: Option<&Selection>) {
        let id = self.newest.get_untracked().wrapping_add(1);
        self.newest.set(id);
        self.is_waiting.set(true);
        self.against.set_value(if held.is_some() { Against::A } else { Against::Force });
        let against = selection.against(held);
        self.send(ToEngine::Ask { id, selection, against });
    }

    /// More of the snapshot, asked for when it is first wanted; none while it comes.
    pub fn extra(self, extra: Extra) -> Option<Result<Arc<Loaded>, Failure>> {
        let keep = move |more| self.loaded.update_untracked(|loaded| _ = loaded.insert(extra, more));
        match self.loaded.with(|loaded| loaded.get(&extra).cloned()) {
            Some(More::Open(result)) => Some(result),
            Some(More::Come(sealed)) => {
                let result = sealed.open().flatten().map(Arc::new);
                keep(More::Open(result.clone()));
                Some(result)
            }
            Some(More::Coming) => None,
            None => {
                keep(More::Coming);
                self.send(ToEngine::Load(extra));
                None
            }
        }
    }

    /// A number of its own for whoever enquires, and for each enquiry.
    pub fn number(self) -> u32 {
        let number = self.enquired.get_value().wrapping_add(1);
        self.enquired.set_value(number);
        number
    }

    /// Enquires; what it finds comes as `found`, with that id.
    pub fn enquire(self, asker: u32, id: u32, selection: Selection, enquiry: Enquiry) {
        self.send(ToEngine::Enquire { asker, id, selection, enquiry });
    }

    fn send(self, message: ToEngine) {
        self.bridge.with_value(|bridge| {
            if let Some(bridge) = bridge {
                bridge.send(message);
            }
        });
    }

    fn hear(self, message: FromEngine) {
        if self.phase.get_untracked() == Phase::OtherBuild {
            return;
        }
        match message {
            FromEngine::Hello { build } if build != BUILD => self.phase.set(Phase::OtherBuild),
            FromEngine::Progress { stage, done_bytes, total_bytes } => {
                self.phase.set(Phase::Loading { stage, done_bytes, total_bytes });
            }
            FromEngine::Opened(opened) => {
                self.phase.set(Phase::Open);
                self.snapshot.set(Some(Snapshot::new(*opened)));
            }
            FromEngine::Failed(failure) => {
                // What was on its way does not come, and is asked for anew.
                self.loaded.update_untracked(|loaded| loaded.retain(|_, more| !matches!(more, More::Coming)));
                self.phase.set(Phase::Failed(failure));
            }
            FromEngine::Answer { id, answer, against } if id == self.newest.get_untracked() => {
                self.likely.set(None);
                self.ranking.set(Some(Arc::new(Ranking::new(*answer, self.against.get_value(), against))));
                self.is_waiting.set(false);
            }
            FromEngine::RankIntervals { id, intervals }
                if id == self.newest.get_untracked() && !self.is_waiting.get_untracked() =>
            {
                self.likely.set(Some(Arc::new(intervals)));
            }
            FromEngine::Loaded { extra, result } => {
                self.loaded.update(|loaded| _ = loaded.insert(extra, More::Come(result)));
            }
            FromEngine::Found { asker, id, finding } => self.found.set(Some((asker, id, finding))),
            // A worker of this build, and answers to questions that newer ones took the place of.
            FromEngine::Hello { .. } | FromEngine::Answer { .. } | FromEngine::RankIntervals { .. } => {}
        }
    }

    /// How sure the rank at a place of the answer is, once known.
    pub fn likely_at(self, place: usize) -> Option<RankInterval> {
        self.likely.get().and_then(|likely| likely.get(place).copied())
    }
}
