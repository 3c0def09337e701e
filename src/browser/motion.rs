//! Elements that slide to their new place.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::timer;

/// How long one slides.
pub const SLIDE_MILLIS: u32 = 160;

/// Whether the reader asked for less motion.
#[must_use]
pub fn is_unwanted() -> bool {
    let query =
        web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Lets elements, which stand in their new places already, slide there from where they stood: each by its id and how
/// many pixels it moved down (up where negative). It moves nothing but the picture: no place changes on the way.
pub fn slide_down(moved: &[(String, f64)]) {
    let Some(page) = web_sys::window().and_then(|window| window.document()) else { return };
    for (id, down_px) in moved {
        if let Some(element) = page.get_element_by_id(id) {
            // A browser without animations shows it in its place.
            _ = slide(&element, -down_px);
        }
    }
}

fn slide(element: &web_sys::Element, from_px: f64) -> Result<(), JsValue> {
    let frame = |transform: &str| {
        let frame = Object::new();
        Reflect::set(&frame, &"transform".into(), &transform.into()).map(|_| JsValue::from(frame))
    };
    let frames = Array::of2(&frame(&format!("translateY({from_px:.1}px)"))?, &frame("none")?);
    let how = Object::new();
    Reflect::set(&how, &"duration".into(), &SLIDE_MILLIS.into())?;
    Reflect::set(&how, &"easing".into(), &"ease-out".into())?;
    // web-sys holds Element.animate to be unstable; every browser since 2020 has it.
    let animate: Function = Reflect::get(element, &"animate".into())?.dyn_into()?;
    animate.call2(element, &frames, &how).map(|_| ())
}

/// Calls `then` once those that begin to slide now stand.
pub fn after_slide(then: impl FnOnce() + 'static) {
    timer::later(SLIDE_MILLIS, then);
}
