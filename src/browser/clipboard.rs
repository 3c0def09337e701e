//! The clipboard, which browsers give only to pages on https and localhost.

use wasm_bindgen_futures::JsFuture;

/// Whether there is one.
#[must_use]
pub fn is_there() -> bool {
    web_sys::window().is_some_and(|window| window.is_secure_context())
}

/// Copies text; whether the browser allowed it.
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok()
}
