//! Files from the page's own origin, in the page or in a worker.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, Request, RequestCache, RequestInit, Response};

/// Why a file did not come.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The server answered with something else.
    #[error("{url}: found HTTP status {status}, expected 200")]
    Status {
        /// The address.
        url: String,
        /// The status.
        status: u16,
    },
    /// No whole answer came.
    #[error("{url}: found no whole answer ({message}), expected the file")]
    Network {
        /// The address.
        url: String,
        /// What the browser said.
        message: String,
    },
}

/// The address of another file in the folder of one.
#[must_use]
pub fn sibling(url: &str, name: &str) -> String {
    let folder = url.rfind('/').map_or("", |slash| &url[..=slash]);
    format!("{folder}{name}")
}

/// Where bytes go as they come.
pub trait Sink {
    /// So many are expected, and there may be more; whether there is memory for them.
    fn expect(&mut self, _bytes: usize) -> bool {
        true
    }
    /// Whether it works on bytes as they come, so that it is worth unpacking the next meanwhile.
    fn works(&self) -> bool {
        false
    }
    /// Room for so many more.
    fn room(&mut self, bytes: usize) -> &mut [u8];
    /// The room is filled; whether more is wanted.
    fn filled(&mut self) -> bool {
        true
    }
}

impl Sink for Vec<u8> {
    // Memory that grows by doubling would stay with the worker: WebAssembly gives none back.
    fn expect(&mut self, bytes: usize) -> bool {
        self.try_reserve_exact(bytes).is_ok()
    }

    fn room(&mut self, bytes: usize) -> &mut [u8] {
        let from = self.len();
        self.resize(from + bytes, 0);
        &mut self[from..]
    }
}

/// Fetches a file, for which as much memory is set aside as it is said to have; `received` is told the bytes so
/// far. `fresh` asks the server even where the browser holds a copy.
///
/// # Errors
/// Another status than success, or no whole answer.
pub async fn fetch(url: &str, fresh: bool, bytes: usize, received: impl Fn(u64)) -> Result<Vec<u8>, FetchError> {
    let network = |error: JsValue| FetchError::Network { url: url.to_owned(), message: message_of(&error) };
    let init = RequestInit::new();
    init.set_cache(if fresh { RequestCache::NoCache } else { RequestCache::Default });
    let request = Request::new_with_str_and_init(url, &init).map_err(network)?;
    let scope: web_sys::WorkerGlobalScope = js_sys::global().unchecked_into();
    let response = JsFuture::from(scope.fetch_with_request(&request)).await.map_err(network)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(FetchError::Status { url: url.to_owned(), status: response.status() });
    }
    let mut file = Vec::new();
    if let Some(body) = response.body() {
        read(&body, bytes, &mut file, received).await.map_err(network)?;
    }
    Ok(file)
}

/// Reads a stream, expected to have so many bytes, to its end, or for as long as more of it is wanted; `received` is
/// told the bytes so far.
pub(super) async fn read(
    stream: &ReadableStream,
    expected_bytes: usize,
    sink: &mut impl Sink,
    received: impl Fn(u64),
) -> Result<(), JsValue> {
    expect(expected_bytes, sink)?;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = 0;
    loop {
        let chunk = JsFuture::from(reader.read()).await?;
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            return Ok(());
        }
        let value: Uint8Array = Reflect::get(&chunk, &"value".into())?.unchecked_into();
        value.copy_to(sink.room(value.length() as usize));
        if !sink.filled() {
            JsFuture::from(reader.cancel()).await?;
            return Ok(());
        }
        bytes += u64::from(value.length());
        received(bytes);
    }
}

/// Says to a sink how many bytes are to come.
pub(super) fn expect(bytes: usize, sink: &mut impl Sink) -> Result<(), JsValue> {
    if sink.expect(bytes) { Ok(()) } else { Err(js_sys::Error::new(&format!("no memory for {bytes} bytes")).into()) }
}

/// What an exception says.
pub(super) fn message_of(error: &JsValue) -> String {
    let text = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    text.or_else(|| error.as_string()).unwrap_or_else(|| "no reason given".to_owned())
}
