//! Elements of the page by their id, and attributes of its root.

use wasm_bindgen::JsCast;

/// Moves the keyboard's focus to an element.
pub fn focus(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id(id));
    let Some(element) = element else { return };
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        _ = element.focus();
    } else if let Some(element) = element.dyn_ref::<web_sys::SvgElement>() {
        _ = element.focus();
    }
}

/// The width and height of an element, in pixels.
#[must_use]
pub fn size(id: &str) -> Option<[f64; 2]> {
    let element = web_sys::window()?.document()?.get_element_by_id(id)?;
    Some([f64::from(element.client_width()), f64::from(element.client_height())])
}

/// Whether the keyboard's focus is on an element or in it.
#[must_use]
pub fn holds_focus(id: &str) -> bool {
    let Some(page) = web_sys::window().and_then(|window| window.document()) else { return false };
    let element = page.get_element_by_id(id);
    element.is_some_and(|element| element.contains(page.active_element().as_deref()))
}

/// The id of what the keyboard's focus is on, within an element.
#[must_use]
pub fn id_of_focus_in(id: &str) -> Option<String> {
    let active = web_sys::window()?.document()?.active_element()?;
    let is_within = element(id).is_some_and(|element| element.contains(Some(&active)));
    is_within.then(|| active.id()).filter(|id| !id.is_empty())
}

/// Moves the keyboard's focus to an element where it is on another.
pub fn keep_focus(id: &str) {
    let active = web_sys::window().and_then(|window| window.document()).and_then(|page| page.active_element());
    if active.is_some_and(|active| active.id() != id) {
        focus(id);
    }
}

/// Whether what the keyboard was on is gone, or it was on nothing.
#[must_use]
pub fn is_focus_lost() -> bool {
    let page = web_sys::window().and_then(|window| window.document());
    page.is_none_or(|page| page.active_element().is_none_or(|active| active.tag_name() == "BODY"))
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(page) = web_sys::window().and_then(|window| window.document()) {
        page.set_title(title);
    }
}

/// Takes away the element with which the page begins, once something stands in its place.
pub fn remove(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id(id));
    if let Some(element) = element {
        element.remove();
    }
}

fn element(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// How wide and how high an element is within its edges, in pixels; 0 where it is not there.
#[must_use]
pub fn inner_size_px(id: &str) -> [i32; 2] {
    element(id).map_or([0, 0], |element| [element.client_width(), element.client_height()])
}

/// How far an element is scrolled to the right, in pixels.
#[must_use]
pub fn scroll_left_px(id: &str) -> i32 {
    element(id).map_or(0, |element| element.scroll_left())
}

/// How far an element is scrolled down, in pixels.
#[must_use]
pub fn scroll_top_px(id: &str) -> i32 {
    element(id).map_or(0, |element| element.scroll_top())
}

/// Scrolls an element so far down, in pixels.
pub fn scroll_to_px(id: &str, top_px: i32) {
    if let Some(element) = element(id) {
        element.set_scroll_top(top_px);
    }
}

/// A property of an element's style as the browser works it out, such as a colour.
#[must_use]
pub fn style_of(id: &str, property: &str) -> Option<String> {
    let style = web_sys::window()?.get_computed_style(&element(id)?).ok()??;
    style.get_property_value(property).ok()
}

/// Lets an element hear what a pointer does outside it too, until it is let go.
pub fn capture_pointer(id: &str, pointer: i32) {
    if let Some(element) = element(id) {
        // Refused where the pointer is gone already: then there is nothing to hear.
        _ = element.set_pointer_capture(pointer);
    }
}

/// Whether an element that folds away is open.
#[must_use]
pub fn is_open(id: &str) -> bool {
    element(id).is_some_and(|element| element.has_attribute("open"))
}
