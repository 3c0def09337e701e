//! Files that the page makes and the browser saves.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a file stands at its address after it was saved. Nothing tells the page that the browser has it, and one
/// that is let go at once is now and then not saved.
pub const STANDS_MS: u32 = 60_000;

/// Saves pieces of text as one file of that name and media type; whether the browser took it.
#[must_use]
pub fn save(name: &str, media_type: &str, pieces: &[String]) -> bool {
    saved(name, media_type, pieces).is_ok()
}

/// Saves the file at an address that the page or a worker of it made; whether the browser took it.
#[must_use]
pub fn save_from(name: &str, address: &str) -> bool {
    click(name, address).is_ok()
}

fn saved(name: &str, media_type: &str, pieces: &[String]) -> Result<(), JsValue> {
    let parts: Array = pieces.iter().map(|piece| JsValue::from_str(piece)).collect();
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    save_blob(name, &Blob::new_with_str_sequence_and_options(&parts, &kind)?)
}

/// Saves bytes as one file of that name.
pub(super) fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    click(name, &url)?;
    super::timer::later(STANDS_MS, move || _ = Url::revoke_object_url(&url));
    Ok(())
}

fn click(name: &str, address: &str) -> Result<(), JsValue> {
    let page = web_sys::window().and_then(|window| window.document()).ok_or("found no page")?;
    let link: HtmlAnchorElement = page.create_element("a")?.unchecked_into();
    link.set_href(address);
    link.set_download(name);
    link.click();
    Ok(())
}
