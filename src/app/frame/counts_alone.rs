//! The strip over a snapshot that holds counts and no rows.

use leptos::prelude::*;

use crate::app::snapshot::Snapshot;
use crate::presentation::number;

/// Whom the snapshot is for, and what it lacks, where it lacks anything by intention.
#[component]
pub fn CountsAlone() -> impl IntoView {
    let opened = Snapshot::here().opened();
    opened.manifest.audience.as_ref().map(|audience| {
        let text = format!(
            "For {}: counts by sector and offence over {} at a time, each dated to its last month, and no rows. Withheld: {}, those under {} and others that would tell them. They are in no figure \
             here: scores are too low by what they would give, and what is all withheld reads \"withheld\", not 0. \
             People, groups, links and activity are not for this audience.",
            audience.label,
            number::counted(u64::from(audience.months), "month", "months"),
            number::counted(audience.withheld, "count", "counts"),
            audience.smallest
        );
        view! { <p class="strip" id="audience" role="status">{text}</p> }
    })
}
