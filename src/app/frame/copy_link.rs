//! Copies the page's address.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{address, clipboard};

/// What became of copying.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    Not,
    Done,
    Refused,
}

/// The button, or why there is none.
#[component]
pub fn CopyLink() -> impl IntoView {
    if !clipboard::is_there() {
        let why = "Browsers let a page copy only on https. Copy the address from the address bar instead.";
        return view! { <button type="button" id="copy-link" disabled=true title=why>"Copy link (off)"</button> }
            .into_any();
    }
    let copied = RwSignal::new(Copied::Not);
    let copy = move |_| {
        spawn_local(async move {
            let done = clipboard::copy(address::href()).await;
            copied.set(if done { Copied::Done } else { Copied::Refused });
        });
    };
    let label = move || match copied.get() {
        Copied::Not => "Copy link",
        Copied::Done => "Link copied",
        Copied::Refused => "Not copied",
    };
    view! { <button type="button" id="copy-link" aria-live="polite" on:click=copy on:blur=move |_| copied.set(Copied::Not)>{label}</button> }
        .into_any()
}
