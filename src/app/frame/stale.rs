//! The strip over a snapshot that is too old.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::browser::clock;
use crate::presentation::{date, number};

/// Says that the snapshot is stale, where it is.
#[component]
pub fn Stale() -> impl IntoView {
    let opened = Snapshot::here().opened();
    let manifest = &opened.manifest;
    let age_days = clock::today().map_or(0, |today| today.epoch_days() - manifest.created.epoch_days());
    let is_stale = u32::try_from(age_days).is_ok_and(|age_days| age_days > manifest.stale_after_days);
    is_stale.then(|| {
        let limit = number::counted(u64::from(manifest.stale_after_days), "day", "days");
        let text = format!(
            "This snapshot is stale: made on {}, and it should never be over {limit} old. What came in since is not in these figures. \
             Tell whoever looks after this page that the nightly job may have stopped.",
            date::day(manifest.created)
        );
        view! { <p class="strip stale" id="stale" role="status">{text}</p> }
    })
}
