//! Elements whose size changes, whatever it is that makes it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// An element that is watched until this is dropped.
pub struct Watched {
    observer: web_sys::ResizeObserver,
    /// What the observer calls.
    _heard: Closure<dyn FnMut()>,
}

impl Watched {
    /// Calls `heard` once the element is laid out, and whenever its size has changed; none where the browser cannot.
    #[must_use]
    pub fn new(element: &web_sys::Element, heard: impl FnMut() + 'static) -> Option<Self> {
        let heard = Closure::new(heard);
        let observer = web_sys::ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
