//! The panel of a snapshot that could not be opened.

use leptos::prelude::*;

use crate::app::link::Link;
use crate::engine::{Failure, FailureKind};

/// What went wrong, where, and what to do.
#[component]
pub fn Failed(
    /// The failure.
    failure: Failure,
) -> impl IntoView {
    let link = expect_context::<Link>();
    let (title, advice) = words(failure.kind);
    view! {
        <main>
            <div class="panel failed" id="failed" role="alert">
                <h1>{title}</h1>
                <p class="where">{failure.message}</p>
                <h2>"What to do"</h2>
                <p>{advice}</p>
                <p>"No figures are shown, so that none of them can be wrong."</p>
                <button type="button" on:click=move |_| link.open()>"Try again"</button>
            </div>
        </main>
    }
}

/// What a kind of failure is called, and what to do about it.
fn words(kind: FailureKind) -> (&'static str, &'static str) {
    match kind {
        FailureKind::NoSnapshot => (
            "There is no snapshot here",
            "The nightly job puts one into the folder snapshot beside this page. If you look after this page: run the \
             export, or placeharm demo for invented data, with that folder as its output. Otherwise tell whoever does.",
        ),
        FailureKind::Unreachable => (
            "The server did not answer",
            "Check that this computer is on the force's network, then try again. If other pages of the intranet work, \
             tell whoever looks after this one.",
        ),
        FailureKind::FileMissing => (
            "A file of the snapshot is missing",
            "The snapshot may just have been replaced: try again in a minute. If it stays so, it was not copied in full: \
             copy the whole snapshot folder, manifest.json last.",
        ),
        FailureKind::FileDamaged => (
            "A file of the snapshot is damaged",
            "It is cut short, altered, or something else than it should be, such as a sign-in page. Try again; if it \
             stays so, copy the snapshot again, or run placeharm check on it.",
        ),
        FailureKind::OtherVersion => (
            "The snapshot is of another version",
            "Page and export must be of one version. Load the page again in case this browser keeps an old copy; if it \
             stays so, put page and export of the same release into use.",
        ),
        FailureKind::Inconsistent => (
            "The snapshot contradicts itself",
            "Its tables do not fit each other, so nothing of it can be scored. Run placeharm check on it, which names \
             every row at fault, and export it again.",
        ),
    }
}
