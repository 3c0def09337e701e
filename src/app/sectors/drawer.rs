//! The drawer at the right.

use leptos::prelude::*;

use super::row::name_id;
use super::working::OpenArea;
use crate::app::link::Link;
use crate::app::parts::{Apart, Part};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::element;
use crate::presentation::{Page, words};

/// Closes the drawer; the keyboard goes back to where it opened it.
pub fn close_drawer(store: Store) {
    let area = store.focus.get_untracked().filter(|_| element::holds_focus("drawer"));
    store.focus.set(None);
    if let Some(area) = area {
        element::focus(&name_id(&area));
    }
}

/// How the score of the area in focus is worked out.
#[component]
pub fn Drawer() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let area = Memo::new(move |_| {
        let id = store.focus.get().filter(|_| store.page.get() == Page::Sectors)?;
        let level = link.ranking.with(|ranking| ranking.as_ref().map(|ranking| ranking.answer.level))?;
        let position = snapshot.with(|catalogue| catalogue.areas.of(level).iter().position(|area| area.id == id))?;
        Some((level, u16::try_from(position).ok()?))
    });
    // Opened by the keyboard, the drawer is where the keyboard goes on.
    Effect::new(move |before: Option<bool>| {
        let is_open = area.with(Option::is_some);
        if is_open && before == Some(false) {
            element::focus("drawer-title");
        }
        is_open
    });
    move || {
        area.get().map(|(level, area)| {
            provide_context(OpenArea { level, area });
            let name = snapshot.area(level, area).map(|area| area.name).unwrap_or_default();
            view! {
                <aside class="drawer" id="drawer" aria-labelledby="drawer-title">
                    <header>
                        <h2 id="drawer-title" tabindex="-1">{name} ": how this is worked out"</h2>
                        <button type="button" on:click=move |_| close_drawer(store)>"Close"</button>
                    </header>
                    <p>
                        <a id="drawer-onward" href=move || store.address_of_area(snapshot, level, area)>
                            "Open the page of this " {words::level_one(level).to_lowercase()}
                        </a>
                    </p>
                    <Apart part=Part::Working />
                </aside>
            }
        })
    }
}
