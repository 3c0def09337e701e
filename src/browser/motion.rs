//! Rows that slide to their new place.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::timer;

/// How long a row slides.
pub const SLIDE_MILLIS: u32 = 160;

/// Whether the reader asked for less motion.
#[must_use]
pub fn is_unwanted() -> bool {
    let query =
        web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Lets rows of one height, which stand in their new places already, slide there from where they stood: each by its
/// id and how many rows it moved down (up where negative). Rows that are out of view on both ends stand. It moves
/// nothing but the picture: no row's place changes on the way.
pub fn slide_rows(moved: &[(String, i32)]) {
    let Some(window) = web_sys::window() else { return };
    let height_px = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let Some(page) = window.document() else { return };
    // All are measured before the first is moved: after that each look would lay the page out again.
    let seen = |(id, down): &(String, i32)| {
        let row = page.get_element_by_id(id)?;
        let box_px = row.get_bounding_client_rect();
        let from_px = -f64::from(*down) * box_px.height();
        let (first, last) = (box_px.top().min(box_px.top() + from_px), box_px.bottom().max(box_px.bottom() + from_px));
        (last > 0.0 && first < height_px).then_some((row, from_px))
    };
    let seen: Vec<_> = moved.iter().filter_map(seen).collect();
    for (row, from_px) in seen {
        // A browser without animations shows the row in its place.
        _ = slide(&row, from_px);
    }
}

fn slide(row: &web_sys::Element, from_px: f64) -> Result<(), JsValue> {
    let frame = |transform: &str| {
        let frame = Object::new();
        Reflect::set(&frame, &"transform".into(), &transform.into()).map(|_| JsValue::from(frame))
    };
    let frames = Array::of2(&frame(&format!("translateY({from_px:.1}px)"))?, &frame("none")?);
    let how = Object::new();
    Reflect::set(&how, &"duration".into(), &SLIDE_MILLIS.into())?;
    Reflect::set(&how, &"easing".into(), &"ease-out".into())?;
    // web-sys holds Element.animate to be unstable; every browser since 2020 has it.
    let animate: Function = Reflect::get(row, &"animate".into())?.dyn_into()?;
    animate.call2(row, &frames, &how).map(|_| ())
}

/// Calls `then` once rows that begin to slide now stand.
pub fn after_slide(then: impl FnOnce() + 'static) {
    timer::later(SLIDE_MILLIS, then);
}
