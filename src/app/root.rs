//! The page from the first moment: what opens the snapshot, and what stands there until it is open.

use leptos::prelude::*;

use super::frame::Frame;
use super::link::{Link, Phase};
use super::panels::{Failed, Loading, OtherBuild};
use crate::browser::element;

/// The whole page.
#[component]
pub fn Root() -> impl IntoView {
    element::remove("start");
    let link = Link::start();
    provide_context(link);
    move || match (link.phase.get(), link.snapshot.get()) {
        (Phase::OtherBuild, _) => view! { <OtherBuild /> }.into_any(),
        (Phase::Failed(failure), _) => view! { <Failed failure /> }.into_any(),
        (Phase::Open, Some(snapshot)) => view! { <Frame snapshot /> }.into_any(),
        _ => view! { <Loading /> }.into_any(),
    }
}
