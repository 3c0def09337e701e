//! The worker of the page.

#![forbid(unsafe_code)]

use gloo::worker::Registrable;

fn main() {
    console_error_panic_hook::set_once();
    placeharm::engine::EngineWorker::registrar().register();
}
