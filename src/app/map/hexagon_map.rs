//! The map of hexagons and single records: to look at, to drag, and to open the rows of what lies at a place.

use leptos::ev::{PointerEvent, afterprint, beforeprint, resize};
use leptos::prelude::*;

use super::base_layer::{BaseCredit, BaseLayer};
use super::camera::MapButtons;
use super::hexagon_paint::{CANVASES, CANVASES_ID, Painter};
use super::located::Located;
use crate::app::panels::RowsFailed;
use crate::app::rows_link::{RowsLink, RowsPhase};
use crate::browser::address;
use crate::engine::MOST_PINS;
use crate::presentation::hexagon_map::{Detail, hexagon_at, nearest_pin};
use crate::presentation::number;
use crate::rows::{Bound, Filter, Harm, Hexagon, Hexagons, POINT, Pin, Test};

/// How near a pointer must come to a single record.
const NEAR_PX: f64 = 8.0;

/// What lies under the pointer.
enum Under {
    Hexagon(Hexagon, Hexagons),
    Pin(Pin),
}

/// The map, or why there is none.
#[component]
pub fn HexagonMap() -> impl IntoView {
    let located = Located::here();
    let (rows, painter) = (RowsLink::here(), Painter::new(&located));
    let said = RwSignal::new(String::new());
    let listeners = [
        window_event_listener(resize, move |_| painter.draw_soon()),
        window_event_listener(beforeprint, move |_| painter.draw_for_paper()),
        window_event_listener(afterprint, move |_| painter.draw_soon()),
    ];
    on_cleanup(move || listeners.into_iter().for_each(leptos::prelude::WindowListenerHandle::remove));
    let camera = located.camera;
    let base = BaseLayer::new(camera, located.projection);
    let moved = move |event: PointerEvent| {
        if camera.pointer_move(&event, CANVASES[1]) {
            return;
        }
        let under = under(&located, offset(&event));
        located.pointed.set(match &under {
            Some(Under::Hexagon(hexagon, _)) => Some(hexagon.cell),
            _ => None,
        });
        said.set(under.as_ref().map(|under| words(&located, under)).unwrap_or_default());
    };
    let opened = move |event: leptos::ev::MouseEvent| {
        if camera.has_dragged() {
            return;
        }
        let at = [f64::from(event.offset_x()), f64::from(event.offset_y())];
        if let Some(under) = under(&located, at) {
            address::go(&located.address_of_rows(filters(&under)));
        }
    };
    let busy = move || located.hexagons.with(Option::is_none).to_string();
    let status = move || status(&located, rows);
    let failed = move || matches!(rows.phase.get(), RowsPhase::Failed(_) | RowsPhase::OtherBuild);
    let again = move || located.failure.with(Option::is_some);
    let sentence = move || {
        format!(
            "Map of harm: {}. Arrow keys shift it, plus and minus zoom, 0 shows the whole. The table beside it has the figures.",
            located.detail.get().words()
        )
    };
    view! {
        <div class="map-frame hexagon-map" id="hexagon-map" aria-busy=busy>
            <div class="map-tools">
                <p class="map-said" role="status">{status}</p>
                <Show when=again>
                    <button type="button" on:click=move |_| rows.tries.update(|tries| *tries += 1)>"Try again"</button>
                </Show>
                <MapButtons camera whole=located.whole() />
            </div>
            <Show when=failed><RowsFailed /></Show>
            <div class="canvases" id=CANVASES_ID>
                {base.beside()}
                <canvas id=CANVASES[0]></canvas>
                <canvas
                    id=CANVASES[1]
                    tabindex="0"
                    role="img"
                    aria-label=sentence
                    on:keydown=move |event| camera.keydown(&event)
                    on:wheel=move |event| camera.wheel(&event)
                    on:pointerdown=move |event| camera.pointer_down(&event)
                    on:pointermove=moved
                    on:pointerleave=move |_| { located.pointed.set(None); said.set(String::new()); }
                    on:click=opened
                ></canvas>
            </div>
            <p class="map-under quiet">{move || said.get()}</p>
            <BaseCredit base />
        </div>
    }
}

fn offset(event: &PointerEvent) -> [f64; 2] {
    [f64::from(event.offset_x()), f64::from(event.offset_y())]
}

