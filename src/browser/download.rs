//! Files that the page gives to the reader; they come out of the page and from no server.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::timer::soon;

/// Offers text as a file of that name and media type, as a press on a download link would.
pub fn offer(name: &str, media_type: &str, text: &str) {
    // Only a browser without blobs or a page without a body could refuse, and then there is nothing to press either.
    _ = try_offer(name, media_type, text);
}

fn try_offer(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let page = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlElement = page.create_element("a")?.unchecked_into();
    link.set_attribute("href", &url)?;
    link.set_attribute("download", name)?;
    link.click();
    // The browser takes the file in a turn of its own.
    soon(move || _ = Url::revoke_object_url(&url));
    Ok(())
}
