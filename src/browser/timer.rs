//! Later turns of the event loop.

use gloo::timers::callback::Timeout;

/// Calls `then` in a later turn.
pub fn soon(then: impl FnOnce() + 'static) {
    Timeout::new(0, then).forget();
}

/// Calls `then` before the next paint.
#[cfg(feature = "app")]
pub fn before_paint(then: impl FnOnce() + 'static) {
    use wasm_bindgen::JsCast;
    let then = wasm_bindgen::closure::Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        _ = window.request_animation_frame(then.unchecked_ref());
    }
}

/// Calls `then` after so many milliseconds.
#[cfg(feature = "app")]
pub fn later(millis: u32, then: impl FnOnce() + 'static) {
    Timeout::new(millis, then).forget();
}

/// Calls `then` in a turn of its own once what stands now is painted.
#[cfg(feature = "app")]
pub fn after_paint(then: impl FnOnce() + 'static) {
    before_paint(move || soon(then));
}
