//! A chart's title.

use leptos::prelude::*;

use crate::app::defined::Defined;
use crate::presentation::Term;

/// The title, leading to what its term means where it has one.
#[component]
pub fn Title(
    /// The title.
    title: Signal<String>,
    /// The term.
    term: Option<Term>,
) -> impl IntoView {
    let title = match term {
        Some(term) => view! { <Defined term>{title}</Defined> }.into_any(),
        None => title.into_any(),
    };
    view! { <h3>{title}</h3> }
}
