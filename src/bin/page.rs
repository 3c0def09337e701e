//! The page.

#![forbid(unsafe_code)]

fn main() {
    console_error_panic_hook::set_once();
    placeharm::app::start();
}
