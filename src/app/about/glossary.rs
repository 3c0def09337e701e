//! What the terms mean.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::browser::{element, timer};
use crate::presentation::Term;

/// Every term; the one that the address names is marked, in view and in focus.
#[component]
pub fn Glossary() -> impl IntoView {
    let store = Store::here();
    Effect::new(move |_| {
        if let Some(term) = store.term.get() {
            timer::after_paint(move || element::focus(&entry_id(term)));
        }
    });
    let entries = Term::ALL.iter().map(|&term| {
        let is_sought = move || (store.term.get() == Some(term)).then_some("true");
        view! {
            <div id=entry_id(term) tabindex="-1" aria-current=is_sought>
                <dt>{term.name()}</dt>
                <dd>{term.meaning()}</dd>
            </div>
        }
    });
    let entries = entries.collect_view();
    view! {
        <section id="glossary">
            <h2>"Glossary"</h2>
            <dl class="glossary">{entries}</dl>
        </section>
    }
}

fn entry_id(term: Term) -> String {
    format!("term-{}", term.id())
}
