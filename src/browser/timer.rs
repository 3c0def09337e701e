//! Later turns of the event loop.

use gloo::timers::callback::Timeout;

/// Calls `then` in a later turn.
pub fn soon(then: impl FnOnce() + 'static) {
    Timeout::new(0, then).forget();
}
