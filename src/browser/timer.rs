//! Later turns of the event loop.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Of a window and of a worker alike.
    #[wasm_bindgen(js_name = "setTimeout")]
    fn set_timeout(then: &JsValue, millis: u32);
}

/// Calls `then` in a later turn.
pub fn soon(then: impl FnOnce() + 'static) {
    later(0, then);
}

/// Calls `then` before the next paint.
#[cfg(feature = "app")]
pub fn before_paint(then: impl FnOnce() + 'static) {
    use wasm_bindgen::JsCast;
    let then = Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        _ = window.request_animation_frame(then.unchecked_ref());
    }
}

/// Calls `then` after so many milliseconds.
pub fn later(millis: u32, then: impl FnOnce() + 'static) {
    // It frees itself once it was called. A timeout of gloo's that is forgotten never does, and there are 40 to a
    // question, one for each turn of drawing ranks.
    set_timeout(&Closure::once_into_js(then), millis);
}

/// Calls `then` in a turn of its own once what stands now is painted.
#[cfg(feature = "app")]
pub fn after_paint(then: impl FnOnce() + 'static) {
    before_paint(move || soon(then));
}
