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
    // In two turns: each is long enough.
    let is_second = RwSignal::new(false);
    after_paint(move || _ = is_second.try_set(true));
    view! {
        <button type="button" class="reset" id="reset" disabled=move || !store.is_altered() on:click=move |_| store.reset()>
            "Reset to force settings"
        </button>
        <LevelFilter />
        <PeriodFilter />
        <ComparisonFilter />
        <MeasuresFilter />
        <Show when=move || is_second.get()>
            <OffencesFilter />
            <ViasFilter />
            <GroupsFilter />
            <OverlapFilter />
            <WhatIfFilter />
        </Show>
    }
}
