//! A view in a part of its own, from the moment it is wanted.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Part;
use crate::app::panels::{NotFetched, NotReady};

/// The view, what stands there while its part is fetched, and what to do where it does not come.
#[component]
pub fn Apart(
    /// The part.
    part: Part,
) -> impl IntoView {
    let fetched = RwSignal::new(None);
    let fetch = move || {
        fetched.set(None);
        spawn_local(async move {
            let come = part.fetch().await;
            // Nobody waits for it once another page is open.
            fetched.try_set(Some(come.map(Result::ok)));
        });
    };
    fetch();
    move || match (fetched.get(), part) {
        (None, _) => view! { <p class="panel" role="status">{format!("Opening {}", part.label())}</p> }.into_any(),
        (Some(Some(Some(make))), _) => make(),
        (Some(None), Part::Page(page)) => view! { <NotReady page /> }.into_any(),
        (Some(_), part) => view! { <NotFetched what=part.label() again=Callback::new(move |()| fetch()) /> }.into_any(),
    }
}