/// How far the worker has got, and what is drawn.
fn status(located: &Located, rows: RowsLink) -> String {
    if let Some(failure) = located.failure.get() {
        return format!("The records' points could not be fetched: {}.", failure.message);
    }
    match (rows.phase.get(), rows.fetching.get(), located.hexagons.get()) {
        (RowsPhase::Opening(done, total), ..) if total > 0 => {
            format!("Fetching the tables: {} of {}", number::bytes(done), number::bytes(total))
        }
        (_, Some((done, total)), _) => format!("Fetching the records' points: part {} of {total}", done + 1),
        (_, _, None) => "Fetching the tables".to_owned(),
        (_, _, Some(found)) => shown(located, &found),
    }
}

fn shown(located: &Located, found: &Hexagons) -> String {
    let drawn = match (located.detail.get(), located.pins.with(Option::is_some)) {
        (detail @ Detail::Hexagons(_), _) | (detail, true) => detail.words(),
        (_, false) => format!(
            "{}; single records where no more than {} points are in view",
            Detail::Hexagons(found.resolution).words(),
            number::whole(MOST_PINS as u64)
        ),
    };
    if found.whole.records == 0 {
        return "No such records under these filters.".to_owned();
    }
    if found.hexagons.is_empty() {
        return "None of these records has a point, so nothing can be drawn.".to_owned();
    }
    if has_no_pin_in_view(located) {
        return format!("None of these records lies in view: zoom out, or show the whole {}.", located.whole());
    }
    format!("{drawn}. Press one for its rows.")
}

fn has_no_pin_in_view(located: &Located) -> bool {
    let (Some(found), Some(projection)) = (located.pins.get(), located.projection.get()) else { return false };
    let (view, [width_px, height_px]) = (located.camera.view.get(), located.camera.size.get());
    let is_in_view = |pin: &Pin| {
        let [x, y] = view.at(projection.at(pin.point_deg));
        (0.0..width_px).contains(&x) && (0.0..height_px).contains(&y)
    };
    !found.pins.iter().any(is_in_view)
}

fn under(located: &Located, at: [f64; 2]) -> Option<Under> {
    let (view, projection) = (located.camera.view.get_untracked(), located.projection.get_untracked()?);
    let point = projection.deg(view.under(at));
    if let Some(found) = located.pins.get_untracked() {
        let px = |pin: &Pin| view.at(projection.at(pin.point_deg));
        return nearest_pin(&found.pins, at, NEAR_PX, px).cloned().map(Under::Pin);
    }
    let found = located.hexagons.get_untracked()?;
    let hexagon = found.hexagons.get(hexagon_at(&found.hexagons, point)?)?.clone();
    let about = Hexagons { hexagons: Vec::new(), ..*found };
    Some(Under::Hexagon(hexagon, about))
}

/// What lies under the pointer, in words.
fn words(located: &Located, under: &Under) -> String {
    match under {
        Under::Hexagon(hexagon, _) => {
            let spots = located.spots.get_untracked();
            let is_spot = spots.is_some_and(|found| found.spots.iter().any(|spot| spot.cell == hexagon.cell));
            let spot = if is_spot { ", a harm spot" } else { "" };
            format!("{}: {}{spot}", located.name_of(hexagon), harm_words(hexagon.harm))
        }
        Under::Pin(pin) => format!("At this point: {}", harm_words(pin.harm)),
    }
}

fn harm_words(harm: Harm) -> String {
    format!("{} points, {}", number::points(harm.points()), number::counted(harm.records, "record", "records"))
}

/// The filters that leave the rows of what lies under the pointer.
fn filters(under: &Under) -> Vec<Filter> {
    match under {
        Under::Hexagon(hexagon, found) => vec![in_hexagon(hexagon, found)],
        Under::Pin(pin) => {
            let at = |axis: usize| Bound::new(pin.point_deg[axis]);
            let filter =
                |axis: usize| Filter { column: POINT[axis].to_owned(), test: Test::Between(at(axis), at(axis)) };
            [0, 1].map(filter).to_vec()
        }
    }
}

/// The filter that leaves the rows of a hexagon.
pub fn in_hexagon(hexagon: &Hexagon, found: &Hexagons) -> Filter {
    Filter { column: found.resolution.column().to_owned(), test: Test::OneOf([hexagon.name()].into()) }
}
