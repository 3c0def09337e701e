//! A worker's own worker that unpacks gzip: while it unpacks, this one reads.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// Its script, beside the one of this worker.
const SCRIPT: &str = "unpacker.js";

/// What it has said, and who waits for more.
#[derive(Default)]
struct Inbox {
    said: VecDeque<JsValue>,
    waiting: Option<Waker>,
}

/// An unpacker at work, until this is dropped.
pub(super) struct Unpacker {
    worker: Worker,
    inbox: Rc<RefCell<Inbox>>,
    /// What the browser calls.
    _heard: [Closure<dyn FnMut(MessageEvent)>; 2],
}

impl Unpacker {
    /// One that waits for bytes; none where workers have no workers, or its script does not start.
    pub async fn start() -> Option<Self> {
        let worker = Worker::new(SCRIPT).ok()?;
        let inbox = Rc::new(RefCell::new(Inbox::default()));
        let hear = |of: fn(&MessageEvent) -> JsValue| {
            let inbox = Rc::clone(&inbox);
            Closure::new(move |event: MessageEvent| {
                let mut inbox = inbox.borrow_mut();
                inbox.said.push_back(of(&event));
                if let Some(waiting) = inbox.waiting.take() {
                    waiting.wake();
                }
            })
        };
        let heard = [hear(MessageEvent::data), hear(|_| format!("{SCRIPT} stopped").into())];
        worker.set_onmessage(Some(heard[0].as_ref().unchecked_ref()));
        worker.set_onerror(Some(heard[1].as_ref().unchecked_ref()));
        let unpacker = Self { worker, inbox, _heard: heard };
        let said = unpacker.said().await;
        (said.as_bool() == Some(true)).then_some(unpacker)
    }

    /// Lets it unpack.
    pub fn unpack(&self, packed: &[u8]) -> Result<(), JsValue> {
        self.post(&Uint8Array::from(packed))
    }

    /// The bytes that come next; none after the last.
    pub async fn next(&self) -> Result<Option<Uint8Array>, JsValue> {
        let said = self.said().await;
        if said.is_null() { Ok(None) } else { said.dyn_into().map(Some) }
    }

    /// Gives back what was read, to be filled again.
    pub fn give_back(&self, piece: &Uint8Array) -> Result<(), JsValue> {
        self.post(piece)
    }

    fn post(&self, bytes: &Uint8Array) -> Result<(), JsValue> {
        self.worker.post_message_with_transfer(bytes, &Array::of1(&bytes.buffer()))
    }

    /// What it says next.
    async fn said(&self) -> JsValue {
        let said = poll_fn(|context| {
            let mut inbox = self.inbox.borrow_mut();
            if let Some(said) = inbox.said.pop_front() {
                return Poll::Ready(said);
            }
            inbox.waiting = Some(context.waker().clone());
            Poll::Pending
        });
        said.await
    }
}

impl Drop for Unpacker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
