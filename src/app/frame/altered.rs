//! The strip that says what is selected, and whose settings are in force.

use leptos::prelude::*;

use super::put_back::PutBack;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::{differences, movement};

/// How the view differs from the force's own settings, with the way back; that it does not, where
/// it does not. It has its place either way, so that nothing moves under the reader's hand.
#[component]
pub fn Altered() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let is_altered = move || store.is_altered();
    let title = move || match (store.is_altered(), store.held.with(Option::is_some)) {
        (true, false) => "Altered: not the force's own settings",
        (false, false) => "The force's own settings",
        (true, true) => "B, altered: not the force's own settings",
        (false, true) => "B: the force's own settings",
    };
    let subject = move || snapshot.with(|catalogue| store.state.with(|state| differences::subject(state, catalogue)));
    let said = move || {
        let said =
            snapshot.with(|catalogue| store.selection.with(|chosen| differences::differences(chosen, catalogue)));
        if said.is_empty() { differences::NONE.to_owned() } else { said.join("; ") }
    };
    let link = expect_context::<Link>();
    let moved = move || {
        let ranking = link.ranking.get()?;
        let moves: Vec<_> = ranking.moves().collect();
        let name = |area: u16| {
            let areas = &snapshot.opened().catalogue.areas;
            areas.of(ranking.answer.level).get(usize::from(area)).map_or_else(String::new, |area| area.name.clone())
        };
        (!moves.is_empty())
            .then(|| format!("Against {}: {}", ranking.held_against.name(), movement::summary(&moves, name)))
    };
    view! {
        <div class="strip settings" id="altered" class:altered=is_altered>
            <p role="status">
                <strong>{title}</strong>
                " "
                <span class="said" title=said>{said}</span>
                " "
                <span class="subject">{subject}</span>
                " "
                <span class="moved">{moved}</span>
            </p>
            <Show when=is_altered>
                <PutBack />
                <button type="button" on:click=move |_| store.reset()>"Reset"</button>
            </Show>
        </div>
    }
}
