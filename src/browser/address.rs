//! The page's address.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::JsValue;

/// The address as it stands.
#[must_use]
pub fn href() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Its fragment with `#`, as written: the browser's own property would do, but is empty for a bare `#`.
#[must_use]
pub fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The address of a file beside the page.
#[must_use]
pub fn beside_page(relative: &str) -> Option<String> {
    let base = web_sys::window()?.document()?.base_uri().ok().flatten()?;
    web_sys::Url::new_with_base(relative, &base).ok().map(|url| url.href())
}

/// The address, relative to the page, of a file of the program: all lie in one folder, which the page names.
#[must_use]
pub fn of_program(file: &str) -> String {
    let page = web_sys::window().and_then(|window| window.document());
    let named = page.and_then(|page| page.query_selector("meta[name=placeharm]").ok().flatten());
    named.and_then(|named| named.get_attribute("content")).unwrap_or_default() + file
}

/// Sets the fragment: as a new entry of the history, or in place of the present one.
pub fn set_fragment(fragment: &str, new_entry: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    // Refused by browsers that limit how often it may be called: the address then lags, no more.
    _ = if new_entry {
        history.push_state_with_url(&JsValue::NULL, "", Some(fragment))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(fragment))
    };
}

/// Calls back whenever the reader changes the fragment: by typing, by a link, by back and forward.
pub fn on_fragment_change(callback: impl Fn(String) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || callback(fragment()));
    if let Some(window) = web_sys::window() {
        window.set_onpopstate(Some(listener.as_ref().unchecked_ref()));
    }
    // It listens as long as the page lives.
    listener.forget();
}

/// Follows an address within the page, as a link does.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // Refused only for text that is no address.
        _ = window.location().set_hash(fragment);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        _ = window.location().reload();
    }
}
