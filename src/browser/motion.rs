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

/// Elements on their way. Once this is dropped they stand.
#[derive(Default)]
pub struct Slides(Vec<JsValue>);

impl Slides {
    /// Lets elements, which stand in their new places already, slide there from where they stood: each by its id and
    /// how many pixels it moved down (up where negative). It moves nothing but the picture: no place changes on the way.
    #[must_use]
    pub fn begin(moved: &[(String, f64)]) -> Self {
        let Some(page) = web_sys::window().and_then(|window| window.document()) else { return Self::default() };
        // A browser without animations shows each in its place.
        let slide = |(id, down_px): &(String, f64)| slide(&page.get_element_by_id(id)?, -down_px).ok();
        Self(moved.iter().filter_map(slide).collect())
    }
}

impl Drop for Slides {
    fn drop(&mut self) {
        for slide in &self.0 {
            let cancel = Reflect::get(slide, &"cancel".into()).and_then(JsCast::dyn_into::<Function>);
            // One that has arrived stands already.
            _ = cancel.and_then(|cancel| cancel.call0(slide));
        }
    }
}

fn slide(element: &web_sys::Element, from_px: f64) -> Result<JsValue, JsValue> {
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
    animate.call2(element, &frames, &how)
}

/// Calls `then` once those that begin to slide now stand.
pub fn after_slide(then: impl FnOnce() + 'static) {
    timer::later(SLIDE_MILLIS, then);
}
