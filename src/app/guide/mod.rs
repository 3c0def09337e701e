//! The guide: a page that reads the ranking with its reader, step by step.

mod leads;
mod steps;
mod what_if;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use self::leads::Leads;
use self::steps::Steps;
use self::what_if::WhatIf;
use super::defined::Defined;
use super::enquiry::breakdown;
use super::link::Link;
use super::snapshot::Snapshot;
use super::store::Store;
use crate::browser::element;
use crate::domain::Level;
use crate::presentation::Page;
use crate::presentation::guide::{Facts, Step, Told};
use crate::scoring::{Breakdown, Subject};

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Read {
    /// The area that is read: the one that the force's own settings rank first.
    area: Memo<Option<(Level, u16)>>,
}

/// The page.
#[component]
pub fn Guide() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let area = Memo::new(move |_| {
        let ranking = link.ranking.get()?;
        Some((ranking.answer.level, ranking.first_of_the_force()?))
    });
    let breakdown = breakdown(move || Some(Subject { area: Some(area.get()?), ..Subject::default() }));
    provide_context(Read { area });
    let told = Memo::new(move |_| told(snapshot, link, area.get()?, &*breakdown.get()?, store.step.get()));
    let lines = move |of: fn(&Told) -> &Vec<String>, class: &'static str| {
        let lines = told.with(|told| told.as_ref().map(|told| of(told).clone()).unwrap_or_default());
        lines.into_iter().map(|line| view! { <p class=class>{line}</p> }).collect_view()
    };
    // The keyboard, and whoever is read to, go on where the step begins.
    Effect::new(move |before: Option<Step>| {
        let step = store.step.get();
        if before.is_some_and(|before| before != step) {
            element::focus("guide-step");
        }
        step
    });
    let title = move || {
        let step = store.step.get();
        format!("Step {} of {}: {}", step.number(), Step::ALL.len(), step.title())
    };
    let terms = move || {
        let terms = store.step.get().terms().iter().map(|&term| view! { <Defined term /> " " });
        terms.collect_view()
    };
    // Not of the breakdown too: what follows a memo, and another that the first is made from, misses a change of the
    // other that leaves the first as it was.
    let is_busy = move || link.is_waiting.get() || told.with(Option::is_none) || link.likely.with(Option::is_none);
    view! {
        <article class="prose" id="guide" aria-busy=move || is_busy().to_string() on:keydown=move |event| turn(store, &event)>
            <h1>{Page::Guide.label()}</h1>
            <p class="quiet">
                "Five minutes with this snapshot's own figures. The links open the real pages; the browser's way back leads
                here again. The arrow keys go from step to step."
            </p>
            <Steps />
            <h2 id="guide-step" tabindex="-1">{title}</h2>
            <div class="told" aria-live="polite">
                {move || lines(|told| &told.lines, "")}
                {move || lines(|told| &told.lacking, "lacking")}
            </div>
            <Show when=move || store.step.get() == Step::WhatIf><WhatIf /></Show>
            <Leads told />
            <p class="terms">"Terms: " {terms}</p>
        </article>
    }
}

/// Left and right go from step to step.
fn turn(store: Store, event: &KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let step = store.step.get_untracked();
    let other = match event.key().as_str() {
        "ArrowLeft" => step.back(),
        "ArrowRight" => step.forward(),
        _ => None,
    };
    if let Some(other) = other {
        event.prevent_default();
        store.step.set(other);
    }
}

/// What a step says, once the area stands in the newest ranking.
fn told(
    snapshot: Snapshot,
    link: Link,
    (level, area): (Level, u16),
    breakdown: &Breakdown,
    step: Step,
) -> Option<Told> {
    let (opened, ranking, likely) = (snapshot.opened(), link.ranking.get()?, link.likely.get());
    let facts = Facts {
        catalogue: &opened.catalogue,
        answer: &ranking.answer,
        place: ranking.place(level, area)?,
        likely: likely.as_ref().map(|likely| likely.as_slice()),
        breakdown: Some(breakdown).filter(|breakdown| breakdown.subject.area == Some((level, area))),
        has_activity: opened.manifest.files.iter().any(|file| file.table == "activity" && file.rows > 0),
        left_out: opened.quality.counts.iter().map(|count| count.records).sum(),
    };
    Some(facts.told(step))
}
