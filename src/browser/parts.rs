//! A file put together from parts, which the browser holds and not this program's memory.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::fetch::message_of;

/// The parts so far.
#[derive(Debug, Default)]
pub struct Parts(Array);

impl Parts {
    /// Hands over the next part.
    ///
    /// # Errors
    /// What the browser says.
    pub fn push(&self, bytes: &[u8]) -> Result<(), String> {
        let part = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)));
        self.0.push(part.map_err(|error| message_of(&error))?.as_ref());
        Ok(())
    }

    /// An address at which the page finds the whole, until it is [forgotten](forget).
    ///
    /// # Errors
    /// What the browser says.
    pub fn address(self, media_type: &str) -> Result<String, String> {
        let kind = BlobPropertyBag::new();
        kind.set_type(media_type);
        let address = || -> Result<String, JsValue> {
            Url::create_object_url_with_blob(&Blob::new_with_blob_sequence_and_options(&self.0, &kind)?)
        };
        address().map_err(|error| message_of(&error))
    }
}

/// Lets go of a file that an address was made for.
pub fn forget(address: &str) {
    // An address that is gone needs no forgetting.
    _ = Url::revoke_object_url(address);
}
