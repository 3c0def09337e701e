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
    /// Lets one unpack some bytes; a browser in which workers have no workers says so.
    pub fn start(packed: &Uint8Array) -> Result<Self, JsValue> {
        let worker = Worker::new(SCRIPT)?;
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
        let heard = [hear(MessageEvent::data), hear(|_| format!("{SCRIPT} did not start").into())];
        worker.set_onmessage(Some(heard[0].as_ref().unchecked_ref()));
        worker.set_onerror(Some(heard[1].as_ref().unchecked_ref()));
        worker.post_message_with_transfer(packed, &Array::of1(&packed.buffer()))?;
        Ok(Self { worker, inbox, _heard: heard })
    }

    /// The bytes that come next; none after the last.
    pub async fn next(&self) -> Result<Option<Uint8Array>, JsValue> {
        let said = poll_fn(|context| {
            let mut inbox = self.inbox.borrow_mut();
            if let Some(said) = inbox.said.pop_front() {
                return Poll::Ready(said);
            }
            inbox.waiting = Some(context.waker().clone());
            Poll::Pending
        });
        let said = said.await;
        if said.is_null() {
            return Ok(None);
        }
        // There is room for another.
        self.worker.post_message(&JsValue::NULL)?;
        said.dyn_into().map(Some)
    }
}

impl Drop for Unpacker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
