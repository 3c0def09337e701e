//! Where maps of hexagons stand: on the map's page, and on an area's.

use leptos::prelude::*;

use super::hexagon_legend::{HexagonChoice, HexagonLegend};
use super::hexagon_map::HexagonMap;
use super::hexagon_table::{HexagonTable, SpotTable};
use super::located::Located;
use crate::domain::Level;

/// How many hexagons are listed on the map's page, and on an area's.
const LISTED: [usize; 2] = [50, 8];

/// The map of the force with its tables.
#[component]
pub fn HexagonBody(
    /// The level whose borders are drawn.
    level: Level,
) -> impl IntoView {
    provide_context(Located::new(level, None));
    view! {
        <HexagonLegend />
        <div class="map-body">
            <HexagonMap />
            <div class="map-table wide" tabindex="0" role="group" aria-label="Figures of the map">
                <SpotTable />
                <HexagonTable most=LISTED[0] />
            </div>
        </div>
    }
}

/// The map of an area with its table.
#[component]
pub fn AreaHexagons(
    /// The level.
    level: Level,
    /// The area.
    area: u16,
) -> impl IntoView {
    provide_context(Located::new(level, Some(area)));
    view! {
        <section class="area-hexagons" id="area-hexagons">
            <HexagonChoice />
            <HexagonLegend />
            <HexagonMap />
            <HexagonTable most=LISTED[1] />
        </section>
    }
}
