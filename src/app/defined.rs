//! A term that leads to what it means.

use leptos::prelude::*;

use super::snapshot::Snapshot;
use super::store::Store;
use crate::presentation::{Page, Term};

/// A term, in words of its own or those that stand here, as a link to its entry in the glossary.
#[component]
pub fn Defined(
    /// The term.
    term: Term,
    /// The words here, where they are others than its name.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let href = move || {
        store.address_after(snapshot, |state| {
            state.page = Page::About;
            state.term = Some(term);
        })
    };
    let words = children.map_or_else(|| term.name().into_any(), |children| children());
    view! { <a class="term" href=href>{words}</a> }
}
