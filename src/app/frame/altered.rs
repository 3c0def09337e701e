//! The strip over a view that is not the force's own.

use leptos::prelude::*;

use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::{differences, movement};

/// How the view differs from the force's own settings, with the way back.
#[component]
pub fn Altered() -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let said = move || {
        let said =
            snapshot.with(|catalogue| store.selection.with(|chosen| differences::differences(chosen, catalogue)));
        said.join("; ")
    };
    let link = expect_context::<Link>();
    let moved = move || {
        let ranking = link.ranking.get()?;
        let moves: Vec<_> = ranking.moves().collect();
        let name = |area: u16| {
            let areas = &snapshot.opened().catalogue.areas;
            areas.of(ranking.answer.level).get(usize::from(area)).map_or_else(String::new, |area| area.name.clone())
        };
        (!moves.is_empty()).then(|| movement::summary(&moves, name))
    };
    view! {
        <Show when=move || store.is_altered()>
            <p class="strip altered" id="altered" role="status">
                <strong>"Altered view: differs from the force's own settings"</strong>
                <span class="said">{said}</span>
                <span class="moved">{moved}</span>
                <button type="button" on:click=move |_| store.reset()>"Reset"</button>
            </p>
        </Show>
    }
}
