//! Whether the page is light or dark, as an attribute of its root; without one it is as the computer has it.

const ATTRIBUTE: &str = "data-theme";

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// The theme that was set, if any.
#[must_use]
pub fn chosen() -> Option<String> {
    root()?.get_attribute(ATTRIBUTE)
}

/// Sets a theme, or leaves it to the computer.
pub fn set(theme: Option<&str>) {
    if let Some(root) = root() {
        _ = match theme {
            Some(theme) => root.set_attribute(ATTRIBUTE, theme),
            None => root.remove_attribute(ATTRIBUTE),
        };
    }
}
