//! The filters.

mod comparison;
mod days;
mod edition;
mod generated;
mod level;
mod measure_values;
mod measures;
mod nominals;
mod offence_weights;
mod overlap;
mod period;
mod revalue;
mod time_line;
mod values;
mod vias;
mod what_if;
mod whole_periods;

use leptos::prelude::*;

use self::comparison::ComparisonFilter;
use self::days::DaysFilter;
use self::edition::EditionFilter;
use self::generated::GeneratedFilter;
use self::level::LevelFilter;
use self::measures::MeasuresFilter;
use self::nominals::NominalsFilter;
use self::overlap::OverlapFilter;
use self::period::PeriodFilter;
use self::values::ValueFilter;
use self::vias::ViasFilter;
use self::what_if::WhatIfFilter;
use super::later::Later;
use super::store::Store;
use crate::scoring::Field;

/// The filters, with reset always at hand.
#[component]
pub fn Rail() -> impl IntoView {
    let store = Store::here();
    view! {
        <button type="button" class="reset" id="reset" disabled=move || !store.is_altered() on:click=move |_| store.reset()>
            "Reset to force settings"
        </button>
        <LevelFilter />
        <PeriodFilter />
        <DaysFilter />
        <ComparisonFilter />
        <MeasuresFilter />
        <Later>
            <ValueFilter field=Field::Offence id="offences-filter" title="Offences" />
            <ViasFilter />
            <NominalsFilter />
            <ValueFilter
                field=Field::Group
                id="groups-filter"
                title="Groups"
                note="A record leaves only if no other link still qualifies it."
            />
            <ValueFilter field=Field::Source id="sources-filter" title="Sources" note="Nominals have no source and stay in." />
            <GeneratedFilter />
            <ValueFilter
                field=Field::AreaCommand
                id="commands-filter"
                title="Area commands"
                note="Narrows what is listed. Ranks stay those among the whole force."
            />
            <OverlapFilter />
            <EditionFilter />
            <WhatIfFilter />
        </Later>
    }
}
