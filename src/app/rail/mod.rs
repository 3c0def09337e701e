//! The filters.

mod comparison;
mod groups;
mod level;
mod measures;
mod offence_group;
mod offences;
mod overlap;
mod period;
mod revalue;
mod vias;
mod what_if;

use leptos::prelude::*;

use self::comparison::ComparisonFilter;
use self::groups::GroupsFilter;
use self::level::LevelFilter;
use self::measures::MeasuresFilter;
use self::offences::OffencesFilter;
use self::overlap::OverlapFilter;
use self::period::PeriodFilter;
use self::vias::ViasFilter;
use self::what_if::WhatIfFilter;
use super::store::Store;
use crate::browser::timer::after_paint;

/// The filters, with reset always at hand.
#[component]
pub fn Rail() -> impl IntoView {
    let store = Store::here();
    // The frame is painted first, with the rail's place in it; then the filters, in two turns.
    let turn = RwSignal::new(0);
    after_paint(move || {
        _ = turn.try_set(1);
        after_paint(move || _ = turn.try_set(2));
    });
    view! {
        <aside class="rail" id="filters" aria-label="Filters">
            <Show when=move || 0 < turn.get()>
                <button
                    type="button"
                    class="reset"
                    id="reset"
                    disabled=move || !store.is_altered()
                    on:click=move |_| store.reset()
                >
                    "Reset to force settings"
                </button>
                <LevelFilter />
                <PeriodFilter />
                <ComparisonFilter />
                <MeasuresFilter />
            </Show>
            <Show when=move || 1 < turn.get()>
                <OffencesFilter />
                <ViasFilter />
                <GroupsFilter />
                <OverlapFilter />
                <WhatIfFilter />
            </Show>
        </aside>
    }
}
