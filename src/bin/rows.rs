//! The worker of the raw rows.

#![forbid(unsafe_code)]

use gloo::worker::Registrable;

fn main() {
    console_error_panic_hook::set_once();
    placeharm::engine::RowsWorker::registrar().register();
}
