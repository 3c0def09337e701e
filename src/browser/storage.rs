//! What is remembered on this computer: settings of the reader's, nothing about crime or people.

fn storage() -> Option<web_sys::Storage> {
    // A browser may refuse it.
    web_sys::window()?.local_storage().ok().flatten()
}

/// What is remembered under a key.
#[must_use]
pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Remembers text under a key; where the browser refuses, it is forgotten with the page.
pub fn remember(key: &str, text: &str) {
    if let Some(storage) = storage() {
        _ = storage.set_item(key, text);
    }
}

/// Forgets a key.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        _ = storage.remove_item(key);
    }
}
