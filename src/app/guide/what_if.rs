//! The what-if of the guide: one click, and one click back.

use leptos::prelude::*;

use super::Read;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::guide::{LEFT_OUT, without};
use crate::presentation::movement::{Against, Move, summary};
use crate::scoring::Generated;

/// The ranking without police-generated records.
#[component]
pub fn WhatIf() -> impl IntoView {
    let (snapshot, store, read) = (Snapshot::here(), Store::here(), expect_context::<Read>());
    let link = expect_context::<Link>();
    let is_out = Memo::new(move |_| store.selection.with(|selection| selection.generated == Generated::LeftOut));
    let turn = move |_| {
        let generated = if is_out.get_untracked() { Generated::Included } else { Generated::LeftOut };
        store.selection.update(|selection| selection.generated = generated);
    };
    let label = move || if is_out.get() { format!("Put {LEFT_OUT} back") } else { format!("Leave {LEFT_OUT} out") };
    let effect = move || if is_out.get() { effect(snapshot, link, read) } else { None };
    view! {
        <p>
            <button type="button" id="guide-what-if" aria-pressed=move || is_out.get().to_string() on:click=turn>{label}</button>
        </p>
        <p role="status" id="guide-effect">{effect}</p>
    }
}

/// What leaving them out does, once the ranking without them is here.
fn effect(snapshot: Snapshot, link: Link, read: Read) -> Option<String> {
    let ranking = link.ranking.get().filter(|_| !link.is_waiting.get())?;
    let (level, area) = read.area.get()?;
    let name = |area: u16| snapshot.area(level, area).map(|area| area.name).unwrap_or_default();
    let moves: Vec<Move> = ranking.moves().collect();
    let moved = moves.iter().find(|moved| moved.area == area).copied();
    // Against A it would say something else.
    (ranking.held_against == Against::Force).then(|| without(&name(area), moved, &summary(&moves, name)))
}
