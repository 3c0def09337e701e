//! The frame around every page: marking, bar, notices, filters.

mod altered;
mod bar;
mod copy_link;
mod counts_alone;
mod held;
mod ignored;
mod landing;
mod marking;
mod on_paper;
mod patterns;
mod put_back;
mod stale;
mod theme;

use leptos::prelude::*;

use self::altered::Altered;
use self::bar::Bar;
use self::counts_alone::CountsAlone;
use self::held::Held;
use self::ignored::IgnoredNotice;
use self::landing::land;
use self::marking::Marking;
use self::on_paper::OnPaper;
use self::patterns::Patterns;
use self::stale::Stale;
use super::audience::Audience;
use super::later::Later;
use super::link::Link;
use super::parts::{Apart, Part};
use super::rows_link::RowsLink;
use super::sectors::{Drawer, Sectors, close_drawer};
use super::snapshot::Snapshot;
use super::store::Store;
use crate::browser::element;
use crate::presentation::Page;

/// The frame and the page in it.
#[component]
pub fn Frame(
    /// The open snapshot.
    snapshot: Snapshot,
) -> impl IntoView {
    provide_context(snapshot);
    let store = Store::start(snapshot);
    provide_context(store);
    let link = expect_context::<Link>();
    // The worker is asked before all else that a new selection brings: it answers meanwhile.
    Effect::new(move |_| store.held.with(|held| link.ask(store.selection.get(), held.as_ref())));
    store.lead_address(snapshot);
    provide_context(RowsLink::asleep());
    provide_context(Audience::start(snapshot));
    let force = snapshot.opened().manifest.force.name.clone();
    Effect::new(move |_| element::set_title(&format!("{}, {force} – placeharm", store.page.get().label())));
    land(store);
    let rail_open = RwSignal::new(true);
    let page = move || match store.page.get() {
        Page::Sectors => view! { <Sectors /> }.into_any(),
        page => view! { <Apart part=Part::Page(page) /> }.into_any(),
    };
    // The ranking comes first, with the filters' place beside it; another page comes in turns of its own.
    let has_settled =
        move || link.has_settled.get() || store.page.get() != Page::Sectors && link.ranking.with(Option::is_some);
    // A page of text alone scrolls by the keyboard only where the keyboard can come to it.
    let tabindex = move || if store.page.get() == Page::Sectors { "-1" } else { "0" };
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close_drawer(store);
        }
    };
    view! {
        <a class="skip" href="#page" on:click=move |event| { event.prevent_default(); element::focus("page"); }>
            "Skip to the ranking"
        </a>
        <div class="frame" class:rail-folded=move || !rail_open.get() on:keydown=escape>
            <Marking place="Protective marking, top"><OnPaper /></Marking>
            <Bar rail_open />
            <section class="notices" aria-label="Settings and notices">
                <Later><Stale /> <CountsAlone /> <Altered /> <Held /> <IgnoredNotice /></Later>
            </section>
            <div class="body">
                <aside class="rail" id="filters" aria-label="Filters">
                    <Show when=has_settled><Apart part=Part::Filters /></Show>
                </aside>
                <main id="page" class="page" tabindex=tabindex><Later>{page}</Later></main>
                <Drawer />
            </div>
            <Marking place="Protective marking, bottom" />
            <Patterns />
        </div>
    }
}
